"""The guides of this release, read from ``rules/guides``: what the law says, with source, day and confidence.

Owns reading. What an office adds of its own is `models.GuideAdoption`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thuanna.foundation.law import reading
from thuanna.kernel.language import Phrase

from .definitions import Choice, Form, form_of, phrase

_FOLDER = "guides"
_NOT_GUIDES = {"situations", "calendar"}
_UNSURE = {"C", "M", "N"}


@dataclass(frozen=True)
class Item:
    """One sentence of a guide. `is_sure` is false where nobody has yet read the instrument for it."""

    words: Phrase
    confidence: str

    @property
    def is_sure(self) -> bool:
        return self.confidence not in _UNSURE


@dataclass(frozen=True)
class Source:
    """Where the facts were read."""

    title: str
    url: str


@dataclass(frozen=True)
class Guide:
    """One service: for whom, with which papers, in which steps, on which ground.

    :ivar code: as in addresses, ``elderly-funeral``
    :ivar also: other words by which people look for it
    :ivar effective_on: the day from which the instrument holds, where known; ISO
    """

    code: str
    title: Phrase
    summary: Phrase
    situations: tuple[str, ...]
    also: tuple[str, ...]
    law_title: str
    law_clause: str
    sources: tuple[Source, ...]
    confidence: str
    checked_on: str
    effective_on: str
    amount: tuple[Item, ...]
    who: tuple[Item, ...]
    deadline: tuple[Item, ...]
    papers: tuple[Item, ...]
    steps: tuple[Item, ...]
    cost: Item
    objection: Phrase
    form: Form | None


def guides() -> list[Guide]:
    """Every guide of this release, in the order of the situations people are in."""
    order = [one.key for one in situations()]
    return sorted(_guides().values(), key=lambda one: (order.index(one.situations[0]), one.code))


def guide(code: str) -> Guide | None:
    """One guide by its code."""
    return _guides().get(code)


def situations() -> list[Choice]:
    """What people look for, in the order shown."""
    return _choices("situations")


def banks() -> list[Choice]:
    """Banks to choose from."""
    return _choices("banks")


def recurring_dates() -> list[Mapping[str, Any]]:
    """The days of every year and month that matter to people, as data."""
    return list(_document("calendar")["dates"])


def _choices(name: str) -> list[Choice]:
    return [Choice(one["key"], phrase(one)) for one in _document("situations")[name]]


@functools.cache
def _guides() -> Mapping[str, Guide]:
    folder = reading.rules_root() / _FOLDER
    names = sorted(path.stem for path in folder.glob("*.yaml") if path.stem not in _NOT_GUIDES)
    found = [_guide(name.replace("_", "-"), _document(name)) for name in names]
    return {one.code: one for one in found}


@functools.cache
def _document(name: str) -> Mapping[str, Any]:
    (found,) = reading.documents(reading.rules_root() / _FOLDER / f"{name}.yaml")
    assert isinstance(found, dict), name
    return found


def _guide(code: str, raw: Mapping[str, Any]) -> Guide:
    def items(key: str) -> tuple[Item, ...]:
        return tuple(_item(one, raw["confidence"]) for one in raw[key])

    return Guide(
        code=code,
        title=phrase(raw["title"]),
        summary=phrase(raw["summary"]),
        situations=tuple(raw["situations"]),
        also=tuple(raw["also"]),
        law_title=raw["law"]["title"],
        law_clause=raw["law"]["clause"],
        sources=tuple(Source(one["title"], one["url"]) for one in raw["sources"]),
        confidence=raw["confidence"],
        checked_on=raw["checked_on"],
        effective_on=raw.get("effective_on", ""),
        amount=items("amount"),
        who=items("who"),
        deadline=items("deadline"),
        papers=items("papers"),
        steps=items("steps"),
        cost=_item(raw["cost"], raw["confidence"]),
        objection=phrase(raw["objection"]),
        form=form_of(raw["form"]) if "form" in raw else None,
    )


def _item(raw: Mapping[str, str], confidence: str) -> Item:
    return Item(phrase(raw), raw.get("confidence", confidence))
