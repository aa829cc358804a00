"""People who do not exist: names drawn from word lists, numbers that nobody can hold.

Names. Given and family names are drawn apart from each other, at run time, from PyThaiNLP's lists (CC BY-SA
4.0); no list is copied here. People in office, who stand on public pages, have family names that say they are
examples.

Citizen numbers. Digits two and three name the province of the registry that issued a number. Provinces are
numbered from 10 to 96; 97 is no province, and no code in force or retired begins with it. The check digit is
right, so that every check in the program is passed, yet no registry can have issued the number. Numbers
beginning with 0 or 9 would be safe as well, but each of them is met with a warning.

Telephones. All are in the area code 049, which the numbering plan gives to nobody.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pythainlp.corpus.common import thai_family_names, thai_female_names, thai_male_names
from stdnum.th.pin import calc_check_digit

from thuanna.kernel.citizen_number import CitizenNumber
from thuanna.kernel.partial_dates import PartialDate

NO_PROVINCE = "97"
NO_AREA = "049"
_NUMBERED_FROM_BIRTH = datetime.date(1984, 1, 1)
_SERIALS = 1_000_000_000
_STEP = 618_033_989
"""Prime to the count of serials: neighbours in the list get numbers far apart, and none comes twice."""

_PUBLIC_FAMILIES = (
    "สมมุติวงศ์",
    "ตัวอย่างดี",
    "แบบอย่างกุล",
    "จำลองรัตน์",
    "นามสมมุติ",
    "สาธิตพงศ์",
    "เรื่องเล่า",
    "ต้นแบบสกุล",
)
_ADULT_FROM, _MISS_UNTIL = 15, 32


@dataclass(frozen=True, kw_only=True)
class Invented:
    """Somebody invented, with what a register asks for. `place` is the position of their village."""

    title: str
    given: str
    family: str
    sex: str
    birth: PartialDate
    number: CitizenNumber
    phone: str
    house_number: str
    place: int
    occupation: str
    group: str = ""

    @property
    def name(self) -> str:
        """Title, given and family name, as a page shows it."""
        return f"{self.title}{self.given} {self.family}"


def citizen_number(serial: int, *, born: datetime.date) -> CitizenNumber:
    """The number of this serial; each serial below a thousand million has its own."""
    first = "1" if born >= _NUMBERED_FROM_BIRTH else "3"
    digits = f"{first}{NO_PROVINCE}{serial * _STEP % _SERIALS:09d}"
    return CitizenNumber(digits + calc_check_digit(digits + "0"))


def phone(serial: int) -> str:
    """A telephone number in an area that does not exist."""
    return f"{NO_AREA}{serial % 1_000_000:06d}"


def people(
    *, seed: str, count: int, shares: Sequence[int], on: datetime.date, first_serial: int = 1
) -> Iterator[Invented]:
    """So many people in households, the same ones for the same seed.

    :param shares: how many of each hundred or so live in each village, by position; 0 for none
    :param first_serial: where their numbers begin, so that two groups never share one
    """
    chance = random.Random(seed)
    serial, left = first_serial, count
    while left:
        size = min(left, chance.choices((1, 2, 3, 4, 5), (22, 30, 24, 16, 8))[0])
        place = chance.choices(range(len(shares)), shares)[0]
        house, family = _house_number(chance), chance.choice(_families())
        for position in range(size):
            yield _somebody(chance, serial, position, (house, family, place), on)
            serial += 1
        left -= size


def office_holder(*, seed: str, sex: str) -> tuple[str, str]:
    """A title and a name that nobody can take for a real person's."""
    chance = random.Random(f"{seed} {sex}")
    given = chance.choice(_women() if sex == "female" else _men())
    title = chance.choice(("นาง", "นางสาว")) if sex == "female" else "นาย"
    return title, f"{given} {chance.choice(_PUBLIC_FAMILIES)}"


def _somebody(
    chance: random.Random, serial: int, position: int, home: tuple[str, str, int], on: datetime.date
) -> Invented:
    house, family, place = home
    sex = chance.choice(("female", "female", "male")) if position else chance.choice(("female", "male"))
    age = _age(chance, position)
    birth = _birth(chance, on.year - age)
    return Invented(
        title=_title(chance, sex, age),
        given=chance.choice(_women() if sex == "female" else _men()),
        family=family if chance.random() < 0.85 else chance.choice(_families()),
        sex=sex,
        birth=birth,
        number=citizen_number(serial, born=birth.latest),
        phone=phone(serial) if age >= _ADULT_FROM and chance.random() < 0.7 else "",
        house_number=house,
        place=place,
        occupation=_occupation(chance, age),
        group=_group(chance, age),
    )


def _age(chance: random.Random, position: int) -> int:
    """Heads of households are older; children come last."""
    young, old = ((1, 25) if position > 2 else (18, 70)) if position else (28, 88)
    return int(chance.triangular(young, old, old * 0.7))


def _birth(chance: random.Random, year: int) -> PartialDate:
    """One in forty older people knows the year only, as in the civil register."""
    if year < 1960 and chance.random() < 0.025:
        return PartialDate(year)
    return PartialDate(year, chance.randint(1, 12), chance.randint(1, 28))


def _title(chance: random.Random, sex: str, age: int) -> str:
    if age < _ADULT_FROM:
        return "เด็กหญิง" if sex == "female" else "เด็กชาย"
    if sex == "male":
        return "นาย"
    return "นางสาว" if age < _MISS_UNTIL or chance.random() < 0.2 else "นาง"


def _occupation(chance: random.Random, age: int) -> str:
    if age < 18:
        return "นักเรียน" if age > 5 else ""
    if age > 75:
        return ""
    return chance.choices(
        ("ทำสวน", "ทำนา", "รับจ้างทั่วไป", "ค้าขาย", "แม่บ้าน", "ประมงน้ำจืด", "ช่าง", "พนักงานบริษัท", "เลี้ยงสัตว์", ""),
        (26, 12, 24, 14, 8, 3, 5, 4, 3, 10),
    )[0]


def _group(chance: random.Random, age: int) -> str:
    """One in ten belongs to a group that only the register can tell; orphans are children."""
    drawn = chance.randrange(100)
    if age < 18 and drawn < 8:
        return "เด็กกำพร้า"
    return "พิการ" if drawn < 4 else "ด้อยโอกาส" if drawn < 10 else ""


def _house_number(chance: random.Random) -> str:
    number = str(chance.randint(1, 260))
    return f"{number}/{chance.randint(1, 9)}" if chance.random() < 0.3 else number


@cache
def _families() -> tuple[str, ...]:
    """Without the names of old houses (ณ …), of which there are few families each."""
    return tuple(sorted(name for name in thai_family_names() if " " not in name))


@cache
def _women() -> tuple[str, ...]:
    return tuple(sorted(thai_female_names()))


@cache
def _men() -> tuple[str, ...]:
    return tuple(sorted(thai_male_names()))
