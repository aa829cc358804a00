"""Papers as PDF: words in, bytes out. The same words and day always give the same bytes.

Owns the setting of type. Must not know where the words come from, and never looks at a clock or the database.
"""

from __future__ import annotations

import functools
import io
import json
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import segno
import typst

from .readable import with_readable_text

_FOLDER = Path(__file__).with_name("typst")
_FONTS = {file.stem.removesuffix("-Regular"): file for file in (_FOLDER / "fonts").glob("*.ttf")}
_NO_MOMENT = 0
_AT_WORK = threading.Lock()


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """One line of a receipt, in words."""

    place: int
    words: str
    amount: str


@dataclass(frozen=True, kw_only=True)
class Signature:
    """Who signs: a name, or dots to write it on."""

    role: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class ReceiptPaper:
    """Everything that stands on a receipt, in words; empty texts are left out.

    :ivar day: the day written into the document itself
    :ivar verify_url: where its QR leads
    :ivar head: short code of the book's head when it was printed
    :ivar mark: such as พิมพ์ซ้ำ
    :ivar watermark: across the page, such as ตัวอย่าง ห้ามใช้
    """

    title: str
    day: date
    office: str
    place: str
    book: str
    number: str
    paper: str
    payer: str
    payer_number: str
    date: str
    into: str
    lines: Sequence[PaperLine]
    total: str
    total_words: str
    signatures: Sequence[Signature]
    verify_url: str
    qr_words: str
    head: str
    mark: str
    void: str
    foot: str
    watermark: str


def receipt_pdf(paper: ReceiptPaper) -> bytes:
    """The receipt, A5."""
    return receipts_pdf([paper])


def receipts_pdf(papers: Sequence[ReceiptPaper]) -> bytes:
    """Several receipts in one file, each on a page of its own; named and dated after the first."""
    first = papers[0]
    told = [
        asdict(paper) | {"day": "", "qr": qr_svg(paper.verify_url) if paper.verify_url else ""}
        for paper in papers
    ]
    words: dict[str, Any] = {
        "title": first.title,
        "office": first.office,
        "watermark": first.watermark,
        "receipts": told,
    }
    words["day"] = [first.day.year, first.day.month, first.day.day]
    return compiled("receipt.typ", words)


def qr_svg(text: str) -> str:
    """A QR code as SVG, without anything that asks the network."""
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        drawn, kind="svg", border=0, xmldecl=False, dark="#152943", omitsize=True
    )
    return drawn.getvalue().decode()


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Whose letter it is.

    :ivar watermark: across the page, such as ตัวอย่าง ห้ามใช้
    """

    office: str
    place: str = ""
    phone: str = ""
    watermark: str = ""


def compiled(template: str, words: dict[str, Any], *, folder: Path = _FOLDER) -> bytes:
    """One of the templates in a folder, here unless told otherwise, filled with plain words."""
    quoted = _quoted(json.dumps(words, ensure_ascii=False))
    source = f"#let data = json(bytes({quoted}))\n{_template(folder / template)}"
    return with_readable_text(typeset(source, standards=["a-2b", "ua-1"]), _FONTS)


def typeset(source: str, *, standards: Sequence[Literal["a-2b", "ua-1"]] = ()) -> bytes:
    """What typst makes of a source; one after another, since it refuses to be called while it works."""
    with _AT_WORK:
        pdf = _compiler().compile(
            input=source.encode(), format="pdf", pdf_standards=list(standards), timestamp=_NO_MOMENT
        )
    assert isinstance(pdf, bytes), "one document gives one file"
    return pdf


def _quoted(text: str) -> str:
    """A text as typst writes it; nothing in it can end it early."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


@functools.cache
def _template(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@functools.cache
def _compiler() -> typst.Compiler:
    """One for the life of the process: it keeps the fonts and what it has set before."""
    return typst.Compiler(root=str(_FOLDER), font_paths=[str(_FOLDER / "fonts")], ignore_system_fonts=True)
