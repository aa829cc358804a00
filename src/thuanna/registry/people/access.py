"""Who may see whom: one row filter for lists, single rows and actions."""

from __future__ import annotations

from thuanna.foundation.access.rows import rows_for
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import TenantQuerySet
from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere

from .models import Person

VIEW = "people.person.view"
EDIT = "people.person.edit"
UNMASK = "people.person.unmask"


class PersonUnknown(NotHere):
    """Nobody with this number stands in this register, or somebody else's register holds them."""

    code = "person_unknown"


def people_for(by: Actor, permission: str) -> TenantQuerySet[Person]:
    """The people this actor may see or change.

    :raises NotAllowed: the actor's roles do not grant `permission`
    """
    return rows_for(by, permission, Person)


def person_for(by: Actor, permission: str, person_id: int, *, lock: bool = False) -> Person:
    """One person, locked for a change where asked.

    :raises NotAllowed: the actor's roles do not grant `permission`
    :raises PersonUnknown: not in this register
    """
    people = people_for(by, permission)
    person = (people.select_for_update() if lock else people).filter(pk=person_id).first()
    if person is None:
        raise PersonUnknown(
            t(
                "ไม่พบบุคคลนี้ในทะเบียน อาจถูกถอนออกแล้ว กรุณาค้นหาอีกครั้ง",
                "This person is not in the register; they may have been taken out. Please search again.",
            )
        )
    return person
