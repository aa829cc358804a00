"""Sums over what a town has published of its chain: the matrix, the year's report, where the money went.

Pure functions of published cards: they can show nothing that a project's own page does not, and where a
number is withheld there, a sum here says that it is at least so much.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from thuanna.kernel.language import Phrase
from thuanna.kernel.money import ZERO, Money
from thuanna.services.planning.words import DIMENSIONS, GROUPS, SPENDING_KINDS

Listing = dict[str, Any]


@dataclass
class AtLeast:
    """A sum of published numbers; `more` where some are withheld."""

    value: int = 0
    more: bool = False

    def add(self, number: int | None) -> None:
        """Take in one published number."""
        self.value += number or 0
        self.more = self.more or number is None

    @property
    def money(self) -> Money:
        return Money(self.value)


@dataclass
class Cell:
    """One dimension and group: what was asked and answered, what is done, how many came."""

    needs: int = 0
    answered: int = 0
    projects: int = 0
    reached: AtLeast = field(default_factory=AtLeast)

    @property
    def is_empty(self) -> bool:
        return not (self.needs or self.projects or self.reached.value or self.reached.more)

    @property
    def gap(self) -> str:
        """What is missing: an answer, a project, or anybody reached; nothing where it goes its way."""
        if self.needs > self.answered:
            return "answer"
        if self.needs and not self.projects:
            return "project"
        return "reach" if self.projects and not (self.reached.value or self.reached.more) else ""


@dataclass
class Row:
    """One dimension with its cells in the order of the groups."""

    key: str
    words: Phrase
    cells: list[tuple[Phrase, Cell]]

    @property
    def is_empty(self) -> bool:
        return all(cell.is_empty for _, cell in self.cells)


def matrix(needs: Iterable[Listing], projects: Iterable[Listing]) -> list[Row]:
    """Every dimension × group. What has two dimensions counts in both, so columns do not add up."""
    cells: defaultdict[tuple[str, str], Cell] = defaultdict(Cell)
    for need in needs:
        for dimension in need["dimensions"]:
            cell = cells[dimension["key"], need["group"]["key"]]
            cell.needs += 1
            cell.answered += need["answer"] is not None
    for project in projects:
        for dimension in project["dimensions"]:
            cells[dimension["key"], project["group"]["key"]].projects += 1
            for group in project["groups"]:
                cells[dimension["key"], group["key"]].reached.add(group["value"])
    return [
        Row(str(code), words, [(GROUPS[group], cells[code, group]) for group in GROUPS])
        for code, words in DIMENSIONS.items()
    ]


@dataclass
class Year:
    """A fiscal year's projects in sum."""

    rows: list[Listing]
    budget: Money
    spent: AtLeast
    times: int
    reached: AtLeast


def year(projects: Iterable[Listing]) -> Year:
    """The lines of a year's report and their sums."""
    rows = sorted(projects, key=lambda one: str(one["title"]["th"]))
    spent, reached = AtLeast(), AtLeast()
    for one in rows:
        spent.add(one["spent"])
        if one["times"]:
            reached.add(one["reached"])
    return Year(
        rows, Money(sum(one["budget"] for one in rows)), spent, sum(one["times"] for one in rows), reached
    )


@dataclass
class Purse:
    """Where money came from and what it was spent on."""

    funders: list[tuple[str, Money]]
    partners: list[tuple[dict[str, str], Money, int]]
    kinds: list[tuple[Phrase, AtLeast]]


def purse(projects: Iterable[Listing]) -> Purse:
    """Budgets by funder, partners' shares in money and hours, spending by kind."""
    funders: defaultdict[str, int] = defaultdict(int)
    partners: dict[str, tuple[dict[str, str], Money, int]] = {}
    kinds: defaultdict[str, AtLeast] = defaultdict(AtLeast)
    for one in projects:
        funders[one["money_from"]] += one["budget"]
        for share in one["shares"]:
            who, money, hours = partners.get(share["who"]["th"], (share["who"], ZERO, 0))
            partners[share["who"]["th"]] = (who, money + Money(share["satang"]), hours + share["hours"])
        for kind in one["kinds"]:
            kinds[kind["key"]].add(kind["satang"])
    by_money = sorted(funders.items(), key=lambda pair: -pair[1])
    return Purse(
        [(who, Money(satang)) for who, satang in by_money],
        [partners[who] for who in sorted(partners)],
        [(words, kinds[code]) for code, words in SPENDING_KINDS.items() if code in kinds],
    )
