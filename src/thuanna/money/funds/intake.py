"""Compares a reading with the register: who is new, who is known, and where each newcomer belongs.

Writes nothing. What it finds is added to what the reader found.
"""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from typing import NamedTuple

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.registry.people.facts import NewAddress

from . import importing_queries as queries
from .importing.collecting import collecting_later
from .importing.facts import AddressRow, MemberRow
from .importing.findings import Finding, Severity, column_letter
from .importing.placing import Placed
from .importing.reading import Progress, Reading, read_register
from .importing_queries import KnownMember, Register
from .member_numbers import NumberGiver
from .models import ImportBatch

_LONGEST_HOUSE, _LONGEST_LANE = 40, 80


class Entry(NamedTuple):
    """Somebody who comes in. `person_id` is set where the register of people has them already."""

    row: MemberRow
    number: str
    person_id: int | None
    community_id: int | None
    address: NewAddress | None


@dataclass(frozen=True)
class Examination:
    """What an import would do now: who comes in, who is known, and everything found."""

    reading: Reading
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    known: int

    @property
    def rejected(self) -> int:
        """Lines that an error keeps out."""
        return len({f.row for f in self.findings if f.severity == "error"})

    @property
    def warned(self) -> int:
        """Lines that come in, but deserve a look."""
        entering = {entry.row.line for entry in self.entries}
        return len(entering & {f.row for f in self.findings if f.severity == "warning"})


def examine(reading: Reading, *, sha256: str = "", but: int | None = None) -> Examination:
    """Compare a file with the register as it stands now.

    :param sha256: of the file; an earlier import of the very same file is pointed out
    :param but: the import that is being looked at itself
    """
    with collecting_later():
        return _examine(reading, sha256, but)


def _examine(reading: Reading, sha256: str, but: int | None) -> Examination:
    numbers = [row.citizen_number for row in reading.members if row.citizen_number is not None]
    comparison = _Comparison(reading, queries.register_now(numbers, queries.villages_of_the_fund()))
    if sha256 and (earlier := queries.earlier_import_of(sha256, but=but)) is not None:
        comparison.tell_whole_file("file_seen_before", "info", _seen_before(earlier.pk))
    return comparison.result()


def digest_of(content: bytes) -> str:
    """The checksum by which a file is known again."""
    return hashlib.sha256(content).hexdigest()


class _Comparison:
    """One pass over the members of a file."""

    def __init__(self, reading: Reading, register: Register) -> None:
        self._reading, self._register = reading, register
        self._findings = list(reading.findings)
        self._column = {field: index for index, field in reading.header.fields.items()}
        self._own = queries.own_subdistricts()
        self._places: dict[tuple[str, str, str], str | None] = {}
        self._houses: dict[int, str] | None = None

    def result(self) -> Examination:
        newcomers: list[tuple[MemberRow, int | None, Placed, str | None]] = []
        known = 0
        for row in self._reading.members:
            verdict = self._recognise(row)
            if verdict == "known":
                known += 1
            elif verdict == "new":
                newcomers.append((row, self._person_of(row), *self._place(row)))
        if newcomers and not self._register.villages:
            self.tell_whole_file("villages_missing", "warning", _NO_VILLAGES)
        entries = self._numbered(newcomers)
        findings = tuple(sorted(self._findings, key=lambda finding: finding.row))
        return Examination(self._reading, entries, findings, known)

    def tell_whole_file(self, code: str, severity: Severity, message: Phrase) -> None:
        self._findings.append(Finding(self._reading.header.line, "", "", code, severity, message))

    def _tell(self, row: MemberRow, field: str, code: str, severity: Severity, message: Phrase) -> None:
        index = self._column.get(field)
        column = "" if index is None else column_letter(index)
        heading = "" if index is None else self._reading.header.headings[index]
        self._findings.append(Finding(row.line, column, heading, code, severity, message))

    def _recognise(self, row: MemberRow) -> str:
        """``new``, ``known`` (not added again) or ``refused``."""
        person_id = self._person_of(row)
        member = self._register.by_person.get(person_id) if person_id is not None else None
        if member is not None:
            self._tell_known(row, member)
            return "known"
        holder = self._register.by_number.get(row.member_no) if row.member_no else None
        if holder is not None:
            return self._same_number(row, holder)
        if row.citizen_number is None and self._is_same_without_numbers(row):
            self._tell(row, "full_name", "member_known", "info", _KNOWN)
            return "known"
        self._tell_likeness(row, person_id)
        return "new"

    def _person_of(self, row: MemberRow) -> int | None:
        return self._register.people.get(row.citizen_number.digits) if row.citizen_number else None

    def _tell_known(self, row: MemberRow, member: KnownMember) -> None:
        if row.member_no and row.member_no != member.number:
            message = _known_by_other_number(member.number)
            self._tell(row, "member_no", "member_known_by_other_number", "warning", message)
        elif (row.given_name, row.family_name) != (member.given_name, member.family_name):
            self._tell(row, "citizen_number", "member_known_by_other_name", "warning", _OTHER_NAME)
        else:
            self._tell(row, "citizen_number", "member_known", "info", _KNOWN)

    def _same_number(self, row: MemberRow, holder: KnownMember) -> str:
        is_same_name = (row.given_name, row.family_name) == (holder.given_name, holder.family_name)
        if not is_same_name or (row.citizen_number is not None and holder.has_citizen_number):
            self._tell(row, "member_no", "member_no_taken", "error", _NUMBER_TAKEN)
            return "refused"
        if row.citizen_number is not None:
            self._tell(row, "citizen_number", "member_known_without_number", "warning", _ADD_NUMBER)
        else:
            self._tell(row, "member_no", "member_known", "info", _KNOWN)
        return "known"

    def _is_same_without_numbers(self, row: MemberRow) -> bool:
        """The same name, birth and house as a member: a line of a file that came in before."""
        if row.member_no:
            return False
        alike = [m for m in self._alike(row) if m.birth == row.birth and not m.has_citizen_number]
        if not alike:
            return False
        if self._houses is None:
            self._houses = queries.houses_of(m.person_id for m in self._register.by_person.values())
        house = row.address.house_no
        return any(self._houses.get(m.person_id, "").split(" ", 1)[0] == house for m in alike)

    def _tell_likeness(self, row: MemberRow, person_id: int | None) -> None:
        if person_id is not None:
            name = self._register.names.get(person_id)
            if name != (row.given_name, row.family_name):
                self._tell(row, "citizen_number", "person_known_by_other_name", "warning", _OTHER_NAME)
            else:
                self._tell(row, "citizen_number", "person_known", "info", _PERSON_KNOWN)
        elif any(m.birth is not None and m.birth == row.birth for m in self._alike(row)):
            self._tell(row, "full_name", "person_perhaps_known", "warning", _PERHAPS_KNOWN)

    def _alike(self, row: MemberRow) -> list[KnownMember]:
        return self._register.by_name.get((row.given_name, row.family_name), [])

    def _place(self, row: MemberRow) -> tuple[Placed, str | None]:
        """The village and the subdistrict of a newcomer."""
        told = row.address
        code = self._subdistrict(told)
        if told.subdistrict and code is None:
            self._tell(row, "subdistrict", "subdistrict_unknown", "warning", _NO_SUBDISTRICT)
        placed = self._register.villages.find(told.moo, told.village, code)
        if placed.doubt and self._register.villages:
            field = "village" if told.village and "village" in self._column else "moo"
            self._tell(row, field, placed.doubt, "warning", _VILLAGE_DOUBTS[placed.doubt])
        if placed.village is not None:
            code = placed.village.subdistrict_code
        elif code is None and not told.subdistrict and len(self._own) == 1:
            code = next(iter(self._own))
        return placed, code

    def _subdistrict(self, told: AddressRow) -> str | None:
        if not told.subdistrict:
            return None
        asked = (told.subdistrict, told.district, told.province)
        if asked not in self._places:
            self._places[asked] = queries.subdistrict_code(*asked, own=self._own)
        return self._places[asked]

    def _numbered(
        self, newcomers: list[tuple[MemberRow, int | None, Placed, str | None]]
    ) -> tuple[Entry, ...]:
        """Give numbers to those who have none, without touching those that stand in the file."""
        numberless = [placed for row, _, placed, _ in newcomers if not row.member_no]
        if numberless:
            self.tell_whole_file("member_no_given", "info", _numbers_given(len(numberless)))
        taken = set(self._register.by_number) | {row.member_no for row in self._reading.members}
        giver = NumberGiver(taken - {""}, villages=[_village_number(placed) for placed in numberless])
        return tuple(
            Entry(
                row=row,
                number=row.member_no or giver.next(_village_number(placed)),
                person_id=person_id,
                community_id=placed.village.community_id if placed.village else None,
                address=_address(row.address, placed, code),
            )
            for row, person_id, placed, code in newcomers
        )


def _village_number(placed: Placed) -> int | None:
    return placed.village.number if placed.village else None


def _address(told: AddressRow, placed: Placed, code: str | None) -> NewAddress | None:
    """The address to keep; a place nobody recognised stays in it as words."""
    words = [] if placed.village else [told.village]
    if told.subdistrict and code is None:
        words += [told.subdistrict, told.district, told.province]
    unplaced = " ".join(filter(None, (*words, told.rest)))
    house, lane = told.house_no, told.soi
    if len(house) + len(unplaced) < _LONGEST_HOUSE:
        house = f"{house} {unplaced}".strip()
    else:
        lane = f"{lane} {unplaced}".strip()[:_LONGEST_LANE]
    number = told.moo if told.moo is not None else _village_number(placed)
    address = NewAddress(
        house_number=house,
        village_number=number,
        lane=lane,
        road=told.road,
        community_id=placed.village.community_id if placed.village else None,
        subdistrict_code=code,
        postcode=told.postcode,
    )
    return address if address.says_something else None


def _seen_before(batch_id: int) -> Phrase:
    return t(
        "ไฟล์นี้เคยนำเข้าแล้ว (การนำเข้าที่ {batch}) ผู้ที่อยู่ในทะเบียนแล้วจะไม่ถูกเพิ่มซ้ำ",
        "This very file was imported before (import {batch}). Nobody in the register is added again.",
        batch=batch_id,
    )


def _known_by_other_number(number: str) -> Phrase:
    return t(
        "เป็นสมาชิกอยู่แล้วด้วยเลขทะเบียน {number} ไม่เพิ่มซ้ำ โปรดตรวจว่าเลขใดถูก",
        "Already a member, with the number {number}; not added again. Check which number is right.",
        number=number,
    )


def _numbers_given(count: int) -> Phrase:
    return t(
        "{count} แถวไม่มีเลขทะเบียนสมาชิก ระบบจะให้เลขต่อจากที่มีอยู่",
        "{count} rows have no member number; the next free ones will be given.",
        count=count,
    )


_KNOWN = t("เป็นสมาชิกอยู่แล้ว ไม่เพิ่มซ้ำ", "Already a member; not added again.")
_PERSON_KNOWN = t(
    "คนนี้มีในทะเบียนบุคคลแล้ว จะเพิ่มเป็นสมาชิกโดยใช้ข้อมูลบุคคลเดิม",
    "This person is already in the register of people; they become a member, "
    "and what is known of them stays.",
)
_OTHER_NAME = t(
    "เลขประจำตัวประชาชนนี้มีในทะเบียนแล้วในชื่ออื่น ข้อมูลเดิมจะไม่ถูกเปลี่ยน โปรดตรวจว่าเป็นคนเดียวกัน",
    "This citizen number is already in the register under another name. Nothing is changed there; "
    "check whether it is the same person.",
)
_NUMBER_TAKEN = t(
    "เลขทะเบียนสมาชิกนี้เป็นของสมาชิกคนอื่นในทะเบียน โปรดแก้เลข หรือเว้นว่างเพื่อให้ระบบให้เลขใหม่",
    "This member number belongs to somebody else in the register. Correct it, "
    "or leave it empty to be given one.",
)
_ADD_NUMBER = t(
    "เป็นสมาชิกอยู่แล้วแต่ยังไม่มีเลขประจำตัวประชาชนในทะเบียน ไม่เพิ่มซ้ำ โปรดเติมเลขที่หน้าของสมาชิก",
    "Already a member, still without a citizen number in the register; not added again. "
    "Add the number on the member's page.",
)
_PERHAPS_KNOWN = t(
    "ชื่อและวันเกิดตรงกับสมาชิกที่มีอยู่ โปรดตรวจว่าไม่ใช่คนเดียวกัน",
    "Name and birth date are those of a member. Check that it is not the same person.",
)
_NO_SUBDISTRICT = t(
    "ไม่พบตำบลนี้ จะเก็บชื่อไว้ในที่อยู่ โปรดตรวจตัวสะกด หรือเติมอำเภอและจังหวัด",
    "This subdistrict was not found; its name is kept in the address. Check the spelling, "
    "or add district and province.",
)
_NO_VILLAGES = t(
    "กองทุนยังไม่มีรายชื่อหมู่บ้านหรือชุมชน สมาชิกจะยังไม่ถูกจัดเข้าหมู่บ้าน เพิ่มรายชื่อหมู่บ้านก่อนนำเข้าจะดีกว่า",
    "The fund has no list of villages yet, so members are not placed in one. Better add the villages first.",
)
_VILLAGE_DOUBTS = {
    "village_unknown": t(
        "ไม่พบหมู่บ้านหรือชุมชนนี้ในพื้นที่ของกองทุน จะเก็บไว้ในที่อยู่ โปรดตรวจหมู่ที่หรือชื่อ",
        "This village is not in the fund's area; it is kept in the address. Check the number or the name.",
    ),
    "village_ambiguous": t(
        "มีหมู่บ้านหรือชุมชนนี้มากกว่าหนึ่งแห่งในพื้นที่ โปรดเติมตำบลให้ชัด",
        "There is more than one such village in the area. Add the subdistrict.",
    ),
    "village_differs": t(
        "หมู่ที่กับชื่อหมู่บ้านไม่ตรงกัน ใช้ตามหมู่ที่ โปรดตรวจ",
        "The village's number and name do not fit each other; the number is used. Check it.",
    ),
}


def reading_of(
    batch: ImportBatch, *, today: datetime.date, progress: Progress | None = None
) -> Reading | Refusal:
    """Read a batch's file with its sheet and mapping; a file that cannot be read gives its refusal."""
    try:
        return read_register(
            bytes(batch.document.content),
            batch.document.name,
            today=today,
            sheet_name=batch.sheet or None,
            mapping={int(index): field for index, field in batch.mapping.items()} or None,
            remembered=queries.remembered_mapping,
            progress=progress,
        )
    except Refusal as refusal:
        return refusal
