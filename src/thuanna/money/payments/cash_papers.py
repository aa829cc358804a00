"""Voucher, deposit slip and count sheet as PDF: words in, bytes out.

How type is set is `printing`; where the words come from, a higher tier knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from .printing import Signature, compiled


@dataclass(frozen=True, kw_only=True)
class VoucherPaper:
    """Everything that stands on a voucher, in words; empty texts are left out.

    :ivar facts: label and value, such as from where it was paid
    """

    title: str
    day: date
    office: str
    place: str
    book: str
    number: str
    paper: str
    payee: str
    recipient: str
    date: str
    kind: str
    what_for: str
    amount: str
    amount_words: str
    facts: Sequence[tuple[str, str]]
    signatures: Sequence[Signature]
    head: str
    mark: str
    void: str
    foot: str
    watermark: str


@dataclass(frozen=True, kw_only=True)
class DepositPaper:
    """Everything that stands on a deposit slip.

    :ivar parts: whose money, and how much of it
    """

    title: str
    day: date
    office: str
    place: str
    number: str
    date: str
    facts: Sequence[tuple[str, str]]
    parts: Sequence[tuple[str, str]]
    amount: str
    amount_words: str
    signatures: Sequence[Signature]
    head: str
    void: str
    foot: str
    watermark: str


@dataclass(frozen=True, kw_only=True)
class CountPaper:
    """Everything that stands on a count sheet.

    :ivar pieces: note or coin, how many, what they come to
    """

    title: str
    day: date
    office: str
    kind: str
    holder: str
    counter: str
    number: str
    date: str
    pieces: Sequence[tuple[str, str, str]]
    counted: str
    counted_words: str
    book: str
    difference: str
    result: str
    signatures: Sequence[Signature]
    foot: str
    watermark: str


def voucher_pdf(paper: VoucherPaper) -> bytes:
    """The voucher, A5."""
    return _set("voucher.typ", paper)


def deposit_pdf(paper: DepositPaper) -> bytes:
    """The deposit slip, A5."""
    return _set("deposit.typ", paper)


def count_pdf(paper: CountPaper) -> bytes:
    """The count sheet, A4."""
    return _set("count.typ", paper)


def _set(template: str, paper: VoucherPaper | DepositPaper | CountPaper) -> bytes:
    words = asdict(paper)
    words["day"] = [paper.day.year, paper.day.month, paper.day.day]
    return compiled(template, words)
