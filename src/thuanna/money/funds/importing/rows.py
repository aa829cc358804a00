"""Makes one member of one line, and says what is wrong with it.

A line with an error is kept out whole; a warning lets it in. Cells are read in the order in which a person
would check them: who it is, then where, then since when.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from thuanna.foundation.documents.sheets import Cell
from thuanna.kernel import names
from thuanna.kernel.citizen_number import CitizenNumber
from thuanna.kernel.money import Money
from thuanna.kernel.numbers import arabic_digits
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.thai_dates import BEFORE_2484_NEW_YEAR, ParsedDate

from . import addresses, cells, checks, words
from .facts import MemberRow, PayeeRow
from .findings import Severity
from .line import LONGEST, LineReader

_LONGEST_NAME = 120
_AROUND_NAME = re.compile(r"^\d{1,5}\s*[.)]\s*(?=\D)|\s*[*]+$")
_DAYS = ("applied_on", "admitted_on", "resigned_on", "died_on", "status_on")
_WORD_FOR_DAY = {"resigned_on": "resigned", "died_on": "deceased"}


@dataclass
class RowReader(LineReader):
    """Reads the lines of one sheet under one header; remembers the line above for ditto marks."""

    _above: Sequence[Cell] = ()

    def read(self, line: int, row: Sequence[Cell], texts: Sequence[str]) -> MemberRow | None:
        """The member of this line, or None when an error keeps the line out.

        :param texts: the cells of `row` as `cells.text` gives them
        """
        self.line, self.failed = line, False
        self.take(row, texts)
        self._replace_dittos()
        self._above = self._row
        self._check_spreadsheet_errors()
        title, given, family = self._name()
        number, birth = self._citizen_number(), self._birth()
        days, told = self._days()
        member = MemberRow(
            line=line,
            member_no=self._number_like("member_no"),
            citizen_number=number,
            title=title,
            given_name=given,
            family_name=family,
            sex=self._sex(title),
            birth=birth.partial if birth else None,
            is_birth_year_uncertain=bool(birth and BEFORE_2484_NEW_YEAR in birth.notes),
            phones=self._phones("phone"),
            address=addresses.read(self),
            resolution_no=self.limited("resolution_no"),
            status=self._word("status", words.STATUSES) or told,
            occupation=self.limited("occupation"),
            marital_status=self._word("marital_status", words.MARITAL, severity="warning"),
            nationality=self.limited("nationality"),
            groups=words.groups(self.text("group")),
            payment_mode=self._word("payment_mode", words.PLANS, severity="warning"),
            payees=self._payees(),
            paid_total=self._paid_total(),
            **days,
        )
        checks.check(self, member)
        return None if self.failed else member

    def _number_like(self, name: str) -> str:
        plain = arabic_digits(self.mended(name))
        if len(plain) > LONGEST[name]:
            self.find(name, "text_too_long", "error", words.too_long(LONGEST[name]))
        return plain

    def _replace_dittos(self) -> None:
        """Put what stands above in the place of ditto marks; a family name may be one, a number may not."""
        if not cells.may_hold_ditto(self._texts):
            return
        row, texts = list(self._row), list(self._texts)
        for index, text in enumerate(texts):
            name = self.header.fields.get(index)
            if name is None or not text or not cells.is_ditto(text):
                continue
            above = self._above[index] if index < len(self._above) else None
            if name in words.NEVER_DITTO or not cells.text(above):
                self.find(name, "ditto_not_allowed", "error", words.DITTO_NOT_ALLOWED)
                above = None
            row[index], texts[index] = above, cells.text(above)
        self.take(row, texts)

    def _check_spreadsheet_errors(self) -> None:
        if "#" not in "".join(self._texts):
            return
        for index, name in self.header.fields.items():
            if index < len(self._texts) and cells.is_spreadsheet_error(self._texts[index]):
                self.find(name, "spreadsheet_error", "error", words.SPREADSHEET_ERROR)

    def _name(self) -> tuple[str, str, str]:
        given, family = self.text("given_name"), self.text("family_name")
        whole = self.text("full_name") or (given if not family else "")
        subject = "full_name" if self.text("full_name") or not self.has("given_name") else "given_name"
        if not whole and not given:
            self.find(subject, "name_missing", "error", words.NAME_MISSING)
            return "", "", ""
        title = words.title(self.text("title"))
        whole, given = _AROUND_NAME.sub("", whole), _AROUND_NAME.sub("", given)
        split = names.split_full_name(whole) if whole else words.name_of_two_cells(given, family)
        split = words.beside_title(split, title, whole or given)
        for note in (names.TWO_PEOPLE,) if names.TWO_PEOPLE in split.notes else split.notes:
            severity, message = words.NAME_NOTES[note]
            is_gap = note == names.FAMILY_MISSING and self.has("family_name")
            self.find("family_name" if is_gap else subject, f"name_{note}", severity, message)
        if not any(character.isalpha() for character in split.given):
            self.find(subject, "name_missing", "error", words.NAME_MISSING)
        if max(len(split.given), len(split.family)) > _LONGEST_NAME:
            self.find(subject, "text_too_long", "error", words.too_long(_LONGEST_NAME))
        return title or split.title, split.given, split.family

    def _citizen_number(self) -> CitizenNumber | None:
        cell = self.cell("citizen_number")
        if cell is None or cell == "":
            number = None
        else:
            try:
                number = cells.citizen_number(cell, self.text("citizen_number"))
            except Refusal as refusal:
                self.find("citizen_number", refusal.code, "error", refusal.phrase)
                return None
        if number is None:
            if self.has("citizen_number"):
                self.find("citizen_number", "citizen_number_missing", "warning", words.NUMBER_MISSING)
            return None
        for warning in number.warnings:
            self.find("citizen_number", warning.code, "warning", warning.phrase)
        return number

    def _birth(self) -> ParsedDate | None:
        if self.has("birth_year"):
            subject = "birth_year"
            parts = [self.cell(name) for name in ("birth_day", "birth_month", "birth_year")]
            try:
                birth = cells.month_and_year(parts[0], parts[1], parts[2], today=self.today)
            except Refusal as refusal:
                self.find(subject, refusal.code, "error", refusal.phrase)
                return None
        else:
            subject = "birth_date"
            is_day_first = subject in self.day_first
            birth = self.understood(
                subject,
                lambda cell: cells.day(cell, self.text(subject), today=self.today, day_first=is_day_first),
            )
        if birth is not None and BEFORE_2484_NEW_YEAR in birth.notes:
            self.find(subject, "birth_before_2484", "warning", words.BEFORE_2484)
        if birth is not None and not birth.partial.is_full:
            self.find(subject, "birth_partial", "info", words.BIRTH_PARTIAL)
        return birth

    def _days(self) -> tuple[dict[str, datetime.date | None], str]:
        """The days of membership, and the status that a tick in a column such as ``ตาย`` tells."""
        days: dict[str, datetime.date | None] = dict.fromkeys(_DAYS)
        told = ""
        for name in _DAYS:
            if name not in self._told:
                continue
            status = _WORD_FOR_DAY.get(name)
            if status and words.plain(self.text(name)) in words.TICKS:
                told = status
            else:
                days[name] = self._day(name)
        return days, told

    def _day(self, name: str) -> datetime.date | None:
        """A date that must be whole."""
        try:
            parsed = cells.day(
                self.cell(name), self.text(name), today=self.today, day_first=name in self.day_first
            )
            return None if parsed is None else cells.full_date(parsed.partial)
        except Refusal as refusal:
            self.find(name, refusal.code, "error", refusal.phrase)
            return None

    def _sex(self, title: str) -> str:
        told = self.understood("sex", cells.sex) or ""
        by_title = words.SEX_OF_TITLE.get(title, "")
        if told and by_title and told != by_title:
            self.find("sex", "sex_differs_from_title", "warning", words.SEX_DIFFERS)
        return told or by_title

    def _word(self, name: str, known: dict[str, str], *, severity: Severity = "error") -> str:
        plain = self.text(name)
        if not plain:
            return ""
        found = known.get(words.plain(plain), "")
        if not found:
            self.find(name, f"{name}_not_understood", severity, words.not_understood(plain, name))
        return found

    def _phones(self, name: str) -> tuple[str, ...]:
        if name not in self._told:
            return ()
        found = cells.phones(self._told[name])
        if not found.is_whole:
            self.find(name, "phone_not_understood", "warning", words.PHONE_WRONG)
        return found.numbers

    def _payees(self) -> tuple[PayeeRow, ...]:
        listed = words.people(self.text("payee_name"))
        relation = self.text("payee_relation")[:40]
        phone = self._phones("payee_phone")
        return tuple(
            PayeeRow(name, told or relation, own or (phone[place] if place < len(phone) else ""))
            for place, (name, told, own) in enumerate(listed)
        )

    def _paid_total(self) -> Money | None:
        paid = self.understood("paid_total", cells.money)
        if paid is not None and paid.satang < 0:
            self.find("paid_total", "paid_total_negative", "error", words.PAID_NEGATIVE)
        return paid
