"""The office takes a guide on with its own facts, changes them, stops offering it, and keeps its calendar."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.services.guides import queries
from thuanna.services.guides.models import CalendarDate, GuideAdoption
from thuanna.services.guides.refusals import CalendarDaysWrong, GuideUnknown

PERMISSION = "guides.guide.edit"
_LONGEST_SPAN_DAYS = 366


@dataclass(frozen=True, kw_only=True)
class LocalFacts:
    """What the office says of itself beside a guide."""

    office_th: str
    office_en: str = ""
    place_th: str
    place_en: str = ""
    phone: str = ""
    hours_th: str
    hours_en: str = ""
    days: int | None = None
    note_th: str = ""
    note_en: str = ""
    takes_forms: bool = True


@dataclass(frozen=True, kw_only=True)
class CalendarDay:
    """One day or span for the calendar."""

    title_th: str
    title_en: str = ""
    starts_on: datetime.date
    ends_on: datetime.date | None = None
    hours: str = ""
    place_th: str = ""
    place_en: str = ""
    guide: str = ""


@transaction.atomic
def adopt(*, guide: str, facts: LocalFacts, at: datetime.datetime, by: Actor) -> GuideAdoption:
    """Offer a service of this release, or say something new beside it. Nobody outside sees it yet.

    :raises NotAllowed: the actor may not edit guides
    :raises GuideUnknown: there is no such guide
    """
    by.must(PERMISSION)
    known = queries.offered(guide)
    return _recorded(known, facts, is_offered=True, at=at, by=by)


@transaction.atomic
def stop_offering(*, guide: str, at: datetime.datetime, by: Actor) -> GuideAdoption:
    """The office no longer offers it; taking its page back is a publication's withdrawal.

    :raises NotAllowed: the actor may not edit guides
    :raises GuideUnknown: there is no such guide, or it is not offered
    """
    by.must(PERMISSION)
    known = queries.offered(guide)
    if not known.is_offered or known.adoption is None:
        raise GuideUnknown
    names = LocalFacts.__dataclass_fields__
    facts = LocalFacts(**{name: getattr(known.adoption, name) for name in names})
    return _recorded(known, facts, is_offered=False, at=at, by=by)


@transaction.atomic
def record_day(*, day: CalendarDay, at: datetime.datetime, by: Actor) -> CalendarDate:
    """Put a day into the calendar. Nobody outside sees it before the calendar is published.

    :raises NotAllowed: the actor may not edit guides
    :raises CalendarDaysWrong: it ends before it starts, or more than a year later
    """
    by.must(PERMISSION)
    ends_on = day.ends_on or day.starts_on
    if not day.starts_on <= ends_on <= day.starts_on + datetime.timedelta(days=_LONGEST_SPAN_DAYS):
        raise CalendarDaysWrong
    recorded: CalendarDate = CalendarDate.objects.create(
        **{**asdict(day), "ends_on": ends_on}, recorded_at=at
    )
    audit.record(by, "guides.day_recorded", recorded, on=day.starts_on)
    return recorded


@transaction.atomic
def cancel_day(*, date_id: int, on: datetime.date, by: Actor) -> CalendarDate:
    """Take a day out of the calendar; that it stood there stays known.

    :raises NotAllowed: the actor may not edit guides
    :raises CalendarDateUnknown: it is not there, or another office's
    """
    by.must(PERMISSION)
    found = queries.calendar_date(date_id)
    CalendarDate.objects.filter(pk=found.pk, cancelled_on__isnull=True).update(cancelled_on=on)
    audit.record(by, "guides.day_cancelled", found, on=on)
    return queries.calendar_date(date_id)


def _recorded(
    known: queries.Offered, facts: LocalFacts, *, is_offered: bool, at: datetime.datetime, by: Actor
) -> GuideAdoption:
    adoption: GuideAdoption = GuideAdoption.objects.create(
        guide=known.guide.code,
        version=known.adoption.version + 1 if known.adoption else 1,
        **asdict(facts),
        is_offered=is_offered,
        recorded_by_id=by.user_id,
        recorded_at=at,
    )
    verb = "guides.adopted" if is_offered else "guides.offer_ended"
    audit.record(by, verb, adoption, guide=adoption.guide, version=adoption.version)
    return adoption
