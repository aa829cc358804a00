"""Marks found words in a text as it was written, although they were found in its search form. Pure."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

_BEFORE, _LENGTH = 60, 220
_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
_ARABIC = str.maketrans(_DIGITS, "0123456789")
_SPACE = re.compile(r"\s+")


class Piece(NamedTuple):
    """A piece of text, marked or not."""

    words: str
    is_marked: bool


def marked(text: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """The whole text with the words marked."""
    pattern = _pattern(tuple(words))
    if pattern is None:
        return (Piece(text, False),) if text else ()
    pieces: list[Piece] = []
    end = 0
    for found in pattern.finditer(text):
        pieces += [Piece(text[end : found.start()], False), Piece(found[0], True)]
        end = found.end()
    return tuple(piece for piece in [*pieces, Piece(text[end:], False)] if piece.words)


def snippet(text: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """A piece of the text around the first of the words; its beginning where none stands in it."""
    pattern = _pattern(tuple(words))
    found = pattern.search(text) if pattern else None
    start = max(0, found.start() - _BEFORE) if found else 0
    while start and text[start] > " " and start > (found.start() - 2 * _BEFORE if found else 0):
        start -= 1
    piece = " ".join(text[start : start + _LENGTH].split())
    if not piece:
        return ()
    before, after = "… " if start else "", " …" if len(text) > start + _LENGTH else ""
    return marked(f"{before}{piece}{after}", words)


def plain(text: str) -> str:
    """A cleaned text as its search form would have it, but cheaper: digits, case, spaces."""
    return _SPACE.sub("", text.translate(_ARABIC).casefold())


def present(words: Sequence[str], plain_text: str) -> list[str]:
    """The words that stand in a plain text; they alone are looked for in the text as it was written."""
    return [word for word in words if _SPACE.sub("", word) in plain_text]


@functools.lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Finds the words with the spaces and the digits a text may have between and in place of theirs."""
    longest_first = sorted({word for word in words if word}, key=len, reverse=True)
    if not longest_first:
        return None
    return re.compile("|".join(r"\s?".join(map(_letter, word)) for word in longest_first), re.IGNORECASE)


def _letter(letter: str) -> str:
    if letter.isascii() and letter.isdecimal():
        return f"[{letter}{_DIGITS[int(letter)]}]"
    return re.escape(letter)
