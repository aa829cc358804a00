"""Asking for help: a number, a code, a clock, named receivers, and nothing kept that nobody would read."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection

from tests.factories import cases, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel import saying
from thuanna.kernel.tokens import new_token
from thuanna.services.cases import access, queries, refusals
from thuanna.services.cases.actions import asking, naming, working
from thuanna.services.cases.models import Case, CaseWords, Receiver

LATER = tenants.NOW + datetime.timedelta(days=1)


def test_a_request_gets_a_number_a_code_and_a_clock(citizen, door):
    asked = cases.asked(citizen)

    cover = queries.cover_of(queries.by_code(asked.case.reference, asked.code))
    assert asked.case.reference.startswith("ชล-2569-000001-")
    assert cover.due_on == datetime.date(2026, 11, 23)
    assert cover.state.what == "received"


def test_the_code_is_read_however_it_is_typed_and_stored_as_a_digest_only(citizen, door):
    asked = cases.asked(citizen)

    found = queries.by_code(asked.case.reference.replace("-", " "), asked.code.upper().replace("-", ""))

    assert found == asked.case
    assert asked.code not in {found.code_digest, found.request_digest}


@pytest.mark.parametrize(
    ("reference", "code"), [("", ""), ("ชล-2569-000001-0", "aaaa-aaaa-aaaa"), ("x" * 500, "y\x00")]
)
def test_a_wrong_number_or_code_opens_nothing_and_tells_not_which(citizen, door, reference, code):
    cases.asked(citizen)

    with pytest.raises(refusals.CodeWrong):
        queries.by_code(reference, code)


def test_what_was_said_lies_sealed(citizen, door):
    cases.asked(citizen, who="ยายแก้ว", phone="081 000 0000")

    with connection.cursor() as cursor:
        cursor.execute("select string_agg(row_to_json(w)::text, '') from cases_casewords w")
        stored = cursor.fetchone()[0]
    assert "ยาย" not in stored
    assert "ยาย".encode().hex() not in stored
    assert "0810000000" not in stored


def test_the_same_form_sent_twice_is_one_request(citizen, door):
    token = new_token()

    first, second = cases.asked(citizen, token=token), cases.asked(citizen, token=token)

    assert (first.case, first.code) == (second.case, second.code)
    assert CaseWords.objects.count() == 1


@pytest.mark.parametrize("is_deputy", [True, False])
def test_without_a_receiver_and_a_deputy_the_door_is_closed_and_nothing_is_kept(citizen, head, is_deputy):
    named = Receiver.objects.get(is_deputy=is_deputy)
    naming.end_receiver(receiver_id=named.pk, on=tenants.TODAY, by=head)

    with pytest.raises(refusals.NobodyReceives):
        cases.asked(citizen)

    assert not Case.objects.exists()


def test_a_receiver_who_lost_the_role_opens_no_door(citizen, officer, town):
    tenants.Membership.objects.filter(user_id=officer.user_id).update(ends_before=tenants.TODAY)

    assert not queries.door(tenants.TODAY).is_open


def test_whoever_is_to_be_kept_out_never_sees_it(citizen, officer, head):
    cases.asked(citizen, not_for=(officer.user_id,))

    assert not access.visible(officer).exists()
    assert access.visible(head).count() == 1


def test_not_everybody_can_be_kept_out(citizen, officer, head):
    with pytest.raises(refusals.NobodyLeft):
        cases.asked(citizen, not_for=(officer.user_id, head.user_id))


@pytest.mark.parametrize(
    "facts",
    [
        {"for_whom": "nobody"},
        {"troubles": ("gold",)},
        {"reach": "pigeon"},
        {"channel": "mailbox"},
        {"community_id": 999_999},
    ],
)
def test_a_choice_that_is_in_no_list_is_refused(citizen, door, facts):
    with pytest.raises(refusals.ChoiceUnknown):
        cases.asked(citizen, **facts)


def test_a_request_says_something(citizen, door):
    with pytest.raises(saying.WordsMissing):
        cases.asked(citizen, words=" \n ")


def test_no_more_is_taken_than_can_be_kept(citizen, door):
    with pytest.raises(saying.WordsTooLong):
        cases.asked(citizen, words="ก" * 4001)


def test_a_volunteer_takes_a_request_down_and_cannot_open_it_afterwards(volunteer, door):
    asked = cases.asked(volunteer, channel="volunteer")

    assert asked.case.taken_by_id == volunteer.user_id
    with pytest.raises(refusals.CaseUnknown):
        queries.cover(volunteer, asked.case.pk)


def test_an_executive_takes_no_request_and_opens_none(citizen, door, town):
    executive = tenants.member_of(town, "executive", username="executive")

    with pytest.raises(NotAllowed):
        cases.asked(executive, channel="counter")
    with pytest.raises(NotAllowed):
        queries.listed(executive)


def test_the_neighbour_sees_no_request_and_no_code_opens_one_there(citizen, door):
    asked = cases.asked(citizen)
    other = tenants.tenant("neighbour", Tenant.Kind.LOCAL_GOVERNMENT)
    stranger = tenants.member_of(other, "head", username="stranger")

    with acting_for(other):
        assert not queries.listed(stranger).exists()
        with pytest.raises(refusals.CodeWrong):
            queries.by_code(asked.case.reference, asked.code)
        with pytest.raises(refusals.CaseUnknown):
            working.open_file(case_id=asked.case.pk, at=tenants.NOW, by=stranger)


def test_a_message_starts_a_clock_of_its_own(citizen, officer):
    case = cases.asked(citizen).case
    cases.judged(case, officer)
    working.answer(case_id=case.pk, words="ไปถึงบ่ายนี้", request_token="a", at=tenants.NOW, by=officer)

    asking.write(case_id=case.pk, words="ยายไข้ขึ้น", request_token="b", at=tenants.NOW, by=citizen)

    cover = queries.cover_of(case)
    assert [step.what for step in cover.open_steps] == ["wrote"]
    assert [words for _, words in queries.messages(case)] == ["ไปถึงบ่ายนี้", "ยายไข้ขึ้น"]


def test_a_request_can_be_taken_back_and_then_nothing_is_due(citizen, door):
    case = cases.asked(citizen).case

    asking.withdraw(case_id=case.pk, words="", request_token="a", at=tenants.NOW, by=citizen)

    cover = queries.cover_of(case)
    assert cover.is_ended
    assert cover.due_on is None
    with pytest.raises(refusals.AlreadyClosed):
        asking.write(case_id=case.pk, words="อีกเรื่อง", request_token="b", at=tenants.NOW, by=citizen)


def test_whoever_still_needs_help_opens_it_again_and_it_is_judged_anew(citizen, officer):
    case = cases.asked(citizen).case
    cases.judged(case, officer)
    cases.closed(case, officer)

    asking.reopen(case_id=case.pk, words="ยังเดินไม่ได้", request_token="a", at=LATER, by=citizen)

    cover = queries.cover_of(case)
    assert cover.state.what == "reopened"
    assert cover.due_on == datetime.date(2026, 11, 23)


def test_an_open_request_is_not_opened_again(citizen, door):
    case = cases.asked(citizen).case

    with pytest.raises(refusals.NotClosed):
        asking.reopen(case_id=case.pk, words="ยัง", request_token="a", at=tenants.NOW, by=citizen)
