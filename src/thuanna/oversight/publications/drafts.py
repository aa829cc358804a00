"""What a builder hands over: the content, and what the gate held back."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from thuanna.kernel.language import Phrase

from . import suppression
from .suppression import Figure, Remembered

Names = dict[str, str]


@dataclass(frozen=True)
class Inside:
    """A figure as staff know it: what it counts, and what the register or the book says."""

    label: Phrase
    flow: int
    is_money: bool


@dataclass(frozen=True)
class Draft:
    """A publication before it is published: exactly what would be shown.

    :ivar inside: the same figures as staff know them, for the preview only
    :ivar figures: every figure that went through the gate, open or not
    :ivar memory: what the gate must remember if this is published
    """

    kind: str
    code: str
    schema: str
    as_of: datetime.date
    content: dict[str, Any]
    figures: Mapping[str, Figure] = field(default_factory=dict)
    inside: Mapping[str, Inside] = field(default_factory=dict)
    memory: Mapping[str, Remembered] = field(default_factory=dict)

    @property
    def held_back(self) -> list[Figure]:
        """Figures that are not today's, in the order of their keys."""
        return [figure for figure in self.figures.values() if figure.state is not suppression.State.OPEN]


def people(figure: Figure) -> dict[str, Any]:
    """A number of people as it stands in a publication; null where it is withheld."""
    return {"value": figure.flow, "on": figure.on.isoformat()}


def satang(figure: Figure) -> dict[str, Any]:
    """An amount and its number of entries as they stand in a publication; null where withheld."""
    return {"satang": figure.flow, "entries": figure.count, "on": figure.on.isoformat()}


def words(th: str, en: str) -> Names:
    """Words in both languages; where English is missing Thai stands for it."""
    return {"th": th, "en": en or th}
