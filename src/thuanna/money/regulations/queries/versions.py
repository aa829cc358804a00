"""The adopted texts of the acting fund, and which is in force on a day."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from functools import lru_cache

from thuanna.money.funds.models import Fund
from thuanna.money.regulations.models import RegulationVersion
from thuanna.money.regulations.schema import Regulation
from thuanna.money.regulations.schema.reading import regulation_of
from thuanna.money.regulations.schema.wording import Section, document


@dataclass(frozen=True)
class Adopted:
    """A version with the text it adopted."""

    version: RegulationVersion
    regulation: Regulation

    @property
    def starts_on(self) -> datetime.date:
        """The first day on which it is in force."""
        return self.version.starts_on


@dataclass(frozen=True)
class Texts:
    """All adopted texts, oldest first. The one in force on the day of an event judges it."""

    adopted: tuple[Adopted, ...]

    @property
    def counts_from(self) -> datetime.date:
        """From when contributions are counted here."""
        return self.adopted[0].version.counts_from

    def on(self, day: datetime.date) -> Adopted:
        """The version in force; before the first one, the first."""
        begun = [adopted for adopted in self.adopted if adopted.starts_on <= day]
        return begun[-1] if begun else self.adopted[0]

    def in_force(self, day: datetime.date) -> Regulation:
        """The text in force."""
        return self.on(day).regulation


def texts() -> Texts | None:
    """What the acting fund has adopted; None before its first regulation."""
    rows = RegulationVersion.objects.order_by("starts_on")
    adopted = tuple(Adopted(row, _read(json.dumps(row.document, sort_keys=True))) for row in rows)
    return Texts(adopted) if adopted else None


def regulation_on(fund: Fund | None, on: datetime.date) -> Adopted | None:
    """The regulation of the fund in force on a day; None before its first one began."""
    found = texts()
    if fund is None or found is None or on < found.adopted[0].starts_on:
        return None
    return found.on(on)


def said_of(part: str, on: datetime.date) -> Section | None:
    """What the regulation in force says of a part, such as arrears; None while the fund has none."""
    found = texts()
    sections = document(found.in_force(on)) if found else []
    return next((one for one in sections if one.part == part), None)


@lru_cache(maxsize=256)
def _read(document: str) -> Regulation:
    return regulation_of(json.loads(document))
