"""Opening the sealed fields of many people at once, for a register that is handed out.

As with one person, the look is written down before anything is shown: one line in everybody's view log.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.copying import insert_rows
from thuanna.kernel.language import t
from thuanna.registry.people import access, sealed_numbers
from thuanna.registry.people.actions.views import LookNeedsPersonAndReason
from thuanna.registry.people.models import Trait, ViewLog


@dataclass(frozen=True)
class Revealed:
    """What was opened: citizen numbers as thirteen digits and present marks, by person."""

    numbers: dict[int, str]
    traits: dict[int, frozenset[str]]


@transaction.atomic
def reveal_register(*, person_ids: Collection[int], reason: str, by: Actor) -> Revealed:
    """Give the citizen numbers and present marks of many people.

    :param reason: a value of `ViewLog.Reason`
    :raises NotAllowed: the actor may not open sealed fields
    :raises LookNeedsPersonAndReason: no known reason, or a part of the system asks
    :raises SealBroken: a number was sealed with another key, or its row was tampered with
    """
    people = access.people_for(by, access.UNMASK).filter(pk__in=person_ids)
    if by.user_id is None or reason not in ViewLog.Reason.values:
        raise LookNeedsPersonAndReason(
            t(
                "กรุณาเลือกว่าใช้ทะเบียนครบทุกช่องทำอะไร ระบบจะบันทึกการเปิดดูของทุกคนในไฟล์",
                "Please choose what the complete register is for. The look is recorded for everybody in it.",
            )
        )
    sealed = people.filter(number_sealed__isnull=False).values_list(
        "pk", "number_sealed", "number_index", "number_key_version"
    )
    numbers = {
        person_id: sealed_numbers.unseal(seal, index, version, tenant_id=by.tenant_id).digits
        for person_id, seal, index, version in sealed
        if seal is not None and index is not None and version is not None
    }
    traits: dict[int, frozenset[str]] = {}
    present = Trait.objects.filter(person_id__in=person_ids, ends_before__isnull=True)
    for person_id, kind in present.values_list("person_id", "kind"):
        traits[person_id] = traits.get(person_id, frozenset()) | {kind}
    _log(numbers, ViewLog.Field.CITIZEN_NUMBER, reason, by.user_id)
    _log(traits, ViewLog.Field.TRAITS, reason, by.user_id)
    audit.record(by, "people.register_revealed", reason=reason, numbers=len(numbers), traits=len(traits))
    return Revealed(numbers, traits)


def _log(person_ids: Iterable[int], field: ViewLog.Field, reason: str, user_id: int) -> None:
    insert_rows(
        ViewLog,
        ("person_id", "field", "reason", "viewed_by_id"),
        [(person_id, field.value, reason, user_id) for person_id in person_ids],
    )
