"""Numbers as Thai people write them: both digit sets, thousands commas, stray spaces.

Owns digits and whole numbers. Money has its own reader in `money`, identifiers theirs.
"""

from __future__ import annotations

import re

from .language import Phrase, t
from .refusals import Refusal

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
ARABIC_DIGITS = "0123456789"

_TO_ARABIC = str.maketrans(THAI_DIGITS, ARABIC_DIGITS)
_TO_THAI = str.maketrans(ARABIC_DIGITS, THAI_DIGITS)
_DASHES = str.maketrans({"−": "-", "–": "-", "—": "-"})
_SPACES = re.compile(r"[\s\u200b\ufeff]+")
_WHOLE = re.compile(r"([+-]?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.0*)?")
_FRACTION = re.compile(r"[+-]?[0-9,]*\.[0-9]+")

LONGEST_WHOLE = 18
"""Digits that surely fit a database's 64-bit integer."""


class NumberNotUnderstood(Refusal):
    """The text is not a whole number."""

    code = "number_not_understood"


def arabic_digits(text: str) -> str:
    """The text with ๐–๙ as 0–9; everything else stays."""
    return text.translate(_TO_ARABIC)


def thai_digits(text: str) -> str:
    """The text with 0–9 as ๐–๙, for letters and notices."""
    return text.translate(_TO_THAI)


def has_thai_digits(text: str) -> bool:
    """Whether any of ๐–๙ stands in the text."""
    return any(digit in text for digit in THAI_DIGITS)


def bare_number(text: str) -> str:
    """Arabic digits, plain dashes and no spaces: what number readers look at."""
    return _SPACES.sub("", arabic_digits(text).translate(_DASHES))


def parse_whole(text: str) -> int:
    """Read a whole number: ``๑,๒๓๔`` and ``1 234`` are 1234, ``12.00`` is 12.

    :raises NumberNotUnderstood: empty, not a number, has a fraction, too long, or its commas
        are misplaced (``12,50`` may be a European fraction, so it is not guessed)
    """
    bare = bare_number(text)
    if not bare:
        raise NumberNotUnderstood(
            t("ยังไม่ได้กรอกตัวเลข กรุณากรอก เช่น 120", "No number was given. Please enter one, such as 120."),
            code="number_empty",
        )
    match = _WHOLE.fullmatch(bare)
    if match is None:
        raise _refusal(bare)
    digits = match[2].replace(",", "")
    if len(digits.lstrip("0")) > LONGEST_WHOLE:
        raise NumberNotUnderstood(
            t("ตัวเลขยาวเกินไป กรุณาตรวจอีกครั้ง", "The number is too long. Please check it."),
            code="number_too_long",
        )
    return int(match[1] + digits)


def _refusal(bare: str) -> NumberNotUnderstood:
    if _FRACTION.fullmatch(bare):
        phrase: Phrase = t(
            "ช่องนี้รับจำนวนเต็มเท่านั้น กรุณากรอกโดยไม่มีจุดทศนิยม เช่น 120",
            "This takes whole numbers only. Please leave out the decimals, for example 120.",
        )
        return NumberNotUnderstood(phrase, code="number_not_whole")
    phrase = t(
        "อ่านตัวเลขไม่ออก กรุณากรอกเฉพาะตัวเลข เช่น 1,250 หรือ ๑,๒๕๐",
        "This could not be read as a number. Please enter digits only, such as 1,250 or ๑,๒๕๐.",
    )
    return NumberNotUnderstood(phrase)
