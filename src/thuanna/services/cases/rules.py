"""The clocks of a case from dated data: by urgency, and of messages, referrals and follow-ups. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from thuanna.foundation.law import clocks, closed_days
from thuanna.foundation.law import queries as law_books
from thuanna.kernel.language import Phrase, t

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


clocks.register(
    "help/clock",
    about=t("กำหนดเวลาของคำขอความช่วยเหลือที่เริ่มในวันที่ on ครบวันใด", "when a clock of a request for help ends"),
    law=CLOCKS,
    ends_on=due,
)
