"""Reference numbers that people can read out on the telephone: ``กข-2569-000123-7``.

Owns their form and the check digit. Which series exist and who counts them is the caller's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .language import t
from .numbers import arabic_digits
from .refusals import Refusal

_LETTERS = r"[ก-ฮ]{1,4}|[A-Z]{1,4}"
_PREFIX = re.compile(_LETTERS)
_FORM = re.compile(
    rf"(?P<prefix>{_LETTERS})-?(?P<year>2[4-7][0-9]{{2}})-?(?P<number>[0-9]{{1,9}})-?(?P<check>[0-9])"
)
_SPACES_AND_DASHES = re.compile(r"[\s\u200b\ufeff]*[-‐‑–—−/.]+[\s\u200b\ufeff]*|[\s\u200b\ufeff]+")
_NUMBER_DIGITS = 6
_MOST = 10**9

# Damm's table of order ten: totally anti-symmetric, so one wrong digit and two swapped neighbours
# always end in another state.
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


class ReferenceNotUnderstood(Refusal):
    """Not a reference number."""

    code = "reference_not_understood"


class ReferenceMisread(ReferenceNotUnderstood):
    """The form is right, the check digit is not."""

    code = "reference_check_character"


@dataclass(frozen=True, order=True)
class Reference:
    """Letters of the series, Buddhist year, running number."""

    prefix: str
    buddhist_year: int
    number: int

    def __post_init__(self) -> None:
        assert _PREFIX.fullmatch(self.prefix), "a series has one to four Thai consonants or Latin capitals"
        assert 2400 <= self.buddhist_year < 2800, "the year of a reference is Buddhist"
        assert 0 < self.number < _MOST, "references count from one and have at most nine digits"

    @classmethod
    def make(cls, prefix: str, buddhist_year: int, number: int) -> str:
        """The reference as text, check digit included."""
        return str(cls(prefix, buddhist_year, number))

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Read a reference as people type it: Thai digits, small letters, dashes and zeros left out.

        One wrong digit and two swapped neighbours are always noticed, a wrong letter nine times in ten.

        :raises ReferenceNotUnderstood: another form
        :raises ReferenceMisread: the check digit does not fit
        """
        plain = _SPACES_AND_DASHES.sub("-", arabic_digits(text).strip().upper())
        match = _FORM.fullmatch(plain)
        if match is None or not int(match["number"]):
            raise ReferenceNotUnderstood(
                t(
                    "เลขอ้างอิงไม่ครบ กรุณากรอกตามเอกสาร เช่น กข-2569-000123-7",
                    "The reference number is incomplete. Please copy it as printed: กข-2569-000123-7.",
                )
            )
        reference = cls(match["prefix"], int(match["year"]), int(match["number"]))
        if reference.check_digit != match["check"]:
            raise ReferenceMisread(
                t(
                    "เลขอ้างอิงมีตัวที่ผิดหรือสลับกัน กรุณาเทียบกับเอกสารทีละตัว",
                    "A character of the reference number is wrong or two are swapped. "
                    "Please compare it with the paper.",
                )
            )
        return reference

    @property
    def check_digit(self) -> str:
        """The digit that ends the reference."""
        state = 0
        for digit in _prefix_digits(self.prefix) + self._digits:
            state = _DAMM[state][int(digit)]
        return str(state)

    @property
    def _digits(self) -> str:
        return f"{self.buddhist_year}{self.number:0{_NUMBER_DIGITS}}"

    def __str__(self) -> str:
        number = f"{self.number:0{_NUMBER_DIGITS}}"
        return f"{self.prefix}-{self.buddhist_year}-{number}-{self.check_digit}"


def _prefix_digits(prefix: str) -> str:
    """Two digits a letter, so that the check digit also depends on the series."""
    return "".join(f"{ord(letter) % 100:02}" for letter in prefix)
