"""The catalogue of page kinds as objects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Final

import yaml

from thuanna.kernel.language import Phrase, t


@dataclass(frozen=True)
class Column:
    """A column of a table, or a single field."""

    key: str
    label: Phrase
    type: str


@dataclass(frozen=True)
class Field:
    """Something every page of a kind says in the same place.

    :ivar type: text, date, whole, baht, fiscal_year, or table with its columns
    """

    key: str
    label: Phrase
    type: str
    hint: Phrase | None
    required: bool
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True)
class Group:
    """What somebody looks for when they come to a page of these kinds."""

    key: str
    label: Phrase


@dataclass(frozen=True)
class Kind:
    """A kind of page.

    :ivar many: an office has many of it; otherwise one, whose code is the kind's
    :ivar is_news: no new one while an election period runs
    :ivar prefill: what of the registers can fill its fields, see `prefill`
    :ivar needs_file: it is a document, so a page without one is not complete
    :ivar needs_consent: a private person's own; asks for their consent before it is published
    """

    key: str
    group: str
    label: Phrase
    hint: Phrase
    many: bool
    is_news: bool
    has_end: bool
    needs_file: bool
    needs_consent: bool
    prefill: str
    fields: tuple[Field, ...]


def kind_of(key: str) -> Kind:
    """The kind with this key; `KeyError` is our own mistake."""
    return KINDS[key]


def group_of(kind: Kind) -> Group:
    """What people look for when they come to a kind."""
    return GROUPS[kind.group]


def _words(told: Mapping[str, str]) -> Phrase:
    return t(told["th"], told["en"])


def _field(told: Mapping[str, Any]) -> Field:
    return Field(
        key=told["key"],
        label=_words(told),
        type=told["type"],
        hint=_words(told["hint"]) if "hint" in told else None,
        required=bool(told.get("required")),
        columns=tuple(Column(one["key"], _words(one), one["type"]) for one in told.get("columns", ())),
    )


def _kind(key: str, told: Mapping[str, Any]) -> Kind:
    return Kind(
        key=key,
        group=told["group"],
        label=_words(told),
        hint=_words(told["hint"]),
        many=bool(told.get("many")),
        is_news=bool(told.get("news")),
        has_end=bool(told.get("ends")),
        needs_file=bool(told.get("file")),
        needs_consent=bool(told.get("consent")),
        prefill=str(told.get("prefill", "")),
        fields=tuple(_field(one) for one in told.get("fields", ())),
    )


_TOLD: Final[Mapping[str, Any]] = yaml.safe_load(
    resources.files(__package__).joinpath("catalogue.yaml").read_text(encoding="utf-8")
)
GROUPS: Final[Mapping[str, Group]] = {
    key: Group(key, _words(words)) for key, words in _TOLD["groups"].items()
}
KINDS: Final[Mapping[str, Kind]] = {key: _kind(key, told) for key, told in _TOLD["kinds"].items()}
