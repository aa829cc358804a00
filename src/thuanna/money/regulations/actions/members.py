"""How a member pays, and from when their standing is counted anew."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.text import clean_line
from thuanna.money.funds import access as funds
from thuanna.money.funds.actions.members import Resolution
from thuanna.money.funds.models import Member
from thuanna.money.regulations import access
from thuanna.money.regulations.deciding.standing import Standing, State
from thuanna.money.regulations.models import MemberPlan, StandingBase
from thuanna.money.regulations.queries import standing_of, texts

_LAST_DUE_DAY = 28


class NoRegulation(Refusal):
    """The fund has adopted no regulation yet."""

    code = "no_regulation_yet"


class PlanRefused(Refusal):
    """No such plan, or the day is taken."""

    code = "member_plan_refused"


class BaseRefused(Refusal):
    """The standing cannot be counted from there."""

    code = "standing_base_refused"


@dataclass(frozen=True, kw_only=True)
class NewBase:
    """From `since` on the member counts as paid until `paid_until`."""

    kind: str
    since: datetime.date
    paid_until: datetime.date


@transaction.atomic
def choose_plan(
    *, member_id: int, plan: str, due_day: int | None, starts_on: datetime.date, by: Actor
) -> MemberPlan:
    """Write down how a member pays from a day on.

    :param due_day: a day of the month of the member's own, 1 to 28; None: as the regulation says
    :raises NotAllowed: without the right to edit the register
    :raises MemberUnknown: not in this fund
    :raises NoRegulation: nothing says which plans there are
    :raises PlanRefused: no such plan in force on that day, or a plan was chosen for that day before
    """
    member = funds.member_for(by, funds.EDIT, member_id, lock=True)
    found = texts()
    if found is None:
        raise _no_regulation()
    plans = {item.code for item in found.in_force(starts_on).contributions.plans}
    taken = MemberPlan.objects.filter(member=member, starts_on__gte=starts_on).exists()
    if plan not in plans or taken or (due_day is not None and not 1 <= due_day <= _LAST_DUE_DAY):
        raise PlanRefused(
            t(
                "เลือกแบบการส่งจากระเบียบที่ใช้ในวันนั้น วันนัดส่งคือวันที่ 1–28 และเริ่มหลังแบบที่เลือกไว้ก่อน",
                "Choose a plan in force on that day, a day from 1 to 28, a start after the last choice.",
            )
        )
    chosen: MemberPlan = MemberPlan.objects.create(
        member=member, plan=plan, due_day=due_day, starts_on=starts_on, recorded_by_id=by.user_id
    )
    audit.record(by, "regulations.plan_chosen", member, plan=plan, on=starts_on)
    return chosen


@transaction.atomic
def set_base(*, member_id: int, new: NewBase, resolution: Resolution, by: Actor) -> StandingBase:
    """By a resolution, count a member as paid until a day: from the old books, or arrears forgiven.

    :raises NotAllowed: without the right to set standings
    :raises MemberUnknown: not in this fund
    :raises NoRegulation: the fund has none
    :raises BaseRefused: no resolution, not a member then, or a later base stands
    """
    member = _member(member_id, by)
    standing = _standing(member, new.since)
    if new.kind not in ("opening", "forgiven") or not standing.is_member or standing.time_from is None:
        raise BaseRefused(
            t(
                "ในวันนั้นไม่ได้เป็นสมาชิก ถ้าพ้นสมาชิกภาพแล้วให้ทำเรื่องกลับเข้าเป็นสมาชิก",
                "There was no membership on that day. Who lost it by arrears is taken back in instead.",
            )
        )
    base = StandingBase(
        kind=new.kind, since=new.since, paid_until=new.paid_until, time_from=standing.time_from
    )
    return _write(member, base, resolution, by)


@transaction.atomic
def take_back_in(*, member_id: int, on: datetime.date, resolution: Resolution, by: Actor) -> StandingBase:
    """Take somebody back whose membership ended by arrears, as the regulation says.

    :raises NotAllowed: without the right to set standings
    :raises MemberUnknown: not in this fund
    :raises NoRegulation: the fund has none
    :raises BaseRefused: membership has not ended that way, no resolution, or the regulation has no way back
    """
    member = _member(member_id, by)
    found = texts()
    assert found is not None, "the standing was read from it"
    standing = _standing(member, on)
    rule = found.in_force(on).arrears.reinstatement
    if standing.state is not State.ENDED or rule is None or standing.time_from is None:
        raise BaseRefused(
            t(
                "กลับเข้าเป็นสมาชิกแบบนี้ได้เมื่อพ้นสมาชิกภาพเพราะค้างส่ง และระเบียบมีข้อกลับเข้า",
                "This way back is for those whose membership ended by arrears, where the regulation has one.",
            )
        )
    keeps = rule.counts_from == "joining"
    base = StandingBase(
        kind="returned",
        since=on,
        paid_until=(standing.paid_until if rule.pays == "arrears" and standing.paid_until else on),
        time_from=standing.time_from if keeps else on,
        suspended_before=rule.wait.after(on) if rule.wait else None,
    )
    return _write(member, base, resolution, by)


def _member(member_id: int, by: Actor) -> Member:
    by.must(access.SET_STANDING)
    return funds.member_for(by, funds.VIEW, member_id, lock=True)


def _standing(member: Member, on: datetime.date) -> Standing:
    standing = standing_of(member, on)
    if standing is None:
        raise _no_regulation()
    return standing


def _write(member: Member, base: StandingBase, resolution: Resolution, by: Actor) -> StandingBase:
    later = StandingBase.objects.filter(member=member, since__gte=base.since).exists()
    if later or not clean_line(resolution.number):
        raise BaseRefused(
            t(
                "ต้องมีเลขที่มติ และวันที่ต้องอยู่หลังการปรับครั้งก่อน",
                "A resolution with its number is needed, and the day lies after the last such change.",
            )
        )
    base.member = member
    base.resolution_no, base.resolution_on = clean_line(resolution.number), resolution.on
    base.recorded_by_id = by.user_id
    StandingBase.objects.bulk_create([base])
    audit.record(by, "regulations.standing_set", member, kind=base.kind, on=base.since)
    outbox.publish("funds.member_changed", member_id=member.pk)
    return base


def _no_regulation() -> NoRegulation:
    return NoRegulation(
        t(
            "กองทุนยังไม่ได้ประกาศใช้ระเบียบในระบบ ทำหน้าระเบียบก่อน",
            "The fund has adopted no regulation here yet. Do that first, on the page of the regulation.",
        )
    )
