"""What the town keeps beside its projects: duties from the state, market days, its own 4S, incomes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.text import clean_line
from thuanna.kernel.thai_dates import day_of
from thuanna.services.planning import access
from thuanna.services.planning.models import Activity, Duty, EarningCount, MarketDay, TownQuality
from thuanna.services.planning.refusals import NotNow, PlanningIncomplete, SaidAlready
from thuanna.services.planning.words import DUTY_STATES, QUALITIES, WEEKDAYS


@dataclass(frozen=True, kw_only=True)
class NewDuty:
    """A duty, who hands it over, by which law or plan, where it stands since when, with what means."""

    title: str
    from_whom: str
    instrument: str
    state: str
    since: datetime.date
    means: str = ""


@transaction.atomic
def record_duty(*, new: NewDuty, duty_id: int | None = None, by: Actor) -> Duty:
    """Enter a duty in the register of transferred duties, or say where it stands now.

    :raises NotAllowed: only for the town as a whole
    :raises NotInThePlan: no such duty
    :raises PlanningIncomplete: title, from whom or the instrument is missing
    :raises SaidAlready: another line has this title
    """
    access.must_keep_for(by, None)
    said = {name: clean_line(getattr(new, name)) for name in ("title", "from_whom", "instrument", "means")}
    if not (said["title"] and said["from_whom"] and said["instrument"]) or new.state not in DUTY_STATES:
        raise PlanningIncomplete(
            t(
                "กรุณากรอกภารกิจ หน่วยงานที่ถ่ายโอน และกฎหมายหรือแผนที่กำหนด",
                "Please give the duty, who hands it over, and the law or plan that says so.",
            ),
            code="duty_incomplete",
        )
    if Duty.objects.filter(title=said["title"]).exclude(pk=duty_id).exists():
        raise SaidAlready(t("มีภารกิจชื่อนี้ในทะเบียนแล้ว", "The register has a duty of this title already."))
    columns: dict[str, Any] = {**said, "state": new.state, "since": new.since}
    if duty_id is None:
        duty: Duty = Duty.objects.create(**columns)
    else:
        duty = access.locked(by, Duty, duty_id)
        for name, value in columns.items():
            setattr(duty, name, value)
        duty.save(update_fields=[*columns])
    audit.record(by, "planning.duty_recorded", duty, state=new.state, since=new.since)
    outbox.publish("planning.town_changed", duty_id=duty.pk)
    return duty


@transaction.atomic
def set_market_day(*, weekday: int, words: str, by: Actor) -> MarketDay | None:
    """Say on which day of the week people are at the market; without words the day is free again.

    :raises NotAllowed: only for the town as a whole
    :raises PlanningIncomplete: no such day
    """
    access.must_keep_for(by, None)
    if str(weekday) not in WEEKDAYS:
        raise PlanningIncomplete(t("กรุณาเลือกวัน", "Please choose a day."))
    MarketDay.objects.filter(weekday=weekday).delete()
    said = clean_line(words)
    row = MarketDay.objects.create(weekday=weekday, words=said) if said else None
    audit.record(by, "planning.market_day_set", weekday=weekday, is_market=bool(said))
    return row


@transaction.atomic
def define_quality(*, quality: str, words: str, since: datetime.date, by: Actor) -> TownQuality:
    """Say what one of the four qualities means in this town. The newest holds.

    :raises NotAllowed: without the right to decide for the town
    :raises PlanningIncomplete: the words are missing
    """
    access.must_decide_for_the_town(by)
    said = clean_line(words)
    if quality not in QUALITIES or not said:
        raise PlanningIncomplete(t("กรุณาบอกว่าหมายถึงอะไร", "Please say what it means here."))
    row: TownQuality = TownQuality.objects.create(quality=quality, words=said, since=since)
    audit.record(by, "planning.quality_defined", row, quality=quality)
    outbox.publish("planning.town_changed", quality=quality)
    return row


@transaction.atomic
def count_income(
    *, activity_id: int, counted_on: datetime.date, families: int, a_month: Money, words: str = "", by: Actor
) -> EarningCount:
    """Record what an earning activity brought: how many families earn with it, and how much a month together.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such activity
    :raises NotNow: it is no earning activity, it was not held, or the day lies before it
    :raises PlanningIncomplete: money without families
    :raises SaidAlready: counted on that day
    """
    activity = access.locked(by, Activity, activity_id)
    if not activity.earns or activity.state != "held" or counted_on < day_of(activity.starts_at):
        raise NotNow(
            t(
                "ติดตามรายได้ได้เฉพาะกิจกรรมที่มีรายได้และจัดแล้ว",
                "Income is followed up for earning activities that were held.",
            ),
            code="income_not_now",
        )
    if a_month < ZERO or (not families and a_month != ZERO):
        raise PlanningIncomplete(
            t("กรุณากรอกจำนวนครอบครัวที่มีรายได้", "Please say how many families earn with it."),
            code="income_without_families",
        )
    if EarningCount.objects.filter(activity=activity, counted_on=counted_on).exists():
        raise SaidAlready(t("บันทึกของวันนี้แล้ว", "It was recorded for this day."))
    row: EarningCount = EarningCount.objects.create(
        activity=activity,
        counted_on=counted_on,
        families=families,
        satang_a_month=a_month.satang,
        words=clean_line(words),
    )
    audit.record(by, "planning.income_counted", activity, families=families)
    outbox.publish("planning.changed", project_id=activity.project_id)
    return row
