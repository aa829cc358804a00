"""One way to clean and to compare text.

`clean_line` is for storing what people typed, `normalise` for hashing and finding duplicates,
`search_form` for searching. Names of people have keys of their own in `names`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from .numbers import arabic_digits

# Old Thai fonts drew shifted vowels and tones as glyphs of their own; text copied out of PDFs has them.
_GLYPHS = str.maketrans(
    {
        0xF700: "ฐ",
        0xF70F: "ญ",
        **dict(zip(range(0xF701, 0xF705), "ิีึื", strict=True)),
        **dict(zip(range(0xF705, 0xF70A), "่้๊๋์", strict=True)),
        **dict(zip(range(0xF70A, 0xF70F), "่้๊๋์", strict=True)),
        **dict(zip(range(0xF710, 0xF713), "ัํ็", strict=True)),
        **dict(zip(range(0xF713, 0xF718), "่้๊๋์", strict=True)),
        **dict(zip(range(0xF718, 0xF71B), "ฺุู", strict=True)),
    }
)
_CONTROL_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})

_TONES = "่-๋"
_ABOVE_OR_BELOW = "ัิ-ฺ็ํ"
_SARA_AM = re.compile(rf"ํ([{_TONES}]?)า")
_SARA_AM_AFTER_TONE = re.compile(rf"([{_TONES}])ํา")
_TONE_BEFORE_VOWEL = re.compile(rf"([{_TONES}์]+)([{_ABOVE_OR_BELOW}]+)")
_TONE_AFTER_AA = re.compile(rf"([าำ])([{_TONES}]+)")
_REPEATED_MARK = re.compile(r"([ัิ-ฺ็-๎])\1+")
_LAKKHANGYAO = re.compile(r"(?<![ฤฦๅ])ๅ")
_SPACE_BEFORE_MARK = re.compile(r"(?<=[ก-๎]) +(?=[ะ-ฺๅ็-๎])")
_SPACE_INSIDE_THAI = re.compile(r"(?<=[ก-ฺเ-๎]) +(?=[ก-ฺเ-๎])")
_CLEAN_CHARACTERS = re.compile(r"[!-~ก-ฺเ-์๎-๛]+(?: [!-~ก-ฺเ-์๎-๛]+)*")
_MARKS_OUT_OF_ORDER = re.compile(r"[่-ุู๋][ฺุู]")
_SURELY_NORMAL = re.compile(r"(?:[!-@\[-~]|[ก-ฃคฅฆ-ฮ][ัิ-ู็]?[่-์]?|[ะาโ-ไ]|เ(?!เ)| (?=[!-@\[-~ก-ฃคฅฆ-ฮเ-ไ]))*")
_MOST_PASSES = 8


def clean_line(text: str) -> str:
    """One line, safe to store and to show; what the writer meant stays, case and digits included.

    Composes characters, makes one space of any white space, drops what cannot be seen (zero-width,
    control and direction-changing characters) and mends Thai that looks right but is coded otherwise.
    """
    if is_surely_clean(text):
        return text  # nearly every cell of a register: nothing to mend, ten times sooner
    return _until_stable(_clean, text)


def is_surely_clean(text: str) -> bool:
    """Whether a glance tells that `clean_line` changes nothing: Thai and ASCII in order, single spaces."""
    return _CLEAN_CHARACTERS.fullmatch(text) is not None and _MARKS_OUT_OF_ORDER.search(text) is None


def normalise(text: str) -> str:
    """The form in which two spellings of the same text are equal; for hashes and duplicates.

    Beyond `clean_line`: Arabic digits, folded case and width, marks in dictionary order and never
    doubled, no space in front of a vowel or tone.
    """
    if _SURELY_NORMAL.fullmatch(text) and not text.startswith(" "):
        return text  # nearly every name: letters, vowels and tones in order, and nothing to fold
    return _until_stable(_normalise, text)


def search_form(text: str) -> str:
    """Normalised, and without spaces between Thai letters: สนับสน ุนการ is สนับสนุนการ."""
    normal = normalise(text)
    return _SPACE_INSIDE_THAI.sub("", normal) if " " in normal else normal


def _clean(text: str) -> str:
    composed = _compose_sara_am(unicodedata.normalize("NFC", text.translate(_GLYPHS)))
    spaced = " ".join(composed.split())
    return "".join(c for c in spaced if unicodedata.category(c) not in _CONTROL_CATEGORIES).strip()


def _normalise(text: str) -> str:
    # NFKC takes ำ apart, so it is put together again afterwards.
    folded = unicodedata.normalize("NFKC", _clean(text)).casefold()
    folded = arabic_digits(" ".join(folded.split()))
    folded = _SPACE_BEFORE_MARK.sub("", folded)
    folded = _REPEATED_MARK.sub(r"\1", _LAKKHANGYAO.sub("า", folded))
    folded = _TONE_BEFORE_VOWEL.sub(r"\2\1", _compose_sara_am(folded))
    folded = _TONE_AFTER_AA.sub(r"\2\1", folded)
    return folded.replace("เเ", "แ")


def _compose_sara_am(text: str) -> str:
    """สระอำ typed as two characters, with the tone before, between or after them."""
    return _SARA_AM_AFTER_TONE.sub(r"\1ำ", _SARA_AM.sub(r"\1ำ", text))


def _until_stable(step: Callable[[str], str], text: str) -> str:
    """Repeat until nothing changes: mending one thing can uncover another."""
    for _ in range(_MOST_PASSES):
        mended = step(text)
        if mended == text:
            break
        text = mended
    return text
