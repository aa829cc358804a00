"""Taking people into the register, one or twenty thousand at a time, and taking a load back."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, Q

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.registry.people import access, loading, queries, sealed_numbers
from thuanna.registry.people.facts import NewPerson
from thuanna.registry.people.models import (
    Address,
    FormerName,
    HouseholdMembership,
    Person,
    PhoneNumber,
    Relation,
    SearchKey,
    Trait,
)

_NUMBER_ONCE = "person_number_once"


class DuplicateCitizenNumber(Refusal):
    """The number already stands in this register, or twice in the same load.

    :ivar person_id: who holds it; None where the load itself repeats it
    :ivar place: which of the people in the load, counted from 0
    """

    code = "duplicate_citizen_number"

    def __init__(self, *, person_id: int | None, place: int) -> None:
        self.person_id, self.place = person_id, place
        super().__init__(_already_kept(person_id) if person_id is not None else _TWICE)


class PerhapsKnown(Refusal):
    """People of the register may be the one to be registered; somebody must look first.

    :ivar people: whom to look at
    """

    code = "person_perhaps_known"

    def __init__(self, people: Sequence[queries.PersonLine]) -> None:
        self.people = tuple(people)
        super().__init__(_LOOK_FIRST)


class StillNeeded(Refusal):
    """Something was built on the people of a load, so it cannot be taken back whole."""

    code = "people_still_needed"


@transaction.atomic
def register_person(*, person: NewPerson, by: Actor, is_somebody_new: bool = True) -> Person:
    """Take one person into the register.

    :param is_somebody_new: somebody looked at those of the same name; else they are looked for here, one
        registration after the other, so that a form sent twice registers nobody twice
    :raises DuplicateCitizenNumber: the number is already here; names who holds it
    :raises PerhapsKnown: people of the same name are here, and nobody has looked at them
    """
    if not is_somebody_new:
        _refuse_perhaps_known(person, by=by)
    [person_id] = _write([person], by=by)
    registered: Person = Person.objects.get(pk=person_id)
    audit.record(by, "people.person_registered", registered, has_number=registered.has_number)
    return registered


@transaction.atomic
def bulk_register(*, people: Sequence[NewPerson], by: Actor) -> list[int]:
    """Take many people into the register, all or none; give their ids in the same order.

    :raises DuplicateCitizenNumber: the first number that is already here or repeated
    """
    ids = _write(people, by=by)
    audit.record(by, "people.people_registered", count=len(ids), digest=_digest(ids))
    return ids


@transaction.atomic
def take_back(*, person_ids: Sequence[int], reason: str, by: Actor) -> int:
    """Remove people who were registered by mistake, all or none; give how many they were.

    :raises StillNeeded: somebody looked at a sealed field, or another register uses one of them
    """
    people = access.people_for(by, access.EDIT).filter(pk__in=person_ids)
    try:
        with transaction.atomic():
            for table in (SearchKey, PhoneNumber, Address, Trait, FormerName, HouseholdMembership):
                table.objects.filter(person_id__in=person_ids).delete()
            Relation.objects.filter(Q(person_id__in=person_ids) | Q(other_id__in=person_ids)).delete()
            removed = people.delete()[0]
    except (IntegrityError, ProtectedError) as refused:
        raise StillNeeded(
            t(
                "ถอนออกไม่ได้ เพราะมีทะเบียนหรือบันทึกอื่นใช้ข้อมูลของคนกลุ่มนี้แล้ว กรุณาแก้ไขทีละคนแทน",
                "They cannot be taken back: another register or log already uses them. "
                "Please correct them one by one instead.",
            )
        ) from refused
    audit.record(by, "people.people_taken_back", reason=reason, count=removed, digest=_digest(person_ids))
    return removed


def _write(people: Sequence[NewPerson], *, by: Actor) -> list[int]:
    access.people_for(by, access.EDIT)
    numbers = sealed_numbers.Load(by.tenant_id)
    _refuse_known(people, numbers)
    try:
        with transaction.atomic():
            return loading.load(people, numbers)
    except IntegrityError as refused:
        if _NUMBER_ONCE not in str(refused):
            raise
        # Somebody registered the same number in the meantime; now they can be named.
        _refuse_known(people, numbers)
        raise


def _refuse_perhaps_known(person: NewPerson, *, by: Actor) -> None:
    one_at_a_time("people.register")
    alike = queries.possible_duplicates(
        given_name=person.given_name, family_name=person.family_name, birth=person.birth, by=by
    )
    if alike:
        raise PerhapsKnown(alike)


def _refuse_known(people: Sequence[NewPerson], numbers: sealed_numbers.Load) -> None:
    places: dict[bytes, int] = {}
    for place, person in enumerate(people):
        if person.citizen_number is not None:
            index = numbers.index_of(person.citizen_number)
            if index in places:
                raise DuplicateCitizenNumber(person_id=None, place=place)
            places[index] = place
    known = queries.ids_by_index(places)
    if known:
        index = min(known, key=lambda found: places[found])
        raise DuplicateCitizenNumber(person_id=known[index], place=places[index])


def _digest(ids: Sequence[int]) -> str:
    """SHA-256 of the ids, in letters: thirteen digits in a row would look like a citizen number."""
    return base64.b32encode(hashlib.sha256(",".join(map(str, ids)).encode()).digest()).decode().rstrip("=")


_TWICE = t(
    "เลขประจำตัวประชาชนนี้อยู่สองแถวในชุดเดียวกัน กรุณาเก็บไว้แถวเดียว",
    "This citizen number stands twice in the same load. Please keep one of the two.",
)


_LOOK_FIRST = t(
    "มีคนชื่อนี้ในทะเบียนแล้ว กรุณาดูว่าเป็นคนเดียวกันหรือไม่ก่อนลงทะเบียน",
    "People of this name are in the register already. Please see first whether one of them is the same.",
)


def _already_kept(person_id: int) -> Phrase:
    return t(
        "เลขประจำตัวประชาชนนี้มีในทะเบียนแล้ว (บุคคลลำดับที่ {id}) เปิดข้อมูลคนเดิมแล้วแก้ไขแทนการเพิ่มใหม่",
        "This citizen number is already in the register (person {id}). "
        "Open that person and correct them instead of adding another.",
        id=person_id,
    )
