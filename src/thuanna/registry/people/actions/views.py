"""Opening what is sealed. The look is written down in the same transaction, before anything is shown."""

from __future__ import annotations

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.registry.people import access, sealed_numbers
from thuanna.registry.people.models import Person, Trait, ViewLog


class NoNumberKept(Refusal):
    """There is no citizen number to show."""

    code = "no_number_kept"


class LookNeedsPersonAndReason(Refusal):
    """Only somebody logged in looks, and says why."""

    code = "look_needs_reason"


@transaction.atomic
def reveal_citizen_number(*, person_id: int, reason: str, by: Actor) -> str:
    """Give the whole number as on the card, and log who looked and why.

    :param reason: a value of `ViewLog.Reason`
    :raises PersonUnknown: not in this register
    :raises NoNumberKept: the person has none
    :raises LookNeedsPersonAndReason: no known reason, or a part of the system asks
    :raises SealBroken: the number was sealed with another key, or the row was tampered with
    """
    person = access.person_for(by, access.UNMASK, person_id)
    if person.number_sealed is None or person.number_index is None or person.number_key_version is None:
        raise NoNumberKept(
            t(
                "ยังไม่มีเลขประจำตัวประชาชนของคนนี้ในทะเบียน",
                "The register has no citizen number of this person yet.",
            )
        )
    number = sealed_numbers.unseal(
        person.number_sealed, person.number_index, person.number_key_version, tenant_id=by.tenant_id
    )
    _log(person, ViewLog.Field.CITIZEN_NUMBER, reason, by)
    return number.formatted()


@transaction.atomic
def reveal_traits(*, person_id: int, reason: str, by: Actor) -> list[Trait]:
    """Give the person's marks of vulnerability, past ones too, and log who looked and why.

    :param reason: a value of `ViewLog.Reason`
    :raises PersonUnknown: not in this register
    :raises LookNeedsPersonAndReason: no known reason, or a part of the system asks
    """
    person = access.person_for(by, access.UNMASK, person_id)
    _log(person, ViewLog.Field.TRAITS, reason, by)
    return list(Trait.objects.filter(person=person).order_by("ends_before", "starts_on", "pk"))


def _log(person: Person, field: ViewLog.Field, reason: str, by: Actor) -> None:
    if by.user_id is None or reason not in ViewLog.Reason.values:
        raise LookNeedsPersonAndReason(
            t(
                "กรุณาเลือกเหตุผลที่ต้องดูข้อมูลนี้ ระบบจะบันทึกการดูไว้ให้เจ้าของข้อมูลตรวจได้",
                "Please choose why this must be seen. The look is recorded, and the person may ask for it.",
            )
        )
    ViewLog.objects.create(person=person, field=field, reason=reason, viewed_by_id=by.user_id)
    audit.record(by, f"people.{field.value}_revealed", person, reason=reason)
