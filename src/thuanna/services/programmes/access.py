"""Who sees programmes, who keeps them, and who may open what is known of a participant."""

from __future__ import annotations

from typing import TypeVar

from thuanna.foundation.access.rows import rows_for
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import TenantOwned, TenantQuerySet
from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere

VIEW = "programmes.view"
KEEP = "programmes.keep"
PARTICIPANTS = "programmes.participants"
UNSEAL = "programmes.unseal"

M = TypeVar("M", bound=TenantOwned)


class NotAProgramme(NotHere):
    """No such programme, step, participant or aim among those of the town."""

    code = "programme_unknown"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ไม่พบรายการนี้ในงานต่อเนื่องของเทศบาล กรุณาเลือกจากรายการ",
                "This is not among the town's programmes. Please choose from the list.",
            )
        )


def visible(by: Actor, model: type[M], permission: str = VIEW) -> TenantQuerySet[M]:
    """The rows this actor may read.

    :raises NotAllowed: without the right
    """
    return rows_for(by, permission, model)


def one(by: Actor, model: type[M], row_id: int, permission: str = VIEW) -> M:
    """One row.

    :raises NotAllowed: without the right
    :raises NotAProgramme: it is not theirs
    """
    found: M | None = visible(by, model, permission).filter(pk=row_id).first()
    if found is None:
        raise NotAProgramme
    return found


def locked(by: Actor, model: type[M], row_id: int, permission: str = KEEP) -> M:
    """One row to write about, locked.

    :raises NotAllowed: without the right
    :raises NotAProgramme: it is not theirs
    """
    found: M | None = visible(by, model, permission).select_for_update().filter(pk=row_id).first()
    if found is None:
        raise NotAProgramme
    return found
