"""The register of members as a workbook whose headings the import knows.

What stands in it imports back unchanged: the words here are the ones `importing` reads. Who may have it,
and what of it is written down, is `actions.exports`.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import xlsxwriter

from thuanna.kernel.language import speaking
from thuanna.kernel.partial_dates import PartialDate
from thuanna.kernel.thai_dates import thai_date

from .importing.columns import BY_FIELD

COMPLETE = (
    *("running_no", "member_no", "citizen_number", "title", "given_name", "family_name", "sex", "birth_date"),
    *("phone", "house_no", "moo", "soi", "road", "village"),
    *("subdistrict", "district", "province", "postcode"),
    *("applied_on", "admitted_on", "resolution_no", "status", "status_on", "resigned_on", "died_on"),
    *("occupation", "marital_status", "nationality", "group", "payment_mode", "payee_name", "paid_total"),
)
DAILY = tuple(field for field in COMPLETE if field not in {"citizen_number", "group"})
_STATUSES = {
    "applied": "รออนุมัติ",
    "active": "ปกติ",
    "suspended": "พักสิทธิ",
    "resigned": "ลาออก",
    "ended": "พ้นสภาพ",
    "deceased": "เสียชีวิต",
}
_SEXES = {"male": "ชาย", "female": "หญิง"}
_MARITAL = {
    "single": "โสด",
    "married": "สมรส",
    "divorced": "หย่า",
    "widowed": "หม้าย",
    "separated": "แยกกันอยู่",
}
_GROUPS = {"disabled": "คนพิการ", "disadvantaged": "ผู้ด้อยโอกาส", "orphan": "กำพร้า"}
_PLANS = {"daily": "รายวัน", "monthly": "รายเดือน", "half_yearly": "รายครึ่งปี", "yearly": "รายปี"}
_NARROW, _WIDE = 12, 22
_WIDE_FIELDS = frozenset({"citizen_number", "given_name", "family_name", "village", "payee_name"})


@dataclass(frozen=True, kw_only=True)
class PayeeLine:
    """A nominated payee as the register has them."""

    name: str
    relation: str
    phone: str


@dataclass(frozen=True, kw_only=True)
class MemberLine:
    """A member as the register has them now. Choices are the values of the register's tables.

    :ivar steps: (status, day) in the order in which they came
    """

    member_no: str
    citizen_number: str
    title: str
    given_name: str
    family_name: str
    sex: str
    birth: PartialDate | None
    phones: tuple[str, ...]
    house_no: str
    moo: int | None
    soi: str
    road: str
    village: str
    place: tuple[str, str, str]
    postcode: str
    steps: tuple[tuple[str, datetime.date], ...]
    resolution_no: str
    occupation: str
    marital_status: str
    nationality: str
    groups: frozenset[str]
    payment_plan: str
    payees: tuple[PayeeLine, ...]
    opening_satang: int | None


def workbook(members: Iterable[MemberLine], fields: Sequence[str]) -> bytes:
    """The register as a workbook of text cells, so that no spreadsheet changes a number."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book, speaking("th"):
        page = book.add_worksheet("ทะเบียนสมาชิก")
        text = book.add_format({"num_format": "@"})
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        for column, field in enumerate(fields):
            width = _WIDE if field in _WIDE_FIELDS else _NARROW
            page.set_column(column, column, width, text)
            page.write_string(0, column, str(BY_FIELD[field].label), bold)
        for line, member in enumerate(members, start=1):
            cells = {"running_no": str(line), **_cells(member)}
            for column, field in enumerate(fields):
                if cells[field]:
                    page.write_string(line, column, cells[field], text)
        page.freeze_panes(1, 0)
    return kept.getvalue()


def sample() -> bytes:
    """An empty register with two invented people, to be filled in."""
    return workbook(_SAMPLE, COMPLETE)


def _cells(member: MemberLine) -> dict[str, str]:
    days = _days(member.steps)
    subdistrict, district, province = member.place
    return {
        "member_no": member.member_no,
        "citizen_number": member.citizen_number,
        "title": member.title,
        "given_name": member.given_name,
        "family_name": member.family_name,
        "sex": _SEXES.get(member.sex, ""),
        "birth_date": _birth(member.birth),
        "phone": ", ".join(member.phones),
        "house_no": member.house_no,
        "moo": str(member.moo or ""),
        "soi": member.soi,
        "road": member.road,
        "village": member.village,
        "subdistrict": subdistrict,
        "district": district,
        "province": province,
        "postcode": member.postcode,
        **{name: _day(day) for name, day in days.items()},
        "resolution_no": member.resolution_no,
        "status": _STATUSES[member.steps[-1][0]] if member.steps else "",
        "occupation": member.occupation,
        "marital_status": _MARITAL.get(member.marital_status, ""),
        "nationality": member.nationality,
        "group": ", ".join(_GROUPS[group] for group in sorted(member.groups)),
        "payment_mode": _PLANS.get(member.payment_plan, ""),
        "payee_name": "; ".join(map(_payee, member.payees)),
        "paid_total": _baht(member.opening_satang),
    }


def _days(steps: Sequence[tuple[str, datetime.date]]) -> Mapping[str, datetime.date | None]:
    """The dates of the present membership: what came before somebody joined again is left out."""
    status = steps[-1][0] if steps else ""
    began = _beginning(steps)
    since = dict(began)
    first_active = next((day for name, day in began if name == "active"), None)
    return {
        "applied_on": next((day for name, day in began if name == "applied"), None),
        "admitted_on": first_active,
        "resigned_on": since.get("resigned"),
        "died_on": since.get("deceased"),
        "status_on": since.get(status) if status in {"suspended", "ended"} else None,
    }


def _beginning(steps: Sequence[tuple[str, datetime.date]]) -> Sequence[tuple[str, datetime.date]]:
    """The steps since the last joining."""
    start = 0
    for place, (status, _) in enumerate(steps):
        if place and status in {"applied", "active"} and steps[place - 1][0] in {"resigned", "ended"}:
            start = place
    return steps[start:]


def _birth(birth: PartialDate | None) -> str:
    return "" if birth is None else thai_date(birth, "numeric" if birth.is_full else "short")


def _day(day: datetime.date | None) -> str:
    return "" if day is None else thai_date(day, "numeric")


def _payee(payee: PayeeLine) -> str:
    relation = f" ({payee.relation})" if payee.relation else ""
    return f"{payee.name}{relation}{f' {payee.phone}' if payee.phone else ''}"


def _baht(satang: int | None) -> str:
    return "" if satang is None else f"{satang // 100}.{satang % 100:02}"


def _invented(number: str, name: tuple[str, str, str], sex: str, birth: PartialDate) -> MemberLine:
    return MemberLine(
        member_no=number,
        citizen_number="",
        title=name[0],
        given_name=name[1],
        family_name=name[2],
        sex=sex,
        birth=birth,
        phones=("0800000000",),
        house_no="12/3",
        moo=1,
        soi="",
        road="",
        village="",
        place=("", "", ""),
        postcode="",
        steps=(("active", datetime.date(2017, 1, 5)),),
        resolution_no="",
        occupation="",
        marital_status="",
        nationality="",
        groups=frozenset(),
        payment_plan="yearly",
        payees=(PayeeLine(name="ตัวอย่าง ผู้รับผลประโยชน์", relation="บุตร", phone=""),),
        opening_satang=365000,
    )


_SAMPLE = (
    _invented("01-00001", ("นาย", "ตัวอย่าง", "คนที่หนึ่ง"), "male", PartialDate(1967, 5, 5)),
    _invented("01-00002", ("นางสาว", "ตัวอย่าง", "คนที่สอง"), "female", PartialDate(1990)),
)
