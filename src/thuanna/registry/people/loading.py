"""Rows for new people, written table by table, the same way for one person and for many.

Called by `actions.register` inside its transaction, after it has checked who may and who is new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from thuanna.foundation.tenancy.copying import insert_rows
from thuanna.kernel.partial_dates import PartialDate

from . import rules, sealed_numbers
from .facts import NewPerson, PersonDetails
from .models import Address, Person, PhoneNumber, SearchKey, Trait

Row = tuple[Any, ...]

_DETAILS = (
    "title",
    "given_name",
    "family_name",
    "nickname",
    "sort_key",
    "sex",
    "birth_year",
    "birth_month",
    "birth_day",
    "is_birth_year_uncertain",
    "nationality",
    "marital_status",
    "occupation",
    "income_band",
    "death_year",
    "death_month",
    "death_day",
)
_NUMBER = ("number_sealed", "number_index", "number_key_version", "number_tail", "number_kind")
_ADDRESS = (
    "kind",
    "house_number",
    "village_number",
    "lane",
    "road",
    "community_id",
    "subdistrict_id",
    "postcode",
    "starts_on",
)
_FEWEST_FOR_MEMORY = 2


def load(people: Sequence[NewPerson], numbers: sealed_numbers.Load) -> list[int]:
    """Write people with everything told about them; give their ids in the same order."""
    forms = rules.remembering(rules.forms_of) if len(people) >= _FEWEST_FOR_MEMORY else rules.forms_of
    names = [(forms(person.given_name), forms(person.family_name)) for person in people]
    ids = insert_rows(
        Person,
        (*_DETAILS, *_NUMBER, "no_number_reason"),
        [
            (*details_row(person, sort_key=rules.name_order(*name)), *_number_row(person, numbers))
            for person, name in zip(people, names, strict=True)
        ],
    )
    told = list(zip(ids, people, strict=True))
    insert_rows(PhoneNumber, ("person_id", "digits", "owner", "place"), list(_phone_rows(told)))
    insert_rows(Address, ("person_id", *_ADDRESS), list(_address_rows(told)))
    insert_rows(Trait, ("person_id", "kind", "source", "starts_on"), list(_trait_rows(told)))
    insert_rows(
        SearchKey,
        ("person_id", "spelt", "heard"),
        [
            (person_id, spelt, heard)
            for (person_id, person), (given, family) in zip(told, names, strict=True)
            for spelt, heard in rules.name_keys(given, family, nickname=person.nickname)
        ],
    )
    return ids


def details_row(person: PersonDetails, *, sort_key: str) -> Row:
    """Values of the columns of `_DETAILS`."""
    return (
        person.title,
        person.given_name,
        person.family_name,
        person.nickname,
        sort_key,
        person.sex,
        *_parts(person.birth),
        person.is_birth_year_uncertain,
        person.nationality,
        person.marital_status,
        person.occupation,
        person.income_band,
        *_parts(person.died),
    )


def details_values(person: PersonDetails) -> dict[str, Any]:
    """The same as column names and values, for changing one row."""
    order = rules.name_order(rules.forms_of(person.given_name), rules.forms_of(person.family_name))
    return dict(zip(_DETAILS, details_row(person, sort_key=order), strict=True))


def _number_row(person: NewPerson, numbers: sealed_numbers.Load) -> Row:
    if person.citizen_number is None:
        return (None, None, None, "", "", person.no_number_reason)
    return (*numbers.seal(person.citizen_number), "")


def _phone_rows(told: Iterable[tuple[int, NewPerson]]) -> Iterator[Row]:
    for person_id, person in told:
        once = {phone.digits: phone for phone in person.phones}
        for place, phone in enumerate(once.values()):
            yield person_id, phone.digits, phone.owner, place


def _address_rows(told: Iterable[tuple[int, NewPerson]]) -> Iterator[Row]:
    for person_id, person in told:
        for address in person.addresses:
            yield (
                person_id,
                address.kind,
                address.house_number,
                address.village_number,
                address.lane,
                address.road,
                address.community_id,
                address.subdistrict_code,
                address.postcode,
                address.starts_on,
            )


def _trait_rows(told: Iterable[tuple[int, NewPerson]]) -> Iterator[Row]:
    for person_id, person in told:
        for trait in person.traits:
            yield person_id, trait.kind, trait.source, trait.starts_on


def _parts(date: PartialDate | None) -> Row:
    return (date.year, date.month, date.day) if date is not None else (None, None, None)
