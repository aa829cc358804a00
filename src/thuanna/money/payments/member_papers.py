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
