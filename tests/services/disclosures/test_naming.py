"""The channel exists when two readers and a deputy are named, and not before."""

from __future__ import annotations

import pytest

from tests.factories import disclosures, tenants
from tests.factories.disclosures import Office
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.services.disclosures import queries
from thuanna.services.disclosures.actions import naming
from thuanna.services.disclosures.refusals import DoorShut, ReadersIncomplete, ReadersUnsuitable


def test_the_channel_is_shut_until_all_three_are_named(town):
    assert queries.readers_now() is None
    with pytest.raises(DoorShut):
        disclosures.told(town)

    Office(town).open()

    assert disclosures.told(town).code


def test_naming_leaves_an_audit_line_with_three_accounts(town):
    office = Office(town)

    office.open()

    line = AuditEntry.objects.get(verb="disclosures.readers_named")
    assert line.user_id == office.namer.user_id
    assert line.facts["accounts"] == [office.first.user_id, office.second.user_id, office.deputy.user_id]


def test_an_officer_names_nobody(town):
    office = Office(town)
    office.namer = office.first

    with pytest.raises(NotAllowed):
        office.open()


def test_one_person_holds_one_place(town):
    office = Office(town)

    with pytest.raises(ReadersUnsuitable):
        office.open(deputy=office.first)


@pytest.mark.parametrize("roles", [("head", "administrator"), ("auditor",), ("volunteer",)])
def test_administrators_and_those_who_may_not_read_are_not_named(town, roles):
    office = Office(town)

    with pytest.raises(ReadersUnsuitable):
        office.open(deputy=tenants.member_of(town, *roles, username="unsuited"))


def test_somebody_of_the_neighbours_is_not_named(town, neighbour):
    office = Office(town)

    with pytest.raises(ReadersUnsuitable):
        office.open(deputy=tenants.member_of(neighbour, "officer", username="stranger"))


def test_each_of_the_three_has_an_office_by_which_people_know_them(town):
    office = Office(town)
    people = {
        place: disclosures.person(getattr(office, place), " ") for place in ("first", "second", "deputy")
    }

    with pytest.raises(ReadersIncomplete):
        naming.name_readers(**people, reads_th="ทุกวัน", on=tenants.TODAY, by=office.namer)


def test_new_readers_read_nothing_of_what_came_before(town, office):
    told = disclosures.told(town)
    other = tenants.member_of(town, "officer", username="newcomer")

    office.open(first=other)

    assert not queries.listed(other).exists()
    assert disclosures.said(told.disclosure.pk, office.first) == [disclosures.WORDS]


def test_a_shut_channel_takes_nothing_in_and_answers_those_who_told_before(town, office):
    told = disclosures.told(town)

    naming.shut(reason="เปลี่ยนคณะผู้อ่าน", on=tenants.TODAY, by=office.namer)

    with pytest.raises(DoorShut):
        disclosures.told(town)
    assert queries.by_code(told.code) == told.disclosure
    assert disclosures.said(told.disclosure.pk, office.second) == [disclosures.WORDS]


def test_the_public_role_knows_only_whether_the_channel_is_open(town, office, neighbour):
    assert queries.newest_naming().is_open
    with acting_for(neighbour):
        assert queries.newest_naming() is None
