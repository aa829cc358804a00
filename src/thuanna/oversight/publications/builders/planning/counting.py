"""The figures of one project as networks for the privacy gate: who came, what was spent, what was earned."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from thuanna.kernel.language import Phrase, t
from thuanna.oversight.publications import tables
from thuanna.oversight.publications.drafts import people, words
from thuanna.oversight.publications.suppression import Cell
from thuanna.services.planning.models import AttendanceCount, EarningCount, ProjectSpending
from thuanna.services.planning.words import GROUPS, PAID_TO_PEOPLE, SEXES, SPENDING_KINDS

from .made import WHOLE_TOWN, Gated, coded

_OUTSIDE = t("เพื่อนบ้านจากนอกพื้นที่", "neighbours from outside")


def came(counts: Iterable[AttendanceCount]) -> list[Cell]:
    """Everybody who came, counted by group, by sex and by place: three lists with one total."""
    by_group: Counter[str] = Counter()
    by_sex: Counter[str] = Counter()
    by_place: Counter[str] = Counter()
    for row in counts:
        by_group[row.group] += row.people
        by_sex[row.sex] += row.people
        by_place[_place_of(row)[0]] += row.people
    return [
        *tables.single("people/all", "world", "came", sum(by_group.values())),
        *tables.listed("people", "came", "by_group", by_group),
        *tables.listed("sex", "by_group", "by_sex", by_sex),
        *tables.listed("place", "by_sex", "world", by_place),
    ]


def people_shown(counts: Iterable[AttendanceCount], gated: Gated) -> dict[str, Any]:
    """Who came, as far as it is shown."""
    places: dict[str, Phrase] = dict(sorted(_place_of(row) for row in counts))
    return {
        "all": people(gated.figures["people/all"]),
        "groups": _listed("people", GROUPS, gated),
        "sexes": _listed("sex", SEXES, gated),
        "places": _listed("place", places, gated),
    }


def spent(spendings: Iterable[ProjectSpending]) -> list[Cell]:
    """What was spent by kind and by month, with one total.

    Money that reached persons counts as many as it reached. In other money there is no person, so that any
    change of it may be shown: what is bought from a shop is public by law.
    """
    by_kind: defaultdict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    by_month: Counter[str] = Counter()
    for one in spendings:
        satang, count = by_kind[one.kind]
        counted = one.people if one.kind in PAID_TO_PEOPLE else abs(one.satang)
        by_kind[one.kind] = (satang + one.satang, count + counted)
        by_month[f"{one.spent_on:%Y-%m}"] += one.satang
    whole = sum(satang for satang, _ in by_kind.values())
    return [
        Cell("spent/all", "purse", "spent", whole, abs(whole), tables.WHOLE, may_be_nought=True),
        *(
            Cell(f"kind/{kind}", "spent", "by_kind", satang, count, tables.PART, may_be_nought=True)
            for kind, (satang, count) in by_kind.items()
        ),
        *(
            Cell(f"month/{month}", "by_kind", "purse", satang, abs(satang), tables.ROW, may_be_nought=True)
            for month, satang in sorted(by_month.items())
        ),
    ]


def money_shown(gated: Gated) -> dict[str, Any]:
    """What was spent, as far as it is shown."""
    months = [key for key in gated.figures if key.startswith("month/")]
    return {
        "spent": gated.figures["spent/all"].flow,
        "kinds": [
            {**coded(kind, SPENDING_KINDS), "satang": gated.figures[f"kind/{kind}"].flow}
            for kind in SPENDING_KINDS
            if f"kind/{kind}" in gated.figures
        ],
        "months": [
            {"month": key.partition("/")[2], "satang": gated.figures[key].flow} for key in sorted(months)
        ],
    }


def incomes(earnings: Iterable[EarningCount]) -> list[Cell]:
    """What families earn a month with what they learned, each time somebody asked."""
    return [
        cell
        for one in earnings
        for cell in (
            Cell(_income(one), "world", _income(one), one.families, one.families, tables.WHOLE),
            Cell(f"{_income(one)}/money", "world", f"{_income(one)}/money", one.satang_a_month, one.families),
        )
    ]


def incomes_shown(earnings: Iterable[EarningCount], gated: Gated) -> list[dict[str, Any]]:
    """Incomes, as far as they are shown."""
    return [
        {
            "activity": one.activity_id,
            "on": one.counted_on.isoformat(),
            "families": gated.figures[_income(one)].flow,
            "satang_a_month": gated.figures[f"{_income(one)}/money"].flow,
            "words": one.words,
        }
        for one in earnings
    ]


def _income(one: EarningCount) -> str:
    return f"income/{one.activity_id}/{one.counted_on.isoformat()}"


def _place_of(row: AttendanceCount) -> tuple[str, Phrase]:
    if row.is_neighbour:
        return "outside", _OUTSIDE
    if row.community is None:
        return "town", WHOLE_TOWN
    return f"c{row.community_id}", row.community.label


def _listed(name: str, headings: Mapping[str, Phrase], gated: Gated) -> list[dict[str, Any]]:
    return [
        {"key": str(key), **words(label.in_("th"), label.in_("en")), **people(gated.figures[f"{name}/{key}"])}
        for key, label in headings.items()
        if f"{name}/{key}" in gated.figures
    ]
