"""Becoming a member, and what becomes of the membership."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import funds, people, places, tenants
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.partial_dates import PartialDate
from thuanna.money.funds import access, rules
from thuanna.money.funds.actions import members as actions
from thuanna.money.funds.queries import members as queries

pytestmark = pytest.mark.usefixtures("acting")

APPLIED_ON = datetime.date(2026, 10, 15)
ADMITTED_ON = datetime.date(2026, 11, 1)
LATER = datetime.date(2026, 11, 20)


@pytest.fixture(autouse=True)
def fund(secretary: Actor, acting: Tenant) -> None:
    funds.fund(secretary)


def test_an_applicant_waits_until_the_committee_admits(secretary: Actor):
    member = funds.applicant(secretary)

    assert queries.standings_on(LATER, [member.pk])[member.pk].status == "applied"


def test_a_resolution_makes_an_applicant_a_member_from_its_day(secretary: Actor):
    member = funds.applicant(secretary)

    status = actions.admit(member_id=member.pk, resolution=funds.RESOLUTION, by=secretary)

    assert (status.status, status.starts_on, status.resolution_no) == ("active", ADMITTED_ON, "3/2570")


def test_admission_is_written_into_the_audit_without_a_name(secretary: Actor):
    member = funds.member(secretary, given_name="ลับเฉพาะ")

    entry = AuditEntry.objects.get(verb="funds.member_admitted")

    assert entry.subject_id == member.pk
    assert "ลับเฉพาะ" not in str(entry.facts)


def test_before_the_day_of_the_resolution_somebody_is_not_yet_a_member(secretary: Actor):
    member = funds.member(secretary)

    before = queries.standings_on(ADMITTED_ON - datetime.timedelta(days=1), [member.pk])

    assert before[member.pk].status == "applied"


def test_the_same_person_cannot_apply_twice(secretary: Actor):
    member = funds.applicant(secretary)

    with pytest.raises(actions.AlreadyMember) as refused:
        actions.apply(person_id=member.person_id, community_id=None, on=LATER, by=secretary)

    assert refused.value.member_id == member.pk


def test_the_dead_do_not_apply(secretary: Actor):
    person = people.person(secretary, died=PartialDate(2020))

    with pytest.raises(actions.PersonIsDead):
        actions.apply(person_id=person.pk, community_id=None, on=LATER, by=secretary)


def test_a_village_of_another_fund_is_refused(secretary: Actor, neighbour: Tenant, stranger: Actor):
    with acting_for(neighbour):
        village = places.village(stranger)
    person = people.person(secretary)

    with pytest.raises(actions.VillageUnknown):
        actions.apply(person_id=person.pk, community_id=village.pk, on=LATER, by=secretary)


def test_admission_before_the_application_is_refused(secretary: Actor):
    member = funds.applicant(secretary)
    early = actions.Resolution(number="1/2570", on=APPLIED_ON - datetime.timedelta(days=1))

    with pytest.raises(rules.StatusTooEarly):
        actions.admit(member_id=member.pk, resolution=early, by=secretary)


def test_admission_on_the_day_of_application_is_taken(secretary: Actor):
    member = funds.applicant(secretary)
    same_day = actions.Resolution(number="1/2570", on=APPLIED_ON)

    assert actions.admit(member_id=member.pk, resolution=same_day, by=secretary).starts_on == APPLIED_ON


def test_a_resolution_needs_its_number(secretary: Actor):
    member = funds.applicant(secretary)

    with pytest.raises(actions.ResolutionMissing):
        actions.admit(member_id=member.pk, resolution=actions.Resolution(number=" ", on=LATER), by=secretary)


def test_two_changes_on_one_day_are_refused(secretary: Actor):
    member = funds.member(secretary)
    actions.change_status(member_id=member.pk, status="suspended", on=LATER, by=secretary)

    with pytest.raises(rules.StatusTooEarly):
        actions.change_status(member_id=member.pk, status="resigned", on=LATER, by=secretary)


def test_somebody_suspended_still_counts_as_a_member_and_can_be_reinstated(secretary: Actor):
    member = funds.member(secretary)
    actions.change_status(
        member_id=member.pk, status="suspended", on=datetime.date(2026, 11, 10), by=secretary
    )

    actions.change_status(member_id=member.pk, status="active", on=LATER, by=secretary)

    assert queries.standings_on(datetime.date(2026, 11, 15), [member.pk])[member.pk].is_current
    assert queries.history_of(member.pk)[-1].status == "active"


def test_nothing_follows_death(secretary: Actor):
    member = funds.member(secretary)
    actions.change_status(member_id=member.pk, status="deceased", on=LATER, by=secretary)

    with pytest.raises(rules.StatusRefused):
        actions.change_status(
            member_id=member.pk, status="active", on=LATER + datetime.timedelta(days=1), by=secretary
        )


def test_the_last_status_can_be_taken_back_when_it_was_a_mistake(secretary: Actor):
    member = funds.member(secretary)
    wrong = actions.change_status(member_id=member.pk, status="deceased", on=LATER, by=secretary)

    actions.take_back_status(status_id=wrong.pk, reason="wrong person", by=secretary)

    assert queries.history_of(member.pk)[-1].status == "active"


def test_the_first_status_stays(secretary: Actor):
    member = funds.applicant(secretary)
    [first] = queries.history_of(member.pk)

    with pytest.raises(actions.NothingToTakeBack):
        actions.take_back_status(status_id=first.pk, reason="mistake", by=secretary)


def test_an_earlier_status_cannot_be_taken_back_from_under_a_later_one(secretary: Actor):
    member = funds.member(secretary)

    with pytest.raises(actions.NothingToTakeBack):
        actions.take_back_status(
            status_id=queries.history_of(member.pk)[0].pk, reason="mistake", by=secretary
        )


def test_numbers_go_on_by_village(secretary: Actor):
    third = places.village(secretary, 3)
    fifth = places.village(secretary, 5, name="บ้านเนินขมิ้น")

    numbers = [funds.applicant(secretary, village).number for village in (third, fifth, third)]

    assert numbers == ["03-00001", "05-00001", "03-00002"]


def test_numbers_run_where_no_village_has_a_number(secretary: Actor):
    community = places.municipal(secretary)

    assert [funds.applicant(secretary, community).number for _ in range(2)] == ["00001", "00002"]


def test_numbers_go_on_after_one_given_by_hand(secretary: Actor):
    village = places.village(secretary, 3)
    first, second = people.person(secretary, "หนึ่ง"), people.person(secretary, "สอง")
    actions.apply(person_id=first.pk, community_id=village.pk, on=APPLIED_ON, number="03-00120", by=secretary)

    following = actions.apply(person_id=second.pk, community_id=village.pk, on=APPLIED_ON, by=secretary)

    assert following.number == "03-00121"


def test_a_number_is_given_once(secretary: Actor):
    member = funds.applicant(secretary)
    person = people.person(secretary, "อีกคน")

    with pytest.raises(actions.NumberTaken):
        actions.apply(
            person_id=person.pk, community_id=None, on=APPLIED_ON, number=member.number, by=secretary
        )


def test_several_applicants_are_admitted_by_one_resolution_or_none_is(secretary: Actor):
    waiting, admitted = funds.applicant(secretary), funds.member(secretary)

    with pytest.raises(rules.StatusRefused):
        actions.admit_all(member_ids=[waiting.pk, admitted.pk], resolution=funds.RESOLUTION, by=secretary)

    assert queries.history_of(waiting.pk)[-1].status == "applied"


def test_payees_named_anew_end_those_named_before(secretary: Actor):
    member = funds.member(secretary)
    son, daughter = actions.Payee(name="บุตรชาย", relation="บุตร"), actions.Payee(name="บุตรสาว")
    actions.nominate_payees(member_id=member.pk, payees=[son], on=ADMITTED_ON, by=secretary)

    actions.nominate_payees(member_id=member.pk, payees=[daughter, son], on=LATER, by=secretary)

    named = queries.sheet(member.pk, by=secretary).payees
    assert [(payee.place, payee.name) for payee in named] == [(1, "บุตรสาว"), (2, "บุตรชาย")]


def test_a_registrar_keeps_the_register_but_does_not_admit(tenant: Tenant, secretary: Actor):
    registrar = tenants.member_of(tenant, "registrar", username="registrar")
    member = funds.applicant(registrar)

    with pytest.raises(NotAllowed):
        actions.admit(member_id=member.pk, resolution=funds.RESOLUTION, by=registrar)


def test_the_neighbour_sees_no_member(secretary: Actor, neighbour: Tenant, stranger: Actor):
    member = funds.member(secretary)

    with acting_for(neighbour), pytest.raises(access.MemberUnknown):
        queries.sheet(member.pk, by=stranger)


def test_the_neighbour_admits_nobody_of_ours(secretary: Actor, neighbour: Tenant, stranger: Actor):
    member = funds.applicant(secretary)

    with acting_for(neighbour), pytest.raises(access.MemberUnknown):
        actions.admit(member_id=member.pk, resolution=funds.RESOLUTION, by=stranger)


def test_without_a_fund_nobody_applies(neighbour: Tenant, stranger: Actor):
    with acting_for(neighbour):
        person = people.person(stranger)

        with pytest.raises(access.NoFundYet):
            actions.apply(person_id=person.pk, community_id=None, on=LATER, by=stranger)
