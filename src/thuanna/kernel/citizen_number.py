"""The 13-digit citizen number (เลขประจำตัวประชาชน).

Owns its form, check digit, kinds and mask. Warns about unusual numbers and never turns their holders
away: people without Thai nationality hold real numbers beginning with 0, 6 or 7. Storage, encryption
and who may see one are the register's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from operator import mul

from .language import Phrase, t
from .numbers import arabic_digits
from .refusals import Refusal

LENGTH = 13

_WEIGHTS = range(LENGTH, 1, -1)
_WEIGHT_OF_ZEROS = ord("0") * sum(_WEIGHTS)
_SEPARATORS = re.compile(r"[\s\-‐‑–—−._'’\u200b-\u200f\ufeff]+")
_SCIENTIFIC = re.compile(r"'?([0-9])(?:\.([0-9]+))?[e×x]\+?(?:10\^?)?([0-9]+)", re.IGNORECASE)
_WHOLE_FLOAT = re.compile(r"([0-9]{13})\.0+")
_NUMBER_WORDS = ("", "เลข", "บัตร", "เลขบัตร", "บัตรประชาชน", "เลขประจำตัว", "เลขประจำตัวประชาชน")
_NO_NUMBER = frozenset(
    {f"{no}{number}" for no in ("ไม่มี", "ยังไม่มี", "ไม่ทราบ") for number in _NUMBER_WORDS}
    | {"ไม่ระบุ", "none", "no", "n/a", "na", "nil", "unknown", "0", "0" * LENGTH}
)


class CitizenNumberWrong(Refusal):
    """Not a citizen number. The message never repeats what was typed."""

    code = "citizen_number_wrong"


class CitizenNumberKind(StrEnum):
    """Who holds a number, told by its first digit (register rules of 2527)."""

    UNREGISTERED = "unregistered"
    BORN_SINCE_2527 = "born_since_2527"
    REGISTERED_LATE = "registered_late"
    IN_REGISTER_BY_2527 = "in_register_by_2527"
    MOVED_BEFORE_NUMBER = "moved_before_number"
    ADDED_TO_REGISTER = "added_to_register"
    TEMPORARY_STAY = "temporary_stay"
    CHILD_OF_TEMPORARY_STAY = "child_of_temporary_stay"
    PERMANENT_OR_NATURALISED = "permanent_or_naturalised"
    UNASSIGNED = "unassigned"


_KINDS = tuple(CitizenNumberKind)


@dataclass(frozen=True)
class NumberWarning:
    """Something to look at twice; never a reason to refuse."""

    code: str
    phrase: Phrase


_NOT_NATIONAL = NumberWarning(
    "citizen_number_not_national",
    t(
        "เลขขึ้นต้นด้วย 0, 6 หรือ 7 เป็นของผู้ที่ยังไม่มีสัญชาติไทย บันทึกได้ กรุณาตรวจกับบัตรอีกครั้ง",
        "Numbers beginning with 0, 6 or 7 belong to people without Thai nationality. "
        "It can be saved; please compare it with the card.",
    ),
)
_UNASSIGNED = NumberWarning(
    "citizen_number_unassigned",
    t(
        "เลขขึ้นต้นด้วย 9 ยังไม่พบว่ามีการออกให้ บันทึกได้ กรุณาตรวจกับบัตรอีกครั้ง",
        "Numbers beginning with 9 are not known to be issued. It can be saved; please compare with the card.",
    ),
)
_WARNINGS = {"0": _NOT_NATIONAL, "6": _NOT_NATIONAL, "7": _NOT_NATIONAL, "9": _UNASSIGNED}


@dataclass(frozen=True, repr=False)
class CitizenNumber:
    """A number whose check digit is right. Shows itself masked; ask for `digits` on purpose."""

    digits: str

    def __post_init__(self) -> None:
        assert is_check_digit_right(self.digits), "make citizen numbers with parse()"

    @classmethod
    def parse(cls, text: str) -> CitizenNumber:
        """Read a number with Thai or Arabic digits, with or without dashes and spaces.

        :raises CitizenNumberWrong: ``citizen_number_empty``, ``citizen_number_lost_digits`` (a
            spreadsheet rounded it), ``citizen_number_characters``, ``citizen_number_length`` or
            ``citizen_number_check_digit``
        """
        if is_check_digit_right(text):
            return cls(text)
        digits = _digits(arabic_digits(text).strip())
        if not digits:
            raise _wrong("empty")
        if not (digits.isascii() and digits.isdecimal()):
            raise _wrong("characters")
        if len(digits) != LENGTH:
            raise _wrong_length(len(digits))
        if not is_check_digit_right(digits):
            raise _wrong("check_digit")
        return cls(digits)

    @property
    def kind(self) -> CitizenNumberKind:
        """Who holds such a number."""
        return _KINDS[int(self.digits[0])]

    @property
    def warnings(self) -> tuple[NumberWarning, ...]:
        """What to compare with the card; empty for most numbers."""
        warning = _WARNINGS.get(self.digits[0])
        return () if warning is None else (warning,)

    def formatted(self) -> str:
        """The whole number as printed on the card: ``1-2345-67890-12-1``."""
        return _grouped(self.digits)

    def masked(self) -> str:
        """Only the last three digits: ``x-xxxx-xxxxx-12-1``."""
        return _grouped("x" * (LENGTH - 3) + self.digits[-3:])

    def __str__(self) -> str:
        return self.masked()

    def __repr__(self) -> str:
        return "CitizenNumber(…)"


def is_check_digit_right(digits: str) -> bool:
    """Whether these are 13 Arabic digits and the last one checks the others."""
    if not (len(digits) == LENGTH and digits.isascii() and digits.isdecimal()):
        return False
    # A byte of an ASCII digit is its value and 48; asked 20,000 times by a register, so in one sum.
    weighted: int = sum(map(mul, digits.encode("ascii"), _WEIGHTS)) - _WEIGHT_OF_ZEROS
    return (11 - weighted % 11) % 10 == int(digits[-1])


def is_no_number_yet(text: str) -> bool:
    """Whether the cell says that there is no number (``-``, ``ไม่มี``, ``ยังไม่มีเลข``).

    An empty cell says nothing, and is not counted.
    """
    if len(text) == LENGTH and text.isdecimal() and not text.startswith(("0", "๐")):
        return False
    plain = "".join(arabic_digits(text).casefold().split())
    return bool(plain) and (not plain.strip("-–—−.") or plain.strip("-().") in _NO_NUMBER)


def _digits(plain: str) -> str:
    """Without separators; numbers that a spreadsheet turned into fractions are made whole or refused.

    :raises CitizenNumberWrong: the digits are gone
    """
    scientific = _SCIENTIFIC.fullmatch("".join(plain.split()))
    if scientific:
        first, rest, power = scientific[1], scientific[2] or "", int(scientific[3])
        if len(rest) != power or power != LENGTH - 1:
            raise _wrong("lost_digits")
        return first + rest
    whole_float = _WHOLE_FLOAT.fullmatch(plain)
    return whole_float[1] if whole_float else _SEPARATORS.sub("", plain)


def _grouped(digits: str) -> str:
    return "-".join((digits[0], digits[1:5], digits[5:10], digits[10:12], digits[12]))


_WORDS = {
    "empty": t(
        "ยังไม่ได้กรอกเลขประจำตัวประชาชน ถ้ายังไม่มีเลข ให้ใส่ -",
        "No citizen number was given. If there is none yet, write -.",
    ),
    "lost_digits": t(
        "ตารางคำนวณปัดเลขนี้ไปแล้ว ตัวเลขท้ายหายไป กู้คืนจากไฟล์ไม่ได้ กรุณากรอกใหม่จากบัตร โดยตั้งช่องเป็นข้อความก่อน",
        "The spreadsheet rounded this number: its last digits are gone and the file cannot give them back. "
        "Please type it again from the card, with the cell set to text.",
    ),
    "characters": t(
        "เลขประจำตัวประชาชนมีแต่ตัวเลข 13 หลัก กรุณาตรวจว่ามีอักษรปนอยู่หรือไม่",
        "A citizen number has 13 digits and nothing else. Please check for other characters.",
    ),
    "check_digit": t(
        "เลขประจำตัวประชาชนไม่ตรงกับหลักตรวจสอบ อาจพิมพ์ผิดหนึ่งหลักหรือสลับกัน กรุณาเทียบกับบัตรทีละหลัก",
        "The check digit does not fit: one digit may be wrong or two swapped. Please compare with the card.",
    ),
}


def _wrong(what: str) -> CitizenNumberWrong:
    return CitizenNumberWrong(_WORDS[what], code=f"citizen_number_{what}")


def _wrong_length(length: int) -> CitizenNumberWrong:
    return CitizenNumberWrong(
        t(
            "เลขประจำตัวประชาชนมี 13 หลัก แต่ที่กรอกมี {length} หลัก กรุณาตรวจกับบัตร (เลข 0 ข้างหน้าอาจหายไป)",
            "A citizen number has 13 digits, this has {length}. Please compare with the card "
            "(a leading 0 may have been lost).",
            length=length,
        ),
        code="citizen_number_length",
    )
