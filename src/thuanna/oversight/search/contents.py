"""The words of a publication: its titles, other words for it, and everything it says. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_LEFT_OUT = {
    "schema",
    "owner",
    "code",
    "key",
    "sha256",
    "map",
    "url",
    "href",
    "media_type",
    "confidence",
    "t",
}
_CODES = {"kind", "type", "state"}
"""Names of codes where they are words of ours; where people read them, the words stand beside the code."""
_MOST_LETTERS = 200_000


def titles(content: dict[str, Any]) -> tuple[str, str]:
    """The Thai and the English title; what people named themselves has one for both."""
    found = content.get("title") or content.get("question") or content["name"]
    if isinstance(found, str):
        return found[:300], found[:300]
    return found["th"][:300], (found.get("en") or found["th"])[:300]


def also(content: dict[str, Any]) -> str:
    """Other words by which people look for it."""
    return " ".join(content.get("also", ()))


def text(content: dict[str, Any]) -> str:
    """Everything it says, one piece a line, none twice; Thai first, English behind it."""
    thai, english = _words(content, without="en"), _words(content, without="th")
    return "\n".join(dict.fromkeys([*thai, *english]))[:_MOST_LETTERS]


def _words(value: Any, key: str = "", *, without: str) -> Iterator[str]:
    if key in _LEFT_OUT or key == without:
        return
    if isinstance(value, str):
        if value.strip() and key not in _CODES and not _is_sign(value):
            yield value.strip()
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _words(part, name, without=without)
    elif isinstance(value, list):
        for part in value:
            yield from _words(part, key, without=without)


def _is_sign(value: str) -> bool:
    """Whether it is a key or a date rather than words."""
    return value.isascii() and " " not in value and not value.isalpha()
