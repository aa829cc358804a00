"""Who may see and change the register of a fund: one row filter for lists, single rows and actions."""

from __future__ import annotations

from thuanna.foundation.access.rows import rows_for
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import TenantQuerySet
from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere, Refusal

from .models import CollectionPoint, Fund, Member

VIEW = "funds.member.view"
EDIT = "funds.member.edit"
ADMIT = "funds.member.admit"
EDIT_FUND = "funds.fund.edit"
TAKE_MONEY = "payments.receipt.issue"
POST_OPENING = "ledger.opening.post"


class MemberUnknown(NotHere):
    """No such member in this fund."""

    code = "member_unknown"


class PointUnknown(NotHere):
    """No such collection point, or it is closed."""

    code = "collection_point_unknown"


class NoFundYet(Refusal):
    """The organisation keeps no fund yet."""

    code = "no_fund_yet"


def members_for(by: Actor, permission: str) -> TenantQuerySet[Member]:
    """The members this actor may see or change.

    :raises NotAllowed: the actor's roles do not grant `permission`
    """
    return rows_for(by, permission, Member)


def member_for(by: Actor, permission: str, member_id: int, *, lock: bool = False) -> Member:
    """One member with the person, the row locked for a change where asked.

    :raises NotAllowed: the actor's roles do not grant `permission`
    :raises MemberUnknown: not in this fund
    """
    members = members_for(by, permission)
    if lock:
        members = members.select_for_update(of=("self",))
    found = members.select_related("person", "community").filter(pk=member_id).first()
    if found is None:
        raise member_unknown()
    return found


def member_unknown() -> MemberUnknown:
    """There is no such member; say what to do."""
    return MemberUnknown(
        t(
            "ไม่พบสมาชิกนี้ในทะเบียนของกองทุน อาจถูกถอนออกแล้ว กรุณาค้นหาอีกครั้ง",
            "This member is not in the fund's register; they may have been taken out. Search again.",
        )
    )


def open_point(by: Actor, point_id: int) -> CollectionPoint:
    """A collection point that has no last day yet.

    :raises NotAllowed: without the right to edit the fund
    :raises PointUnknown: no such point in this fund, or it is closed
    """
    points = rows_for(by, EDIT_FUND, CollectionPoint)
    found = points.filter(pk=point_id, ends_before__isnull=True).first()
    if found is None:
        raise point_unknown()
    return found


def point_unknown() -> PointUnknown:
    """There is no open point to choose; say where to look."""
    return PointUnknown(
        t(
            "ไม่พบจุดรับเงินที่เปิดอยู่ กรุณาเลือกจากรายการ และตรวจวันที่",
            "No such open collection point. Please choose from the list and check the date.",
        )
    )


def locked_fund() -> Fund:
    """The fund of the acting tenant, its row locked: members are admitted one after another.

    :raises NoFundYet: it has not been set up
    """
    fund: Fund | None = Fund.objects.select_for_update().first()
    if fund is None:
        raise no_fund_yet()
    return fund


def no_fund_yet() -> NoFundYet:
    """The organisation has no fund; say what comes first."""
    return NoFundYet(
        t(
            "ยังไม่ได้ตั้งค่ากองทุน กรอกข้อมูลกองทุนก่อน แล้วจึงรับสมาชิกได้",
            "The fund is not set up yet. Enter the fund's facts first; then members can be admitted.",
        )
    )
