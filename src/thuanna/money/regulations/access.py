"""Who may read, write and adopt the regulation: one row filter for lists, single rows and actions."""

from __future__ import annotations

from thuanna.foundation.access.rows import rows_for
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import TenantQuerySet
from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere, Refusal

from .models import RegulationDraft, RegulationVersion

VIEW = "regulations.view"
EDIT = "regulations.edit"
ADOPT = "regulations.adopt"
SET_STANDING = "regulations.standing.set"


class DraftUnknown(NotHere):
    """No such draft in this fund."""

    code = "regulation_draft_unknown"


class DraftClosed(Refusal):
    """The draft was adopted or put aside; it is not changed any more."""

    code = "regulation_draft_closed"


class VersionUnknown(NotHere):
    """No such regulation in this fund."""

    code = "regulation_version_unknown"


def drafts_for(by: Actor, permission: str) -> TenantQuerySet[RegulationDraft]:
    """The drafts this actor may see or change.

    :raises NotAllowed: the actor's roles do not grant `permission`
    """
    return rows_for(by, permission, RegulationDraft)


def draft_for(by: Actor, permission: str, draft_id: int, *, lock: bool = False) -> RegulationDraft:
    """One draft, its row locked for a change where asked.

    :raises NotAllowed: the actor's roles do not grant `permission`
    :raises DraftUnknown: not in this fund
    """
    drafts = drafts_for(by, permission)
    found = (drafts.select_for_update() if lock else drafts).filter(pk=draft_id).first()
    if found is None:
        raise DraftUnknown(
            t("ไม่พบร่างระเบียบนี้ กรุณาเลือกจากรายการ", "There is no such draft. Please choose it from the list.")
        )
    return found


def versions_for(by: Actor, permission: str) -> TenantQuerySet[RegulationVersion]:
    """The adopted regulations this actor may see.

    :raises NotAllowed: the actor's roles do not grant `permission`
    """
    return rows_for(by, permission, RegulationVersion)


def version_for(by: Actor, permission: str, number: int) -> RegulationVersion:
    """One adopted regulation by its number.

    :raises NotAllowed: the actor's roles do not grant `permission`
    :raises VersionUnknown: not in this fund
    """
    found = versions_for(by, permission).filter(number=number).first()
    if found is None:
        raise VersionUnknown(
            t(
                "ไม่พบระเบียบฉบับนี้ กรุณาเลือกจากรายการ",
                "There is no such regulation. Please choose it from the list.",
            )
        )
    return found


def draft_closed() -> DraftClosed:
    """It is not changed any more; say what to do."""
    return DraftClosed(
        t(
            "ร่างนี้ประกาศใช้หรือเลิกใช้ไปแล้ว เริ่มร่างใหม่จากฉบับที่ใช้อยู่",
            "This draft was adopted or put aside. Start another from the regulation in force.",
        )
    )
