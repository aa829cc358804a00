"""What the source documents ask for and what stands today, read from ``asked.yaml``.

The one source of the page ``/about/requirements/`` and of docs/reference/requirements.md.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from typing import Any

import yaml

from thuanna.kernel.language import Phrase

_ADDRESSES = {
    "town": "`/t/CODE/`",
    "know": "`/t/CODE/know/`",
    "think": "`/t/CODE/think/`",
    "act": "`/t/CODE/act/`",
    "check": "`/t/CODE/check/`",
    "forums": "`/t/CODE/forums/`",
    "projects": "`/t/CODE/projects/`",
    "programmes": "`/t/CODE/programmes/`",
    "models": "`/models/`",
    "help": "`/t/CODE/help/`",
    "help_ask": "`/t/CODE/help/ask/`",
    "standards": "`/t/CODE/help/standards/`",
    "search": "`/search/`",
    "fund": "`/f/CODE/`",
    "data": "`/data/`",
    "staff": "`/staff/`",
}


class Stands(StrEnum):
    """How far a requirement is met."""

    HERE = "here"
    IN_PART = "in part"
    NOT_YET = "not yet"


@dataclass(frozen=True)
class Asked:
    """One thing the documents ask for.

    :ivar part: which part stands, where it is not the whole
    :ivar where: the pages that fulfil it, by the names of `_ADDRESSES`
    """

    number: str
    what: Phrase
    documents: tuple[str, ...]
    stands: Stands
    part: Phrase | None
    where: tuple[str, ...]


def documents() -> dict[str, Phrase]:
    """The source documents by their short names."""
    return {name: Phrase(words["th"], words["en"]) for name, words in _read()["documents"].items()}


def asked() -> list[Asked]:
    """Every requirement, in order."""
    return [
        Asked(
            one["number"],
            Phrase(one["th"], one["en"]),
            tuple(one["documents"]),
            Stands(one["stands"]),
            Phrase(one["part"]["th"], one["part"]["en"]) if "part" in one else None,
            tuple(one.get("where", ())),
        )
        for one in _read()["asked"]
    ]


def table_in_markdown() -> str:
    """The table as it stands in docs/reference/requirements.md."""
    lines = ["| # | what is asked | source | state | where |", "|---|---|---|---|---|"]
    for one in asked():
        state = f"{one.stands}: {one.part.in_('en')}" if one.part else str(one.stands)
        where = ", ".join(_ADDRESSES[name] for name in one.where) or " "
        cells = (one.number, one.what.in_("en"), " ".join(one.documents), state, where)
        lines.append("| " + " | ".join(cells).rstrip() + " |")
    return "\n".join(lines) + "\n"


@functools.cache
def _read() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("asked.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found
