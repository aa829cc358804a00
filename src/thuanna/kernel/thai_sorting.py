"""A stored key whose plain byte order is Thai dictionary order.

The embedded PostgreSQL knows no Thai collation, so what is listed alphabetically carries this key
and is sorted by it under the "C" collation. The order is that of ICU's `th` (PostgreSQL's
`th-x-icu`): digits, Thai, Latin; a leading vowel counts after its consonant; tone marks, ็ and ์
decide only between words that are otherwise equal; spaces and punctuation count for nothing.

PyThaiNLP's `collate` is the same order but for what it says of itself (“almost”): it compares a tone
mark with the letter that follows a shorter word, which puts ก้าน behind กานพลู.
"""

from __future__ import annotations

import re
import unicodedata

from .text import normalise

_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")

# Primary weights. Every letter of Thai is one ASCII character from ":" on, above the digits; what
# stands outside digits and Thai is a pair, led by "!" (below), "y" (Latin) or "z" (other scripts).
_THAI = "".join(map(chr, range(ord("ก"), ord("ฮ") + 1))) + "ํะัาำิีึืุูเแโใไฺ"
_PRIMARY = {letter: chr(ord(":") + place) for place, letter in enumerate(_THAI)}
_PRIMARY["ๅ"] = _PRIMARY["า"]
_SYMBOLS = "`^+<=>|~$฿"

_MARKS = dict(zip("๎์็่้๊๋", "abcdefg", strict=True))
_NO_MARK = "0"
_SEPARATOR = " "
_IGNORED = frozenset("ฯๆ")


def sort_key(text: str) -> str:
    """The key: letters first, then marks where letters tie; ASCII for Thai, digits and Latin."""
    plain = normalise(text)
    letters: list[str] = []
    marks: list[str] = []
    for character in _LEADING_VOWEL.sub(r"\2\1", unicodedata.normalize("NFD", plain)):
        if character in _MARKS:
            marks.append(_MARKS[character])
        elif weight := _weight(character):
            letters.append(weight)
            marks.append(_NO_MARK)
    return "".join(letters) + _SEPARATOR + "".join(marks).rstrip(_NO_MARK)


def _weight(character: str) -> str:
    """The primary weight of one character, empty where it counts for nothing."""
    if character in _PRIMARY:
        return _PRIMARY[character]
    category = unicodedata.category(character)
    if character in _IGNORED or category[0] in "PZCM":
        return ""
    if character.isascii() and character.isdecimal():
        return character
    if category[0] == "S":
        place = _SYMBOLS.find(character)
        return f"!{chr(ord('A') + place)}" if place >= 0 else f"!a{character}"
    return f"y{character}" if character.isascii() else f"z{character}"
