"""The clocks of a case from dated data: by urgency, and of messages, referrals and follow-ups. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from thuanna.foundation.law import closed_days, functions
from thuanna.foundation.law import queries as law_books
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.rules import Decision, RuleBook

CLOCKS: Final = "help/clocks"
URGENCIES: Final = ("danger", "urgent", "soon", "ordinary")
"""From what cannot wait to what can."""

_IN_CALENDAR_DAYS: Final = frozenset({"danger", "urgent"})


def due(clock: str, on: date) -> date:
    """The last day of a clock that starts on `on`.

    :raises UnknownRule: there is no such clock :raises NoValueInForce: it has no value on the day
    """
    days = law_books.book(CLOCKS, on=on).number(clock)
    return on + timedelta(days=days) if clock in _IN_CALENDAR_DAYS else closed_days.calendar().after(on, days)


def urgency_words(code: str) -> Phrase:
    """An urgency in words."""
    return _URGENCY_WORDS[code]


_URGENCY_WORDS: Final[dict[str, Phrase]] = {
    "danger": t("อันตราย ถึงตัววันนี้", "Danger: today"),
    "urgent": t("เร่งด่วน", "Urgent"),
    "soon": t("ควรช่วยเร็ว", "Soon"),
    "ordinary": t("ปกติ", "Ordinary"),
}


def decide_clock(facts: Mapping[str, Any], law: RuleBook) -> Decision:
    """When does a clock end that starts on the day?"""
    name = str(facts["clock"])
    ends_on = due(name, law.on)
    words = t("ครบกำหนดวันที่ {day}", "ends on {day}", day=ends_on.isoformat())
    return Decision.all_of(law.condition(name, True, ends_on.isoformat(), words)).answering(due_on=ends_on)


functions.register(
    functions.Function(
        name="help/clock",
        about=t("กำหนดเวลาของคำขอความช่วยเหลือที่เริ่มในวันที่ on ครบวันใด", "when a clock of a request for help ends"),
        facts=(functions.Fact("clock", functions.Kind.TEXT, t("ชื่อกำหนดเวลา", "name of the clock")),),
        law=CLOCKS,
        reasons=("the clock",),
        answers=("due_on",),
        decide=decide_clock,
    )
)
