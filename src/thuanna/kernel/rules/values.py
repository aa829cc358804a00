"""What a rule can say: lengths of time, units, and the faults of rule data."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal


class BadRule(Refusal):
    """Rule data that cannot be read as it stands."""

    code = "rule_bad"


class UnknownRule(Refusal):
    """A name that the rule file does not hold."""

    code = "rule_unknown"


class NoValueInForce(Refusal):
    """No value of a rule is in force on the day asked. Never read as zero."""

    code = "rule_not_in_force"


@dataclass(frozen=True)
class Duration:
    """A length of time in the words of the law: ``90 days``, ``10 years``, ``forever``."""

    count: int
    step: Literal["day", "month", "year", "forever"]

    @classmethod
    def read(cls, text: str) -> Duration:
        """Read ``"10 years"``.

        :raises BadRule: the text is no such length.
        """
        if text == "forever":
            return cls(0, "forever")
        found = re.fullmatch(r"([1-9][0-9]{0,3}) (day|month|year)s?", text)
        if found is None:
            raise BadRule(
                t(
                    "อ่านระยะเวลา “{text}” ไม่ได้ ให้เขียนแบบ 90 days, 10 years หรือ forever",
                    "“{text}” is no length of time; write 90 days, 10 years or forever",
                    text=text,
                )
            )
        step: Any = found[2]
        return cls(int(found[1]), step)

    def ends_before(self, start: date) -> date | None:
        """The first day no longer inside the period that begins on `start`; None if it never ends.

        Months and years run to the corresponding day. Where the last month has none, the period
        takes in the month's last day (Civil and Commercial Code, section 193/5).
        """
        if self.step == "forever":
            return None
        if self.step == "day":
            return date.fromordinal(start.toordinal() + self.count)
        months = start.year * 12 + start.month - 1 + self.count * (12 if self.step == "year" else 1)
        try:
            return date(months // 12, months % 12 + 1, start.day)
        except ValueError:
            return date((months + 1) // 12, (months + 1) % 12 + 1, 1)

    def earliest_holding(self, on: date) -> date:
        """The earliest start whose period still holds `on`; what began before has run out."""
        if self.step == "forever":
            return date.min
        days = range(1, on.toordinal() + 1)
        return date.fromordinal(1 + bisect_right(days, on, key=self._end_of_day_number))

    def _end_of_day_number(self, number: int) -> date:
        return self.ends_before(date.fromordinal(number)) or date.max

    def __str__(self) -> str:
        if self.step == "forever":
            return "forever"
        return f"{self.count} {self.step}{'' if self.count == 1 else 's'}"


Value = int | Decimal | str | Money | Duration


@dataclass(frozen=True)
class Unit:
    """What a value counts, and how raw data of that kind is read."""

    code: str
    words: Phrase
    read: Callable[[object], Value]


def _whole(raw: object) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or raw < 0:
        raise BadRule(t("“{raw}” ต้องเป็นจำนวนเต็ม", "“{raw}” must be a whole number", raw=raw))
    return raw


def _number_up_to(most: int) -> Callable[[object], Decimal]:
    def read(raw: object) -> Decimal:
        if isinstance(raw, bool) or not isinstance(raw, int | Decimal) or not 0 <= raw <= most:
            raise BadRule(
                t(
                    "“{raw}” ต้องอยู่ระหว่าง 0 ถึง {most}",
                    "“{raw}” must lie between 0 and {most}",
                    raw=raw,
                    most=most,
                )
            )
        return Decimal(raw)

    return read


def _baht(raw: object) -> Money:
    if not isinstance(raw, str):
        raise BadRule(
            t("เขียนจำนวนเงิน {raw} ในเครื่องหมายคำพูด", "write the amount {raw} between quotation marks", raw=raw)
        )
    return Money.baht(raw)


def _text(raw: object) -> str:
    if not isinstance(raw, str) or not raw:
        raise BadRule(t("“{raw}” ต้องเป็นข้อความ", "“{raw}” must be text", raw=raw))
    return raw


UNITS: Mapping[str, Unit] = {
    unit.code: unit
    for unit in (
        Unit("people", t("คน", "people"), _whole),
        Unit("kinds", t("ประเภท", "kinds"), _whole),
        Unit("times", t("ครั้ง", "times"), _whole),
        Unit("nights", t("คืน", "nights"), _whole),
        Unit("days", t("วัน", "days"), _whole),
        Unit("months", t("เดือน", "months"), _whole),
        Unit("years", t("ปี", "years"), _whole),
        Unit("baht", t("บาท", "baht"), _baht),
        Unit("share", t("ส่วนใน 1", "of 1"), _number_up_to(1)),
        Unit("percent", t("%", "%"), _number_up_to(100)),
        Unit("duration", t("", ""), lambda raw: Duration.read(_text(raw))),
        Unit("text", t("", ""), _text),
    )
}
