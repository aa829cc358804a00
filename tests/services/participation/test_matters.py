"""Complaints, suggestions and requests: told, followed, answered, reopened; who may read what."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection

from tests.factories import organisations, tenants, voices
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel import saying
from thuanna.kernel.tokens import new_token
from thuanna.registry.organisations import actions as registry
from thuanna.services.participation import jobs, refusals
from thuanna.services.participation.actions import answering, matters
from thuanna.services.participation.actions.matters import NewMatter
from thuanna.services.participation.models import (
    Matter,
    MatterMessage,
    MatterStep,
    MatterWords,
)
from thuanna.services.participation.queries import matters as queries

LATER = tenants.NOW + datetime.timedelta(days=1)


def answered(matter_id: int, by: Actor, outcome: str = "done", at: datetime.datetime = LATER) -> MatterStep:
    return answering.answer(
        matter_id=matter_id, words="เปลี่ยนหลอดแล้ว", outcome=outcome, request_token=new_token(), at=at, by=by
    )


def listed(by: Actor) -> list[str]:
    return [matter.reference for matter in queries.listed(by)]


def test_a_complaint_gets_a_number_a_code_and_a_clock(citizen):
    told = voices.told(citizen)

    thread = queries.thread(queries.by_code(told.matter.reference, told.code))
    assert told.matter.reference.startswith("รท-2569-000001-")
    assert thread.words is not None
    assert thread.words.words == voices.WORDS
    assert thread.due_on == datetime.date(2026, 12, 1)


def test_the_code_is_read_however_it_is_typed_and_stored_as_a_digest_only(citizen):
    told = voices.told(citizen)

    found = queries.by_code(told.matter.reference.replace("-", " "), told.code.upper().replace("-", " "))

    assert found == told.matter
    assert told.code not in {found.code_digest, found.request_digest}


@pytest.mark.parametrize(
    ("reference", "code"), [("", ""), ("รท-2569-000001-0", "aaaa-aaaa-aaaa"), ("x" * 500, "y")]
)
def test_a_wrong_number_or_code_opens_nothing(citizen, reference, code):
    voices.told(citizen)

    with pytest.raises(refusals.CodeWrong):
        queries.by_code(reference, code)


def test_the_same_form_sent_twice_tells_once(citizen):
    token = new_token()

    first, second = voices.told(citizen, token=token), voices.told(citizen, token=token)

    assert (first.matter, first.code) == (second.matter, second.code)
    assert Matter.objects.count() == 1


def test_numbers_run_by_nature(citizen):
    voices.told(citizen)
    suggestion = voices.told(citizen, nature="suggestion", kind="")
    second = voices.told(citizen)

    assert suggestion.matter.reference.startswith("สน-2569-000001-")
    assert second.matter.reference.startswith("รท-2569-000002-")


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"words": "   "}, saying.WordsMissing),
        ({"words": "ก" * 4001}, saying.WordsTooLong),
        ({"kind": "nonsense"}, refusals.KindUnknown),
        ({"kind": "suggestion", "nature": "gossip"}, refusals.KindUnknown),
        ({"photo": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}, refusals.PhotoUnreadable),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_stays_half(citizen, facts, refusal):
    with pytest.raises(refusal):
        voices.told(citizen, **facts)

    assert Matter.objects.count() == MatterWords.objects.count() == 0


def test_an_answer_stops_the_clock_and_can_be_read_with_the_code(citizen, officer):
    told = voices.told(citizen)

    answered(told.matter.pk, officer)

    thread = queries.thread(queries.by_code(told.matter.reference, told.code))
    assert (thread.state.what, thread.state.outcome, thread.due_on) == ("closed", "done", None)
    assert [message.words for message in thread.messages] == ["เปลี่ยนหลอดแล้ว"]


def test_two_tabs_answer_once_and_the_second_is_told_that_it_is_closed(citizen, officer):
    told = voices.told(citizen)
    answered(told.matter.pk, officer)

    with pytest.raises(refusals.AlreadyClosed):
        answered(told.matter.pk, officer)

    assert MatterMessage.objects.count() == 1


def test_an_outcome_of_another_nature_is_refused(citizen, officer):
    told = voices.told(citizen)

    with pytest.raises(refusals.OutcomeUnsuitable):
        answered(told.matter.pk, officer, "withheld")


def test_not_resolved_reopens_it_with_a_new_clock(citizen, officer):
    told = voices.told(citizen)
    answered(told.matter.pk, officer)

    matters.reopen(matter_id=told.matter.pk, words="ดับอีกแล้ว", request_token=new_token(), at=LATER, by=citizen)

    thread = queries.thread(told.matter)
    assert thread.state.what == "reopened"
    assert thread.due_on == datetime.date(2026, 11, 27)
    assert [message.is_from_office for message in thread.messages] == [True, False]


def test_an_open_matter_and_one_closed_long_ago_are_not_reopened(citizen, officer):
    told = voices.told(citizen)
    again = {"matter_id": told.matter.pk, "words": "ยังดับ", "by": citizen}

    with pytest.raises(refusals.NotToReopen):
        matters.reopen(request_token=new_token(), at=LATER, **again)
    answered(told.matter.pk, officer)
    with pytest.raises(refusals.NotToReopen):
        matters.reopen(request_token=new_token(), at=LATER + datetime.timedelta(days=40), **again)


def test_a_matter_is_given_to_a_division_and_only_to_those_who_may_answer(citizen, head, officer, town):
    organisations.municipality(head)
    own = registry.add_organisation(
        details=registry.Details("division", "กองช่าง", "Works", parent_id=_own_id(head)), by=head
    )
    told = voices.told(citizen)
    give = {"matter_id": told.matter.pk, "at": LATER, "by": head}
    volunteer = tenants.member_of(town, "volunteer", username="volunteer")

    answering.assign(division_id=own.pk, handler_id=officer.user_id, **give)

    assert queries.listed(officer).get().division_name == "กองช่าง"
    with pytest.raises(refusals.AssigneeUnsuitable):
        answering.assign(division_id=None, handler_id=volunteer.user_id, **give)
    with pytest.raises(refusals.AssigneeUnsuitable):
        answering.assign(division_id=None, handler_id=None, **give)


def _own_id(by: Actor) -> int:
    from thuanna.registry.organisations import queries as directory

    own = directory.own()
    assert own is not None
    return own.pk


def test_a_complaint_about_staff_is_the_clerks_alone(citizen, officer, head, clerk, executive):
    told = voices.told(citizen, about="staff", kind="service")

    assert listed(clerk) == [told.matter.reference]
    assert listed(officer) == listed(head) == listed(executive) == []
    with pytest.raises(refusals.MatterUnknown):
        answered(told.matter.pk, officer)
    with pytest.raises(refusals.MatterUnknown):
        queries.one(officer, told.matter.pk)


def test_a_complaint_about_the_clerk_is_the_executives_alone(citizen, clerk, executive):
    told = voices.told(citizen, about="clerk", kind="service")

    assert listed(executive) == [told.matter.reference]
    assert listed(clerk) == []


def test_the_one_complained_of_never_reads_it_whatever_their_role(citizen, officer, head):
    told = voices.told(citizen)

    answering.name_accused(matter_id=told.matter.pk, account_id=head.user_id, at=LATER, by=officer)

    assert listed(officer) == [told.matter.reference]
    assert listed(head) == []
    with pytest.raises(refusals.MatterUnknown):
        queries.one(head, told.matter.pk)
    with pytest.raises(refusals.MatterUnknown):
        answering.assign(
            matter_id=told.matter.pk, division_id=None, handler_id=officer.user_id, at=LATER, by=head
        )


def test_a_complaint_about_the_executive_lies_in_the_provinces_rows(citizen, town, clerk, executive):
    province = tenants.tenant("province", Tenant.Kind.PROVINCE)
    reader = tenants.member_of(province, "province", username="province")
    new = NewMatter(nature="complaint", kind="money", words="จ้างญาติ", about="executive")

    told = matters.tell_province(new=new, request_token=new_token(), at=tenants.NOW, by=citizen)

    assert Matter.objects.count() == 0
    assert listed(clerk) == listed(executive) == []
    with acting_for(province):
        assert listed(reader) == [told.matter.reference]
        assert queries.by_code(told.matter.reference, told.code).concerns == town.code


def test_without_a_province_a_complaint_about_the_executive_is_refused_and_nothing_is_kept(citizen):
    new = NewMatter(nature="complaint", kind="money", words="จ้างญาติ", about="executive")

    with pytest.raises(refusals.NobodyAbove, match="1567"):
        matters.tell_province(new=new, request_token=new_token(), at=tenants.NOW, by=citizen)

    assert Matter.objects.count() == 0


def test_a_volunteer_takes_matters_down_but_reads_none(town):
    volunteer = tenants.member_of(town, "volunteer", username="volunteer")

    voices.told(volunteer, channel="volunteer")

    with pytest.raises(NotAllowed):
        queries.listed(volunteer)


def test_a_log_in_limited_to_a_division_reads_what_was_given_to_it(citizen, head, officer):
    organisations.municipality(head)
    works, health = (
        registry.add_organisation(
            details=registry.Details("division", name, name, parent_id=_own_id(head)), by=head
        )
        for name in ("กองช่าง", "กองสาธารณสุข")
    )
    given, unassigned = voices.told(citizen), voices.told(citizen)
    answering.assign(matter_id=given.matter.pk, division_id=works.pk, handler_id=None, at=LATER, by=head)
    of_health = Actor(officer.tenant_id, officer.user_id, "", officer.roles, officer.permissions, health.pk)
    of_works = Actor(officer.tenant_id, officer.user_id, "", officer.roles, officer.permissions, works.pk)

    assert listed(of_health) == [unassigned.matter.reference]
    assert set(listed(of_works)) == {given.matter.reference, unassigned.matter.reference}


def test_the_neighbour_sees_nothing_even_by_sql(citizen, neighbour):
    voices.told(citizen)
    stranger = tenants.member_of(neighbour, "clerk", username="stranger")

    with acting_for(neighbour):
        assert listed(stranger) == []
        for table in ("matter", "matterwords", "matterstep", "mattermessage"):
            with connection.cursor() as cursor:
                cursor.execute(f"select count(*) from participation_{table}")
                assert cursor.fetchone() == (0,)


def test_a_clock_that_ran_out_is_seen_above_once(citizen, clerk):
    voices.told(citizen)
    late = tenants.NOW + datetime.timedelta(days=30)

    first = jobs.escalate_overdue(at=late, by=citizen)
    second = jobs.escalate_overdue(at=late, by=citizen)

    assert (first, second) == (1, 0)
    assert queries.overdue(clerk, late.date()).get().is_escalated


def test_what_is_personal_goes_two_years_after_the_end_and_the_number_stays(citizen, officer):
    told = voices.told(citizen, name="สมศรี ตัวอย่าง", phone="0800000000", photo=voices.photo())
    answered(told.matter.pk, officer)
    a_day_early = tenants.NOW.replace(year=2028)

    jobs.forget(on=a_day_early.date(), by=citizen)
    kept = MatterWords.objects.count()
    jobs.forget(on=a_day_early.date() + datetime.timedelta(days=1), by=citizen)

    assert kept == 1
    assert MatterWords.objects.count() == MatterMessage.objects.count() == 0
    thread = queries.thread(queries.by_code(told.matter.reference, told.code))
    assert thread.is_erased
    assert thread.matter.kind == "light"


def test_an_open_matter_is_not_forgotten(citizen):
    voices.told(citizen)

    jobs.forget(on=datetime.date(2040, 1, 1), by=citizen)

    assert MatterWords.objects.count() == 1
