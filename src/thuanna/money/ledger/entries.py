"""What is posted: lines, postings, and the digest by which two postings are the same. Plain Python."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thuanna.kernel.money import Money

MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Line:
    """One side of a journal: an account by its code, and an amount that is positive for a debit.

    :ivar funder: whose money it is: one of ``Leg.Funder``
    :ivar party: whose sub-account of a control account; 0 on plain accounts
    """

    account: str
    amount: Money
    funder: str = MEMBER
    party: int = 0


def debit(account: str, amount: Money, *, funder: str = MEMBER, party: int = 0) -> Line:
    """The side on which assets and expenses grow."""
    return Line(account, amount, funder, party)


def credit(account: str, amount: Money, *, funder: str = MEMBER, party: int = 0) -> Line:
    """The side on which contributions, support and income grow."""
    return Line(account, -amount, funder, party)


@dataclass(frozen=True, slots=True)
class Posting:
    """Everything that makes a journal, before the book gives it an id and a number.

    :ivar kind: one of ``Journal.Kind``
    :ivar key: chosen by the caller; the same key twice is the same posting
    :ivar series: code of the number series, if the journal has a receipt or voucher
    :ivar document_digest: SHA-256 of that receipt or voucher
    :ivar memo: a code or reference for a higher tier, never free text
    """

    kind: str
    happened_on: date
    lines: Sequence[Line]
    key: str
    series: str | None = None
    document_digest: bytes | None = None
    memo: str = ""
    reverses: int | None = None

    @property
    def total_satang(self) -> int:
        """The debit side."""
        return sum(line.amount.satang for line in self.lines if line.amount.satang > 0)

    @property
    def digest(self) -> bytes:
        """SHA-256 of the payload; the key is not part of it. Only ever compared with itself."""
        payload = (
            self.kind,
            self.happened_on.isoformat(),
            self.series,
            self.document_digest,
            self.memo,
            self.reverses,
        )
        lines = [
            f"{line.account!r},{line.party},{line.funder!r},{line.amount.satang}\n" for line in self.lines
        ]
        return hashlib.sha256(f"{payload!r}\n{''.join(lines)}".encode()).digest()


@dataclass(frozen=True, slots=True)
class Posted:
    """What the book answers.

    :ivar year: the Buddhist fiscal year of the number; None without a series
    :ivar replayed: True when this key had been posted before, and nothing was added now
    """

    journal_id: int
    series: str | None = None
    year: int | None = None
    number: int | None = None
    replayed: bool = False

    @property
    def reference(self) -> str:
        """The number as people write it, e.g. ``RC-2570-000012``; empty without a series."""
        return number_reference(self.series, self.year, self.number)


def number_reference(series: str | None, year: int | None, number: int | None) -> str:
    """``RC-2570-000012``: series, fiscal year, number; empty when there is none."""
    return f"{series}-{year}-{number:06}" if series and number is not None else ""
