"""The fund's publication: members, reach, money, the book's head, how to join."""

from __future__ import annotations

import datetime
from typing import Any

from thuanna.foundation.law import queries as law
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import Phrase, t
from thuanna.money.funds import rules as fund_rules
from thuanna.money.funds.models import Fund
from thuanna.money.funds.queries import fund as funds
from thuanna.oversight.publications import suppression, tables
from thuanna.oversight.publications.builders import fund_year, labels
from thuanna.oversight.publications.drafts import Draft, people, satang, words
from thuanna.oversight.publications.reading import area as areas
from thuanna.oversight.publications.reading import book as books
from thuanna.oversight.publications.reading import membership as members
from thuanna.oversight.publications.reading import money as moneys
from thuanna.oversight.publications.suppression import Cell, Figure, Memory

SCHEMA = "fund-1"
KINDS = tuple(fund_rules.CATEGORY_WORDS)
SEXES = labels.SEXES
_ELSEWHERE = t("นอกพื้นที่หรือยังไม่ระบุหมู่บ้าน", "Elsewhere, or village not stated")


def build(tenant: Tenant, fund: Fund, memory: Memory, *, on: datetime.date) -> Draft:
    """What the fund would publish on a day. Acts for the fund's tenant."""
    area = areas.area(on)
    k = law.book("privacy/publication", on=on).number("small_numbers_min")
    membership, money = members.membership(on), moneys.money(on)
    villages = _villages(membership)
    people_cells = _people_cells(membership, villages)
    money_cells = _money_cells(money) if money is not None else []
    figures = suppression.protect(people_cells, memory, k=k, on=on)
    figures |= suppression.protect(money_cells, memory, k=k, on=on)
    content: dict[str, Any] = {
        "schema": SCHEMA,
        "code": tenant.code,
        "as_of": on.isoformat(),
        "is_demo": tenant.is_demo,
        "name": words(tenant.name_th, tenant.name_en),
        "motto": words(tenant.motto_th, tenant.motto_en),
        "host": tenant.host_tenant.code if tenant.host_tenant else None,
        "small_numbers_min": k,
        "about": _about(fund),
        "place": area.places,
        "map": area.picture,
        "members": {key: people(figures[f"members/{key}"]) for key in ("now", "ever", "left")},
        "reach": {"villages": len(membership.villages), "with_members": membership.villages_with_members},
        "by_village": _by_village(figures, villages),
        "by_sex": [
            {"key": key, **words(*_both(label)), **people(figures[f"sex/{key}"])}
            for key, label in SEXES.items()
            if f"sex/{key}" in figures
        ],
        "money": _money(money, figures) if money is not None else None,
        "book": _book(on),
        "join": _join(fund, on),
    }
    content["year"] = fund_year.year(content, on=on)
    return Draft(
        "fund",
        tenant.code,
        SCHEMA,
        on,
        content,
        figures,
        inside=labels.inside([*people_cells, *money_cells], villages),
        memory=suppression.remember(figures, memory),
    )


def _both(phrase: Phrase) -> tuple[str, str]:
    return phrase.in_("th"), phrase.in_("en")


def _villages(membership: members.Membership) -> list[members.Village]:
    villages = list(membership.villages)
    if any(village == members.ELSEWHERE for village, _ in membership.by_village):
        villages.append(members.Village(members.ELSEWHERE, *_both(_ELSEWHERE)))
    return villages


def _people_cells(membership: members.Membership, villages: list[members.Village]) -> list[Cell]:
    """One ring: everybody ever → who left, who is here → by village and kind → by sex → everybody ever."""
    sexes = {key: membership.by_sex[key] for key in SEXES if membership.by_sex.get(key)}
    now, left = membership.now, membership.left
    return [
        *tables.single("members/ever", "everybody", "sorted", now + left),
        *tables.single("members/left", "sorted", "everybody", left, tables.PART),
        *tables.single("members/now", "sorted", "members", now, tables.WHOLE * 10),
        *tables.crossed(
            "village", "members", "counted", [v.key for v in villages], KINDS, membership.by_village
        ),
        *tables.listed("sex", "counted", "everybody", sexes, weight=tables.ROW),
    ]


def _money_cells(money: moneys.MoneyFacts) -> list[Cell]:
    """What was there and what came in flow into the fund; what went out and what is left flow out of it."""
    year = money.year

    def cell(key: str, begin: str, end: str, sum_: moneys.Sum, weight: int) -> Cell:
        return Cell(f"money/{year}/{key}", begin, end, sum_.satang, sum_.entries, weight, may_be_nought=True)

    return [
        *(cell(f"in/{key}", "world", "in", one, tables.PART) for key, one in money.came_in.items()),
        *(cell(f"out/{key}", "out", "world", one, tables.PART) for key, one in money.went_out.items()),
        cell("in", "in", "fund", money.in_all, tables.ROW),
        cell("out", "fund", "out", money.out_all, tables.ROW),
        cell("brought_forward", "world", "fund", money.brought_forward, tables.COLUMN),
        cell("left", "fund", "world", money.left, tables.WHOLE),
    ]


def _by_village(figures: dict[str, Figure], villages: list[members.Village]) -> dict[str, Any]:
    return {
        "columns": [{"key": key, **words(*_both(fund_rules.CATEGORY_WORDS[key]))} for key in KINDS],
        "rows": [
            {
                "key": village.key,
                **words(village.th, village.en),
                "cells": [people(figures[f"village/{village.key}/{kind}"]) for kind in KINDS],
                "all": people(figures[f"village/{village.key}/{tables.ALL}"]),
            }
            for village in villages
        ],
        "all": [people(figures[f"village/{tables.ALL}/{kind}"]) for kind in KINDS],
    }


def _money(money: moneys.MoneyFacts, figures: dict[str, Figure]) -> dict[str, Any]:
    def shown(key: str) -> dict[str, Any]:
        return satang(figures[f"money/{money.year}/{key}"])

    return {
        "fiscal_year": money.year.year,
        "starts_on": money.year.starts_on.isoformat(),
        "ends_before": money.year.ends_before.isoformat(),
        "in": [
            {"key": key, **words(*_both(moneys.SOURCES[key])), **shown(f"in/{key}")} for key in money.came_in
        ],
        "in_all": shown("in"),
        "out": [
            {"key": key, **words(*_both(moneys.USES[key])), **shown(f"out/{key}")} for key in money.went_out
        ],
        "out_all": shown("out"),
        "brought_forward": shown("brought_forward"),
        "left": shown("left"),
    }


def _book(on: datetime.date) -> dict[str, Any] | None:
    head = books.book(on)
    if head is None:
        return None
    return {"seq": head.seq, "journals": head.journals, "hash": head.hash, "on": head.on.isoformat()}


def _about(fund: Fund) -> dict[str, Any]:
    return {
        "founded_on": fund.founded_on.isoformat(),
        "objectives": words(fund.objectives_th, fund.objectives_en),
        "population": fund.population,
        "population_on": fund.population_on.isoformat() if fund.population_on else None,
    }


def _join(fund: Fund, on: datetime.date) -> dict[str, Any]:
    return {
        "how": words(fund.how_to_join_th, fund.how_to_join_en),
        "entry_fee_satang": fund.entry_fee_satang,
        "office": words(fund.office_place_th, fund.office_place_en),
        "phone": fund.office_phone,
        "points": [
            {
                "village": words(*_both(point.community.label)) if point.community else None,
                "place": words(point.place_th, point.place_en),
            }
            for point in funds.points_on(on)
        ],
    }
