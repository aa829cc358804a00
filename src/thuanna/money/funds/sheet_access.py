"""Who may see and type village sheets: those who take money; a collector of one village only its own."""

from __future__ import annotations

from thuanna.foundation.access.rows import rows_for
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import TenantQuerySet
from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere

from . import access
from .models import VillageSheet


class SheetUnknown(NotHere):
    """No such sheet in this fund, or it is another collector's."""

    code = "village_sheet_unknown"


def sheets_for(by: Actor) -> TenantQuerySet[VillageSheet]:
    """The sheets this actor may see and type.

    :raises NotAllowed: without the right to take money
    """
    found = rows_for(by, access.TAKE_MONEY, VillageSheet)
    return found if by.unit_id is None else found.filter(community_id=by.unit_id)


def sheet_for(by: Actor, sheet_id: int) -> VillageSheet:
    """One sheet.

    :raises NotAllowed: without the right to take money
    :raises SheetUnknown: not in this fund, or another collector's
    """
    sheets = sheets_for(by).select_related("community", "point")
    found: VillageSheet | None = sheets.filter(pk=sheet_id).first()
    if found is None:
        raise unknown()
    return found


def sheet_with_code(by: Actor, code: str) -> VillageSheet:
    """The sheet with the code on a paper.

    :raises NotAllowed: without the right to take money
    :raises SheetUnknown: not in this fund, or another collector's
    """
    found: VillageSheet | None = sheets_for(by).filter(code=code).first()
    if found is None:
        raise unknown()
    return found


def unknown() -> SheetUnknown:
    """Say where to look."""
    return SheetUnknown(
        t(
            "ไม่พบใบเก็บเงินนี้ในกองทุน หรือเป็นใบของหมู่บ้านอื่น โปรดตรวจรหัสบนใบ",
            "This fund has no such sheet, or it is another village's. Check the code on the paper.",
        )
    )
