"""Polls give advice: one voice a device or slip, and nobody can tell who chose what."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection

from tests.factories import tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.language import t
from thuanna.services.participation import jobs, refusals
from thuanna.services.participation.actions import polls as actions
from thuanna.services.participation.models import Ballot, PollTally, ServiceSlip

TODAY = tenants.TODAY


def asked(**facts: object) -> actions.NewPoll:
    usual = {
        "key": "market",
        "form": "topic",
        "question": t("จัดวันไหน", "Which day?"),
        "choices": (t("เสาร์", "Saturday"), t("อาทิตย์", "Sunday")),
        "starts_on": TODAY,
    }
    return actions.NewPoll(**{**usual, **facts})


def votes(**where: object) -> dict[int, int]:
    return dict(PollTally.objects.filter(**where).values_list("choice__position", "votes"))


def test_a_device_counts_once_and_the_result_adds_up(citizen, head):
    actions.ask(new=asked(), by=head)
    choose = {"key": "market", "on": TODAY, "by": citizen}

    actions.choose(choice=1, device="one", **choose)
    actions.choose(choice=1, device="other", **choose)
    with pytest.raises(refusals.AlreadyVoted):
        actions.choose(choice=2, device="one", **choose)

    assert votes() == {1: 2}


def test_no_table_joins_a_ballot_with_a_choice(citizen, head):
    actions.ask(new=asked(), by=head)
    actions.choose(key="market", choice=2, device="one", on=TODAY, by=citizen)

    columns = {field.name for field in Ballot._meta.fields}
    assert columns == {"id", "tenant", "poll", "page", "digest", "cast_on"}
    assert "one" not in Ballot.objects.get().digest


def test_one_device_has_another_mark_in_every_poll(citizen, head):
    for key in ("a", "b"):
        actions.ask(new=asked(key=key), by=head)
        actions.choose(key=key, choice=1, device="one", on=TODAY, by=citizen)

    assert Ballot.objects.values("digest").distinct().count() == 2


@pytest.mark.parametrize(
    "facts",
    [
        {"choices": (t("ใช่", "Yes"),)},
        {"question": t("ลงประชามติเรื่องตลาด", "The market")},
        {"question": t("ตลาด", "Election of the market day")},
        {"question": t(" ", "")},
        {"choices": tuple(t(f"ข้อ {n}", "") for n in range(9))},
    ],
)
def test_what_is_no_poll_is_refused(head, facts):
    with pytest.raises(refusals.PollUnsuitable):
        actions.ask(new=asked(**facts), by=head)


def test_a_closed_poll_takes_no_answer(citizen, head):
    poll = actions.ask(new=asked(starts_on=TODAY - datetime.timedelta(days=5)), by=head)
    actions.end(poll_id=poll.pk, on=TODAY, by=head)

    with pytest.raises(refusals.PollClosed):
        actions.choose(key="market", choice=1, device="one", on=TODAY, by=citizen)
    with pytest.raises(refusals.PollClosed):
        actions.end(poll_id=poll.pk, on=TODAY, by=head)


def test_an_answer_that_does_not_exist_is_refused_and_leaves_no_mark(citizen, head):
    actions.ask(new=asked(), by=head)

    with pytest.raises(refusals.ChoiceUnknown):
        actions.choose(key="market", choice=7, device="one", on=TODAY, by=citizen)

    assert not Ballot.objects.exists()


def test_the_question_at_the_foot_is_there_from_its_first_answer(citizen):
    judge = {"choice": 1, "on": TODAY, "by": citizen}

    actions.judge(page="/t/noenkhram/know/", device="one", **judge)
    actions.judge(page="/t/noenkhram/", device="one", **judge)
    with pytest.raises(refusals.AlreadyVoted):
        actions.judge(page="/t/noenkhram/", device="one", **judge)

    assert votes(page="/t/noenkhram/") == {1: 1}


def test_a_slip_works_once(citizen, head, officer):
    poll = actions.ask(new=asked(form="service"), by=head)
    _, code = actions.issue_slip(poll_id=poll.pk, on=TODAY, by=officer)

    actions.choose_with_slip(code=code.upper(), choice=1, on=TODAY, by=citizen)
    with pytest.raises(refusals.AlreadyVoted):
        actions.choose_with_slip(code=code, choice=2, on=TODAY, by=citizen)
    with pytest.raises(refusals.SlipUnknown):
        actions.choose_with_slip(code="aaaa-aaaa", choice=2, on=TODAY, by=citizen)
    with pytest.raises(refusals.PollUnknown):
        actions.choose(key="market", choice=1, device="one", on=TODAY, by=citizen)

    assert votes() == {1: 1}
    assert code not in ServiceSlip.objects.get().code_digest


def test_an_officer_asks_no_questions_and_a_neighbour_sees_none(officer, head, neighbour):
    poll = actions.ask(new=asked(), by=head)
    stranger = tenants.member_of(neighbour, "head", username="stranger")

    with pytest.raises(NotAllowed):
        actions.ask(new=asked(key="other"), by=officer)
    with acting_for(neighbour), pytest.raises(refusals.PollUnknown):
        actions.end(poll_id=poll.pk, on=TODAY, by=stranger)
    with acting_for(neighbour), connection.cursor() as cursor:
        cursor.execute("select count(*) from participation_poll")
        assert cursor.fetchone() == (0,)


def test_marks_go_after_a_year_and_the_result_stays(citizen, head):
    actions.ask(new=asked(), by=head)
    actions.choose(key="market", choice=1, device="one", on=TODAY, by=citizen)

    jobs.forget(on=datetime.date(2027, 11, 22), by=citizen)

    assert not Ballot.objects.exists()
    assert votes() == {1: 1}
