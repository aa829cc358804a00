"""One rule with every value it ever had, and the file that holds the rules of a subject."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from thuanna.kernel.language import Phrase, t

from .values import UNITS, BadRule, NoValueInForce, Unit, Value


class Confidence(StrEnum):
    """How far a value may be trusted; the letters mean the same in the domain notes."""

    A = "A"  # the primary text was read in full
    B = "B"  # a published secondary source, or a primary one read in part
    C = "C"  # a third party's example
    M = "M"  # general knowledge, no source opened
    N = "N"  # looked for, not found; the value is our own choice


@dataclass(frozen=True)
class Source:
    """The instrument a value comes from, and the clause in it."""

    title: str
    clause: str
    url: str = ""


@dataclass(frozen=True)
class Parameter:
    """One rule with all the values it ever had, oldest first. `None` means: repealed from that day."""

    name: str
    unit: Unit
    source: Source
    label: Phrase
    values: tuple[tuple[date, Value | None], ...]
    confidence: Confidence | None = None
    about: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @classmethod
    def of(cls, name: str, data: Mapping[str, Any]) -> Parameter:
        """Read one entry of a rule file.

        :raises BadRule: unit, value or date cannot be read.
        """
        unit = UNITS.get(str(data["unit"]))
        if unit is None:
            raise BadRule(
                t(
                    "{name}: ไม่รู้จักหน่วย “{unit}” ใช้ได้คือ {known}",
                    "{name}: unknown unit “{unit}”; known are {known}",
                    name=name,
                    unit=data["unit"],
                    known=", ".join(UNITS),
                )
            )
        label = data.get("label", {"th": name, "en": name})
        law = data["law"]
        return cls(
            name=name,
            unit=unit,
            source=Source(law["title"], str(law["clause"]), law.get("url", "")),
            label=Phrase(label["th"], label["en"]),
            values=tuple(
                sorted(
                    ((_day(name, day), _value(unit, raw)) for day, raw in data["values"].items()),
                    key=lambda entry: entry[0],
                )
            ),
            confidence=Confidence(data["confidence"]) if "confidence" in data else None,
            about={key: data[key] for key in ("ground", "counted_from", "note") if key in data},
        )

    def in_force(self, on: date) -> tuple[date, Value]:
        """The value in force on `on`, with the day since when.

        :raises NoValueInForce: there is none yet, or it was repealed.
        """
        begun = [entry for entry in self.values if entry[0] <= on]
        since, value = begun[-1] if begun else (on, None)
        if value is None:
            raise NoValueInForce(
                t(
                    "ไม่มีค่าของ “{label}” ({name}) ที่ใช้บังคับในวันที่ {on} กรุณาเพิ่มค่าพร้อมที่มา",
                    "“{label}” ({name}) has no value in force on {on}; add one with its source",
                    label=self.label,
                    name=self.name,
                    on=on.isoformat(),
                )
            )
        return since, value


def _day(name: str, raw: str) -> date:
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise BadRule(
            t(
                "{name}: “{raw}” ไม่ใช่วันที่ ให้เขียนปี ค.ศ.-เดือน-วัน เช่น 2026-10-01",
                "{name}: “{raw}” is no day; write year-month-day as in 2026-10-01",
                name=name,
                raw=raw,
            )
        ) from None


def _value(unit: Unit, raw: object) -> Value | None:
    return None if raw is None else unit.read(raw)


@dataclass(frozen=True)
class RuleFile:
    """All rules of one subject, and the digest that names this edition of them."""

    name: str
    parameters: Mapping[str, Parameter]
    digest: str

    @classmethod
    def of(cls, name: str, data: Mapping[str, Any]) -> RuleFile:
        """Read a rule file that has passed its schema.

        :raises BadRule: an entry cannot be read.
        """
        canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
        return cls(
            name=name,
            parameters={key: Parameter.of(key, entry) for key, entry in data.items()},
            digest=hashlib.sha256(canonical.encode()).hexdigest(),
        )

    @property
    def version(self) -> str:
        """What a stored decision cites: the file and the first half of its digest."""
        return f"{self.name}@{self.digest[:32]}"
