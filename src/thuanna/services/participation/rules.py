"""Clocks of the people's voice, from dated data: who is owed an answer by when, on which working day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from thuanna.foundation.law import clocks, closed_days, functions
from thuanna.foundation.law import queries as law_books
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.rules import Decision, NoValueInForce, RuleBook

KINDS = "participation/kinds"
CLOCKS = "participation/clocks"

SUGGESTION = "suggestion"
INFORMATION = "information"
PUBLIC_WORKS = frozenset({"road", "light", "drain", "waste"})
"""Kinds that Traffy Fondue, the nation's service for the state of streets, takes too."""

USEFUL = "useful"
USEFUL_QUESTION = t("ข้อมูลนี้เป็นประโยชน์ ตรงตามความต้องการหรือไม่", "Is this useful, and what you were looking for?")
USEFUL_CHOICES = (
    t("เป็นประโยชน์ ตรงตามความต้องการ", "Useful, and what I was looking for"),
    t("เป็นประโยชน์บ้าง", "Useful in part"),
    t("ยังไม่ตรงตามความต้องการ", "Not what I was looking for"),
)
"""The question that stands at the foot of every public page."""

_IN_CALENDAR_DAYS = frozenset({INFORMATION, "appeal", "reopen"})


@dataclass(frozen=True)
class MatterKind:
    """A kind of complaint on one day: its word, and how many working days the office has."""

    code: str
    label: Phrase
    days: int


def kinds(on: date) -> list[MatterKind]:
    """The kinds of complaint in force on a day, in the order of forms; the suggestion is not among them."""
    return [one for one in _in_force(on) if one.code != SUGGESTION]


def label_of(code: str) -> Phrase:
    """The word for a kind, also for one no longer in use."""
    if code == INFORMATION:
        return t("ขอข้อมูลข่าวสาร", "a request for information")
    found = law_books.shipped(KINDS).parameters.get(code)
    return found.label if found else t(code, code)


def codes() -> list[str]:
    """Every kind there ever was, in the order of forms."""
    return list(law_books.shipped(KINDS).parameters)


def is_kind(code: str, on: date) -> bool:
    """Whether complaints of this kind are taken on a day."""
    return any(one.code == code for one in _in_force(on))


def answer_due(kind: str, on: date) -> date:
    """The last day for an answer to what was told on `on`.

    :raises UnknownRule: there is no such kind :raises NoValueInForce: it is no longer in use
    """
    if kind == INFORMATION:
        return clock(INFORMATION, on)
    return closed_days.calendar().after(on, law_books.book(KINDS, on=on).number(kind))


def clock(name: str, on: date) -> date:
    """The last day of one of the other clocks that starts on `on`.

    :raises UnknownRule: there is no such clock :raises NoValueInForce: it has no value on the day
    """
    days = law_books.book(CLOCKS, on=on).number(name)
    if name in _IN_CALENDAR_DAYS:
        return closed_days.calendar().on_or_after(on + timedelta(days=days))
    return closed_days.calendar().after(on, days)


def days_of(name: str, on: date) -> int:
    """How many days one of the other clocks has. Raises as `clock`."""
    return law_books.book(CLOCKS, on=on).number(name)


def _in_force(on: date) -> list[MatterKind]:
    book = law_books.book(KINDS, on=on)
    found = []
    for code, parameter in book.file.parameters.items():
        try:
            found.append(MatterKind(code, parameter.label, book.number(code)))
        except NoValueInForce:
            continue  # retired, or not yet begun
    return found


def decide_working_day(facts: Mapping[str, Any], law: RuleBook) -> Decision:
    """Are offices open on the day asked?"""
    is_open = closed_days.calendar().is_working_day(law.on)
    words = t("วันที่ {day} เป็นวันทำการ", "{day} is a working day", day=law.on.isoformat())
    return Decision.all_of(law.condition("closed_days", is_open, law.on.isoformat(), words))


def decide_answer_due(facts: Mapping[str, Any], law: RuleBook) -> Decision:
    """By when is an answer owed to what was told on the day?"""
    kind = str(facts["kind"])
    due = answer_due(kind, law.on)
    words = t("ตอบภายในวันที่ {day}", "answered by {day}", day=due.isoformat())
    return Decision.all_of(law.condition(kind, True, due.isoformat(), words)).answering(due_on=due)


functions.register(
    functions.Function(
        name="participation/working_day",
        about=t("วันที่ on เป็นวันทำการหรือไม่", "is the day `on` a working day of government offices"),
        facts=(),
        law=closed_days.FILE,
        reasons=("closed_days",),
        decide=decide_working_day,
    )
)
functions.register(
    functions.Function(
        name="participation/answer_due",
        about=t("เรื่องที่แจ้งในวันที่ on ต้องตอบภายในวันใด", "by when what was told on `on` is answered"),
        facts=(functions.Fact("kind", functions.Kind.TEXT, t("ประเภทเรื่อง", "kind of matter")),),
        law=KINDS,
        reasons=("the kind of matter",),
        answers=("due_on",),
        decide=decide_answer_due,
    )
)
clocks.register(
    "participation/clock",
    about=t("กำหนดเวลาที่เริ่มในวันที่ on ครบวันใด", "when a clock that starts on `on` ends"),
    law=CLOCKS,
    ends_on=clock,
)
