"""Published pages in templates: cells in their own type, sizes of files, keys that templates cannot reach."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django import template

from thuanna.channels.web.templatetags.words import thai_date
from thuanna.kernel.language import current_language
from thuanna.kernel.money import Money

register = template.Library()

_KIB = 1024
NUMBERS = frozenset({"whole", "baht"})


@register.filter
def get(mapping: Mapping[str, Any], key: str) -> Any:
    """An entry whose name a template would take for a method, such as ``items``."""
    return mapping[key]


@register.filter
def cell(value: Any, kind: str) -> str:
    """A published value as people write it."""
    if value in ("", None):
        return "–"
    match kind:
        case "date":
            return thai_date(datetime.date.fromisoformat(value), "short")
        case "baht":
            return str(Money.baht(value))
        case "whole":
            return f"{value:,d}"
        case _:
            return str(value)


@register.filter
def is_number(kind: str) -> bool:
    """Whether a column stands to the right."""
    return kind in NUMBERS


@register.filter
def cells(row: list[Any], columns: list[dict[str, Any]]) -> list[tuple[dict[str, Any], Any]]:
    """A row's cells with their columns."""
    return list(zip(columns, row, strict=True))


@register.filter
def size(count: int) -> str:
    """The size of a file in words."""
    if count < _KIB:
        return f"{count} ไบต์" if current_language() == "th" else f"{count} bytes"
    is_large = count >= _KIB * _KIB
    number = count // (_KIB * _KIB if is_large else _KIB)
    words = ("เมกะไบต์", "MB") if is_large else ("กิโลไบต์", "KB")
    return f"{number:d} {words[0 if current_language() == 'th' else 1]}"


@register.filter
def ending(name: str) -> str:
    """What kind of file it is, by its name: PDF, XLSX."""
    return name.rpartition(".")[2].upper()


@register.filter
def thai_if(words: Mapping[str, str]) -> str:
    """``lang="th"`` words inside an English page: "th" where only Thai was written."""
    return "th" if current_language() == "en" and words["en"] == words["th"] else current_language()
