"""Striking personal data out of a text before everybody reads it: a suggestion, and a last look.

Pure: no Django, no clock. It finds numbers and the name it is told; an officer reads the rest.
"""

from __future__ import annotations

import re

from thuanna.kernel.numbers import arabic_digits

STRUCK = "[ปิดไว้]"
_NUMBERS = re.compile(r"(?<!\d)\d(?:[ \-.]?\d){8,12}(?!\d)")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_SHORTEST_NAME = 3


def struck(text: str, *, name: str = "") -> str:
    """The text with citizen and telephone numbers, e-mail addresses and the name replaced by `STRUCK`."""
    found = text
    for word in _parts(name):
        found = found.replace(word, STRUCK)
    found = _EMAIL.sub(STRUCK, found)
    digits = arabic_digits(found)
    for match in reversed(list(_NUMBERS.finditer(digits))):
        found = found[: match.start()] + STRUCK + found[match.end() :]
    return found


def is_still_personal(text: str, *, name: str = "") -> bool:
    """Whether something is left that `struck` would take out."""
    return struck(text, name=name) != text


def _parts(name: str) -> list[str]:
    """The whole name, and its words, the longest first."""
    whole = name.strip()
    parts = {whole, *whole.split()}
    return sorted((part for part in parts if len(part) >= _SHORTEST_NAME), key=len, reverse=True)
