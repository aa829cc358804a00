"""The facts of one event, as a claim brings them and as worked cases write them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.partial_dates import PartialDate


@dataclass(frozen=True, kw_only=True)
class Used:
    """What was granted before: in the benefit year of the event, in a life, in the family."""

    year: Money = ZERO
    year_units: int = 0
    year_times: int = 0
    life_times: int = 0
    family_year_times: int = 0


@dataclass(frozen=True, kw_only=True)
class EventFacts:
    """Everything a decision is made from. None is not known, and then a person must look.

    :ivar on: the day of the event; it, not the day of the claim, decides
    :ivar joined_on: from when the time of membership counts; None: no member
    :ivar paid_until: the first day not paid for; None: not asked
    :ivar arrears_since, suspended_since, ended_on: how the standing was on the day of the event
    :ivar units: nights, days, weeks, months or years, as the benefit counts
    :ivar papers: the papers that came; None: nobody has looked yet
    """

    benefit: str
    on: date
    claimed_on: date | None = None
    joined_on: date | None = None
    paid_until: date | None = None
    arrears_since: date | None = None
    suspended_since: date | None = None
    suspended_until: date | None = None
    ended_on: date | None = None
    born: PartialDate | None = None
    sex: str = ""
    relation: str = "self"
    units: int | None = None
    papers: frozenset[str] | None = None
    is_by_proxy: bool = False
    has_nominated: bool | None = None
    used: Used = field(default_factory=Used)
