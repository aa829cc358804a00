"""Makes one member of one line, and says what is wrong with it.

A line with an error is kept out whole; a warning lets it in. Cells are read in the order in which a person
would check them: who it is, then where, then since when.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from thuanna.foundation.documents.sheets import Cell
from thuanna.kernel import names
from thuanna.kernel.ages import age_on
from thuanna.kernel.citizen_number import CitizenNumber
from thuanna.kernel.language import Phrase
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.thai_dates import BEFORE_2484_NEW_YEAR, ParsedDate, PartialDate

from . import cells, words
from .findings import Finding, Severity, column_letter
from .headers import Header

T = TypeVar("T")
MAX_AGE = 120
_MALE_TITLES = {"นาย", "เด็กชาย", "Mr."}
_FEMALE_TITLES = {"นาง", "นางสาว", "เด็กหญิง", "Mrs.", "Miss", "Ms."}


@dataclass(frozen=True)
class PayeeRow:
    """A nominated payee (ผู้รับผลประโยชน์) as the line names them."""

    name: str
    relation: str = ""
    phone: str = ""


@dataclass(frozen=True)
class MemberRow:
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
    house_no: str
    moo: str
    soi: str
    road: str
    village: str
    address: str
    subdistrict: str
    district: str
    province: str
    postcode: str
    applied_on: datetime.date | None
    admitted_on: datetime.date | None
    resolution_no: str
    resigned_on: datetime.date | None
    died_on: datetime.date | None
    status: str
    occupation: str
    marital_status: str
    nationality: str
    groups: frozenset[str]
    payment_mode: str
    payees: tuple[PayeeRow, ...]
    paid_total: Money | None


@dataclass
class RowReader:
    """Reads the lines of one sheet under one header; remembers the line above for ditto marks."""

    header: Header
    today: datetime.date
    village: str = ""
    findings: list[Finding] = field(default_factory=list)
    _column: dict[str, int] = field(init=False)
    _above: Sequence[Cell] = ()
    _row: Sequence[Cell] = ()
    _line: int = 0
    _failed: bool = False

    def __post_init__(self) -> None:
        self._column = {name: index for index, name in self.header.fields.items()}

    def read(self, line: int, row: Sequence[Cell]) -> MemberRow | None:
        """The member of this line, or None when an error keeps the line out."""
        self._line, self._failed = line, False
        self._row = self._without_dittos(row)
        self._above = self._row
        self._check_spreadsheet_errors()
        title, given, family = self._name()
        citizen = self._understood("citizen_number", cells.citizen_number)
        birth = self._birth()
        joined = {name: self._day(name) for name in ("applied_on", "admitted_on", "resigned_on", "died_on")}
        self._check_citizen_number(citizen)
        self._check_dates(birth, joined)
        member = MemberRow(
            line=line,
            member_no=self.text("member_no"),
            citizen_number=citizen,
            title=title,
            given_name=given,
            family_name=family,
            sex=self._sex(title),
            birth=birth.partial if birth else None,
            is_birth_year_uncertain=bool(birth and BEFORE_2484_NEW_YEAR in birth.notes),
            phones=self._understood("phone", cells.phones, severity="warning") or (),
            house_no=self.text("house_no"),
            moo=words.moo(self.text("moo")),
            soi=self.text("soi"),
            road=self.text("road"),
            village=self.text("village") or self.village,
            address=self.text("address"),
            subdistrict=self.text("subdistrict"),
            district=self.text("district"),
            province=self.text("province"),
            postcode=self.text("postcode"),
            resolution_no=self.text("resolution_no"),
            status=self._word("status", words.STATUSES),
            occupation=self.text("occupation"),
            marital_status=self._word("marital_status", words.MARITAL, severity="warning"),
            nationality=self.text("nationality"),
            groups=words.groups(self.text("group")),
            payment_mode=self.text("payment_mode"),
            payees=self._payees(),
            paid_total=self._understood("paid_total", cells.money),
            **joined,
        )
        self._check_age(member)
        return None if self._failed else member

    def text(self, name: str) -> str:
        """The text of a field in this line, empty when the file has no such column."""
        return cells.text(self._cell(name))

    def find(self, name: str, code: str, severity: Severity, message: Phrase) -> None:
        """Note a finding about a field of this line."""
        index = self._column.get(name)
        self._failed = self._failed or severity == "error"
        self.findings.append(
            Finding(
                row=self._line,
                column="" if index is None else column_letter(index),
                heading="" if index is None else self.header.headings[index],
                code=code,
                severity=severity,
                message=message,
            )
        )

    def _cell(self, name: str) -> Cell:
        index = self._column.get(name)
        return self._row[index] if index is not None and index < len(self._row) else None

    def _understood(self, name: str, read: Callable[[Cell], T], *, severity: Severity = "error") -> T | None:
        try:
            return read(self._cell(name))
        except Refusal as refusal:
            self.find(name, refusal.code, severity, refusal.phrase)
            return None

    def _without_dittos(self, row: Sequence[Cell]) -> list[Cell]:
        """Ditto marks replaced by what stands above; a family name may be one, a number may not."""
        result = list(row)
        for index, cell in enumerate(result):
            if isinstance(cell, str) and 0 < len(cell) < 8 and cells.is_ditto(cell):
                above = self._above[index] if index < len(self._above) else None
                name = self.header.fields.get(index, "")
                if name in words.NEVER_DITTO or above in (None, ""):
                    self.find(name, "ditto_not_allowed", "error", words.DITTO_NOT_ALLOWED)
                    above = None
                result[index] = above
        return result

    def _check_spreadsheet_errors(self) -> None:
        for index, name in self.header.fields.items():
            if index < len(self._row) and cells.is_spreadsheet_error(self._row[index]):
                self.find(name, "spreadsheet_error", "error", words.SPREADSHEET_ERROR)

    def _name(self) -> tuple[str, str, str]:
        given, family = self.text("given_name"), self.text("family_name")
        whole = self.text("full_name") or (given if not family else "")
        subject = "full_name" if self.text("full_name") else "given_name"
        if not whole and not given:
            subject = "full_name" if "full_name" in self._column else "given_name"
            self.find(subject, "name_missing", "error", words.NAME_MISSING)
            return "", "", ""
        split = names.split_full_name(f"{whole}" if whole else f"{given} {family}")
        notes = split.notes
        if not whole:
            glued = names.split_full_name(given)
            notes = tuple(n for n in (*glued.notes, *names.split_full_name(family).notes) if n in _GRAVE)
            notes += (names.TITLE_UNCERTAIN,) if names.TITLE_UNCERTAIN in glued.notes else ()
            split = names.FullName(glued.title, " ".join(filter(None, (glued.given, glued.family))), family)
        for note in notes:
            severity, message = words.NAME_NOTES[note]
            if not (note == names.FAMILY_MISSING and not family and "family_name" in self._column and given):
                self.find(subject, f"name_{note}", severity, message)
            else:
                self.find("family_name", f"name_{note}", severity, message)
        return words.title(self.text("title")) or split.title, split.given, split.family

    def _birth(self) -> ParsedDate | None:
        if "birth_year" in self._column:
            parts = [self._cell(name) for name in ("birth_day", "birth_month", "birth_year")]
            birth = self._understood(
                "birth_year", lambda _: cells.month_and_year(parts[0], parts[1], parts[2], today=self.today)
            )
            subject = "birth_year"
        else:
            birth = self._understood("birth_date", lambda cell: cells.day(cell, today=self.today))
            subject = "birth_date"
        if birth is not None and BEFORE_2484_NEW_YEAR in birth.notes:
            self.find(subject, "birth_before_2484", "warning", words.BEFORE_2484)
        if birth is not None and not birth.partial.is_full:
            self.find(subject, "birth_partial", "info", words.BIRTH_PARTIAL)
        return birth

    def _day(self, name: str) -> datetime.date | None:
        """A date that must be whole. A word in a date column (``ตาย``, ``ใช่``) only says that it happened."""
        parsed = self._understood(name, lambda cell: cells.day(cell, today=self.today))
        if parsed is None:
            return None
        return self._understood(name, lambda _: cells.full_date(parsed.partial))

    def _sex(self, title: str) -> str:
        told = self._understood("sex", cells.sex) or ""
        by_title = "male" if title in _MALE_TITLES else "female" if title in _FEMALE_TITLES else ""
        if told and by_title and told != by_title:
            self.find("sex", "sex_differs_from_title", "warning", words.SEX_DIFFERS)
        return told or by_title

    def _word(self, name: str, known: dict[str, str], *, severity: Severity = "error") -> str:
        plain = self.text(name)
        found = known.get(words.plain(plain), "")
        if plain and not found:
            self.find(name, f"{name}_not_understood", severity, words.not_understood(plain, name))
        return found

    def _payees(self) -> tuple[PayeeRow, ...]:
        listed = words.people(self.text("payee_name"))
        relation = self.text("payee_relation")
        phone = self._understood("payee_phone", cells.phones, severity="warning") or ()
        return tuple(
            PayeeRow(name, told or relation, phone[0] if phone and position == 0 else "")
            for position, (name, told) in enumerate(listed)
        )

    def _check_citizen_number(self, citizen: CitizenNumber | None) -> None:
        if citizen is None:
            if not self._failed and "citizen_number" in self._column:
                self.find("citizen_number", "citizen_number_missing", "warning", words.NUMBER_MISSING)
            return
        for warning in citizen.warnings:
            self.find("citizen_number", warning.code, "warning", warning.phrase)

    def _check_dates(self, birth: ParsedDate | None, joined: dict[str, datetime.date | None]) -> None:
        for name, day in joined.items():
            if day is not None and day > self.today:
                self.find(name, "date_in_future", "error", words.IN_FUTURE)
        start = joined["admitted_on"] or joined["applied_on"]
        for name in ("resigned_on", "died_on"):
            end = joined[name]
            if start is not None and end is not None and end < start:
                self.find(name, "ends_before_start", "error", words.ENDS_BEFORE_START)
        if joined["applied_on"] and joined["admitted_on"] and joined["admitted_on"] < joined["applied_on"]:
            self.find("admitted_on", "admitted_before_applied", "warning", words.ADMITTED_BEFORE_APPLIED)
        if birth is None:
            return
        subject = "birth_year" if "birth_year" in self._column else "birth_date"
        born = birth.partial.first_day()
        if born > self.today:
            self.find(subject, "birth_in_future", "error", words.BIRTH_IN_FUTURE)
        elif age_on(birth.partial, self.today) > MAX_AGE and not joined["died_on"]:
            self.find(subject, "birth_too_long_ago", "error", words.BIRTH_TOO_LONG_AGO)
        elif any(day is not None and day < born for day in joined.values()):
            self.find(subject, "birth_after_joining", "error", words.BIRTH_AFTER_JOINING)

    def _check_age(self, member: MemberRow) -> None:
        """The file's own age column is not kept, but a difference of more than two years is worth a look."""
        told = self.text("age")
        if not told.isdigit() or member.birth is None or self._failed or member.died_on:
            return
        counted = age_on(member.birth, self.today)
        if abs(counted - int(told)) > 2:
            self.find("age", "age_differs", "warning", words.age_differs(counted, int(told)))


_GRAVE = frozenset({names.TWO_PEOPLE, names.REMARK_REMOVED})
