"""Becoming a member, and what becomes of the membership. Every status is a row of its own."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.numbers import arabic_digits
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.text import clean_line
from thuanna.money.funds import access, member_numbers, rules
from thuanna.money.funds.models import Fund, Member, MemberStatus, NominatedPayee
from thuanna.money.funds.queries import members as queries
from thuanna.registry.people import queries as people
from thuanna.registry.places import queries as places


class AlreadyMember(Refusal):
    """The person stands in the register already.

    :ivar member_id: under which member
    """

    code = "already_member"

    def __init__(self, member: Member) -> None:
        self.member_id = member.pk
        super().__init__(
            t(
                "คนนี้อยู่ในทะเบียนแล้ว เลขสมาชิก {number} เปิดหน้าสมาชิกเดิมแล้วเปลี่ยนสถานะแทนการสมัครใหม่",
                "This person is in the register already as member {number}. "
                "Open that member and change the status instead.",
                number=member.number,
            )
        )


class NumberTaken(Refusal):
    """Another member has the number."""

    code = "member_number_taken"


class VillageUnknown(Refusal):
    """No such village or community in the fund's area."""

    code = "member_village_unknown"


class PersonIsDead(Refusal):
    """The register says that the person has died."""

    code = "member_person_is_dead"


class ResolutionMissing(Refusal):
    """Members are admitted by a resolution with number and day."""

    code = "member_resolution_missing"


class NothingToTakeBack(Refusal):
    """The status is not the last one, or it is the first."""

    code = "member_status_not_last"


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """The committee's resolution (มติ): number and day."""

    number: str
    on: datetime.date


@dataclass(frozen=True, kw_only=True)
class Payee:
    """Somebody to be paid when the member dies."""

    name: str
    relation: str = ""
    phone: str = ""


@transaction.atomic
def apply(
    *,
    person_id: int,
    community_id: int | None,
    on: datetime.date,
    by: Actor,
    number: str = "",
    payment_plan: str = "",
) -> Member:
    """Take down an application; the membership begins with the resolution.

    :param number: the member number; left out, the next one is given
    :raises NotAllowed: without the right to edit the register
    :raises PersonUnknown: not in this register of people
    :raises PersonIsDead: the person has died
    :raises AlreadyMember: names the member
    :raises VillageUnknown: the village is not in the fund's area
    :raises NumberTaken: another member has the number
    """
    by.must(access.EDIT)
    fund = access.locked_fund()
    person = people.person_by_id(person_id, by=by)
    if person.died is not None:
        raise PersonIsDead(
            t(
                "ทะเบียนบุคคลบันทึกว่าเสียชีวิตแล้ว กรุณาตรวจชื่อและเลขประจำตัวอีกครั้ง",
                "The register of people says this person has died. Please check name and number.",
            )
        )
    known: Member | None = Member.objects.filter(person=person).first()
    if known is not None:
        raise AlreadyMember(known)
    member = _new_member(fund, person_id, community_id, arabic_digits(clean_line(number)), payment_plan)
    MemberStatus.objects.create(member=member, status="applied", starts_on=on, recorded_by_id=by.user_id)
    audit.record(by, "funds.member_applied", member, on=on)
    outbox.publish("funds.member_changed", member_id=member.pk)
    return member


@transaction.atomic
def admit(
    *, member_id: int, resolution: Resolution, by: Actor, starts_on: datetime.date | None = None
) -> MemberStatus:
    """Make an applicant, or somebody who had left, a member by the committee's resolution.

    :param starts_on: the first day of membership; left out, the day of the resolution
    :raises NotAllowed: without the right to admit members
    :raises MemberUnknown: not in this fund
    :raises ResolutionMissing: the resolution has no number
    :raises StatusRefused: is a member already, or has died
    :raises StatusTooEarly: before the application, or before the last change
    """
    member = access.member_for(by, access.ADMIT, member_id, lock=True)
    if not clean_line(resolution.number):
        raise ResolutionMissing(
            t(
                "ยังไม่มีเลขที่มติ กรุณากรอกตามรายงานการประชุม เช่น 3/2570",
                "The resolution has no number. Please copy it from the minutes, such as 3/2570.",
            )
        )
    status = _add_status(member, "active", starts_on or resolution.on, by=by, resolution=resolution)
    audit.record(by, "funds.member_admitted", member, resolution_no=resolution.number, on=status.starts_on)
    outbox.publish("funds.member_changed", member_id=member.pk)
    return status


@transaction.atomic
def admit_all(*, member_ids: Sequence[int], resolution: Resolution, by: Actor) -> int:
    """Admit a list of applicants by one resolution, all or none; give how many they are.

    :raises NotAllowed: without the right to admit members
    :raises Refusal: what `admit` refuses for one of them
    """
    for member_id in sorted(set(member_ids)):
        admit(member_id=member_id, resolution=resolution, by=by)
    return len(set(member_ids))


@transaction.atomic
def change_status(
    *,
    member_id: int,
    status: str,
    on: datetime.date,
    by: Actor,
    reason: str = "",
    resolution: Resolution | None = None,
) -> MemberStatus:
    """Suspend, reinstate, end: what became of a membership from `on`.

    :raises NotAllowed: without the right to edit the register; to admit, that to admit members
    :raises MemberUnknown: not in this fund
    :raises StatusRefused: it cannot follow what the membership is now
    :raises StatusTooEarly: before the last change, or on the same day
    """
    permission = access.ADMIT if status == "active" else access.EDIT
    member = access.member_for(by, permission, member_id, lock=True)
    added = _add_status(member, status, on, by=by, resolution=resolution, reason=clean_line(reason))
    audit.record(by, "funds.member_status_changed", member, status=status, on=on)
    outbox.publish("funds.member_changed", member_id=member.pk)
    return added


@transaction.atomic
def take_back_status(*, status_id: int, reason: str, by: Actor) -> None:
    """Take back the last status of a member, entered by mistake. The first one stays.

    :raises NotAllowed: without the right to admit members
    :raises NothingToTakeBack: it is not the last, or the only one
    """
    by.must(access.ADMIT)
    wrong: MemberStatus | None = MemberStatus.objects.filter(pk=status_id).first()
    if wrong is not None:
        access.member_for(by, access.ADMIT, wrong.member_id, lock=True)
        history = queries.history_of(wrong.member_id)
    if wrong is None or history[-1].pk != status_id or len(history) == 1:
        raise NothingToTakeBack(
            t(
                "ถอนได้เฉพาะสถานะล่าสุด และต้องเหลืออย่างน้อยหนึ่งสถานะ กรุณาดูประวัติสถานะอีกครั้ง",
                "Only the last status can be taken back, and one must remain. Look at the history again.",
            )
        )
    wrong.delete()
    audit.record(
        by,
        "funds.member_status_taken_back",
        Member(pk=wrong.member_id),
        reason=reason,
        status=wrong.status,
        on=wrong.starts_on,
    )
    outbox.publish("funds.member_changed", member_id=wrong.member_id)


@transaction.atomic
def nominate_payees(
    *, member_id: int, payees: Sequence[Payee], on: datetime.date, by: Actor
) -> list[NominatedPayee]:
    """Write down who is to be paid when the member dies, in order; those named before end on this day.

    :raises NotAllowed: without the right to edit the register
    :raises MemberUnknown: not in this fund
    """
    member = access.member_for(by, access.EDIT, member_id, lock=True)
    NominatedPayee.objects.filter(member=member, ends_before__isnull=True).update(ends_before=on)
    rows = [
        NominatedPayee(
            member=member,
            place=place,
            name=clean_line(payee.name),
            relation=clean_line(payee.relation),
            phone=payee.phone,
            starts_on=on,
        )
        for place, payee in enumerate(payees, 1)
    ]
    named: list[NominatedPayee] = NominatedPayee.objects.bulk_create(rows)
    audit.record(by, "funds.payees_nominated", member, count=len(named), on=on)
    return named


@transaction.atomic
def move_to_village(*, member_id: int, community_id: int | None, by: Actor) -> Member:
    """Count the member in another village or community of the fund; the number stays.

    :raises NotAllowed: without the right to edit the register
    :raises MemberUnknown: not in this fund
    :raises VillageUnknown: not in the fund's area
    """
    member = access.member_for(by, access.EDIT, member_id, lock=True)
    _village_number(community_id)
    member.community_id = community_id
    member.save(update_fields=["community_id"])
    audit.record(by, "funds.member_moved", member, community=community_id)
    outbox.publish("funds.member_changed", member_id=member.pk)
    return member


def _new_member(
    fund: Fund, person_id: int, community_id: int | None, number: str, payment_plan: str
) -> Member:
    """The fund's row is locked, so no two newcomers get the same number."""
    village = _village_number(community_id)
    number = number or queries.next_number(village)
    if len(number) > member_numbers.LONGEST or Member.objects.filter(number=number).exists():
        raise NumberTaken(
            t(
                "เลขสมาชิก {number} มีผู้ใช้แล้วหรือยาวเกินไป เว้นว่างไว้ให้ระบบออกเลขถัดไปได้",
                "Member number {number} is taken or too long. Leave it empty and the next one is given.",
                number=number,
            )
        )
    created: Member = Member.objects.create(
        number=number,
        number_key=member_numbers.key_of(number),
        person_id=person_id,
        community_id=community_id,
        payment_plan=payment_plan,
    )
    return created


def _village_number(community_id: int | None) -> int | None:
    """The number of a village of the fund.

    :raises VillageUnknown: not in its area
    """
    if community_id is None:
        return None
    community = places.community(community_id)
    if community is None:
        raise VillageUnknown(
            t(
                "ไม่พบหมู่บ้านหรือชุมชนนี้ในพื้นที่ของกองทุน กรุณาเลือกจากรายการ",
                "This village or community is not in the fund's area. Please choose from the list.",
            )
        )
    return community.village_number


def _add_status(
    member: Member,
    status: str,
    on: datetime.date,
    *,
    by: Actor,
    resolution: Resolution | None = None,
    reason: str = "",
) -> MemberStatus:
    """The member's row is locked by the caller."""
    last = queries.history_of(member.pk)[-1]
    rules.refuse_status(rules.Standing(last.status, last.starts_on), status, on)
    added: MemberStatus = MemberStatus.objects.create(
        member=member,
        status=status,
        starts_on=on,
        resolution_no=clean_line(resolution.number) if resolution else "",
        resolution_on=resolution.on if resolution else None,
        reason=reason,
        recorded_by_id=by.user_id,
    )
    return added
