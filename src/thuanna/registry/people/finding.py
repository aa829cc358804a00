"""Keeps one person's search keys in step with names and phones. Called inside an action's transaction."""

from __future__ import annotations

from . import rules
from .models import FormerName, Person, PhoneNumber, SearchKey


def renew(person: Person) -> None:
    """Make the keys of a person anew: the present name, former names, phones."""
    wanted = set(_keys(person))
    kept = set(SearchKey.objects.filter(person=person).values_list("key", flat=True))
    SearchKey.objects.filter(person=person, key__in=kept - wanted).delete()
    SearchKey.objects.bulk_create(SearchKey(person=person, key=key) for key in sorted(wanted - kept))


def _keys(person: Person) -> list[str]:
    keys = _name_keys(person.given_name, person.family_name, person.nickname)
    for former in FormerName.objects.filter(person=person):
        keys += _name_keys(former.given_name, former.family_name)
    return keys + rules.phone_keys(PhoneNumber.objects.filter(person=person).values_list("digits", flat=True))


def _name_keys(given: str, family: str, nickname: str = "") -> list[str]:
    return rules.name_keys(rules.forms_of(given), rules.forms_of(family), nickname=nickname)
