"""A date in three boxes วัน / เดือน / พ.ศ., each of which also takes a whole pasted date."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Literal

from thuanna.channels.web.widgets import DateBoxes, ThaiDateBoxes
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.numbers import arabic_digits
from thuanna.kernel.partial_dates import PartialDate
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.thai_dates import english_date, parse_date, thai_date

from .worded import Worded, mend

Limit = date | Literal["today"] | None

_BARE = re.compile(r"[0-9]{0,4}", re.ASCII)
_PARTS = {
    "day": t("วัน", "day"),
    "month": t("เดือน", "month"),
    "year": t("ปี พ.ศ.", "year"),
}


class DateIncomplete(Refusal):
    """Some of the boxes are empty."""

    code = "date_incomplete"


class DateOutsideLimits(Refusal):
    """The date is earlier or later than the form allows."""

    code = "date_outside_limits"


class ThaiDateField(Worded):
    """A full date. `not_before` and `not_after` are both allowed days; "today" is the form's `today`."""

    widget = ThaiDateBoxes
    allows_partial = False

    def __init__(
        self, label: Phrase, *, not_before: Limit = None, not_after: Limit = None, **more: Any
    ) -> None:
        self.not_before, self.not_after = not_before, not_after
        self.needs_today = "today" in (not_before, not_after)
        self.today: date | None = None
        super().__init__(label, **more)
        assert isinstance(self.widget, ThaiDateBoxes)
        self.widget.autocomplete = self.autocomplete

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        """The boxes name their own parts to the browser."""
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "autocomplete"}

    def to_python(self, value: Any) -> date | PartialDate | None:
        """Read the boxes; the kernel says what is wrong with a date."""
        if not isinstance(value, DateBoxes) or not any(value):
            return None
        try:
            known = self._read(value)
            self._refuse_outside(known)
        except Refusal as refusal:
            raise mend(refusal.phrase, refusal.code) from refusal
        return self.as_value(known)

    def as_value(self, known: PartialDate) -> date | PartialDate:
        """What the form hands on."""
        return known.as_date()

    def _read(self, boxes: DateBoxes) -> PartialDate:
        pasted = _pasted(boxes)
        if pasted is None:
            missing = [name for name in self._wanted(boxes) if not getattr(boxes, name)]
            if missing:
                raise _incomplete(missing)
        written = pasted if pasted is not None else _joined(boxes)
        known = parse_date(written, today=self.today, day_first=True).partial
        if not known.is_full and not self.allows_partial:
            raise _incomplete(["day"] if known.month else ["day", "month"])
        return known

    def _wanted(self, boxes: DateBoxes) -> list[str]:
        if not self.allows_partial:
            return list(_PARTS)
        return ["month", "year"] if boxes.day else ["year"]

    def _refuse_outside(self, known: PartialDate) -> None:
        first, last = self._day(self.not_before), self._day(self.not_after)
        if first is not None and known.latest < first:
            raise DateOutsideLimits(_beyond(first, is_first=True), code="date_too_early")
        if last is not None and known.earliest > last:
            raise DateOutsideLimits(
                _FUTURE if self.not_after == "today" else _beyond(last, is_first=False), code="date_too_late"
            )

    def _day(self, limit: Limit) -> date | None:
        if limit == "today":
            assert self.today is not None, "give the form its today"
            return self.today
        return limit


class PartialDateField(ThaiDateField):
    """A date of which the day, or day and month, may be left empty; hands on a `PartialDate`."""

    allows_partial = True

    def as_value(self, known: PartialDate) -> PartialDate:
        """What is known, no more."""
        return known


_FUTURE = t(
    "วันที่นี้ยังมาไม่ถึง กรุณาตรวจปี พ.ศ. อีกครั้ง",
    "This day is still to come. Please check the Buddhist year.",
)


def _pasted(boxes: DateBoxes) -> str | None:
    """A whole date put into a single box: more than a number of up to four digits stands there alone."""
    filled = [box for box in boxes if box]
    if len(filled) == 1 and not _BARE.fullmatch(arabic_digits(filled[0]).strip()):
        return filled[0]
    return None


def _joined(boxes: DateBoxes) -> str:
    parts = [arabic_digits(box) for box in boxes if box]
    is_numeric = all(part.isdecimal() for part in parts)
    return ("/" if is_numeric else " ").join(parts)


def _incomplete(missing: list[str]) -> DateIncomplete:
    th = " ".join(_PARTS[name].th for name in missing)
    en = " and ".join(_PARTS[name].en for name in missing)
    return DateIncomplete(
        t(
            "วันที่ยังไม่ครบ ขาด{missing_th} กรุณากรอก เช่น 5 พ.ค. 2510",
            "The date is not complete: the {missing_en} is missing. Enter it like 5 / 5 / 2510.",
            missing_th=th,
            missing_en=en,
        )
    )


def _beyond(limit: date, *, is_first: bool) -> Phrase:
    """The allowed day in both calendars' words."""
    facts = {"day_th": thai_date(limit), "day_en": english_date(limit)}
    if is_first:
        return t("กรุณากรอกวันที่ตั้งแต่ {day_th} เป็นต้นไป", "Please enter a day from {day_en} on.", **facts)
    return t("กรุณากรอกวันที่ไม่เกิน {day_th}", "Please enter a day up to {day_en}.", **facts)
