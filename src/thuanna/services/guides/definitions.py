"""Forms as data: sections, fields and checks, read from plain mappings and written back as such.

Owns the shape of a form. Must not know how a field is drawn or where answers are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from thuanna.kernel.language import Phrase

FieldKind = Literal[
    "text",
    "lines",
    "name",
    "citizen_number",
    "phone",
    "date",
    "partial_date",
    "choice",
    "many",
    "yes",
    "whole",
    "money",
    "village",
    "bank",
    "bank_account",
]


@dataclass(frozen=True)
class Choice:
    """One answer to choose."""

    key: str
    words: Phrase


@dataclass(frozen=True)
class FormField:
    """One question.

    :ivar most: longest text, or largest whole number
    :ivar not_after: "today" where a day must not lie ahead
    """

    key: str
    kind: FieldKind
    label: Phrase
    hint: Phrase | None
    required: bool
    choices: tuple[Choice, ...]
    unit: Phrase | None
    least: int | None
    most: int | None
    not_after: str


@dataclass(frozen=True)
class Section:
    """One page of a form; with `when`, asked only if an earlier answer is the one named."""

    key: str
    title: Phrase
    fields: tuple[FormField, ...]
    when: tuple[str, str] | None


@dataclass(frozen=True)
class Form:
    """A whole form. `raw` is the data it was read from, kept beside the answers to keep them readable."""

    version: int
    keep: str
    sends: bool
    purpose: Phrase
    basis: Phrase
    sections: tuple[Section, ...]
    checks: tuple[Mapping[str, Any], ...]
    raw: Mapping[str, Any]

    def section(self, key: str) -> Section | None:
        """One section by its key."""
        return next((one for one in self.sections if one.key == key), None)

    def field(self, key: str) -> FormField | None:
        """One field by its key."""
        return next((field for one in self.sections for field in one.fields if field.key == key), None)


def form_of(raw: Mapping[str, Any]) -> Form:
    """A form from its data, which keeps to the schema of guides."""
    return Form(
        raw["version"],
        raw["keep"],
        raw["send"],
        phrase(raw["purpose"]),
        phrase(raw["basis"]),
        tuple(_section(one) for one in raw["sections"]),
        tuple(raw.get("checks", ())),
        raw,
    )


def phrase(words: Mapping[str, str]) -> Phrase:
    """Words of a file in both languages."""
    return Phrase(words["th"], words.get("en") or words["th"])


def _section(raw: Mapping[str, Any]) -> Section:
    when = (raw["when"]["field"], raw["when"]["is"]) if "when" in raw else None
    return Section(raw["key"], phrase(raw["title"]), tuple(_field(one) for one in raw["fields"]), when)


def _field(raw: Mapping[str, Any]) -> FormField:
    return FormField(
        key=raw["key"],
        kind=raw["kind"],
        label=phrase(raw["label"]),
        hint=phrase(raw["hint"]) if "hint" in raw else None,
        required=raw.get("required", True),
        choices=tuple(Choice(one["key"], phrase(one)) for one in raw.get("choices", ())),
        unit=phrase(raw["unit"]) if "unit" in raw else None,
        least=raw.get("least"),
        most=raw.get("most"),
        not_after=raw.get("not_after", ""),
    )
