"""What a good enough password is, in words a treasurer understands.

The checks are Django's, with the settings' values; only the words are ours.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal

from .models import User

RULES = t(
    "อย่างน้อย 10 ตัว ยิ่งยาวยิ่งดี เช่น คำสี่คำที่ไม่เกี่ยวกันต่อกัน ห้ามเป็นตัวเลขล้วน หรือคล้ายชื่อผู้ใช้",
    "At least 10 characters, the longer the better: four unrelated words in a row, for example. "
    "Not digits only, and not like your user name.",
)
_WORDS = {
    "password_too_short": t(
        "รหัสผ่านสั้นไป กรุณาใช้อย่างน้อย 10 ตัว", "The password is too short. Please use at least 10 characters."
    ),
    "password_too_common": t(
        "รหัสผ่านนี้มีคนใช้มาก เดาได้ง่าย กรุณาเลือกคำอื่น",
        "Many people use this password, so it is easily guessed. Please choose another.",
    ),
    "password_entirely_numeric": t(
        "รหัสผ่านมีแต่ตัวเลข กรุณาเพิ่มตัวอักษร", "The password has digits only. Please add letters."
    ),
    "password_too_similar": t(
        "รหัสผ่านคล้ายชื่อผู้ใช้หรือชื่อคน กรุณาเลือกคำอื่น",
        "The password is like the user name or the person's name. Please choose another.",
    ),
}


class PasswordTooWeak(Refusal):
    """The password breaks a rule; the words say which and what to do."""

    code = "password_weak"


def encoded(password: str) -> str:
    """The password as an account keeps it: hashed slowly on purpose, with a salt of its own."""
    return make_password(password)


def problems(password: str, *, about: Sequence[str] = ()) -> list[Phrase]:
    """What is wrong with a password, in the order of the rules; empty when it is good enough.

    :param about: the login name and the person's name, which it must not be like
    """
    username, display_name = [*about, "", ""][:2]
    try:
        validate_password(password, User(username=username, display_name=display_name))
    except ValidationError as found:
        return [_WORDS[str(problem.code)] for problem in found.error_list]
    return []


def must_be_good(password: str, *, about: Sequence[str] = ()) -> None:
    """Go on only with a good enough password.

    :raises PasswordTooWeak: with the first rule it breaks
    """
    for problem in problems(password, about=about):
        raise PasswordTooWeak(problem)
