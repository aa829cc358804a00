"""Whose contribution a deposit at the bank likely is: members are proposed, each with reasons.

Pure decisions: deposits, members and prices in, proposals out. Nothing is posted here; a person confirms.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.kernel.names import split_title
from thuanna.kernel.text import normalise, search_form

NUMBER, NAME, AMOUNT = "number", "name", "amount"
REASONS: Mapping[str, Phrase] = {
    NUMBER: t("ข้อความของธนาคารมีเลขสมาชิกนี้", "The bank names this number"),
    NAME: t("ผู้โอนชื่อตรงกัน", "The sender's name agrees"),
    AMOUNT: t("จำนวนเท่ากับที่ต้องส่ง {months} เดือน", "It pays for {months} months"),
}

_MOST_PROPOSED = 5
_SHORTEST_NUMBER = 4
"""A shorter number may be a day, an hour or a counter of the bank; without the name it says nothing."""

_PART = re.compile(r"[0-9a-z]+(?:-[0-9a-z]+)*")
_BETWEEN = re.compile(r"[-/ ]+")
_HIDDEN = "*xX."


@dataclass(frozen=True, slots=True)
class Known:
    """A member, as far as a bank could name them."""

    member_id: int
    number: str
    given: str
    family: str


@dataclass(frozen=True, slots=True)
class Deposit:
    """A line of the bank that brought money: its id, what it brought, what is written on it."""

    line_id: int
    amount: Money
    text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member whose money it may be, and why.

    :ivar months: for how many months the amount pays; None where it fits none
    """

    member_id: int
    reasons: tuple[str, ...]
    months: int | None = None

    @property
    def words(self) -> list[Phrase]:
        """Why, in words."""
        return [t(REASONS[r].th, REASONS[r].en, months=self.months or 0) for r in self.reasons]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whose money a deposit likely is, the likeliest first."""

    deposit: Deposit
    candidates: tuple[Candidate, ...]

    @property
    def is_sure(self) -> bool:
        """Whether the bank named one member, and the amount or the name agrees."""
        first = self.candidates[0]
        rivals = [each for each in self.candidates[1:] if len(each.reasons) == len(first.reasons)]
        return NUMBER in first.reasons and len(first.reasons) > 1 and not rivals


class Directory:
    """The members by what a bank may say of them."""

    def __init__(self, members: Iterable[Known]) -> None:
        self._members: dict[int, Known] = {}
        self._by_number: dict[str, list[int]] = defaultdict(list)
        self._by_given: dict[str, list[int]] = defaultdict(list)
        for member in members:
            self._members[member.member_id] = member
            for written in {_plain(member.number), _spaced(member.number)}:
                self._by_number[written].append(member.member_id)
            self._by_given[search_form(member.given)].append(member.member_id)

    def named_in(self, text: str) -> dict[int, set[str]]:
        """Members whom a text names, by number or by name."""
        found: dict[int, set[str]] = defaultdict(set)
        for number in _numbers_in(text):
            for member_id in self._by_number.get(number, ()):
                found[member_id].add(NUMBER)
        for given, family in _names_in(text):
            for member_id in self._by_given.get(given, ()):
                if family and search_form(self._members[member_id].family).startswith(family):
                    found[member_id].add(NAME)
        return dict(found)

    def has_short_number(self, member_id: int) -> bool:
        """Whether the member's number could be any number."""
        return len(_plain(self._members[member_id].number)) < _SHORTEST_NUMBER


Prices = Mapping[int, Mapping[Money, int]]
"""What each member may bring: amounts, and for how many months each pays."""


def propose(
    named: Iterable[tuple[Deposit, Mapping[int, Collection[str]]]], directory: Directory, prices: Prices
) -> list[Proposal]:
    """Proposals in the order of the deposits; a deposit that names nobody has none."""
    found = []
    for deposit, members in named:
        candidates = [
            _candidate(member_id, reasons, deposit, prices) for member_id, reasons in members.items()
        ]
        told = [each for each in candidates if not _says_nothing(each, directory)]
        if told:
            told.sort(key=lambda each: (-len(each.reasons), NUMBER not in each.reasons, each.member_id))
            found.append(Proposal(deposit, tuple(told[:_MOST_PROPOSED])))
    return found


def _candidate(member_id: int, reasons: Collection[str], deposit: Deposit, prices: Prices) -> Candidate:
    months = prices.get(member_id, {}).get(deposit.amount)
    told = [reason for reason in (NUMBER, NAME) if reason in reasons]
    return Candidate(member_id, tuple([*told, AMOUNT] if months is not None else told), months)


def _says_nothing(candidate: Candidate, directory: Directory) -> bool:
    return NAME not in candidate.reasons and directory.has_short_number(candidate.member_id)


def _plain(number: str) -> str:
    """A number without what stands between its parts."""
    return _BETWEEN.sub("", normalise(number))


def _spaced(number: str) -> str:
    """A number as somebody types it who leaves a space between its parts."""
    return _BETWEEN.sub(" ", normalise(number))


def _numbers_in(text: str) -> set[str]:
    """Everything in a text that stands alone and could be a number: 01-00012, 0100012 or 01 00012."""
    plain = normalise(text)
    parts = _PART.findall(plain)
    alone = {_plain(part) for part in [*parts, *plain.split()]}
    return alone | {f"{first} {second}" for first, second in pairwise(parts)}


def _names_in(text: str) -> Iterator[tuple[str, str]]:
    """Given and family names as a bank may write them: with a title, the family name hidden in part."""
    words = text.split()
    for first, second in pairwise([*words, ""]):
        yield search_form(split_title(first).rest), search_form(second.strip().rstrip(_HIDDEN))
