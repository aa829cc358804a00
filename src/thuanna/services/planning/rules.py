"""The clocks of answers and postings, what follows what in a project's life, and seats in a vehicle. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from thuanna.foundation.law import functions
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import t
from thuanna.kernel.rules import Decision, RuleBook
from thuanna.kernel.thai_dates import day_of

from .words import NEED_CARE_TO_COME

LAW: Final = "planning/clocks"
CALENDAR: Final = "planning/calendar"

_SATURDAY: Final = 5
_FOLLOWS: Final[Mapping[str, frozenset[str]]] = {
    "proposed": frozenset({"approved", "stopped"}),
    "approved": frozenset({"amended", "begun", "stopped"}),
    "begun": frozenset({"amended", "stopped", "finished"}),
    "stopped": frozenset({"begun"}),
    "finished": frozenset(),
}


@dataclass(frozen=True, slots=True)
class Seating:
    """What a vehicle has and what is asked of it; a carer takes a second seat."""

    seats: int
    wheelchairs: int
    seats_taken: int
    wheelchairs_taken: int

    @property
    def seats_left(self) -> int:
        return self.seats - self.seats_taken

    def has_room_for(self, *, wheelchair: bool, with_carer: bool) -> bool:
        """Whether one more fits, with wheelchair and carer as they say."""
        return (
            self.seats_taken + 1 + with_carer <= self.seats
            and self.wheelchairs_taken + wheelchair <= self.wheelchairs
        )


def answer_by(said_on: datetime.date, law: RuleBook) -> datetime.date:
    """The day by which a need is owed its answer."""
    return said_on + datetime.timedelta(days=law.number("answer_days_most"))


def post_by(told_on: datetime.date, law: RuleBook) -> datetime.date:
    """The last day on which a result is to be posted."""
    return told_on + datetime.timedelta(days=law.number("post_within_days"))


def finding_by(sent_on: datetime.date, law: RuleBook) -> datetime.date:
    """The day by which a follower's finding is shown, or held back with its reason."""
    return sent_on + datetime.timedelta(days=law.number("finding_days_most"))


def income_asked_on(held_on: datetime.date, law: RuleBook) -> datetime.date:
    """The day on which somebody asks whether an earning activity brought an income."""
    return held_on + datetime.timedelta(days=law.number("income_asked_again_days"))


def yearly_posting_by(year: FiscalYear, law: RuleBook) -> datetime.date:
    """The last day on which the follow-up of a fiscal year's plan is announced, at least once a year."""
    following = datetime.date(year.ends_before.year, law.number("posted_yearly_by_month"), 1)
    return (following + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)


def stays_until(posted_on: datetime.date, law: RuleBook) -> datetime.date:
    """The first day on which a notice may be taken down."""
    return posted_on + datetime.timedelta(days=law.number("posted_days_least"))


def may_follow(decided: Sequence[str]) -> frozenset[str]:
    """What may be decided next, after what was decided so far, oldest first."""
    standing = [kind for kind in decided if kind != "amended"]
    return _FOLLOWS[standing[-1]] if standing else frozenset({"proposed"})


def misses_the_way_there(groups: Collection[str], travel: str, travel_words: str) -> bool:
    """Whether an activity for people who cannot simply come has no answer to how they get there."""
    if not NEED_CARE_TO_COME.intersection(groups):
        return False
    return travel not in {"fetched", "visited", "near"} or not travel_words.strip()


def why_not_that_day(
    starts_at: datetime.datetime, groups: Collection[str], *, markets: Collection[int] = (), law: RuleBook
) -> str:
    """A code for what speaks against the day, or nothing.

    Youth come at weekends and in school breaks, families are at home at Songkran, everybody is at the market.
    Those who live by daily work lose a day's income on a weekday, so an earning activity is for them.

    :param law: the calendar in force that day
    """
    day = day_of(starts_at)
    if is_family_holiday(day, law):
        return "songkran"
    if day.weekday() in markets:
        return "market_day"
    if "children_youth" in groups and is_school_day(day, law):
        return "school_day"
    is_weekday = day.weekday() < _SATURDAY
    return "working_day" if is_weekday and {"families", "low_income"}.intersection(groups) else ""


def is_family_holiday(day: datetime.date, law: RuleBook) -> bool:
    """Whether families are at home together on that day."""
    return _is_in(day, str(law.value("family_holidays")))


def is_school_day(day: datetime.date, law: RuleBook) -> bool:
    """Whether the young sit in school on that day."""
    return day.weekday() < _SATURDAY and not _is_in(day, str(law.value("school_breaks")))


def _is_in(day: datetime.date, periods: str) -> bool:
    """Whether a day lies in one of the periods, each first and last day and month, ``01-04 15-05``."""
    return any(
        _month_day(first) <= (day.month, day.day) <= _month_day(last)
        for first, _, last in (period.strip().partition(" ") for period in periods.split(","))
    )


def _month_day(text: str) -> tuple[int, int]:
    day, _, month = text.strip().partition("-")
    return int(month), int(day)


def _decide_posting(facts: Mapping[str, Any], law: RuleBook) -> Decision:
    return Decision.all_of(
        law.at_most("post_within_days", facts["days_until_posted"]),
        law.at_least("posted_days_least", facts["days_posted"]),
    )


def _decide_answer(facts: Mapping[str, Any], law: RuleBook) -> Decision:
    return Decision.all_of(law.at_most("answer_days_most", facts["days"]))


def _decide_day(facts: Mapping[str, Any], law: RuleBook) -> Decision:
    day = facts["day"]
    at_home = law.condition(
        "family_holidays",
        not is_family_holiday(day, law),
        day.isoformat(),
        t("ไม่ใช่วันที่ครอบครัวอยู่พร้อมหน้า", "not a day families are at home"),
    )
    out_of_school = law.condition(
        "school_breaks",
        not is_school_day(day, law),
        day.isoformat(),
        t("เสาร์อาทิตย์หรือช่วงปิดเทอม", "at the weekend or in a school break"),
    )
    return Decision.all_of(at_home, *([out_of_school] if facts["for_the_young"] else []))


POSTING = functions.register(
    functions.Function(
        name="planning/posting",
        about=t(
            "ประกาศผลทันกำหนดและปิดไว้ครบวันหรือไม่", "was a result posted in time, and left posted long enough"
        ),
        facts=(
            functions.Fact(
                "days_until_posted",
                functions.Kind.COUNT,
                t("วันจากรู้ผลถึงปิดประกาศ", "days from result to posting"),
            ),
            functions.Fact("days_posted", functions.Kind.COUNT, t("วันที่ปิดไว้", "days it stayed posted")),
        ),
        law=LAW,
        reasons=("post_within_days", "posted_days_least"),
        decide=_decide_posting,
    )
)
ANSWER = functions.register(
    functions.Function(
        name="planning/answer",
        about=t("ตอบความต้องการของชุมชนทันกำหนดหรือไม่", "was a need answered in time"),
        facts=(
            functions.Fact("days", functions.Kind.COUNT, t("วันจากพูดถึงตอบ", "days from saying to answer")),
        ),
        law=LAW,
        reasons=("answer_days_most",),
        decide=_decide_answer,
    )
)
DAY = functions.register(
    functions.Function(
        name="planning/day",
        about=t("วันนี้คนที่กิจกรรมจัดให้มาได้หรือไม่", "can those an activity is for come on that day"),
        facts=(
            functions.Fact("day", functions.Kind.DATE, t("วันจัดกิจกรรม", "the day of the activity")),
            functions.Fact(
                "for_the_young", functions.Kind.FLAG, t("จัดให้เด็กและเยาวชน", "it is for children or youth")
            ),
        ),
        law=CALENDAR,
        reasons=("family_holidays", "school_breaks"),
        decide=_decide_day,
    )
)
