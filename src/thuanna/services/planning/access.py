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

VIEW = "planning.view"
KEEP = "planning.keep"
DECIDE = "planning.decide"
SIGN_UP = "planning.sign_up"

M = TypeVar("M", bound=TenantOwned)


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
    found: M | None = visible(by, model).filter(pk=row_id).first()
    if found is None:
        raise _unknown()
    return found


def locked(by: Actor, model: type[M], row_id: int, permission: str = KEEP) -> M:
    """One row to write about, locked.

    :raises NotAllowed: without the right
    :raises NotInThePlan: it is not theirs
    """
    found: M | None = rows_for(by, permission, model).select_for_update().filter(pk=row_id).first()
    if found is None:
        raise _unknown()
    return found


def own_community(by: Actor) -> int | None:
    """The community to which this actor's role is limited, if it is."""
    if by.unit_id is None:
        return None
    unit = Organisation.objects.filter(pk=by.unit_id, kind=Organisation.Kind.COMMUNITY).first()
    return unit.community_id if unit else None


def must_keep_for(by: Actor, community_id: int | None) -> None:
    """Go on only where the actor keeps that community's words; without one, the town's.

    :raises NotAllowed: a community's own people write for their community only
    """
    by.must(KEEP)
    own = own_community(by)
    if own is not None and own != community_id:
        raise NotAllowed(
            t(
                "บัญชีนี้บันทึกได้เฉพาะเรื่องของชุมชนตนเอง กรุณาเลือกชุมชนของตน",
                "This account records for its own community only. Please choose that community.",
            ),
            code="planning_other_community",
        )


def _unknown() -> NotInThePlan:
    return NotInThePlan(
        t(
            "ไม่พบเรื่องนี้ในรายการของเทศบาล กรุณาเลือกจากรายการ",
            "This is not among the town's forums, needs and projects. Please choose from the list.",
        )
    )
