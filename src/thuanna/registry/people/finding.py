"""Keeps one person's search keys in step with present and former names, inside an action's transaction."""

from __future__ import annotations

from . import rules
from .models import FormerName, Person, SearchKey


def renew(person: Person) -> None:
    """Make the keys of a person anew: the present name and former names."""
    wanted = _keys(person)
    kept = dict(SearchKey.objects.filter(person=person).values_list("spelt", "heard"))
    gone = [spelt for spelt, heard in kept.items() if wanted.get(spelt) != heard]
    SearchKey.objects.filter(person=person, spelt__in=gone).delete()
    SearchKey.objects.bulk_create(
        SearchKey(person=person, spelt=spelt, heard=heard)
        for spelt, heard in sorted(wanted.items())
        if kept.get(spelt) != heard
    )


def _keys(person: Person) -> dict[str, str]:
    keys = _name_keys(person.given_name, person.family_name, person.nickname)
    for former in FormerName.objects.filter(person=person):
        keys += _name_keys(former.given_name, former.family_name)
    return dict(reversed(keys))


def _name_keys(given: str, family: str, nickname: str = "") -> list[rules.NameKey]:
    return rules.name_keys(rules.forms_of(given), rules.forms_of(family), nickname=nickname)
