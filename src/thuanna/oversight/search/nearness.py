"""Finds a word with one letter wrong inside a text: another letter, one missing, or one too many.

Shift-and with one error: bit i of a number says that the first i+1 letters stand here. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Container

_FEWEST_LETTERS = 4
_MARK = re.compile("[ะ-ฺๅ็-๎]")


def near(term: str, text: str, borders: Container[int] | None = None) -> str:
    """What stands in the text where `term` stands but for one letter; empty where nothing does.

    Terms of fewer than four letters are too short for a mistake to mean anything.

    :param borders: where it may begin and end; anywhere when left out
    """
    if not _FEWEST_LETTERS <= len(term) <= 60:
        return ""
    masks: dict[str, int] = {}
    for place, letter in enumerate(term):
        masks[letter] = masks.get(letter, 0) | 1 << place
    whole = 1 << len(term) - 1
    exact, wrong = 0, 1
    for place, letter in enumerate(text):
        mask, before = masks.get(letter, 0), exact
        exact = (exact << 1 | 1) & mask
        wrong = (wrong << 1 | 1) & mask | before | before << 1 | exact << 1 | 1
        if wrong & whole and (found := _widest(term, text, place, borders)):
            return found
    return ""


def _widest(term: str, text: str, place: int, borders: Container[int] | None) -> str:
    """Of the pieces that end here or one later, the one that cuts no cluster and is nearest in length."""
    found: list[tuple[bool, int, str]] = []
    for end in (place + 1, place + 2):
        for longer in (0, -1, 1):
            start = end - len(term) - longer
            piece = text[start:end] if start >= 0 and end <= len(text) else ""
            may_stand = borders is None or (start in borders and end in borders)
            if piece and may_stand and _is_one_apart(term, piece):
                cuts = bool(_MARK.match(text, end)) or bool(_MARK.match(text, start))
                found.append((cuts, abs(longer), piece))
    return min(found)[2] if found else ""


def _is_one_apart(one: str, other: str) -> bool:
    """Whether two words differ in at most one letter."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    skipped = start + 1 if len(short) == len(long) else start
    return short[skipped:] == long[start + 1 :]
