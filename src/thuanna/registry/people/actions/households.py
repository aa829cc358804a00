"""Who lives together, and who is what to whom."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere, Refusal
from thuanna.registry.people import access
from thuanna.registry.people.models import Address, Household, HouseholdMembership, Person, Relation


class AlreadyInHousehold(Refusal):
    """A person belongs to one household at a time, a household has one head."""

    code = "already_in_household"


class AlreadyRelated(Refusal):
    """The relation stands already, or would be with oneself."""

    code = "already_related"


class HouseUnknown(NotHere):
    """Neither a house code nor a house number says which house."""

    code = "house_unknown"


class NothingToEnd(Refusal):
    """What should end has ended, or never was."""

    code = "nothing_to_end"


@transaction.atomic
def form_household(
    *,
    house_code: str = "",
    house_number: str = "",
    village_number: int | None = None,
    community_id: int | None = None,
    subdistrict_id: str | None = None,
    by: Actor,
) -> Household:
    """Open a household by its code or its house number; give back the one that has the code already."""
    access.people_for(by, access.EDIT)
    if house_code:
        known: Household | None = Household.objects.filter(house_code=house_code).first()
        if known is not None:
            return known
    household: Household = Household.objects.create(
        house_code=house_code,
        house_number=house_number,
        village_number=village_number,
        community_id=community_id,
        subdistrict_id=subdistrict_id,
    )
    audit.record(by, "people.household_formed", household)
    return household


@transaction.atomic
def join_household(
    *, household_id: int, person_id: int, is_head: bool = False, on: datetime.date | None, by: Actor
) -> HouseholdMembership:
    """Bring a person into a household from `on` (None: nobody remembers since when).

    :raises PersonUnknown: not in this register
    :raises AlreadyInHousehold: still in a household, or the household has a head
    """
    person = access.person_for(by, access.EDIT, person_id, lock=True)
    household = Household.objects.select_for_update().get(pk=household_id)
    current = HouseholdMembership.objects.filter(ends_before__isnull=True)
    if current.filter(person=person).exists():
        raise AlreadyInHousehold(
            t(
                "คนนี้อยู่ในครัวเรือนอื่นอยู่ กรุณาบันทึกการย้ายออกจากครัวเรือนเดิมก่อน",
                "This person is still in a household. Please record the leaving of it first.",
            )
        )
    if is_head and current.filter(household=household, standing="head").exists():
        raise AlreadyInHousehold(
            t(
                "ครัวเรือนนี้มีเจ้าบ้านแล้ว กรุณาบันทึกเป็นผู้อาศัย หรือเปลี่ยนเจ้าบ้านเดิมก่อน",
                "This household has a head. Please record a resident, or change the head first.",
            )
        )
    membership: HouseholdMembership = HouseholdMembership.objects.create(
        household=household,
        person=person,
        standing=HouseholdMembership.Standing.HEAD if is_head else HouseholdMembership.Standing.RESIDENT,
        starts_on=on,
    )
    audit.record(by, "people.household_joined", person, household=household.pk, on=on)
    return membership


@transaction.atomic
def settle(
    *, person_id: int, house_code: str = "", is_head: bool = False, on: datetime.date | None, by: Actor
) -> HouseholdMembership:
    """Bring a person into the household of their own address; people of one house meet in one household.

    :raises PersonUnknown: not in this register
    :raises HouseUnknown: no house code given, and no house number in the present address
    :raises AlreadyInHousehold: still in a household, or the household has a head
    """
    person = access.person_for(by, access.EDIT, person_id, lock=True)
    house = _house_of(person, house_code)
    household = Household.objects.filter(**house).order_by("pk").first()
    if household is None:
        household = form_household(**house, by=by)
    return join_household(household_id=household.pk, person_id=person_id, is_head=is_head, on=on, by=by)


@transaction.atomic
def leave_household(*, person_id: int, on: datetime.date, by: Actor) -> HouseholdMembership:
    """End a person's time in their household on the day before `on`.

    :raises PersonUnknown: not in this register
    :raises NothingToEnd: in no household, or came only on that day or later
    """
    person = access.person_for(by, access.EDIT, person_id, lock=True)
    membership: HouseholdMembership | None = HouseholdMembership.objects.filter(
        person=person, ends_before__isnull=True
    ).first()
    _end(membership, on)
    assert membership is not None, "_end refuses where there is none"
    audit.record(by, "people.household_left", person, household=membership.household_id, on=on)
    return membership


@transaction.atomic
def relate(*, person_id: int, other_id: int, kind: str, on: datetime.date | None, by: Actor) -> Relation:
    """Write that `other` is the person's mother, guardian, carer … from `on`.

    :raises PersonUnknown: one of the two is not in this register
    :raises AlreadyRelated: it stands already, or both are the same person
    """
    person = access.person_for(by, access.EDIT, person_id, lock=True)
    other = access.person_for(by, access.EDIT, other_id)
    stands = Relation.objects.filter(person=person, other=other, kind=kind, ends_before__isnull=True)
    if person.pk == other.pk or stands.exists():
        raise AlreadyRelated(
            t(
                "ความสัมพันธ์นี้บันทึกไว้แล้ว หรือเลือกคนเดียวกัน กรุณาเลือกอีกคนหนึ่ง",
                "This relation is already recorded, or it is the same person. Please choose somebody else.",
            )
        )
    relation: Relation = Relation.objects.create(person=person, other=other, kind=kind, starts_on=on)
    audit.record(by, "people.person_related", person, other=other.pk, on=on)
    return relation


@transaction.atomic
def end_relation(*, relation_id: int, on: datetime.date, by: Actor) -> Relation:
    """End a relation on the day before `on`.

    :raises NothingToEnd: it has ended, never was, or began only on that day or later
    """
    people = access.people_for(by, access.EDIT)
    relation: Relation | None = (
        Relation.objects.select_for_update().filter(pk=relation_id, ends_before__isnull=True).first()
    )
    _end(relation, on)
    assert relation is not None, "_end refuses where there is none"
    audit.record(
        by, "people.relation_ended", people.get(pk=relation.person_id), other=relation.other_id, on=on
    )
    return relation


def _house_of(person: Person, house_code: str) -> dict[str, Any]:
    if house_code:
        return {"house_code": house_code}
    held = Address.objects.filter(person=person, ends_before__isnull=True).exclude(house_number="")
    address: Address | None = held.order_by("-kind").first()
    if address is None:
        raise HouseUnknown(
            t(
                "ยังไม่ทราบบ้านเลขที่ กรุณาเพิ่มที่อยู่ก่อน หรือกรอกเลขรหัสประจำบ้าน 11 หลัก",
                "The house is not known yet. Please add an address first, or give the 11-digit house code.",
            )
        )
    return {
        "house_number": address.house_number,
        "village_number": address.village_number,
        "community_id": address.community_id,
        "subdistrict_id": address.subdistrict_id,
    }


def _end(period: HouseholdMembership | Relation | None, on: datetime.date) -> None:
    if period is None or (period.starts_on is not None and on <= period.starts_on):
        raise NothingToEnd(
            t(
                "ไม่มีรายการที่จะสิ้นสุดในวันนั้น กรุณาตรวจวันที่ วันสิ้นสุดต้องอยู่หลังวันเริ่ม",
                "There is nothing to end on that day. Please check the date: it must come after the start.",
            )
        )
    period.ends_before = on
    period.save(update_fields=["ends_before"])
