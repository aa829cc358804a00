"""What a line of a register tells, every field understood: plain values for whoever compares and writes."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from thuanna.kernel.citizen_number import CitizenNumber
from thuanna.kernel.money import Money
from thuanna.kernel.partial_dates import PartialDate


class PayeeRow(NamedTuple):
    """A nominated payee (ผู้รับผลประโยชน์) as the line names them."""

    name: str
    relation: str = ""
    phone: str = ""


class AddressRow(NamedTuple):
    """An address as the line tells it; places still by their names."""

    house_no: str = ""
    moo: int | None = None
    soi: str = ""
    road: str = ""
    village: str = ""
    subdistrict: str = ""
    district: str = ""
    province: str = ""
    postcode: str = ""
    rest: str = ""


class MemberRow(NamedTuple):
    """One member as the line tells it, every field understood."""

    line: int
    member_no: str
    citizen_number: CitizenNumber | None
    title: str
    given_name: str
    family_name: str
    sex: str
    birth: PartialDate | None
    is_birth_year_uncertain: bool
    phones: tuple[str, ...]
    address: AddressRow
    applied_on: datetime.date | None
    admitted_on: datetime.date | None
    resigned_on: datetime.date | None
    died_on: datetime.date | None
    status_on: datetime.date | None
    resolution_no: str
    status: str
    occupation: str
    marital_status: str
    nationality: str
    groups: frozenset[str]
    payment_mode: str
    payees: tuple[PayeeRow, ...]
    paid_total: Money | None
