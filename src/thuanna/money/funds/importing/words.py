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

PLANS = {
    word: plan
    for plan, spelled in {
        "daily": ("รายวัน", "วัน", "วันละบาท", "วันละ 1 บาท", "daily"),
        "monthly": ("รายเดือน", "เดือน", "เดือนละครั้ง", "monthly"),
        "half_yearly": ("รายครึ่งปี", "ครึ่งปี", "ราย 6 เดือน", "6 เดือน", "half yearly", "half-yearly"),
        "yearly": ("รายปี", "ปี", "ปีละครั้ง", "ราย 1 ปี", "yearly", "annual"),
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


TICKS = frozenset(
    {
        "x",
        "/",
        "✓",
        "✔",
        "√",
        "ใช่",
        "ตาย",
        "ตายแล้ว",
        "เสียชีวิต",
        "เสียชีวิตแล้ว",
        "ลาออก",
        "ลาออกแล้ว",
        "yes",
        "y",
        "1",
    }
)
"""What stands in a column such as ``ตาย`` when somebody only ticked it."""

SEX_OF_TITLE = dict.fromkeys(("นาย", "เด็กชาย", "Mr.", "พระ", "สามเณร"), "male") | dict.fromkeys(
    ("นาง", "นางสาว", "เด็กหญิง", "Mrs.", "Miss", "Ms.", "แม่ชี"), "female"
)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A word for comparison: Arabic digits, no case, no spaces inside Thai."""
    return search_form(arabic_digits(text)).strip(" .")


def groups(text: str) -> frozenset[str]:
    """The groups that only a person or the fund can tell; child and older are told by the birth date."""
    if not text:
        return frozenset()
    form = plain(text)
    return frozenset(group for group, signs in _GROUPS if any(sign in form for sign in signs))


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


_PHONE_IN_TEXT = re.compile(r"(?:โทร\.?\s*)?(?<!\d)(0\d[\d\- ]{7,10}\d)(?!\d)", re.ASCII)
_MOST_PAYEES = 6


@lru_cache(maxsize=4096)
def people(text: str) -> tuple[tuple[str, str, str], ...]:
    """Names, told relations and phones out of one cell: ``นางดำ ใจดี (บุตร) 0812345678, นายแดง ใจดี``."""
    found = []
    for part in re.split(r"[,;/\n]|\sและ\s|(?<=\D)\s*\d[.)]\s*(?=\D)", arabic_digits(text)) if text else ():
        phone = _PHONE_IN_TEXT.search(part)
        part = _PHONE_IN_TEXT.sub(" ", part) if phone else part
        relation = _IN_BRACKETS.search(part)
        name = " ".join(_IN_BRACKETS.sub(" ", part).split())
        name = re.sub(r"^\d+[.)]\s*", "", name)
        told = relation[1] if relation else ""
        if not told:
            last = name.rsplit(" ", 1)[-1]
            if last in _RELATIONS and last != name:
                told, name = last, name[: -len(last)].strip()
        if name:
            found.append((name[:120], told[:40], re.sub(r"\D", "", phone[1])[:10] if phone else ""))
    return tuple(found[:_MOST_PAYEES])


_PLAIN_NAME = re.compile(r"[ก-ฮฤะ-ฺเ-์]+")
_GRAVE = frozenset({names.TWO_PEOPLE, names.REMARK_REMOVED})


def beside_title(split: names.FullName, told: str, written: str) -> names.FullName:
    """The name where a column of its own tells the title: นายก under นาย stays a name, and is pointed out."""
    if not told or split.title in {"", told} or not written.startswith(split.title + split.given):
        return split
    notes = (*split.notes, names.TITLE_UNCERTAIN) if names.TITLE_UNCERTAIN not in split.notes else split.notes
    return names.FullName("", split.title + split.given, split.family, notes)


@lru_cache(maxsize=16384)
def _split_given(given: str) -> names.FullName:
    return names.split_full_name(given)


def name_of_two_cells(given: str, family: str) -> names.FullName:
    """The name whose parts stand in cells of their own; the title may be glued to the first."""
    first = _split_given(given)
    notes = tuple(note for note in first.notes if note in _GRAVE or note == names.TITLE_UNCERTAIN)
    if not _PLAIN_NAME.fullmatch(family):
        notes += tuple(n for n in names.split_full_name(family).notes if n in _GRAVE and n not in notes)
    return names.FullName(first.title, " ".join(filter(None, (first.given, first.family))), family, notes)


_STATUS_HELP = "ปกติ ลาออก เสียชีวิต พ้นสภาพ พักสิทธิ รออนุมัติ"
_PLAN_HELP = "รายวัน รายเดือน รายครึ่งปี รายปี"
_MARITAL_HELP = "โสด สมรส หย่า หม้าย แยกกันอยู่"


def not_understood(text: str, name: str) -> Phrase:
    """A word that the column does not know."""
    known = {"status": _STATUS_HELP, "payment_mode": _PLAN_HELP}.get(name, _MARITAL_HELP)
    return t(
        "ไม่รู้จักคำว่า “{word}” ในช่องนี้ โปรดใช้คำว่า {known}",
        "“{word}” is not known in this column. Use one of: {known}.",
        word=text[:40],
        known=known,
    )


def too_long(most: int) -> Phrase:
    """A text that does not fit."""
    return t(
        "ข้อความยาวเกิน {most} ตัวอักษร โปรดย่อให้สั้นลง",
        "The text is longer than {most} characters. Make it shorter.",
        most=most,
    )


def number_became_date(back: str) -> Phrase:
    """A number that the spreadsheet took for a date, and what it was put back to."""
    return t(
        "โปรแกรมตารางเปลี่ยนเลขนี้เป็นวันที่ จึงอ่านกลับเป็น {back} โปรดตรวจว่าถูก แล้วจัดคอลัมน์เป็นข้อความ (Text)",
        "The spreadsheet turned this number into a date; it was read back as {back}. Check it, and set the "
        "column to Text.",
        back=back,
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
RESIGNED_AFTER_DEATH = t(
    "วันที่ลาออกอยู่หลังวันที่เสียชีวิต โปรดตรวจวันทั้งสอง",
    "The resignation is after the day of death. Check both dates.",
)
STATUS_DIFFERS = t(
    "สถานะไม่ตรงกับวันที่ในแถวนี้ เช่น บอกว่าปกติแต่มีวันที่ลาออกหรือเสียชีวิต โปรดแก้ให้ตรงกัน",
    "The status does not fit the dates of this row: it says active, say, beside a day of "
    "resignation or death. Make them agree.",
)
JOINED_UNDATED = t(
    "ไม่มีวันที่เป็นสมาชิก จะนับตั้งแต่วันที่นำเข้า สิทธิที่นับตามอายุสมาชิกจะเริ่มนับใหม่ โปรดเติมวันที่ก่อนนำเข้า",
    "There is no day of joining: membership will count from the day of the import, and so will rights that "
    "depend on it. Add the date before importing.",
)
STATUS_UNDATED = t(
    "ไม่มีวันที่ของสถานะนี้ จะใช้วันที่นำเข้า โปรดเติมวันที่ถ้ารู้",
    "The status has no date; the day of the import is used. Add the date if it is known.",
)
PAID_NEGATIVE = t(
    "ยอดสะสมติดลบ โปรดตรวจยอดของสมาชิกคนนี้",
    "The sum paid so far is below zero. Check this member's sum.",
)
MOO_WRONG = t(
    "หมู่ที่อ่านไม่ออก จะไม่นำเข้าหมู่ที่ โปรดกรอกเป็นตัวเลข เช่น 3",
    "The village number could not be read and is left out. Write a figure, such as 3.",
)
POSTCODE_WRONG = t(
    "รหัสไปรษณีย์อ่านไม่ออก จะไม่นำเข้าช่องนี้ รหัสมี 5 หลัก เช่น 40000",
    "The postcode could not be read and is left out. It has 5 digits, such as 40000.",
)
HEADINGS_MISSING = t(
    "ไฟล์นี้ไม่มีแถวหัวตาราง ระบบเดาความหมายของคอลัมน์จากข้อมูล โปรดตรวจทุกคอลัมน์ก่อนยืนยัน",
    "This file has no headings; what the columns mean was guessed from the cells. Check every column.",
)
NO_NUMBER_COLUMN = t(
    "ไฟล์นี้ไม่มีคอลัมน์เลขประจำตัวประชาชน นำเข้าได้ แต่ระบบจะรู้จักคนซ้ำจากชื่อเท่านั้น",
    "This file has no citizen numbers. It can come in, but people already known "
    "are told by their names only.",
)
NO_JOINED_COLUMN = t(
    "ไฟล์นี้ไม่มีวันที่เป็นสมาชิก ทุกคนจะนับเป็นสมาชิกตั้งแต่วันที่นำเข้า สิทธิที่นับตามอายุสมาชิกจะเริ่มนับใหม่",
    "This file has no day of joining: everybody's membership will count from the day of the import, "
    "and so will rights that depend on it.",
)
PHONE_WRONG = t(
    "เบอร์โทรศัพท์ในช่องนี้มีส่วนที่อ่านไม่ออก จะไม่นำเข้าส่วนนั้น โปรดแก้เป็นตัวเลข 9–10 หลักขึ้นต้นด้วย 0",
    "Part of this cell is no phone number and is left out. Write 9 or 10 digits beginning with 0.",
)
