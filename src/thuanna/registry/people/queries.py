"""Everything that reads the register: finding people, one person's sheet, who looked."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum

from django.db.models import Q

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.kernel.citizen_number import CitizenNumber
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.partial_dates import PartialDate
from thuanna.registry.places.models import Community

from . import access, rules, sealed_numbers
from .models import (
    Address,
    FormerName,
    HouseholdMembership,
    Person,
    PhoneNumber,
    Relation,
    SearchKey,
    ViewLog,
)

MOST_FOUND = 200
"""More than anybody reads; whoever sought is asked to type more."""


class Likeness(IntEnum):
    """How well a person answers what was asked; the smaller the better."""

    WHOLE = 0
    BEGINS = 1
    SOUNDS = 2


@dataclass(frozen=True)
class PersonLine:
    """A person as lists show them: the number only masked, nothing sensitive."""

    person_id: int
    name: str
    nickname: str
    masked_number: str
    birth: PartialDate | None
    is_dead: bool
    place: Phrase | None
    likeness: Likeness = Likeness.WHOLE


@dataclass(frozen=True)
class Found:
    """One page of the people found; `is_cut` where more were found than anybody reads."""

    people: tuple[PersonLine, ...]
    total: int
    is_cut: bool
    page: int
    pages: int


@dataclass(frozen=True)
class Housemate:
    """Somebody in the same household."""

    person_id: int
    name: str
    standing: str
    starts_on: datetime.date | None


@dataclass(frozen=True)
class Relative:
    """Somebody related: `kind` is what they are to the person; reversed, what the person is to them."""

    relation_id: int
    person_id: int
    name: str
    kind: str
    is_reversed: bool
    starts_on: datetime.date | None
    ends_before: datetime.date | None


@dataclass(frozen=True)
class Sheet:
    """All that a person's page shows without opening anything sealed."""

    person: Person
    phones: tuple[PhoneNumber, ...]
    addresses: tuple[Address, ...]
    former_names: tuple[FormerName, ...]
    household_id: int | None
    housemates: tuple[Housemate, ...]
    relatives: tuple[Relative, ...]
    looks: int


@dataclass(frozen=True)
class Look:
    """One look at a sealed field."""

    field: str
    reason: str
    viewer: str
    viewed_at: datetime.datetime


def search(text: str, *, by: Actor, page: int = 1, size: int = 20) -> Found:
    """Find people by citizen number, phone number or name, the best answers first.

    :raises NotAllowed: the actor may not see people
    :raises QuestionTooShort: nearly everybody would be found
    :raises CitizenNumberWrong: thirteen digits that are no citizen number
    """
    people = access.people_for(by, access.VIEW)
    likeness = _answers(rules.read_question(text))
    order = people.filter(pk__in=list(likeness)).values_list("pk", "sort_key")
    ranked = sorted(order, key=lambda found: (likeness[found[0]], found[1], found[0]))
    ids = [person_id for person_id, _ in ranked[:MOST_FOUND]]
    pages = max(1, -(-len(ids) // size))
    page = min(max(1, page), pages)
    return Found(
        people=tuple(_lines(ids[(page - 1) * size : page * size], likeness)),
        total=len(ids),
        is_cut=len(ranked) > MOST_FOUND or len(likeness) >= MOST_FOUND,
        page=page,
        pages=pages,
    )


def possible_duplicates(
    *, given_name: str, family_name: str, birth: PartialDate | None, by: Actor, but: int | None = None
) -> list[PersonLine]:
    """People whose name sounds the same and whose birth year does not speak against it. A person decides."""
    people = access.people_for(by, access.VIEW)
    given, family = rules.forms_of(given_name), rules.forms_of(family_name)
    heard = [key.heard for key in rules.name_keys(given, family) if key.heard]
    ids = SearchKey.objects.filter(heard__in=heard).values_list("person_id", flat=True)[:MOST_FOUND]
    same = people.filter(pk__in=[person_id for person_id in ids if person_id != but])
    if birth is not None:
        same = same.filter(Q(birth_year__isnull=True) | Q(birth_year__range=(birth.year - 1, birth.year + 1)))
    return _lines([person.pk for person in same.only("pk").order_by("sort_key", "pk")])


def lines(person_ids: Collection[int], *, by: Actor) -> dict[int, PersonLine]:
    """People as lists show them, by id; for the registers of others. Unknown ids are left out.

    :raises NotAllowed: the actor may not see people
    """
    access.people_for(by, access.VIEW)
    return {line.person_id: line for line in _lines(person_ids)}


def person_by_id(person_id: int, *, by: Actor) -> Person:
    """One person.

    :raises NotAllowed: the actor may not see people
    :raises PersonUnknown: not in this register
    """
    return access.person_for(by, access.VIEW, person_id)


def sheet(person_id: int, *, by: Actor) -> Sheet:
    """All that a person's page shows without opening anything sealed.

    :raises NotAllowed: the actor may not see people
    :raises PersonUnknown: not in this register
    """
    person = access.person_for(by, access.VIEW, person_id)
    current = HouseholdMembership.objects.filter(person=person, ends_before__isnull=True).first()
    return Sheet(
        person=person,
        phones=tuple(PhoneNumber.objects.filter(person=person).order_by("place", "pk")),
        addresses=tuple(addresses_of(person_id)),
        former_names=tuple(FormerName.objects.filter(person=person).order_by("-ends_before", "-pk")),
        household_id=current.household_id if current else None,
        housemates=tuple(household_of(current.household_id)) if current else (),
        relatives=tuple(_relatives(person_id)),
        looks=ViewLog.objects.filter(person=person).count(),
    )


def addresses_of(person_id: int) -> list[Address]:
    """A person's addresses, present ones first, with their places."""
    return list(
        Address.objects.filter(person_id=person_id)
        .select_related("community", "subdistrict__district__province")
        .order_by("-ends_before", "kind", "-starts_on", "-pk")
    )


def household_of(household_id: int) -> list[Housemate]:
    """Who belongs to a household now, its head first."""
    members = (
        HouseholdMembership.objects.filter(household_id=household_id, ends_before__isnull=True)
        .select_related("person")
        .order_by("standing", "person__sort_key", "pk")
    )
    return [Housemate(m.person_id, m.person.full_name, m.standing, m.starts_on) for m in members]


def looks_at(person_id: int, *, by: Actor) -> list[Look]:
    """Who opened what of this person, the latest first: the list the person may ask for.

    :raises NotAllowed: the actor may not see people
    :raises PersonUnknown: not in this register
    """
    person = access.person_for(by, access.VIEW, person_id)
    logged = ViewLog.objects.filter(person=person).select_related("viewed_by").order_by("-viewed_at", "-pk")
    return [Look(look.field, look.reason, look.viewed_by.display_name, look.viewed_at) for look in logged]


def ids_by_citizen_number(numbers: Iterable[CitizenNumber]) -> dict[str, int]:
    """Who holds these numbers already, by their digits; for checking a load before it is written."""
    load = sealed_numbers.Load(required_tenant_id())
    digits = {load.index_of(number): number.digits for number in numbers}
    return {digits[index]: person_id for index, person_id in ids_by_index(digits).items()}


def ids_by_index(indexes: Iterable[bytes]) -> dict[bytes, int]:
    """Who holds the numbers behind these blind indexes."""
    # One array instead of a placeholder each: a load asks for twenty thousand at once.
    among = Person.objects.get_queryset().extra(where=["number_index = any(%s)"], params=[list(indexes)])
    found = among.values_list("number_index", "pk")
    return {bytes(index): person_id for index, person_id in found}


def _answers(question: rules.Question) -> dict[int, Likeness]:
    """Ids of those who answer, each with its best likeness."""
    if question.number is not None:
        index = sealed_numbers.index_of(question.number, tenant_id=required_tenant_id())
        return dict.fromkeys(ids_by_index([index]).values(), Likeness.WHOLE)
    best: dict[int, Likeness] = {}
    if question.phone is not None:
        for digits, person_id in _beginning(PhoneNumber, "digits", question.phone):
            is_whole = digits.partition("#")[0] == question.phone.first
            _keep(best, person_id, Likeness.WHOLE if is_whole else Likeness.BEGINS)
    for beginning in question.spelt:
        for key, person_id in _beginning(SearchKey, "spelt", beginning):
            is_whole = key == beginning.first or key.startswith(beginning.first + " ")
            _keep(best, person_id, Likeness.WHOLE if is_whole else Likeness.BEGINS)
    if question.whole:
        keys = SearchKey.objects.filter(spelt__in=question.whole)
        for person_id in keys.values_list("person_id", flat=True):
            _keep(best, person_id, Likeness.WHOLE)
    for beginning in question.heard:
        for _, person_id in _beginning(SearchKey, "heard", beginning):
            _keep(best, person_id, Likeness.SOUNDS)
    return best


def _beginning(
    table: type[SearchKey] | type[PhoneNumber], column: str, asked: rules.Beginning
) -> Iterable[tuple[str, int]]:
    found = table.objects.filter(**{f"{column}__gte": asked.first, f"{column}__lt": asked.beyond})
    return found.order_by(column, "person_id").values_list(column, "person_id")[:MOST_FOUND]


def _keep(best: dict[int, Likeness], person_id: int, likeness: Likeness) -> None:
    best[person_id] = min(best.get(person_id, likeness), likeness)


def _lines(ids: Collection[int], likeness: dict[int, Likeness] | None = None) -> list[PersonLine]:
    """Lines in the order of `ids`."""
    people = Person.objects.filter(pk__in=ids).defer("number_sealed", "number_index").in_bulk()
    places = _places(ids)
    return [
        PersonLine(
            person_id=person_id,
            name=people[person_id].full_name,
            nickname=people[person_id].nickname,
            masked_number=people[person_id].masked_number,
            birth=people[person_id].birth,
            is_dead=people[person_id].died is not None,
            place=places.get(person_id),
            likeness=(likeness or {}).get(person_id, Likeness.WHOLE),
        )
        for person_id in ids
        if person_id in people
    ]


def _places(ids: Collection[int]) -> dict[int, Phrase]:
    """Where people live: the real address before the registered one."""
    current = (
        Address.objects.filter(person_id__in=ids, ends_before__isnull=True)
        .select_related("community", "subdistrict")
        .order_by("-kind")
    )
    return {address.person_id: place for address in current if (place := place_of(address))}


def place_of(address: Address) -> Phrase | None:
    """The village or community of an address, else its number and subdistrict; None if neither is known."""
    community: Community | None = address.community
    if community is not None:
        return community.label
    subdistrict = address.subdistrict
    if subdistrict is None:
        return None
    names = {"name_th": subdistrict.name_th, "name_en": subdistrict.name_en}
    if address.village_number is None:
        return t("ตำบล{name_th}", "{name_en}", **names)
    return t("หมู่ {moo} ตำบล{name_th}", "Village {moo}, {name_en}", moo=address.village_number, **names)


def _relatives(person_id: int) -> list[Relative]:
    either = Q(person_id=person_id) | Q(other_id=person_id)
    found = Relation.objects.filter(either).select_related("person", "other").order_by("-ends_before", "pk")
    return [
        Relative(
            relation_id=relation.pk,
            person_id=relation.person_id if is_reversed else relation.other_id,
            name=(relation.person if is_reversed else relation.other).full_name,
            kind=relation.kind,
            is_reversed=is_reversed,
            starts_on=relation.starts_on,
            ends_before=relation.ends_before,
        )
        for relation in found
        for is_reversed in [relation.other_id == person_id]
    ]
