"""The words registers use, and the words in which an import answers."""

from __future__ import annotations

import re
from functools import lru_cache

from thuanna.kernel import names
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.numbers import arabic_digits
from thuanna.kernel.text import search_form

from .findings import Severity

NEVER_DITTO = frozenset(
    {"member_no", "citizen_number", "given_name", "full_name", "birth_date", "phone", "paid_total", "sex"}
)

STATUSES = {
    word: status
    for status, spelled in {
        "active": (
            "ปกติ",
            "เป็นสมาชิก",
            "สมาชิก",
            "คงอยู่",
            "คงเหลือ",
            "active",
            "ใช้งาน",
            "1",
            "yes",
            "y",
            "true",
            "ยังเป็นสมาชิก",
            "ปัจจุบัน",
            "มีชีวิต",
            "สมาชิกปัจจุบัน",
        ),
        "applied": ("สมัคร", "รออนุมัติ", "ใหม่", "สมัครใหม่", "applied", "new", "pending"),
        "suspended": ("พักสิทธิ", "ระงับ", "ระงับสิทธิ", "พัก", "suspended"),
        "resigned": ("ลาออก", "resigned", "resign", "ออก"),
        "ended": (
            "พ้นสภาพ",
            "พ้นสมาชิกภาพ",
            "ขาดสมาชิกภาพ",
            "พ้นสภาพสมาชิก",
            "ขาดส่ง",
            "ended",
            "lapsed",
            "inactive",
            "0",
            "no",
            "n",
            "false",
            "ไม่เป็นสมาชิก",
        ),
        "deceased": ("เสียชีวิต", "ตาย", "ถึงแก่กรรม", "dead", "deceased", "died", "death"),
    }.items()
    for word in spelled
}

MARITAL = {
    word: status
    for status, spelled in {
        "single": ("โสด", "single"),
        "married": ("สมรส", "แต่งงาน", "แต่งงานแล้ว", "married", "คู่", "อยู่ด้วยกัน"),
        "divorced": ("หย่า", "หย่าร้าง", "divorced"),
        "widowed": ("หม้าย", "ม่าย", "เป็นหม้าย", "widowed", "widow"),
        "separated": ("แยกกันอยู่", "แยก", "separated"),
    }.items()
    for word in spelled
}

_GROUPS = (
    ("disabled", ("พิการ", "disab")),
    ("disadvantaged", ("ด้อยโอกาส", "ยากไร้", "ยากจน", "disadvantaged")),
    ("orphan", ("กำพร้า", "orphan")),
)

_TITLES = {
    "น.ส.": "นางสาว",
    "นส": "นางสาว",
    "ด.ช.": "เด็กชาย",
    "ดช": "เด็กชาย",
    "ด.ญ.": "เด็กหญิง",
    "ดญ": "เด็กหญิง",
}


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """A word for comparison: Arabic digits, no case, no spaces inside Thai."""
    return search_form(arabic_digits(text)).strip(" .")


def groups(text: str) -> frozenset[str]:
    """The groups that only a person or the fund can tell; child and older are told by the birth date."""
    form = plain(text)
    return frozenset(group for group, signs in _GROUPS if any(sign in form for sign in signs))


def moo(text: str) -> str:
    """The number of the village: ``หมู่ที่ ๓`` is 3."""
    bare = re.sub(r"^(หมู่ที่|หมู่|ม\.?|moo)\s*", "", arabic_digits(text).strip(), flags=re.IGNORECASE)
    return bare.strip(" .")[:10]


@lru_cache(maxsize=256)
def title(text: str) -> str:
    """The title in full."""
    bare = text.strip()
    return _TITLES.get(bare.replace(" ", ""), names.split_title(bare + "ก").title or bare) if bare else ""


_RELATIONS = (
    "สามี",
    "ภรรยา",
    "ภริยา",
    "บุตรชาย",
    "บุตรสาว",
    "บุตร",
    "ลูก",
    "มารดา",
    "แม่",
    "บิดา",
    "พ่อ",
    "พี่สาว",
    "พี่ชาย",
    "น้องสาว",
    "น้องชาย",
    "พี่น้อง",
    "พี่",
    "น้อง",
    "หลาน",
    "ญาติ",
)
_IN_BRACKETS = re.compile(r"[(（]\s*(.+?)\s*[)）]")


def people(text: str) -> list[tuple[str, str]]:
    """Names and told relations out of one cell: ``นางดำ ใจดี (บุตร), นายแดง ใจดี``."""
    found = []
    for part in re.split(r"[,;/\n]|\sและ\s", text):
        relation = _IN_BRACKETS.search(part)
        name = " ".join(_IN_BRACKETS.sub(" ", part).split())
        name = re.sub(r"^\d+[.)]\s*", "", name)
        told = relation[1] if relation else ""
        if not told:
            last = name.rsplit(" ", 1)[-1]
            if last in _RELATIONS and last != name:
                told, name = last, name[: -len(last)].strip()
        if name:
            found.append((name[:120], told[:40]))
    return found[:6]


def not_understood(text: str, name: str) -> Phrase:
    """A word that the column does not know."""
    return t(
        "ไม่รู้จักคำว่า “{word}” ในช่องนี้ โปรดใช้คำว่า {known}",
        "“{word}” is not known in this column. Use one of: {known}.",
        word=text[:40],
        known="ปกติ ลาออก เสียชีวิต พ้นสภาพ พักสิทธิ รออนุมัติ" if name == "status" else "โสด สมรส หย่า หม้าย แยกกันอยู่",
    )


def age_differs(counted: int, told: int) -> Phrase:
    """The age column does not fit the birth date."""
    return t(
        "ช่องอายุบอก {told} ปี แต่นับจากวันเกิดได้ {counted} ปี โปรดตรวจวันเกิดกับบัตรประชาชน",
        "The age column says {told}, but counted from the birth date it is {counted}. "
        "Compare the birth date with the card.",
        told=told,
        counted=counted,
    )


NAME_NOTES: dict[str, tuple[Severity, Phrase]] = {
    names.TITLE_UNCERTAIN: (
        "warning",
        t(
            "คำนำหน้าติดกับชื่อ อาจเป็นส่วนหนึ่งของชื่อ โปรดตรวจว่าแยกถูก",
            "A title is glued to the name and may be part of it. Check that it was split rightly.",
        ),
    ),
    names.FAMILY_MISSING: (
        "warning",
        t("ไม่มีนามสกุล โปรดเติมหรือยืนยันว่าไม่มี", "There is no family name. Add it, or confirm that there is none."),
    ),
    names.SEVERAL_PARTS: (
        "warning",
        t(
            "ชื่อมีหลายคำ คำแรกเก็บเป็นชื่อ ที่เหลือเป็นนามสกุล โปรดตรวจ",
            "The name has several words: the first is kept as given name, the rest as family name. Check it.",
        ),
    ),
    names.REMARK_REMOVED: (
        "warning",
        t("มีข้อความในวงเล็บหลังชื่อ ไม่ได้นำเข้าข้อความนั้น", "Text in brackets after the name was left out."),
    ),
    names.TWO_PEOPLE: (
        "error",
        t(
            "ช่องนี้มีชื่อมากกว่าหนึ่งคน โปรดแยกเป็นคนละแถว คนละเลขประจำตัวประชาชน",
            "This cell names more than one person. Give each person a row and a citizen number of their own.",
        ),
    ),
}

NAME_MISSING = t(
    "ไม่มีชื่อในแถวนี้ โปรดเติมชื่อและนามสกุล หรือลบแถวออก",
    "There is no name in this row. Add the name, or delete the row.",
)
NUMBER_MISSING = t(
    "ยังไม่มีเลขประจำตัวประชาชน นำเข้าได้ แต่โปรดเติมภายหลัง เพื่อไม่ให้ลงทะเบียนคนเดียวซ้ำสองครั้ง",
    "There is no citizen number yet. The row can come in, but add the number later so that nobody "
    "is registered twice.",
)
DITTO_NOT_ALLOWED = t(
    "เครื่องหมาย “ ใช้แทนข้อมูลช่องนี้ไม่ได้ โปรดพิมพ์ข้อมูลของแต่ละคน",
    "A ditto mark cannot stand for this. Type each person's own.",
)
SPREADSHEET_ERROR = t(
    "ช่องนี้เป็นข้อผิดพลาดของสูตรในโปรแกรมตาราง (เช่น #REF!) โปรดพิมพ์ค่าจริงลงไป",
    "This cell is a formula error of the spreadsheet (like #REF!). Type the real value.",
)
BEFORE_2484 = t(
    "เกิดเดือนมกราคม–มีนาคม ก่อน พ.ศ. 2484 ซึ่งขึ้นปีใหม่ 1 เมษายน ปีเกิดอาจคลาดกันหนึ่งปี โปรดตรวจกับบัตรประชาชน",
    "Born in January–March before 2484 B.E., when the year began on 1 April: the year may be off by one. "
    "Compare it with the card.",
)
BIRTH_PARTIAL = t(
    "รู้เพียงปีหรือเดือนเกิด นำเข้าได้ และนับอายุจากวันแรกของช่วงนั้น",
    "Only the year or month of birth is known. It is kept so, and age is counted from its first day.",
)
SEX_DIFFERS = t(
    "เพศไม่ตรงกับคำนำหน้าชื่อ โปรดตรวจว่าช่องใดถูก", "The sex does not fit the title. Check which is right."
)
IN_FUTURE = t("วันที่นี้ยังมาไม่ถึง โปรดตรวจปี พ.ศ.", "This date has not come yet. Check the year.")
ENDS_BEFORE_START = t(
    "วันนี้อยู่ก่อนวันเป็นสมาชิก โปรดตรวจวันทั้งสอง", "This is before the day of joining. Check both dates."
)
ADMITTED_BEFORE_APPLIED = t(
    "วันที่เป็นสมาชิกอยู่ก่อนวันที่สมัคร โปรดตรวจวันทั้งสอง",
    "The day of admission is before the application. Check both dates.",
)
BIRTH_IN_FUTURE = t("วันเกิดยังมาไม่ถึง โปรดตรวจปี พ.ศ.", "The birth date has not come yet. Check the year.")
BIRTH_TOO_LONG_AGO = t(
    "อายุเกิน 120 ปี โปรดตรวจปีเกิด หรือเติมวันที่เสียชีวิต",
    "The age is over 120. Check the year of birth, or add the day of death.",
)
BIRTH_AFTER_JOINING = t(
    "วันเกิดอยู่หลังวันที่สมัครหรือวันอื่นในแถวนี้ โปรดตรวจวันที่ทั้งหมดของแถว",
    "The birth date is after another date of this row. Check all dates of the row.",
)
