"""Thai telephone numbers as people write them: both digit sets, +66, dashes, an extension behind ต่อ.

Owns reading and showing one number. Whose it is, and whether anybody answers, is not its business.
"""

from __future__ import annotations

import re

from thuanna.kernel.language import t
from thuanna.kernel.numbers import arabic_digits
from thuanna.kernel.refusals import Refusal

EXTENSION = "#"
_WITH_EXTENSION = re.compile(r"(?P<number>.*?)(?:(?:ต่อ|ext\.?|x|#)\s*(?P<extension>[0-9][0-9 ]*))?", re.I)
_FILLING = re.compile(r"[\s().\-–—\u200b\u2060\ufeff]+")
_MOBILE = re.compile(r"0[689][0-9]{8}")
_LANDLINE = re.compile(r"0[2-57][0-9]{7}")


class PhoneNotUnderstood(Refusal):
    """The text is not one Thai telephone number."""

    code = "phone_not_understood"


def parse_phone(text: str) -> str:
    """Read one number as ``0812345678`` or, with an extension, ``025551234#12``.

    :raises PhoneNotUnderstood: letters, several numbers, a wrong count of digits or no such prefix
    """
    match = _WITH_EXTENSION.fullmatch(arabic_digits(text).strip())
    assert match is not None  # the first group takes anything
    number = _at_home(_FILLING.sub("", match["number"]))
    if not number.isascii() or not number.isdecimal():
        raise _not_understood()
    if not (_MOBILE.fullmatch(number) or _LANDLINE.fullmatch(number)):
        raise _wrong_form(number)
    extension = _FILLING.sub("", match["extension"] or "")
    return f"{number}{EXTENSION}{extension}" if extension else number


def show_phone(phone: str) -> str:
    """Show a stored number the way people say it: ``081 234 5678``, ``02 555 1234 ต่อ 12``."""
    number, _, extension = phone.partition(EXTENSION)
    area = 2 if number.startswith("02") else 3
    groups = [number[:area], number[area : area + 3], number[area + 3 :]]
    shown = "\u00a0".join(group for group in groups if group)
    return f"{shown} {t('ต่อ', 'ext.')} {extension}" if extension else shown


def _at_home(number: str) -> str:
    """The number as dialled inside the country."""
    for abroad in ("+66", "0066"):
        if number.startswith(abroad):
            return "0" + number[len(abroad) :].removeprefix("0")
    return "0" + number[2:] if number.startswith("66") and len(number) in (10, 11) else number


def _not_understood() -> PhoneNotUnderstood:
    return PhoneNotUnderstood(
        t(
            "อ่านเบอร์โทรไม่ออก กรุณากรอกเบอร์เดียว มีแต่ตัวเลข เช่น 081 234 5678 หรือ 02 555 1234 ต่อ 12",
            "This could not be read as a phone number. Please enter one number, such as 081 234 5678 "
            "or 02 555 1234 ext 12.",
        )
    )


def _wrong_form(number: str) -> PhoneNotUnderstood:
    return PhoneNotUnderstood(
        t(
            "เบอร์มือถือมี 10 หลัก ขึ้นต้นด้วย 06 08 หรือ 09 เบอร์บ้านมี 9 หลัก ที่กรอกมี {n} หลัก กรุณาตรวจอีกครั้ง",
            "A mobile number has 10 digits and begins with 06, 08 or 09; a landline has 9. "
            "This one has {n}. Please check it.",
            n=len(number),
        ),
        code="phone_wrong_form",
    )
