"""How a person is found: the keys under which a name is kept, and what a search box was asked.

Keys are compared whole or by their beginning. A name stands in both orders, spelt and as it sounds, so
that typing ใจดี or สมชัย finds สมชาย ใจดี. Pure; the register's queries look the keys up.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

from thuanna.kernel.citizen_number import LENGTH, CitizenNumber
from thuanna.kernel.language import t
from thuanna.kernel.names import split_full_name
from thuanna.kernel.numbers import arabic_digits
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.sounds import similarity_key
from thuanna.kernel.text import search_form
from thuanna.kernel.thai_sorting import sort_key

_LETTERS = "LMN"  # Unicode: letters, vowels and tones above or below them, digits
_FEWEST_LETTERS = 2
_FEWEST_DIGITS = 4
_LONGEST = 120
_PHONE_FILLING = re.compile(r"[\s().\-–—]+")
_NUMBER_FILLING = re.compile(r"[\s\-–—.]+")


class QuestionTooShort(Refusal):
    """Nearly everybody would be found."""

    code = "question_too_short"


class NameForms(NamedTuple):
    """One name as it is searched, as it sounds and as it is sorted."""

    spelt: str
    heard: str
    sorted_by: str


def forms_of(name: str) -> NameForms:
    """The forms of a given or a family name; a load remembers them, for names repeat."""
    spelt = search_form(name)
    return NameForms(spelt, similarity_key(spelt), sort_key(spelt))


remembering = functools.cache
"""``forms = remembering(forms_of)`` for the length of one load; nothing stays behind."""


class NameKey(NamedTuple):
    """What is kept of a name in one order; a nickname is looked up as it is spelt, its `heard` is empty."""

    spelt: str
    heard: str


def name_keys(given: NameForms, family: NameForms, *, nickname: str = "") -> list[NameKey]:
    """A name in both orders, spelt and heard, and what the neighbours say."""
    if not (given.spelt and family.spelt):
        # One name alone is asked for with the space that would follow it; see `_name_question`.
        keys = {given.spelt or family.spelt: f"{given.heard or family.heard} ".lstrip()}
    else:
        keys = {
            f"{given.spelt} {family.spelt}": f"{given.heard} {family.heard}".strip(),
            f"{family.spelt} {given.spelt}": f"{family.heard} {given.heard}".strip(),
        }
    if nickname:
        keys.setdefault(search_form(nickname), "")
    return [NameKey(spelt, heard) for spelt, heard in keys.items() if spelt]


def name_order(given: NameForms, family: NameForms) -> str:
    """The key that lists people by given name, then family name, in dictionary order."""
    return f"{given.sorted_by} {family.sorted_by}"


@dataclass(frozen=True)
class Beginning:
    """Keys that begin so, in the order of the keys: from `first` on and before `beyond`."""

    first: str

    @property
    def beyond(self) -> str:
        """The smallest text after all that begin with `first`."""
        return self.first[:-1] + chr(ord(self.first[-1]) + 1)


@dataclass(frozen=True)
class Question:
    """What was asked: one citizen number, a phone number's beginning, or keys of names.

    `spelt` are better answers than `heard`.
    """

    number: CitizenNumber | None = None
    phone: Beginning | None = None
    spelt: tuple[Beginning, ...] = ()
    whole: tuple[str, ...] = ()
    heard: tuple[Beginning, ...] = ()


def read_question(text: str) -> Question:
    """Understand what somebody typed: thirteen digits, the beginning of a phone number, or a name.

    :raises QuestionTooShort: fewer than two letters or four digits
    :raises CitizenNumberWrong: thirteen digits that are no citizen number
    """
    plain = arabic_digits(text[:_LONGEST]).strip()
    digits = _NUMBER_FILLING.sub("", plain)
    if digits.isdecimal() and len(digits) == LENGTH:
        return Question(number=CitizenNumber.parse(digits))
    phone = _phone_digits(plain)
    if phone.isdecimal():
        return _phone_question(phone)
    return _name_question(plain)


def _phone_digits(plain: str) -> str:
    bare = _PHONE_FILLING.sub("", plain)
    return "0" + bare[3:].removeprefix("0") if bare.startswith("+66") else bare


def _phone_question(digits: str) -> Question:
    if len(digits) < _FEWEST_DIGITS:
        raise QuestionTooShort(
            t(
                "กรุณาพิมพ์เบอร์โทรอย่างน้อย {n} ตัวแรก หรือเลขประจำตัวประชาชนครบ 13 หลัก",
                "Please type {n} or more digits of the phone number, or all 13 of the citizen number.",
                n=_FEWEST_DIGITS,
            )
        )
    return Question(phone=Beginning(digits))


def _name_question(plain: str) -> Question:
    name = split_full_name(plain)
    spelt = " ".join(search_form(part) for part in (name.given, name.family) if part)
    as_typed = search_form(plain)
    if sum(unicodedata.category(letter)[0] in _LETTERS for letter in spelt) < _FEWEST_LETTERS:
        raise QuestionTooShort(
            t(
                "กรุณาพิมพ์ชื่ออย่างน้อย {n} ตัวอักษร",
                "Please type at least {n} letters of the name.",
                n=_FEWEST_LETTERS,
            )
        )
    heard = " ".join(key for key in (similarity_key(name.given), similarity_key(name.family)) if key)
    # One name alone must be heard whole; of two, the second may be only begun.
    ending = "" if name.family else " "
    return Question(
        spelt=tuple(Beginning(key) for key in dict.fromkeys((spelt, as_typed)) if key),
        whole=_as_two_names(spelt),
        heard=(Beginning(heard + ending),) if heard else (),
    )


def _as_two_names(spelt: str) -> tuple[str, ...]:
    """Where a space was forgotten, each place it may have stood: สมชายใจดี."""
    if " " in spelt or len(spelt) < 2 * _FEWEST_LETTERS:
        return ()
    places = range(_FEWEST_LETTERS, len(spelt) - _FEWEST_LETTERS + 1)
    return tuple(f"{spelt[:place]} {spelt[place:]}" for place in places)
