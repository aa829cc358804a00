"""Forms of money whose day has to lie where the book takes it: said before the check page, not after it."""

from __future__ import annotations

from typing import Any, ClassVar

from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.money.ledger import queries as book
from thuanna.money.ledger import refusals


class OpenDayForm(PlainForm):
    """A form whose entry is posted on the day it names.

    :cvar day_field: the field of that day
    """

    day_field: ClassVar[str] = "happened_on"

    def clean(self) -> dict[str, Any]:
        """The day lies in a month that is open."""
        known: dict[str, Any] = super().clean() or {}
        day = known.get(self.day_field)
        if day is not None and book.is_open() and not book.takes(day):
            refusal = refusals.no_open_period()
            self.add_error(self.day_field, mend(refusal.phrase, refusal.code))
        return known
