"""Invented matter for the living design page: every part in every state, so that none is forgotten.

Nothing here is a person, a fund or an amount of anybody's.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator

from thuanna.kernel.language import t
from thuanna.kernel.money import Money

from . import fields
from .doors import ALL_DOORS, doors
from .forms import PlainForm

TODAY = date(2026, 11, 21)

_PLACES = (
    ("990101", "ต.เนินคราม อ.บ้านตัวอย่าง จ.ตัวอย่าง 99110", "Noen Khram, Ban Tua Yang, Tua Yang 99110"),
    ("990207", "ต.เนินขมิ้น อ.ท่าตัวอย่าง จ.ตัวอย่าง 99120", "Noen Khamin, Tha Tua Yang, Tua Yang 99120"),
)


def find_sample_place(text: str) -> list[tuple[str, str, str]]:
    """The two invented subdistricts, by any part of their names or codes."""
    return [place for place in _PLACES if any(text.casefold() in part.casefold() for part in place)]


class SampleForm(PlainForm):
    """One of each kind of field."""

    name = fields.ThaiTextField(
        t("ชื่อและนามสกุล", "First and last name"),
        hint=t("ตามบัตรประชาชน ไม่ต้องใส่คำนำหน้า", "As on the card, without a title"),
    )
    born_on = fields.ThaiDateField(
        t("วันเกิด", "Date of birth"),
        hint=t("ตามบัตรประชาชน เช่น 5 / 5 / 2510", "As on the card, such as 5 / 5 / 2510"),
        not_after="today",
        autocomplete="bday",
    )
    citizen_number = fields.CitizenNumberField(
        t("เลขประจำตัวประชาชน", "Citizen number"),
        hint=t("13 หลัก มีขีดหรือไม่มีก็ได้", "13 digits, with or without dashes"),
    )
    phone = fields.PhoneField(t("เบอร์โทรศัพท์", "Telephone"), required=False, autocomplete="tel")
    kind = fields.ChoiceField(
        t("ประเภทสมาชิก", "Kind of member"),
        [
            ("general", t("ทั่วไป", "General")),
            ("child", t("เด็กหรือเยาวชน", "Child or youth")),
            ("older", t("ผู้สูงอายุ", "Older person")),
        ],
        hints={"child": t("อายุไม่ถึง 18 ปีในวันสมัคร", "Under 18 on the day of joining")},
    )
    amount = fields.MoneyField(
        t("เงินสมทบ", "Contribution"), hint=t("เลขไทยหรืออารบิกก็ได้", "Thai or Arabic digits")
    )
    people_in_house = fields.WholeNumberField(
        t("จำนวนคนในบ้าน", "People in the house"), least=1, unit=t("คน", "people")
    )
    place = fields.PlaceField(
        t("ตำบลที่อยู่", "Subdistrict"), find_sample_place, hint=t("ลองพิมพ์ เนิน", "Try: Noen")
    )
    register = fields.FileField(
        t("ไฟล์ทะเบียนสมาชิก", "Member register"),
        accept=".xlsx,.xls,.ods,.csv",
        required=False,
        hint=t("Excel, LibreOffice หรือ CSV ไม่เกิน 10 เมกะไบต์", "Excel, LibreOffice or CSV, up to 10 MB"),
    )
    note = fields.ThaiTextField(t("หมายเหตุ", "Note"), lines=3, most=500, required=False)
    agreed = fields.CheckField(t("อ่านระเบียบกองทุนแล้ว", "I have read the fund's rules"))


_WRONG = {
    "name": "สมศรี ใจงาม",
    "born_on_day": "๓๑",
    "born_on_month": "2",
    "born_on_year": "2510",
    "citizen_number": "1 2345 67890 12",
    "phone": "081 234 567",
    "kind": "",
    "amount": "1,23.50",
    "people_in_house": "๔",
    "place_text": "เนิน",
}


def sample_context() -> dict[str, Any]:
    """Everything ``web/design.html`` shows."""
    return {
        "sample_doors": doors(dict.fromkeys(ALL_DOORS, "#doors"), here="know"),
        "sample_trail": [
            (t("กองทุน", "Fund"), "#"),
            (t("สมาชิก", "Members"), "#"),
            (t("บันทึกเงินสมทบ", "Take a contribution"), ""),
        ],
        "empty_form": SampleForm(prefix="new", today=TODAY),
        "wrong_form": SampleForm(_WRONG, today=TODAY),
        "sample_page": Paginator(range(1284), 50).page(4),
        "sample_day": TODAY,
        "sample_amount": Money.baht("365.00"),
        "benefits": _benefits(),
        "most_paid": Money.baht("158000.00"),
        "total_times": 312,
        "total_paid": Money.baht("423400.00"),
        "colours": _COLOURS,
        "sample_waiting": [
            {
                "label": t("ใบสมัครรออนุมัติ", "Applications to decide"),
                "count": 4,
                "url": "#staff",
                "current": True,
            },
            {
                "label": t("ไฟล์นำเข้ารอยืนยัน", "Imports to confirm"),
                "count": 1,
                "url": "#staff",
                "current": False,
            },
            {
                "label": t("เงินสมทบรอนับ", "Contributions to count"),
                "count": 12,
                "url": "#staff",
                "current": False,
            },
        ],
    }


def _benefits() -> list[dict[str, Any]]:
    rows = (
        (t("เกิด", "Birth"), 18, "9000.00"),
        (t("เจ็บป่วยนอนโรงพยาบาล", "Hospital stay"), 146, "98400.00"),
        (t("เสียชีวิต", "Death"), 14, "158000.00"),
        (t("บำนาญผู้สูงอายุ", "Pension of older people"), 71, "126500.00"),
        (t("ทุนการศึกษา", "Help with school"), 63, "31500.00"),
    )
    return [{"kind": kind, "times": times, "paid": Money.baht(paid)} for kind, times, paid in rows]


_COLOURS = (
    ("chalk", "ดินสอพอง", "#FBF9F4", t("พื้นหน้า", "the page")),
    ("paper", "กระดาษ", "#FFFFFF", t("การ์ด แบบฟอร์ม ตาราง", "cards, forms, tables")),
    ("ink", "หมึก", "#22262B", t("ตัวหนังสือ", "text")),
    ("ink-soft", "หมึกจาง", "#4A4F55", t("ตัวหนังสือรอง", "secondary text")),
    ("indigo", "คราม", "#1F3A5F", t("ลิงก์ ปุ่ม", "links, buttons")),
    ("indigo-deep", "ครามเข้ม", "#152943", t("หัวข้อ", "headings")),
    ("leaf", "ใบไม้", "#17533A", t("ครบ จ่ายแล้ว", "complete, paid")),
    ("turmeric", "ขมิ้น", "#E3A82B", t("รออยู่ กรอบโฟกัส ไม่ใช้เป็นตัวหนังสือ", "waiting, focus; never text")),
    ("sappan", "ฝาง", "#8E2A1E", t("เกินกำหนด ต้องแก้", "overdue, to mend")),
)
