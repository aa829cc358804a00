"""What people told the office this fiscal year, by kind, by village and by how the clock was kept; gated."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thuanna.foundation.law import queries as law
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import Phrase, t
from thuanna.oversight.publications import suppression, tables
from thuanna.oversight.publications.drafts import Inside, people, words
from thuanna.oversight.publications.suppression import Cell, Figure, Memory
from thuanna.registry.places import queries as places
from thuanna.services.participation import rules
from thuanna.services.participation.queries import statistics

_CLOCK: dict[str, Phrase] = {
    "in_time": t("ตอบทันกำหนด", "answered in time"),
    "late": t("ตอบช้าหรือเลยกำหนด", "answered late, or overdue"),
    "running": t("ยังอยู่ในกำหนด", "the clock still runs"),
}
_ELSEWHERE = t("ไม่ได้บอกหมู่บ้าน", "village not said")
_TOTAL = t("ทั้งหมด", "all")


@dataclass(frozen=True)
class Voices:
    """The part of a town's publication, and what the gate needs to know of it."""

    content: dict[str, Any] | None
    figures: Mapping[str, Figure]
    inside: Mapping[str, Inside]
    memory: Mapping[str, suppression.Remembered]


def build(memory: Memory, *, on: datetime.date) -> Voices:
    """Complaints and suggestions of the fiscal year up to a day. Acts for the town's tenant."""
    year = FiscalYear.of(on)
    told = statistics.told(since=year.starts_on, until=on)
    if not told and not memory:
        return Voices(None, {}, {}, {})
    k = law.book("privacy/publication", on=on).number("small_numbers_min")
    headings = _headings(told, on)
    counts = _counts(told)
    cells = _cells(year, counts)
    figures = suppression.protect(cells, memory, k=k, on=on)
    content = {
        "fiscal_year": year.year,
        "small_numbers_min": k,
        "told": people(figures[_key(year, "all")]),
        **{
            part: [
                {
                    "key": key,
                    **words(label.in_("th"), label.in_("en")),
                    **people(figures[_key(year, part, key)]),
                }
                for key, label in headings[part].items()
                if key in counts[part]
            ]
            for part in ("kinds", "villages", "clock")
        },
    }
    return Voices(content, figures, _inside(year, cells, headings), suppression.remember(figures, memory))


def _headings(told: list[statistics.Told], on: datetime.date) -> dict[str, dict[str, Phrase]]:
    villages = {f"v{one.pk}": one.label for one in places.communities()}
    return {
        "kinds": {code: rules.label_of(code) for code in rules.codes()},
        "villages": {**villages, "elsewhere": _ELSEWHERE},
        "clock": _CLOCK,
    }


def _counts(told: list[statistics.Told]) -> dict[str, Counter[str]]:
    clock = {True: "in_time", False: "late", None: "running"}
    return {
        "kinds": Counter(one.kind for one in told),
        "villages": Counter(f"v{one.community_id}" if one.community_id else "elsewhere" for one in told),
        "clock": Counter(clock[one.answered_in_time] for one in told),
    }


def _cells(year: FiscalYear, counts: dict[str, Counter[str]]) -> list[Cell]:
    """One ring: all → by kind → by village → by how the clock was kept → all."""
    total = sum(counts["kinds"].values())
    cells = tables.single(_key(year, "all"), "told", "kinds", total)
    places_of = {
        "kinds": ("kinds", "villages"),
        "villages": ("villages", "clock"),
        "clock": ("clock", "told"),
    }
    for part, (begin, end) in places_of.items():
        cells += tables.listed(_key(year, part), begin, end, counts[part])
    return cells


def _inside(year: FiscalYear, cells: list[Cell], headings: dict[str, dict[str, Phrase]]) -> dict[str, Inside]:
    labels = {_key(year, "all"): _TOTAL}
    for part, found in headings.items():
        labels |= {_key(year, part, key): label for key, label in found.items()}
    return {
        cell.key: Inside(
            t("เรื่องที่แจ้ง · {what}", "Told · {what}", what=labels[cell.key]), cell.flow, is_money=False
        )
        for cell in cells
    }


def _key(year: FiscalYear, *parts: str) -> str:
    return "/".join(["voices", str(year.year), *parts])
