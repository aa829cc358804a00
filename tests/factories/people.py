"""Generated people: names from small lists, numbers that check and belong to nobody known."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from stdnum.th.pin import calc_check_digit

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.citizen_number import CitizenNumber
from thuanna.kernel.partial_dates import PartialDate
from thuanna.registry.people import actions
from thuanna.registry.people.facts import NewAddress, NewPerson, NewPhone
from thuanna.registry.people.models import Person

_FIRST = ("สม", "วิ", "บุญ", "จัน", "ประ", "สุ", "มา", "คำ", "ทอง", "นิ", "อ", "ศิ", "พร", "กัล", "ชู", "ลำ")
_SECOND = ("ชาย", "ศรี", "มี", "พร", "เสริฐ", "ดา", "ลี", "แก้ว", "ใส", "ภา", "รุณ", "ริ", "นา", "ยา", "ชัย", "ดวน")
_ENDING = ("", "วรรณ", "รัตน์", "เดช", "ทิพย์", "ลักษณ์", "กุล", "พันธ์", "วงศ์", "สกุล")


def citizen_number(serial: int = 1, *, first_digit: int = 3) -> CitizenNumber:
    """A number whose check digit is right; `serial` makes it different from others."""
    digits = f"{first_digit}9999{serial:07d}"
    return CitizenNumber(digits + calc_check_digit(digits + "0"))


def new_person(given_name: str = "สมชาย", family_name: str = "เนินคราม", **more: Any) -> NewPerson:
    """Somebody about to be registered."""
    more.setdefault("title", "นาย")
    return NewPerson(given_name=given_name, family_name=family_name, **more)


def person(by: Actor, given_name: str = "สมชาย", family_name: str = "เนินคราม", **more: Any) -> Person:
    """Somebody in the register of the acting tenant."""
    return actions.register_person(person=new_person(given_name, family_name, **more), by=by)


def crowd(size: int, *, seed: int = 1) -> Iterator[NewPerson]:
    """Many people, the same ones for the same seed, with names as unevenly spread as real ones."""
    chance = random.Random(seed)
    for serial in range(size):
        given = _uneven(chance, _FIRST) + _uneven(chance, _SECOND) + _uneven(chance, _ENDING)
        family = (
            chance.choice(_FIRST) + chance.choice(_SECOND) + chance.choice(_FIRST) + chance.choice(_ENDING)
        )
        yield NewPerson(
            title=chance.choice(("นาย", "นาง", "นางสาว")),
            given_name=given,
            family_name=family,
            birth=PartialDate(chance.randint(1930, 2015), chance.randint(1, 12), chance.randint(1, 28)),
            citizen_number=citizen_number(serial),
            phones=(NewPhone(digits=f"08{chance.randrange(10**8):08d}"),),
            addresses=(NewAddress(house_number=f"{serial % 900 + 1}", village_number=chance.randint(1, 12)),),
        )


def _uneven(chance: random.Random, parts: tuple[str, ...]) -> str:
    """The first parts come far more often than the last."""
    return parts[min(int(chance.expovariate(4 / len(parts))), len(parts) - 1)]
