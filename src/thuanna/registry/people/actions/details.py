"""Changing who somebody is: names, dates, and the citizen number."""

from __future__ import annotations

import datetime

from django.db import IntegrityError, transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.citizen_number import CitizenNumber
from thuanna.registry.people import access, finding, loading, queries, sealed_numbers
from thuanna.registry.people.facts import PersonDetails
from thuanna.registry.people.models import FormerName, Person

from .register import DuplicateCitizenNumber


@transaction.atomic
def change_details(
    *, person_id: int, details: PersonDetails, on: datetime.date, by: Actor, keep_former_name: bool = True
) -> Person:
    """Write what is now known of somebody; the audit names the fields, not what stood in them.

    :param keep_former_name: the old name was right until `on`; False where it was a slip of the pen
    :raises PersonUnknown: not in this register
    """
    person = access.person_for(by, access.EDIT, person_id, lock=True)
    values = loading.details_values(details)
    changed = [name for name, value in values.items() if getattr(person, name) != value]
    is_renamed = bool({"given_name", "family_name"} & set(changed))
    if is_renamed and keep_former_name:
        FormerName.objects.create(
            person=person,
            title=person.title,
            given_name=person.given_name,
            family_name=person.family_name,
            ends_before=on,
        )
    for name in changed:
        setattr(person, name, values[name])
    if changed:
        person.save(update_fields=changed)
    if is_renamed or "nickname" in changed:
        finding.renew(person)
    audit.record(by, "people.details_changed", person, fields=[f for f in changed if f != "sort_key"], on=on)
    return person


@transaction.atomic
def change_citizen_number(
    *, person_id: int, number: CitizenNumber | None, no_number_reason: str = "", by: Actor
) -> Person:
    """Put in, correct or take out the citizen number; without one the reason is kept.

    :raises PersonUnknown: not in this register
    :raises DuplicateCitizenNumber: somebody else here holds it
    """
    person = access.person_for(by, access.EDIT, person_id, lock=True)
    sealed = sealed_numbers.seal(number, tenant_id=by.tenant_id) if number is not None else None
    _set_number(person, sealed, no_number_reason)
    try:
        with transaction.atomic():
            person.save(
                update_fields=[
                    "number_sealed",
                    "number_index",
                    "number_key_version",
                    "number_tail",
                    "number_kind",
                    "no_number_reason",
                ]
            )
    except IntegrityError as refused:
        if sealed is None or "person_number_once" not in str(refused):
            raise
        holder = queries.ids_by_index([sealed.blind_index])
        raise DuplicateCitizenNumber(person_id=holder.get(sealed.blind_index), place=0) from refused
    audit.record(by, "people.citizen_number_changed", person, has_number=number is not None)
    return person


def _set_number(person: Person, sealed: sealed_numbers.SealedNumber | None, no_number_reason: str) -> None:
    person.number_sealed = sealed.sealed if sealed else None
    person.number_index = sealed.blind_index if sealed else None
    person.number_key_version = sealed.key_version if sealed else None
    person.number_tail = sealed.tail if sealed else ""
    person.number_kind = sealed.kind if sealed else ""
    person.no_number_reason = "" if sealed else no_number_reason
