"""Who may see and who may write of the chain: one row filter for lists and single rows.

The office sees and keeps everything of its town. Whoever is limited to one community, as its chair is, keeps
that community's forums and needs (the community is an actor), and reads the rest as all in the house do.
"""

from __future__ import annotations

from typing import TypeVar

from thuanna.foundation.access.rows import rows_for
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.tenancy.models import TenantOwned, TenantQuerySet
from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere
from thuanna.registry.organisations.models import Organisation

from .models import (
    Activity,
    ActivityState,
    Forum,
    Indicator,
    Need,
    Plan,
    Project,
    ProjectResult,
    Ride,
    SignUp,
)
from .refusals import NotNow
from .words import ACTIVITY_STATES

VIEW = "planning.view"
KEEP = "planning.keep"
DECIDE = "planning.decide"
SIGN_UP = "planning.sign_up"

M = TypeVar("M", bound=TenantOwned)

_LED_BY = {
    Project: "owner",
    Activity: "project__owner",
    Indicator: "project__owner",
    ProjectResult: "project__owner",
    Ride: "activity__project__owner",
    SignUp: "activity__project__owner",
}
"""How a row leads to the body that leads its project."""
_COMMUNITYS = (Forum, Need, Plan)


class NotInThePlan(NotHere):
    """No such forum, need, project or activity among those the actor may see or keep."""

    code = "planning_unknown"


def visible(by: Actor, model: type[M]) -> TenantQuerySet[M]:
    """The rows this actor may read.

    :raises NotAllowed: without the right to see plans
    """
    return rows_for(by, VIEW, model)


def one(by: Actor, model: type[M], row_id: int) -> M:
    """One row to read.

    :raises NotAllowed: without the right
    :raises NotInThePlan: it is not theirs
    """
    return one_among(by, model, row_id)


def one_among(by: Actor, model: type[M], row_id: int, **limits: object) -> M:
    """One row to read, among those within limits.

    :raises NotAllowed: without the right
    :raises NotInThePlan: there is none
    """
    found: M | None = visible(by, model).filter(pk=row_id, **limits).first()
    if found is None:
        raise _unknown()
    return found


def locked(by: Actor, model: type[M], row_id: int, permission: str = KEEP) -> M:
    """One row to write about, locked.

    A community's own people write about what their community said and leads; any volunteer helps with lists.

    :raises NotAllowed: without the right
    :raises NotInThePlan: it is not theirs
    """
    found: M | None = kept(by, model, permission).select_for_update(of=("self",)).filter(pk=row_id).first()
    if found is None:
        raise _unknown()
    return found


def kept(by: Actor, model: type[M], permission: str = KEEP) -> TenantQuerySet[M]:
    """The rows that are this actor's concern: all of the town's, or what their community said and leads.

    :raises NotAllowed: without the right
    """
    rows = rows_for(by, permission, model)
    own = own_community(by)
    if own is not None and permission != SIGN_UP:
        if model in _LED_BY:
            rows = rows.filter(**{_LED_BY[model]: by.unit_id})
        elif model in _COMMUNITYS:
            rows = rows.filter(community=own)
    return rows


def own_community(by: Actor) -> int | None:
    """The community to which this actor's role is limited, if it is."""
    if by.unit_id is None:
        return None
    unit = Organisation.objects.filter(pk=by.unit_id, kind=Organisation.Kind.COMMUNITY).first()
    return unit.community_id if unit else None


def one_of_the_towns(by: Actor, model: type[M], row_id: int) -> M:
    """One row about which somebody decides for the whole town.

    :raises NotAllowed: without the right to decide for the town
    :raises NotInThePlan: no such row
    """
    must_decide_for_the_town(by)
    return one(by, model, row_id)


def must_decide_for_the_town(by: Actor) -> None:
    """Go on only where the actor decides for the whole town, not for one community.

    :raises NotAllowed: without the right, or limited to a community
    """
    by.must(DECIDE)
    if own_community(by) is not None:
        raise NotAllowed(
            t(
                "เรื่องนี้เทศบาลเป็นผู้ตัดสินและตอบ ชุมชนตัดสินได้เฉพาะโครงการและแผนของชุมชน",
                "The municipality decides and answers this. "
                "A community decides about its own projects and plan.",
            ),
            code="planning_towns_decision",
        )


def must_lead(by: Actor, owner_id: int) -> None:
    """Go on only where a community's own people propose what their community leads; others are free.

    :raises NotAllowed: another body is to lead it
    """
    if own_community(by) is not None and owner_id != by.unit_id:
        raise NotAllowed(
            t(
                "บัญชีนี้เสนอโครงการที่ชุมชนตนเองเป็นเจ้าของ กรุณาเลือกชุมชนของตนเป็นเจ้าของ",
                "This account proposes what its own community leads. Please choose that community.",
            ),
            code="planning_other_leads",
        )


def must_keep_for(by: Actor, community_id: int | None, permission: str = KEEP) -> None:
    """Go on only where the actor keeps that community's words; without one, the town's.

    :raises NotAllowed: a community's own people write for their community only
    """
    by.must(permission)
    own = own_community(by)
    if own is not None and own != community_id:
        raise NotAllowed(
            t(
                "บัญชีนี้บันทึกได้เฉพาะเรื่องของชุมชนตนเอง กรุณาเลือกชุมชนของตน",
                "This account records for its own community only. Please choose that community.",
            ),
            code="planning_other_community",
        )


def must_be(activity: Activity, *states: ActivityState) -> None:
    """Go on only where the activity is in one of these states.

    :raises NotNow: it is not
    """
    if activity.state not in states:
        raise NotNow(
            t(
                "กิจกรรมนี้อยู่ในสถานะ “{state}” จึงทำรายการนี้ไม่ได้",
                "This activity is “{state}”, so this cannot be done.",
                state=ACTIVITY_STATES[activity.state],
            ),
            code="activity_state",
        )


def code_unknown() -> NotInThePlan:
    """No sign-up with this code, or its time is over."""
    return NotInThePlan(
        t(
            "ไม่พบรหัสนี้ กรุณาดูรหัสในใบอีกครั้ง รหัสใช้ได้จนถึงวันกิจกรรมและถูกลบหลังจากนั้น",
            "This code was not found. Please look at the slip again; codes go some time after the day.",
        ),
        code="sign_up_code_unknown",
    )


def link_unknown() -> NotInThePlan:
    """No follower's link works like this."""
    return NotInThePlan(
        t(
            "ลิงก์นี้ใช้ไม่ได้แล้ว กรุณาขอลิงก์ใหม่จากเทศบาล",
            "This link no longer works. Please ask the office for a new one.",
        ),
        code="follower_link_unknown",
    )


def _unknown() -> NotInThePlan:
    return NotInThePlan(
        t(
            "ไม่พบเรื่องนี้ในรายการของเทศบาล กรุณาเลือกจากรายการ",
            "This is not among the town's forums, needs and projects. Please choose from the list.",
        )
    )
