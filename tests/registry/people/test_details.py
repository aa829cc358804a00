"""Changing names, numbers, phones and addresses."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from tests.factories import people, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.partial_dates import PartialDate
from thuanna.registry.people import actions, queries
from thuanna.registry.people.facts import NewAddress, NewPhone, PersonDetails
from thuanna.registry.people.models import Address, FormerName, Person

TODAY = tenants.TODAY
MOVED_ON = datetime.date(2026, 6, 1)


@pytest.fixture
def person(acting, secretary):
    return people.person(
        secretary,
        "สมหญิง",
        "เนินคราม",
        title="นางสาว",
        citizen_number=people.citizen_number(1),
        addresses=(NewAddress(house_number="12", starts_on=datetime.date(2020, 1, 1)),),
    )


def ids_found(text, by):
    return [line.person_id for line in queries.search(text, by=by).people]


def married(**more):
    return PersonDetails(title="นาง", given_name="สมหญิง", family_name="ฝางทอง", **more)


def test_a_new_family_name_is_found_and_so_is_the_old_one(person, secretary):
    actions.change_details(person_id=person.pk, details=married(), on=TODAY, by=secretary)

    assert ids_found("สมหญิง ฝางทอง", secretary) == [person.pk]
    assert ids_found("สมหญิง เนินคราม", secretary) == [person.pk]
    assert FormerName.objects.get().full_name == "นางสาวสมหญิง เนินคราม"


def test_a_slip_of_the_pen_leaves_no_former_name(person, secretary):
    actions.change_details(
        person_id=person.pk, details=married(), on=TODAY, by=secretary, keep_former_name=False
    )

    assert ids_found("เนินคราม", secretary) == []
    assert FormerName.objects.count() == 0


def test_the_audit_names_the_fields_and_nothing_in_them(person, secretary):
    details = married(birth=PartialDate(1967, 5, 5), occupation="ทำนา")
    actions.change_details(person_id=person.pk, details=details, on=TODAY, by=secretary)

    line = AuditEntry.objects.get(verb="people.details_changed")
    assert {"family_name", "birth_year", "occupation"} <= set(line.facts["fields"])
    assert "ฝางทอง" not in str(line.facts)


def test_a_death_is_written_as_far_as_it_is_known(person, secretary):
    actions.change_details(
        person_id=person.pk, details=married(died=PartialDate(2026, 10)), on=TODAY, by=secretary
    )

    assert Person.objects.get().died == PartialDate(2026, 10)
    assert queries.search("สมหญิง", by=secretary).people[0].is_dead


def test_nobody_dies_before_being_born(person, secretary):
    details = married(birth=PartialDate(1990), died=PartialDate(1980))

    with pytest.raises(IntegrityError, match="person_dies_after_birth"), transaction.atomic():
        actions.change_details(person_id=person.pk, details=details, on=TODAY, by=secretary)


def test_somebody_unknown_is_refused_in_words(acting, secretary):
    with pytest.raises(actions.PersonUnknown):
        actions.change_details(person_id=999_999, details=married(), on=TODAY, by=secretary)


def test_the_neighbour_changes_nobody(person, secretary, neighbour, stranger):
    with acting_for(neighbour), pytest.raises(actions.PersonUnknown):
        actions.change_details(person_id=person.pk, details=married(), on=TODAY, by=stranger)


def test_who_only_reads_changes_nobody(person, acting):
    committee = tenants.member_of(acting, "committee", username="committee")

    with pytest.raises(NotAllowed):
        actions.change_phones(person_id=person.pk, phones=(), by=committee)


def test_a_number_is_corrected(person, secretary):
    actions.change_citizen_number(person_id=person.pk, number=people.citizen_number(2), by=secretary)

    assert ids_found(people.citizen_number(2).digits, secretary) == [person.pk]
    assert ids_found(people.citizen_number(1).digits, secretary) == []


def test_a_number_is_taken_out_with_a_reason(person, secretary):
    changed = actions.change_citizen_number(
        person_id=person.pk, number=None, no_number_reason="unreadable", by=secretary
    )

    assert (changed.has_number, changed.no_number_reason) == (False, "unreadable")


def test_somebody_elses_number_is_refused_and_names_them(person, secretary):
    holder = people.person(secretary, citizen_number=people.citizen_number(9))

    with pytest.raises(actions.DuplicateCitizenNumber) as refused:
        actions.change_citizen_number(person_id=person.pk, number=people.citizen_number(9), by=secretary)

    assert refused.value.person_id == holder.pk
    assert Person.objects.get(pk=person.pk).masked_number == people.citizen_number(1).masked()


def test_phones_take_the_place_of_those_before(person, secretary):
    actions.change_phones(person_id=person.pk, phones=(NewPhone(digits="0811111111"),), by=secretary)
    actions.change_phones(
        person_id=person.pk,
        phones=(NewPhone(digits="025551234#12"), NewPhone(digits="0899999999", owner="family")),
        by=secretary,
    )

    assert [phone.digits for phone in queries.sheet(person.pk, by=secretary).phones] == [
        "025551234#12",
        "0899999999",
    ]
    assert ids_found("0811111111", secretary) == []
    assert ids_found("025551234", secretary) == [person.pk]


def test_moving_ends_the_last_address_and_keeps_it(person, secretary):
    actions.move(person_id=person.pk, address=NewAddress(house_number="99", starts_on=MOVED_ON), by=secretary)

    assert [(a.house_number, a.ends_before) for a in queries.sheet(person.pk, by=secretary).addresses] == [
        ("99", None),
        ("12", MOVED_ON),
    ]


def test_where_one_really_lives_stands_beside_the_registered_address(person, secretary):
    actions.move(person_id=person.pk, address=NewAddress(kind="living", house_number="5"), by=secretary)

    assert Address.objects.filter(ends_before__isnull=True).count() == 2


@pytest.mark.parametrize("day", [None, datetime.date(2020, 1, 1), datetime.date(2019, 1, 1)])
def test_moving_without_a_later_day_is_refused(person, secretary, day):
    with pytest.raises(actions.AddressOverlaps):
        actions.move(person_id=person.pk, address=NewAddress(house_number="99", starts_on=day), by=secretary)


def test_an_address_written_down_wrongly_is_mended_in_place(person, secretary):
    held = Address.objects.get()

    actions.correct_address(address_id=held.pk, address=NewAddress(house_number="12/1"), by=secretary)

    assert Address.objects.get().house_number == "12/1"


def test_the_neighbour_mends_no_address(person, neighbour, stranger):
    held_id = Address.objects.get().pk

    with acting_for(neighbour), pytest.raises(actions.PersonUnknown):
        actions.correct_address(address_id=held_id, address=NewAddress(house_number="1"), by=stranger)
