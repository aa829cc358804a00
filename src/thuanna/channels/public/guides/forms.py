"""A section of a form as a page: its questions become fields, its answers plain values and back."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, cast

from django import forms

from thuanna.channels.web import fields
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.citizen_number import CitizenNumber
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.kernel.numbers import arabic_digits
from thuanna.kernel.partial_dates import PartialDate
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.rules.values import Duration
from thuanna.services.guides import catalogue
from thuanna.services.guides.definitions import FormField, Section

_MOST_TEXT, _MOST_LINES = 200, 1000
_ELSEWHERE = t("นอกพื้นที่ หรือไม่อยู่ในรายการ", "elsewhere, or not in the list")
_MOST_MONEY = Money.baht("100000000.00")


class BankAccountWrong(Refusal):
    """Not the digits of a bank account."""

    code = "bank_account_wrong"


class BankAccountField(fields.ThaiTextField):
    """Ten to fifteen digits of a bank account, with or without dashes; kept as digits."""

    def read(self, typed: str) -> str:
        """Read the digits."""
        digits = "".join(one for one in arabic_digits(typed) if one not in " -–.")
        if not digits.isascii() or not digits.isdecimal() or not 10 <= len(digits) <= 15:
            raise BankAccountWrong(
                t(
                    "เลขบัญชีมี 10 ถึง 15 หลัก กรุณาดูจากหน้าสมุดบัญชี",
                    "An account number has 10 to 15 digits. Please look at the bank book.",
                )
            )
        return digits


class CodeForm(PlainForm):
    """The code of a form already begun."""

    code = fields.ThaiTextField(
        t("รหัสของแบบ", "Code of the form"),
        hint=t("12 ตัว เช่น 7k2m-x9vq-3h5p ตัวพิมพ์ใหญ่หรือเล็กก็ได้", "Twelve characters, like 7k2m-x9vq-3h5p."),
        most=60,
        autocomplete="off",
    )


def section_form(
    section: Section,
    answers: Mapping[str, Any],
    *,
    data: Any,
    villages: Sequence[Phrase],
    today: datetime.date,
) -> PlainForm:
    """The form of one section with what was answered before."""
    made = {one.key: _field(one, answers.get(one.key), villages) for one in section.fields}
    form_class = cast(type[PlainForm], type("SectionForm", (PlainForm,), made))
    initial = {one.key: _shown(one, answers.get(one.key)) for one in section.fields}
    return form_class(data, initial=initial, today=today)


def plain_answers(section: Section, cleaned: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """What was filled in as plain values. A citizen number left empty stays as it was."""
    return {one.key: _plain(one, cleaned.get(one.key), before.get(one.key)) for one in section.fields}


def keep_words(period: Duration) -> Phrase:
    """A keeping period in words: 1 ปี."""
    steps = {"day": t("วัน", "days"), "month": t("เดือน", "months"), "year": t("ปี", "years")}
    single = {"day": "day", "month": "month", "year": "year"}
    words = steps[period.step]
    if period.count == 1:
        words = Phrase(words.th, single[period.step])
    return t("{n} {step}", "{n} {step}", n=period.count, step=words)


def _field(one: FormField, known: Any, villages: Sequence[Phrase]) -> forms.Field:
    common: dict[str, Any] = {"hint": one.hint, "required": one.required}
    if one.kind == "citizen_number" and known:
        common["required"] = False
        common["hint"] = t(
            "กรอกไว้แล้ว ลงท้ายด้วย {tail} เว้นว่างถ้าไม่เปลี่ยน",
            "Already given, ending with {tail}; leave it empty to keep it.",
            tail=str(known)[-3:],
        )
    if one.kind == "village":
        return _village(one, villages, common)
    return _FIELDS[one.kind](one, common)


def _village(one: FormField, villages: Sequence[Phrase], common: dict[str, Any]) -> forms.Field:
    if not villages:
        return fields.ThaiTextField(one.label, most=120, **common)
    choices = [*((name.th, name) for name in villages), (_ELSEWHERE.th, _ELSEWHERE)]
    return fields.ChoiceField(one.label, choices, drop_down=True, **common)


def _text(one: FormField, common: dict[str, Any]) -> forms.Field:
    return fields.ThaiTextField(one.label, most=one.most or _MOST_TEXT, **common)


def _date(one: FormField, common: dict[str, Any]) -> forms.Field:
    kind = fields.PartialDateField if one.kind == "partial_date" else fields.ThaiDateField
    limit: Literal["today"] | None = "today" if one.not_after else None
    return kind(one.label, not_after=limit, **common)


def _choices(one: FormField) -> list[tuple[str, Phrase]]:
    return [(choice.key, choice.words) for choice in one.choices]


def _account(one: FormField, common: dict[str, Any]) -> forms.Field:
    return BankAccountField(one.label, most=40, **common)


_FIELDS: Mapping[str, Callable[[FormField, dict[str, Any]], forms.Field]] = {
    "text": _text,
    "lines": lambda one, common: fields.ThaiTextField(
        one.label, most=one.most or _MOST_LINES, lines=5, **common
    ),
    "name": lambda one, common: fields.ThaiTextField(one.label, most=120, **common),
    "citizen_number": lambda one, common: fields.CitizenNumberField(one.label, **common),
    "phone": lambda one, common: fields.PhoneField(one.label, **common),
    "date": _date,
    "partial_date": _date,
    "choice": lambda one, common: fields.ChoiceField(one.label, _choices(one), **common),
    "many": lambda one, common: fields.ManyChoicesField(one.label, _choices(one), **common),
    "yes": lambda one, common: fields.CheckField(one.label, **common),
    "whole": lambda one, common: fields.WholeNumberField(
        one.label, least=one.least or 0, most=one.most, unit=one.unit, **common
    ),
    "money": lambda one, common: fields.MoneyField(one.label, least=Money(0), most=_MOST_MONEY, **common),
    "bank": lambda one, common: fields.ChoiceField(
        one.label, [(bank.key, bank.words) for bank in catalogue.banks()], drop_down=True, **common
    ),
    "bank_account": _account,
}


def _shown(one: FormField, value: Any) -> Any:
    """A plain value as its field shows it."""
    if value in (None, ""):
        return None
    if one.kind == "money":
        return Money(value)
    if one.kind in {"date", "partial_date"}:
        return PartialDate.from_iso(value)
    return None if one.kind == "citizen_number" else value


def _plain(one: FormField, value: Any, before: Any) -> Any:
    """What a field read as a plain value."""
    if one.kind == "citizen_number" and value is None:
        return before or ""
    if isinstance(value, CitizenNumber):
        return value.digits
    if isinstance(value, Money):
        return value.satang
    if isinstance(value, datetime.date | PartialDate):
        return str(value)
    return "" if value is None else value
