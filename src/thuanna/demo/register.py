"""Member registers as funds keep them: spreadsheets made at run time from invented people.

Two kinds: the register with which a fund moves in (`old_register`), untidy but understandable, and one in
which everything goes wrong that goes wrong in real ones (`messy_workbook`), to try an import on.
"""

from __future__ import annotations

import datetime
import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from thuanna.kernel.numbers import thai_digits
from thuanna.kernel.partial_dates import BUDDHIST_OFFSET, PartialDate
from thuanna.kernel.thai_months import SHORT_THAI_MONTHS

from . import invention
from .invention import Invented

Cell = str | int | datetime.date | None
Row = list[Cell]

_HEADINGS = (
    "ลำดับ",
    "เลขทะเบียน",
    "คำนำหน้า",
    "ชื่อ",
    "นามสกุล",
    "เพศ",
    "เลขบัตรประชาชน",
    "วัน/เดือน/ปีเกิด",
    "บ้านเลขที่",
    "หมู่ที่",
    "เบอร์โทร",
    "อาชีพ",
    "วันที่เป็นสมาชิก",
    "สถานะ",
    "วันที่ลาออก",
    "วันที่เสียชีวิต",
    "ยอดเงินสะสม",
    "ผู้รับผลประโยชน์",
    "ความสัมพันธ์",
    "กลุ่มเปราะบาง",
)
_RELATIONS = ("บุตร", "สามี", "ภรรยา", "หลาน", "พี่สาว", "น้องชาย", "มารดา")
_MADE_ON = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
_DAY_FORMAT = "dd/mm/yyyy"
_MESSY_FROM = 900_000_000
"""Serials of the people in messy registers, far from those of anybody's members."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of a register: somebody, and what became of their membership."""

    person: Invented
    number: str
    place: str
    joined_on: datetime.date
    ended: str = ""
    ended_on: datetime.date | None = None
    paid_baht: int = 0
    payee: str = ""
    relation: str = ""


def old_register(
    *, title: str, place_heading: str, entries: Sequence[Entry], as_of: datetime.date, seed: str
) -> bytes:
    """A fund's own spreadsheet: title rows, mixed ways of writing dates, some titles glued to names."""
    chance = random.Random(f"old register {seed}")
    headings = [place_heading if heading == "หมู่ที่" else heading for heading in _HEADINGS]
    told = f"ข้อมูล ณ วันที่ {_long(as_of)}"
    rows: list[Row] = [[title], [told], [], [*headings]]
    rows += [_line(place, entry, chance) for place, entry in enumerate(entries, 1)]
    return _workbook("ทะเบียนสมาชิก", rows, merged=(0, 1))


def messy_workbook(seed: int = 1) -> bytes:
    """A register of some seventy people in villages 1 to 6 in which everything has gone wrong somewhere.

    Most lines can come in; the others show each a trouble of their own. The same seed gives the same bytes.
    """
    chance = random.Random(f"messy {seed}")
    entries = list(_newcomers(seed, chance))
    rows = [_line(place, entry, chance) for place, entry in enumerate(entries, 1)]
    _spoil(rows)
    head: list[Row] = [["กองทุนสวัสดิการชุมชน"], ["ทะเบียนสมาชิกใหม่ (คัดจากสมุดทุกหมู่บ้าน)"], [], [*_HEADINGS]]
    middle = len(rows) // 2
    total: Row = [None, None, None, "รวม", None, f"{middle} คน"]
    return _workbook("สมาชิก", [*head, *rows[:middle], total, [], *rows[middle:]], merged=(0, 1))


def write_messy(folder: Path) -> Path:
    """Put the messy register into a folder, for whoever tries the import by hand."""
    file = folder / "messy-register.xlsx"
    file.write_bytes(messy_workbook())
    return file


def _newcomers(seed: int, chance: random.Random) -> Iterator[Entry]:
    today = _MADE_ON.date()
    invented = invention.people(
        seed=f"messy {seed}",
        count=72,
        shares=(20, 18, 16, 16, 15, 15),
        on=today,
        first_serial=_MESSY_FROM + seed * 1000,
    )
    for person in invented:
        joined_on = datetime.date(2025, chance.randint(1, 12), chance.randint(1, 28))
        yield Entry(
            person=person,
            number="",
            place=str(person.place + 1),
            joined_on=joined_on,
            paid_baht=30 * chance.randint(1, 12),
            payee=f"{chance.choice(('นาย', 'นาง'))}{person.given} {person.family}",
            relation=chance.choice(_RELATIONS),
        )


def _spoil(rows: list[Row]) -> None:
    """Put a trouble into the line of its own; each was seen in a real register."""
    column = {heading: place for place, heading in enumerate(_HEADINGS)}
    number, born, phone = column["เลขบัตรประชาชน"], column["วัน/เดือน/ปีเกิด"], column["เบอร์โทร"]
    joined, family, given = column["วันที่เป็นสมาชิก"], column["นามสกุล"], column["ชื่อ"]
    rows[3][number] = int(str(rows[3][number]).replace("-", "")[:4]) * 10**9  # was shown as 1.97E+12
    rows[6][number] = str(rows[6][number])[:-1]  # a digit is missing
    rows[9][number] = _with_other_check_digit(str(rows[9][number]))
    rows[12][number] = rows[11][number]  # the number of the line above
    rows[15][number] = "-"
    rows[18][born] = "31/02/2510"
    rows[21][born] = "12/7/2599"
    rows[24][born] = "2498"
    rows[27][born] = datetime.date(2510, 5, 5)  # a Buddhist year typed as if it were a Common Era one
    rows[30][given] = f"{rows[30][given]} และ นางคนที่สอง"
    rows[33][family] = ""
    rows[36][family] = '"'
    rows[39][column["คำนำหน้า"]], rows[39][given] = "", f"น.ส.{rows[39][given]}"
    rows[42][phone] = "ไม่มีมือถือ"
    rows[45][phone] = 49000042  # the spreadsheet took the leading zero
    rows[48][column["หมู่ที่"]] = "หมู่ ๓"
    rows[51][column["หมู่ที่"]] = "19"
    rows[54][joined] = "๕ พ.ค. ๖๗"
    rows[57][column["สถานะ"]], rows[57][column["วันที่ลาออก"]] = "ลาออก", "15/3/2560"  # before joining
    rows[60][column["ยอดเงินสะสม"]] = "สามร้อย"
    rows[63][number] = thai_digits(str(rows[63][number]))
    rows[66][column["สถานะ"]] = "ตาย"
    rows[69][given], rows[69][family] = "", ""


def _with_other_check_digit(number: str) -> str:
    return number[:-1] + str((int(number[-1]) + 1) % 10)


def _line(place: int, entry: Entry, chance: random.Random) -> Row:
    person = entry.person
    glued = chance.random() < 0.05
    return [
        place,
        entry.number,
        "" if glued else person.title,
        f"{person.title}{person.given}" if glued else person.given,
        person.family,
        "หญิง" if person.sex == "female" else "ชาย",
        person.number.formatted() if chance.random() < 0.4 else person.number.digits,
        _birth(person.birth, chance),
        person.house_number,
        entry.place,
        _phone(person.phone, chance),
        person.occupation,
        _day(entry.joined_on, chance),
        entry.ended or "ปกติ",
        _day(entry.ended_on, chance) if entry.ended == "ลาออก" and entry.ended_on else None,
        _day(entry.ended_on, chance) if entry.ended == "เสียชีวิต" and entry.ended_on else None,
        entry.paid_baht,
        entry.payee,
        entry.relation,
        person.group,
    ]


def _birth(birth: PartialDate, chance: random.Random) -> Cell:
    return _day(birth.as_date(), chance) if birth.is_full else str(birth.year + BUDDHIST_OFFSET)


def _day(day: datetime.date, chance: random.Random) -> Cell:
    """A day the way four hands wrote it over twenty years."""
    year = day.year + BUDDHIST_OFFSET
    hand = chance.randrange(10)
    if hand < 5:
        return f"{day.day}/{day.month}/{year}"
    if hand < 8:
        return f"{day.day} {SHORT_THAI_MONTHS[day.month - 1]} {year}"
    return day if hand == 8 else thai_digits(f"{day.day} {SHORT_THAI_MONTHS[day.month - 1]} {year}")


def _phone(phone: str, chance: random.Random) -> str:
    return f"{phone[:3]}-{phone[3:]}" if phone and chance.random() < 0.5 else phone


def _long(day: datetime.date) -> str:
    return f"{day.day} {SHORT_THAI_MONTHS[day.month - 1]} {day.year + BUDDHIST_OFFSET}"


def _workbook(sheet_name: str, rows: Sequence[Row], *, merged: Sequence[int]) -> bytes:
    """The file, with nothing in it of the moment at which it was made."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE_ON})
        bold = book.add_format({"bold": True, "align": "center"})
        day = book.add_format({"num_format": _DAY_FORMAT})
        sheet = book.add_worksheet(sheet_name)
        sheet.set_column(0, len(_HEADINGS), 15)
        for line, row in enumerate(rows):
            if line in merged:
                sheet.merge_range(line, 0, line, len(_HEADINGS) - 1, row[0], bold)
                continue
            for place, cell in enumerate(row):
                if isinstance(cell, datetime.date):
                    sheet.write_datetime(line, place, datetime.datetime.combine(cell, datetime.time()), day)
                elif cell is not None and cell != "":
                    sheet.write(line, place, cell)
    return buffer.getvalue()
