"""The village sheet and members' passbooks as PDF: words in, bytes out.

How type is set is `printing`; where the words come from, a higher tier knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from .printing import compiled, qr_svg


@dataclass(frozen=True, kw_only=True)
class SheetPaperLine:
    """One member on the sheet; `paid` when nothing is asked any more."""

    place: int
    number: str
    name: str
    due: str
    paid: bool


@dataclass(frozen=True, kw_only=True)
class SheetPaper:
    """Everything that stands on a village sheet, in words.

    :ivar link: where its QR leads: the page on which it is typed
    :ivar blanks: empty lines for people who are not on it
    """

    title: str
    day: date
    office: str
    village: str
    period: str
    usual: str
    point: str
    code: str
    link: str
    qr_words: str
    how: str
    lines: Sequence[SheetPaperLine]
    blanks: int
    signatures: Sequence[str]
    foot: str
    watermark: str


def sheet_pdf(paper: SheetPaper) -> bytes:
    """The village sheet, A4; as many pages as it needs, the head of the table on each."""
    words = asdict(paper)
    words["day"] = [paper.day.year, paper.day.month, paper.day.day]
    words["qr"] = qr_svg(paper.link)
    return compiled("village_sheet.typ", words)


@dataclass(frozen=True, kw_only=True)
class PassbookPaper:
    """One member's passbook, in words.

    :ivar rows: ครั้งที่ · วันเดือนปี · ส่ง/ขาด · จำนวนเงิน · เหรัญญิก · หมายเหตุ
    :ivar facts: label and value, such as the village
    """

    name: str
    number: str
    facts: Sequence[tuple[str, str]]
    opening: str
    rows: Sequence[tuple[str, str, str, str, str, str]]
    paid: str


@dataclass(frozen=True, kw_only=True)
class PassbooksPaper:
    """Many passbooks in one file, each on pages of its own."""

    title: str
    day: date
    office: str
    as_of: str
    books: Sequence[PassbookPaper]
    foot: str
    watermark: str


def passbooks_pdf(paper: PassbooksPaper) -> bytes:
    """The passbooks, A5."""
    words = asdict(paper)
    words["day"] = [paper.day.year, paper.day.month, paper.day.day]
    return compiled("passbooks.typ", words)
