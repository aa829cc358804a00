"""Answers in words, as people gave them: for the page that checks, for the counter and for paper.

Owns how a plain value is said. A citizen number is said whole, because the person wrote it on their own form;
`masked` says its end only, for a screen others may see.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from thuanna.kernel.citizen_number import CitizenNumber
from thuanna.kernel.language import Phrase, current_language, t
from thuanna.kernel.money import Money
from thuanna.kernel.partial_dates import PartialDate
from thuanna.kernel.thai_dates import english_date, thai_date

from . import catalogue, rules
from .definitions import Form, FormField

_YES = t("ใช่", "Yes")


@dataclass(frozen=True)
class Row:
    """One question with its answer; empty where nothing was answered."""

    label: Phrase
    answer: str


@dataclass(frozen=True)
class Part:
    """One section as it is read."""

    key: str
    title: Phrase
    rows: tuple[Row, ...]
    is_done: bool


def parts(form: Form, answers: Mapping[str, Any], done: tuple[str, ...], *, masked: bool) -> list[Part]:
    """The sections that are asked, with what was answered."""
    return [
        Part(
            section.key,
            section.title,
            tuple(Row(field.label, said(field, answers.get(field.key), masked)) for field in section.fields),
            section.key in done,
        )
        for section in rules.asked_sections(form, answers)
    ]


def blank(form: Form) -> list[Part]:
    """Every section without answers, for a form to be filled in by hand."""
    return [
        Part(one.key, one.title, tuple(Row(field.label, "") for field in one.fields), is_done=False)
        for one in form.sections
    ]


def said(field: FormField, value: Any, masked: bool) -> str:
    """One answer in the reader's language."""
    if value in (None, "", [], False):
        return ""
    if field.kind == "citizen_number":
        number = CitizenNumber(value)
        return number.masked() if masked else number.formatted()
    return _SAID.get(field.kind, _text)(field, value)


def _text(field: FormField, value: Any) -> str:
    words = str(value)
    return f"{words} {field.unit}" if field.unit else words


def _choice(field: FormField, value: Any) -> str:
    chosen = value if isinstance(value, list) else [value]
    return ", ".join(str(one.words) for one in field.choices if one.key in chosen)


def _bank(field: FormField, value: Any) -> str:
    return next((str(one.words) for one in catalogue.banks() if one.key == value), str(value))


def _date(field: FormField, value: Any) -> str:
    day = PartialDate.from_iso(value)
    return english_date(day) if current_language() == "en" else thai_date(day)


def _money(field: FormField, value: Any) -> str:
    return f"{Money(value)} {t('บาท', 'baht')}"


_SAID: Mapping[str, Callable[[FormField, Any], str]] = {
    "choice": _choice,
    "many": _choice,
    "bank": _bank,
    "date": _date,
    "partial_date": _date,
    "money": _money,
    "yes": lambda field, value: str(_YES),
}
