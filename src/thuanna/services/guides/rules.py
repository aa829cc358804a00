"""What a form asks next, what in it deserves a second look, and how long an answer is due.

Pure: answers and a day in, findings out. A finding never refuses: the person may be right,
and the office decides.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from thuanna.kernel.ages import NotBornYet, age_on
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.kernel.partial_dates import PartialDate
from thuanna.kernel.rules.values import Duration
from thuanna.kernel.thai_dates import english_date, thai_date

from .definitions import Form, Section, phrase

Answers = Mapping[str, Any]
"""Plain values by the keys of fields: texts, numbers, lists, ISO days; amounts in satang."""


@dataclass(frozen=True)
class Clock:
    """How many working days the office has had a form, and how many it promised.

    :ivar promised: None where the office has promised nothing
    """

    days: int
    promised: int | None

    @property
    def is_late(self) -> bool:
        return self.promised is not None and self.days > self.promised

    @property
    def days_left(self) -> int | None:
        """Days until the promise is broken; negative when it is."""
        return None if self.promised is None else self.promised - self.days


def asked_sections(form: Form, answers: Answers) -> list[Section]:
    """The sections this person is asked, given what they answered so far."""
    return [one for one in form.sections if one.when is None or answers.get(one.when[0]) == one.when[1]]


def next_section(form: Form, answers: Answers, done: list[str]) -> Section | None:
    """The first section not yet filled in; None when all are."""
    return next((one for one in asked_sections(form, answers) if one.key not in done), None)


def kept_answers(form: Form, answers: Answers) -> dict[str, Any]:
    """Only the answers of sections that are asked: what was asked under another choice is dropped."""
    asked = {field.key for one in asked_sections(form, answers) for field in one.fields}
    return {key: value for key, value in answers.items() if key in asked}


def findings(form: Form, answers: Answers, *, on: datetime.date) -> list[Phrase]:
    """What the person should look at again before going to the office."""
    found = [_CHECKS[one["kind"]](one, answers, on) for one in form.checks]
    return [one for one in found if one is not None]


def _day(answers: Answers, key: str | None) -> PartialDate | None:
    value = answers.get(key) if key else None
    return PartialDate.from_iso(value) if value else None


def _age(check: Mapping[str, Any], answers: Answers, on: datetime.date) -> int | None:
    born = _day(answers, check["born"])
    then = _day(answers, check.get("on"))
    if born is None or (check.get("on") and then is None):
        return None
    try:
        return age_on(born, then.earliest if then else on)
    except NotBornYet:
        return None


def _age_at_least(check: Mapping[str, Any], answers: Answers, on: datetime.date) -> Phrase | None:
    age = _age(check, answers, on)
    return _said(check, age=age) if age is not None and age < check["years"] else None


def _age_below(check: Mapping[str, Any], answers: Answers, on: datetime.date) -> Phrase | None:
    age = _age(check, answers, on)
    return _said(check, age=age) if age is not None and age >= check["years"] else None


def _within(check: Mapping[str, Any], answers: Answers, on: datetime.date) -> Phrase | None:
    start = _day(answers, check["start"])
    if start is None:
        return None
    ends = Duration(check["months"], "month").ends_before(start.earliest)
    assert ends is not None, "a number of months ends"
    day = Phrase(thai_date(start), english_date(start))
    return _said(check, day=day) if on >= ends else None


def _not_before(check: Mapping[str, Any], answers: Answers, on: datetime.date) -> Phrase | None:
    first, then = _day(answers, check["first"]), _day(answers, check["then"])
    return _said(check) if first and then and then.latest < first.earliest else None


def _share_at_most(check: Mapping[str, Any], answers: Answers, on: datetime.date) -> Phrase | None:
    amount, people = answers.get(check["amount"]), answers.get(check["among"])
    if not amount or not people:
        return None
    share = Money(amount // people)
    return _said(check, share=str(share)) if share > Money.baht(check["baht"]) else None


def _said(check: Mapping[str, Any], **facts: Any) -> Phrase:
    words = phrase(check["words"])
    return t(words.th, words.en, **facts)


_CHECKS: Mapping[str, Callable[[Mapping[str, Any], Answers, datetime.date], Phrase | None]] = {
    "age_at_least": _age_at_least,
    "age_below": _age_below,
    "within": _within,
    "not_before": _not_before,
    "share_at_most": _share_at_most,
}
