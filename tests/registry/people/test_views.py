"""A look at a sealed field is logged, and the person can be told who looked."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories import people, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.registry.people import actions, queries
from thuanna.registry.people.facts import NewTrait
from thuanna.registry.people.models import ViewLog

NUMBER = people.citizen_number(12)


@pytest.fixture
def person(acting, secretary):
    return people.person(
        secretary, citizen_number=NUMBER, traits=(NewTrait(kind="disabled", source="document"),)
    )


def test_the_number_is_given_as_on_the_card_and_the_look_is_logged(person, secretary):
    shown = actions.reveal_citizen_number(person_id=person.pk, reason="fill_form", by=secretary)

    [look] = queries.looks_at(person.pk, by=secretary)
    assert shown == NUMBER.formatted()
    assert (look.field, look.reason, look.viewer) == ("citizen_number", "fill_form", "ผู้ใช้ secretary")


def test_a_look_stands_in_the_audit_too(person, secretary):
    actions.reveal_citizen_number(person_id=person.pk, reason="fill_form", by=secretary)

    line = AuditEntry.objects.get(verb="people.citizen_number_revealed")
    assert (line.subject_id, line.reason) == (person.pk, "fill_form")


def test_marks_of_vulnerability_are_given_for_a_logged_reason(person, secretary):
    marks = actions.reveal_traits(person_id=person.pk, reason="decide_benefit", by=secretary)

    assert [mark.kind for mark in marks] == ["disabled"]
    assert ViewLog.objects.get().field == "traits"


@pytest.mark.parametrize("reason", ["", "because", "curious"])
def test_without_a_known_reason_nothing_is_shown(person, secretary, reason):
    with pytest.raises(actions.LookNeedsPersonAndReason):
        actions.reveal_citizen_number(person_id=person.pk, reason=reason, by=secretary)

    assert ViewLog.objects.count() == 0


def test_a_part_of_the_system_looks_at_nothing(person, acting):
    with pytest.raises(actions.LookNeedsPersonAndReason):
        actions.reveal_citizen_number(person_id=person.pk, reason="audit", by=tenants.system_of(acting))


def test_who_may_not_unmask_is_refused(person, acting):
    collector = tenants.member_of(acting, "collector", username="collector")

    with pytest.raises(NotAllowed):
        actions.reveal_citizen_number(person_id=person.pk, reason="check_card", by=collector)
    with pytest.raises(NotAllowed):
        actions.reveal_traits(person_id=person.pk, reason="check_card", by=collector)


def test_a_person_without_number_is_told_apart(acting, secretary):
    person = people.person(secretary)

    with pytest.raises(actions.NoNumberKept):
        actions.reveal_citizen_number(person_id=person.pk, reason="check_card", by=secretary)


def test_the_log_is_never_changed(person, secretary):
    actions.reveal_citizen_number(person_id=person.pk, reason="check_card", by=secretary)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update people_viewlog set reason = 'audit'")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("delete from people_viewlog")


def test_the_neighbour_does_not_see_who_looked(person, secretary, neighbour, stranger):
    actions.reveal_citizen_number(person_id=person.pk, reason="check_card", by=secretary)

    with acting_for(neighbour):
        assert ViewLog.objects.count() == 0
        with pytest.raises(actions.PersonUnknown):
            queries.looks_at(person.pk, by=stranger)
