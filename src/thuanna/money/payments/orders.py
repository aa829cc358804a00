"""What a receipt is asked for: who paid, for what, into whose hands. Plain values, and their digest.

Whose money a line is, and to which account it goes, is for the caller to say; here it is only kept together.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.text import clean_line
from thuanna.money.ledger.entries import Line, credit, debit
from thuanna.money.ledger.sealing import field

MEMBER, OTHER = "member", "other"


@dataclass(frozen=True, kw_only=True)
class Payer:
    """Who paid: the name as it is written on the receipt, and what a higher tier knows them by."""

    name: str
    kind: str = OTHER
    ref: int = 0


@dataclass(frozen=True, kw_only=True)
class Into:
    """Where the money went: an account of the book, and whose hands if it has several."""

    account: str
    party: int = 0


@dataclass(frozen=True, kw_only=True)
class PaperNumber:
    """Book and number of a receipt that was written by hand first."""

    book: str
    number: str

    def __post_init__(self) -> None:
        # What is sealed is what is kept.
        object.__setattr__(self, "book", clean_line(self.book))
        object.__setattr__(self, "number", clean_line(self.number))


@dataclass(frozen=True, kw_only=True)
class LineOrder:
    """One line: one of `ReceiptLine.Kind`, the amount, the account it goes to.

    :ivar months: how many months it pays for, from `first_month` on; None where it pays for none
    """

    kind: str
    amount: Money
    account: str
    party: int = 0
    funder: str = "member"
    first_month: date | None = None
    months: int | None = None


@dataclass(frozen=True, kw_only=True)
class ReceiptOrder:
    """Everything that makes a receipt, before the book gives it a number."""

    journal_kind: str
    happened_on: date
    lines: tuple[LineOrder, ...]
    into: Into
    payer: Payer
    paper: PaperNumber | None = None

    @property
    def total(self) -> Money:
        """What was paid."""
        return sum((line.amount for line in self.lines), ZERO)

    def postings(self) -> list[Line]:
        """The lines of the journal: the money taken, by whose money it is, and what it was for."""
        funders = sorted({line.funder for line in self.lines})
        taken = [
            debit(
                self.into.account,
                sum((line.amount for line in self.lines if line.funder == funder), ZERO),
                funder=funder,
                party=self.into.party,
            )
            for funder in funders
        ]
        given = [
            credit(line.account, line.amount, funder=line.funder, party=line.party) for line in self.lines
        ]
        return taken + given

    def digest(self, token: str) -> bytes:
        """SHA-256 of what the receipt says; the token keeps anybody from guessing what it was made of."""
        paper = self.paper or PaperNumber(book="", number="")
        parts: list[str | int | None] = ["receipt", token, self.happened_on.isoformat()]
        parts += [self.payer.kind, self.payer.ref, self.payer.name, paper.book, paper.number]
        for line in self.lines:
            first = line.first_month.isoformat() if line.first_month else None
            parts += [line.kind, line.amount.satang, first, line.months]
        return hashlib.sha256(b"".join(map(field, parts))).digest()
