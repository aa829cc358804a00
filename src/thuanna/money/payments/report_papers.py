"""Papers of several parts as PDF, in Thai: a report, minutes, a pack for a meeting. Words come in.

How type is set is `printing`'s. Must not know what a part is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from . import printing


@dataclass(frozen=True)
class Heading:
    """The title of a part."""

    words: str


@dataclass(frozen=True)
class Text:
    """A paragraph; lines stay lines."""

    words: str
    is_soft: bool = False


@dataclass(frozen=True)
class Facts:
    """Names and what is said of them, one a line."""

    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Table:
    """A table. `right` names the columns whose cells are figures."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    right: Sequence[int] = ()
    strong: Sequence[int] = ()


@dataclass(frozen=True)
class Signatures:
    """Lines to sign on, side by side."""

    roles: Sequence[str]


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a new sheet."""


Part = Heading | Text | Facts | Table | Signatures | NewPage


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything on the paper.

    :ivar office: whose it is
    :ivar about: one line under the title
    :ivar on: the day it is printed
    """

    title: str
    office: str
    about: str = ""
    on: date
    parts: Sequence[Part]
    foot: str = ""
    watermark: str = ""


def report_pdf(report: Report) -> bytes:
    """The paper, A4."""
    words: dict[str, Any] = {
        "title": report.title,
        "office": report.office,
        "about": report.about,
        "day": [report.on.year, report.on.month, report.on.day],
        "parts": [_told(part) for part in report.parts],
        "foot": report.foot,
        "page_word": "หน้า",
        "watermark": report.watermark,
    }
    return printing.compiled("report.typ", words)


def _told(part: Part) -> dict[str, Any]:
    if isinstance(part, Heading):
        return {"kind": "heading", "words": part.words}
    if isinstance(part, Text):
        return {"kind": "text", "lines": part.words.splitlines() or [""], "soft": part.is_soft}
    if isinstance(part, Facts):
        return {"kind": "facts", "pairs": [list(pair) for pair in part.pairs]}
    if isinstance(part, Table):
        return {
            "kind": "table",
            "columns": list(part.columns),
            "right": list(part.right),
            "strong": list(part.strong),
            "rows": [list(row) for row in part.rows],
        }
    if isinstance(part, Signatures):
        return {"kind": "signatures", "roles": list(part.roles)}
    return {"kind": "page"}
