"""Who may see and who may change which organisation: one row filter for lists and single rows.

The office keeps the whole directory. A community's chair, whose log-in is limited to that community's
organisation (the membership's unit), keeps its contacts and its committee: the community is an actor.
"""

from __future__ import annotations

from django.db.models import QuerySet

from thuanna.foundation.access.rows import rows_for
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere

from .models import Organisation

VIEW = "organisations.view"
EDIT_ALL = "organisations.edit"
EDIT_OWN_COMMUNITY = "organisations.community.edit"


class OrganisationUnknown(NotHere):
    """No such organisation among those the actor may see or change."""

    code = "organisation_unknown"


def visible(by: Actor) -> QuerySet[Organisation]:
    """The directory, to those who may read it.

    :raises NotAllowed: without the right to see organisations
    """
    return rows_for(by, VIEW, Organisation)


def editable(by: Actor) -> QuerySet[Organisation]:
    """The organisations this actor may change.

    :raises NotAllowed: without a right to change any
    """
    if by.may(EDIT_OWN_COMMUNITY) and by.unit_id is not None and not by.may(EDIT_ALL):
        own = rows_for(by, EDIT_OWN_COMMUNITY, Organisation)
        return own.filter(pk=by.unit_id, kind=Organisation.Kind.COMMUNITY)
    return rows_for(by, EDIT_ALL, Organisation)


def may_edit(by: Actor, organisation_id: int) -> bool:
    """Whether this actor may change this organisation."""
    has_right = by.may(EDIT_ALL) or by.may(EDIT_OWN_COMMUNITY)
    return has_right and editable(by).filter(pk=organisation_id).exists()


def locked(by: Actor, organisation_id: int) -> Organisation:
    """One organisation to be changed, its row locked.

    :raises NotAllowed: without a right to change any
    :raises OrganisationUnknown: it is not one of theirs
    """
    found = editable(by).select_for_update().filter(pk=organisation_id).first()
    if found is None:
        raise OrganisationUnknown(
            t(
                "ไม่พบหน่วยงานนี้ในรายการที่บัญชีนี้แก้ไขได้ กรุณาเลือกจากรายการ",
                "This organisation is not among those this account may change. Please choose from the list.",
            )
        )
    return found
