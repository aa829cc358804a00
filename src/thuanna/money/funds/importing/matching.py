"""Which field a heading names, however it is spaced, punctuated and explained."""

from __future__ import annotations

import re
from functools import lru_cache

from thuanna.kernel.text import search_form

from .columns import COLUMNS

_NOISE = re.compile(r"[\s.\-–—_/()\[\]:*·,]+")


@lru_cache(maxsize=4096)
def squeezed(text: str) -> str:
    """A heading without spaces, dots, dashes and case, so that ``ชื่อ - สกุล`` meets ``ชื่อ-สกุล``."""
    return _NOISE.sub("", search_form(text))


_BY_NAME: dict[str, str] = {}
for _known in COLUMNS:
    for _name in _known.names:
        _BY_NAME.setdefault(squeezed(_name), _known.field)


def exact_field_of(heading: str) -> str | None:
    """The field of which this is one of the known names."""
    return _BY_NAME.get(squeezed(heading))


@lru_cache(maxsize=4096)
def field_of(heading: str) -> str | None:
    """The field a heading names, or None. Also understands a known name followed by an explanation."""
    plain = squeezed(heading)
    if not plain:
        return None
    exact = _BY_NAME.get(plain)
    if exact is not None:
        return exact
    bare = squeezed(re.sub(r"\(.*?\)", "", heading))
    return _BY_NAME.get(bare) or _by_beginning(bare)


def _by_beginning(plain: str) -> str | None:
    """The longest known name (six letters or more) with which the heading begins."""
    fitting = [name for name in _BY_NAME if len(name) >= 6 and plain.startswith(name)]
    return _BY_NAME[max(fitting, key=len)] if fitting else None
