"""What an action is told about a person: plain values, checked by whoever read them.

Apart from the models so that readers of forms and of spreadsheets can make them without a database.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from thuanna.kernel.citizen_number import CitizenNumber
from thuanna.kernel.partial_dates import PartialDate


@dataclass(frozen=True, kw_only=True)
class PersonDetails:
    """Who somebody is. Choices are the values of `Person`'s; empty means not known."""

    given_name: str
    family_name: str = ""
    title: str = ""
    nickname: str = ""
    sex: str = ""
    birth: PartialDate | None = None
    is_birth_year_uncertain: bool = False
    nationality: str = ""
    marital_status: str = ""
    occupation: str = ""
    income_band: str = ""
    died: PartialDate | None = None


@dataclass(frozen=True, kw_only=True)
class NewPhone:
    """A number as ``0812345678`` or ``025551234#12``."""

    digits: str
    owner: str = "self"


@dataclass(frozen=True, kw_only=True)
class NewAddress:
    """Where somebody is registered or lives; `starts_on` may be unknown."""

    kind: str = "registered"
    house_number: str = ""
    village_number: int | None = None
    lane: str = ""
    road: str = ""
    community_id: int | None = None
    subdistrict_code: str | None = None
    postcode: str = ""
    starts_on: datetime.date | None = None

    @property
    def says_something(self) -> bool:
        """Whether anything but dates and postcode is given."""
        return any((self.house_number, self.lane, self.road, self.subdistrict_code)) or (
            self.village_number is not None or self.community_id is not None
        )


@dataclass(frozen=True, kw_only=True)
class NewTrait:
    """A mark of vulnerability, and who says so."""

    kind: str
    source: str
    starts_on: datetime.date | None = None


@dataclass(frozen=True, kw_only=True)
class NewPerson(PersonDetails):
    """Somebody not yet in the register; without a number the reason is one of `Person.NoNumberReason`."""

    citizen_number: CitizenNumber | None = None
    no_number_reason: str = "not_given"
    phones: tuple[NewPhone, ...] = ()
    addresses: tuple[NewAddress, ...] = ()
    traits: tuple[NewTrait, ...] = ()
