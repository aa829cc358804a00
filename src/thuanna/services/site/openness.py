"""The openness checklist (OIT) of a fiscal year: what stands for each item, and whether it is fresh. Pure.

The items and where each is looked for are ``rules/site/oit_YEAR.yaml``. A year without a list of its own uses
the newest list before it, and says so: numbers change by year.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from thuanna.foundation.law import functions, reading
from thuanna.foundation.law import queries as law
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.rules import Check, Decision, RuleBook

_STALE: Final = "evidence_stale"


class State(StrEnum):
    """How an item stands."""

    FOUND = "found"
    BY_HAND = "by_hand"
    STALE = "stale"
    MISSING = "missing"


STATE_WORDS: Final[Mapping[State, Phrase]] = {
    State.FOUND: t("มีหน้าแล้ว", "there is a page"),
    State.BY_HAND: t("ระบุเอง", "given by hand"),
    State.STALE: t("ควรทบทวน", "to be looked at again"),
    State.MISSING: t("ยังไม่ครบ", "not yet"),
}


@dataclass(frozen=True)
class Item:
    """One item of a year's list, and where it is looked for."""

    code: str
    label: Phrase
    place: str
    confidence: str

    @property
    def number(self) -> str:
        """As the list prints it: O14."""
        return self.code.upper()


@dataclass(frozen=True)
class Thing:
    """Something published: where it is, what it is called, of which day."""

    place: str
    title: str
    address: str
    as_of: datetime.date


@dataclass(frozen=True)
class ByHand:
    """What somebody said about an item."""

    address: str
    explanation: str
    evidence_on: datetime.date


@dataclass(frozen=True)
class Row:
    """An item as the checklist shows it."""

    item: Item
    state: State
    things: tuple[Thing, ...]
    by_hand: ByHand | None
    evidence_on: datetime.date | None

    @property
    def addresses(self) -> list[str]:
        """Everywhere the item can be seen, what was given by hand first."""
        given = [self.by_hand.address] if self.by_hand and self.by_hand.address else []
        return [*given, *(one.address for one in self.things)]


@dataclass(frozen=True)
class Checklist:
    """A fiscal year's list.

    :ivar numbered_as: the year whose numbering it uses
    """

    fiscal_year: int
    numbered_as: int
    rows: list[Row]

    def counted(self, state: State) -> int:
        """How many items stand so."""
        return sum(one.state is state for one in self.rows)


@functools.cache
def known_years() -> tuple[int, ...]:
    """The years whose list is known: each has a rule file of its own."""
    files = (reading.rules_root() / "site").glob("oit_*.yaml")
    return tuple(sorted(int(one.stem.removeprefix("oit_")) for one in files))


def list_of(fiscal_year: int) -> int:
    """The newest known list that is not of a later year; the oldest known where there is none."""
    known = known_years()
    return max((one for one in known if one <= fiscal_year), default=known[0])


def book(fiscal_year: int, on: datetime.date) -> RuleBook:
    """The rules of the list that a year uses."""
    return law.book(f"site/oit_{list_of(fiscal_year)}", on=on)


def items(rules: RuleBook) -> list[Item]:
    """Every item of a list, in its order."""
    return [
        Item(code, parameter.label, str(rules.value(code)), parameter.confidence or "")
        for code, parameter in rules.file.parameters.items()
        if code != _STALE
    ]


def checklist(
    fiscal_year: int, things: Sequence[Thing], by_hand: Mapping[str, ByHand], *, on: datetime.date
) -> Checklist:
    """Each item with what stands for it on a day."""
    rules = book(fiscal_year, on)
    days = rules.number(_STALE)
    rows = [_row(item, things, by_hand.get(item.code), on, days) for item in items(rules)]
    return Checklist(fiscal_year, list_of(fiscal_year), rows)


def fiscal_year_of(day: datetime.date) -> int:
    """The year whose list is being filled."""
    return FiscalYear.of(day).year


def _row(item: Item, things: Sequence[Thing], given: ByHand | None, on: datetime.date, days: int) -> Row:
    found = tuple(one for one in things if _fits(item.place, one))
    newest = max((one.as_of for one in found), default=None)
    evidence = max((day for day in (newest, given.evidence_on if given else None) if day), default=None)
    if evidence is None:
        state = State.MISSING
    elif (on - evidence).days > days:
        state = State.STALE
    else:
        state = State.FOUND if found else State.BY_HAND
    return Row(item, state, found, given, evidence)


def _fits(place: str, thing: Thing) -> bool:
    """Whether a published thing is where an item is looked for; words after ``~`` stand in its title."""
    where, _, words = place.partition("~")
    if words and words not in thing.title:
        return False
    kind, _, several = where.partition(":")
    return thing.place in ({f"{kind}:{one}" for one in several.split(",")} if several else {kind})


def decide(facts: Mapping[str, Any], rules: RuleBook) -> Decision:
    """Is an item of the list fulfilled by what was found?"""
    code, found = facts["item"], facts["found"]
    there = rules.condition(
        code,
        found > 0,
        f"{found} ≥ 1" if found else "0 < 1",
        t("มีหน้าที่เปิดเผยเรื่องนี้ {n} หน้า", "pages that show it: {n}", n=found),
    )
    age = facts.get("days_old")
    return Decision.all_of(there, _fresh(age, rules)) if found and age is not None else Decision.all_of(there)


def _fresh(age: int, rules: RuleBook) -> Check:
    limit = rules.number(_STALE)
    is_fresh = age <= limit
    return rules.condition(
        _STALE,
        True if is_fresh else None,  # old is not wrong: a person looks whether it still holds
        f"{age} {'≤' if is_fresh else '>'} {limit}",
        t("หลักฐานเก่า {age} วัน (ทบทวนเมื่อเกิน {limit} วัน)", "evidence {age} days old (looked at after {limit})",
          age=age, limit=limit),
    )  # fmt: skip


def _function(year: int) -> functions.Function:
    """The decision as the worked cases of a year's list know it; that of the first has the plain name."""
    return functions.Function(
        name="site/openness" if year == known_years()[0] else f"site/openness_{year}",
        about=t(
            "รายการเปิดเผยข้อมูล (OIT) ปี {year} ข้อนี้ครบหรือยัง",
            "is an item of the openness checklist of {year} fulfilled",
            year=year,
        ),
        facts=(
            functions.Fact("item", functions.Kind.TEXT, t("ข้อ เช่น o14", "the item, such as o14")),
            functions.Fact("found", functions.Kind.COUNT, t("จำนวนหน้าที่พบ", "how many pages were found")),
            functions.Fact(
                "days_old",
                functions.Kind.COUNT,
                t("หลักฐานเก่ากี่วัน", "how old the evidence is"),
                required=False,
            ),
        ),
        law=f"site/oit_{year}",
        reasons=("the item", _STALE),
        decide=decide,
    )


FUNCTIONS = tuple(functions.register(_function(year)) for year in known_years())
