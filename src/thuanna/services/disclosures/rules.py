"""How long something may lie unopened before the deputy reads it too, from dated data. Pure."""

from __future__ import annotations

from datetime import date
from typing import Final

from thuanna.foundation.law import clocks, closed_days
from thuanna.foundation.law import queries as law_books
from thuanna.kernel.language import t

CLOCKS: Final = "help/sealed"
UNOPENED: Final = "unopened"


def due(clock: str, on: date) -> date:
    """The last working day of a clock that starts on `on`."""
    return closed_days.calendar().after(on, days_of(clock, on))


def days_of(clock: str, on: date) -> int:
    """How many working days a clock has.

    :raises UnknownRule: there is no such clock :raises NoValueInForce: it has no value on the day
    """
    return law_books.book(CLOCKS, on=on).number(clock)


clocks.register(
    "help/sealed_clock",
    about=t(
        "เรื่องที่แจ้งแบบปกปิดชื่อในวันที่ on ผู้อ่านต้องเปิดภายในวันใด",
        "by when what was told without a name on `on` is opened",
    ),
    law=CLOCKS,
    ends_on=due,
)
