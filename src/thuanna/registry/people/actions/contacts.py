"""Phones, and addresses that follow one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.registry.people import access
from thuanna.registry.people.facts import NewAddress, NewPhone
from thuanna.registry.people.models import Address, Person, PhoneNumber


class AddressOverlaps(Refusal):
    """A new address must begin after the one it follows."""

    code = "address_overlaps"


@transaction.atomic
def change_phones(*, person_id: int, phones: Sequence[NewPhone], by: Actor) -> Person:
    """Write the numbers at which somebody is reached, the best first, in place of those kept so far.

    :raises PersonUnknown: not in this register
    """
    person = access.person_for(by, access.EDIT, person_id, lock=True)
    PhoneNumber.objects.filter(person=person).delete()
    once = {phone.digits: phone for phone in phones}
    PhoneNumber.objects.bulk_create(
        PhoneNumber(person=person, digits=phone.digits, owner=phone.owner, place=place)
        for place, phone in enumerate(once.values())
    )
    audit.record(by, "people.phones_changed", person, count=len(once))
    return person


@transaction.atomic
def move(*, person_id: int, address: NewAddress, by: Actor) -> Address:
    """Write a new address; the one of the same kind held so far ends the day before.

    :raises PersonUnknown: not in this register
    :raises AddressOverlaps: the day of moving is missing, or not after the day the last address began
    """
    person = access.person_for(by, access.EDIT, person_id, lock=True)
    last = Address.objects.filter(person=person, kind=address.kind, ends_before__isnull=True).first()
    if last is not None:
        _end(last, address)
    moved: Address = Address.objects.create(person=person, **_values(address), starts_on=address.starts_on)
    audit.record(by, "people.person_moved", person, address=moved.pk, on=address.starts_on)
    return moved


@transaction.atomic
def correct_address(*, address_id: int, address: NewAddress, by: Actor) -> Address:
    """Mend an address that was written down wrongly; its end stays as it is.

    :raises PersonUnknown: the address is not in this register
    :raises AddressOverlaps: it would begin after it ended
    """
    held: Address | None = Address.objects.filter(pk=address_id).first()
    person = access.person_for(by, access.EDIT, held.person_id if held else 0, lock=True)
    assert held is not None, "person_for refuses where there is no address"
    if held.ends_before and address.starts_on and address.starts_on >= held.ends_before:
        raise AddressOverlaps(
            t(
                "วันที่เริ่มอยู่ต้องอยู่ก่อนวันที่ย้ายออก กรุณาตรวจทั้งสองวัน",
                "The day it began must come before the day of leaving. Please check both.",
            )
        )
    for name, value in {**_values(address), "starts_on": address.starts_on, "kind": held.kind}.items():
        setattr(held, name, value)
    held.save(update_fields=[*_values(address), "starts_on"])
    audit.record(by, "people.address_corrected", person, address=held.pk)
    return held


def _end(last: Address, following: NewAddress) -> None:
    if following.starts_on is None:
        raise AddressOverlaps(
            t(
                "มีที่อยู่เดิมอยู่แล้ว กรุณากรอกวันที่ย้ายมาที่อยู่ใหม่",
                "There is an address already. Please give the day of moving to the new one.",
            )
        )
    if last.starts_on is not None and following.starts_on <= last.starts_on:
        raise AddressOverlaps(
            t(
                "วันที่ย้ายต้องอยู่หลังวันที่เริ่มอยู่ที่อยู่เดิม กรุณาตรวจวันที่อีกครั้ง",
                "The day of moving must come after the day the last address began. Please check the date.",
            )
        )
    last.ends_before = following.starts_on
    last.save(update_fields=["ends_before"])


def _values(address: NewAddress) -> dict[str, Any]:
    return {
        "kind": address.kind,
        "house_number": address.house_number,
        "village_number": address.village_number,
        "lane": address.lane,
        "road": address.road,
        "community_id": address.community_id,
        "subdistrict_id": address.subdistrict_code,
        "postcode": address.postcode,
    }
