"""Households, relations and marks of vulnerability."""

import datetime

import pytest

from tests.factories import people, tenants
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.registry.people import actions, queries
from thuanna.registry.people.facts import NewTrait
from thuanna.registry.people.models import Household, Relation, Trait

SINCE = datetime.date(2020, 1, 1)
TODAY = tenants.TODAY


@pytest.fixture
def mother(acting, secretary):
    return people.person(secretary, "ลำดวน", title="นาง")


@pytest.fixture
def son(acting, secretary):
    return people.person(secretary, "สมชาย")


@pytest.fixture
def house(acting, secretary):
    return actions.form_household(house_number="12", house_code="40010100017", by=secretary)


def test_a_household_lists_its_head_first(house, mother, son, secretary):
    actions.join_household(household_id=house.pk, person_id=son.pk, on=SINCE, by=secretary)
    actions.join_household(household_id=house.pk, person_id=mother.pk, is_head=True, on=None, by=secretary)

    housemates = queries.sheet(son.pk, by=secretary).housemates

    assert [(mate.name, mate.standing) for mate in housemates] == [
        ("นางลำดวน เนินคราม", "head"),
        ("นายสมชาย เนินคราม", "resident"),
    ]


def test_a_house_code_is_one_household(house, secretary):
    again = actions.form_household(house_code="40010100017", by=secretary)

    assert again.pk == house.pk
    assert Household.objects.count() == 1


def test_a_person_is_in_one_household_at_a_time(house, son, secretary):
    other = actions.form_household(house_number="13", by=secretary)
    actions.join_household(household_id=house.pk, person_id=son.pk, on=SINCE, by=secretary)

    with pytest.raises(actions.AlreadyInHousehold):
        actions.join_household(household_id=other.pk, person_id=son.pk, on=TODAY, by=secretary)

    actions.leave_household(person_id=son.pk, on=TODAY, by=secretary)
    actions.join_household(household_id=other.pk, person_id=son.pk, on=TODAY, by=secretary)
    assert queries.sheet(son.pk, by=secretary).household_id == other.pk


def test_a_household_has_one_head(house, mother, son, secretary):
    actions.join_household(household_id=house.pk, person_id=mother.pk, is_head=True, on=SINCE, by=secretary)

    with pytest.raises(actions.AlreadyInHousehold):
        actions.join_household(household_id=house.pk, person_id=son.pk, is_head=True, on=SINCE, by=secretary)


def test_who_is_in_no_household_leaves_none(son, secretary):
    with pytest.raises(actions.NothingToEnd):
        actions.leave_household(person_id=son.pk, on=TODAY, by=secretary)


def test_a_relation_is_seen_from_both_sides(mother, son, secretary):
    actions.relate(person_id=son.pk, other_id=mother.pk, kind="mother", on=None, by=secretary)

    [his] = queries.sheet(son.pk, by=secretary).relatives
    [hers] = queries.sheet(mother.pk, by=secretary).relatives
    assert (his.person_id, his.kind, his.is_reversed) == (mother.pk, "mother", False)
    assert (hers.person_id, hers.kind, hers.is_reversed) == (son.pk, "mother", True)


def test_a_relation_stands_once_and_never_with_oneself(mother, son, secretary):
    actions.relate(person_id=son.pk, other_id=mother.pk, kind="carer", on=SINCE, by=secretary)

    with pytest.raises(actions.AlreadyRelated):
        actions.relate(person_id=son.pk, other_id=mother.pk, kind="carer", on=TODAY, by=secretary)
    with pytest.raises(actions.AlreadyRelated):
        actions.relate(person_id=son.pk, other_id=son.pk, kind="carer", on=TODAY, by=secretary)


def test_a_relation_ends_once(mother, son, secretary):
    relation = actions.relate(person_id=son.pk, other_id=mother.pk, kind="carer", on=SINCE, by=secretary)

    actions.end_relation(relation_id=relation.pk, on=TODAY, by=secretary)

    assert Relation.objects.get().ends_before == TODAY
    with pytest.raises(actions.NothingToEnd):
        actions.end_relation(relation_id=relation.pk, on=TODAY, by=secretary)


def test_a_mark_says_who_told_and_the_audit_does_not_say_what(son, secretary):
    actions.mark(
        person_id=son.pk, trait=NewTrait(kind="disabled", source="document", starts_on=SINCE), by=secretary
    )

    line = AuditEntry.objects.get(verb="people.trait_marked")
    assert Trait.objects.get().source == "document"
    assert "disabled" not in str(line.facts) + line.reason


def test_a_mark_stands_once_until_it_ends(son, secretary):
    trait = actions.mark(
        person_id=son.pk, trait=NewTrait(kind="orphan", source="self", starts_on=SINCE), by=secretary
    )

    with pytest.raises(actions.AlreadyMarked):
        actions.mark(person_id=son.pk, trait=NewTrait(kind="orphan", source="self"), by=secretary)

    actions.end_trait(trait_id=trait.pk, on=TODAY, by=secretary)
    with pytest.raises(actions.NotMarked):
        actions.end_trait(trait_id=trait.pk, on=TODAY, by=secretary)


def test_the_neighbour_relates_ends_and_marks_nothing(house, mother, son, secretary, neighbour, stranger):
    relation = actions.relate(person_id=son.pk, other_id=mother.pk, kind="carer", on=SINCE, by=secretary)
    trait = actions.mark(person_id=son.pk, trait=NewTrait(kind="orphan", source="self"), by=secretary)

    with acting_for(neighbour):
        with pytest.raises(actions.PersonUnknown):
            actions.relate(person_id=son.pk, other_id=mother.pk, kind="spouse", on=None, by=stranger)
        with pytest.raises(actions.NothingToEnd):
            actions.end_relation(relation_id=relation.pk, on=TODAY, by=stranger)
        with pytest.raises(actions.NotMarked):
            actions.end_trait(trait_id=trait.pk, on=TODAY, by=stranger)
        with pytest.raises(actions.PersonUnknown):
            actions.leave_household(person_id=son.pk, on=TODAY, by=stranger)
