"""Clocks, plans and what ends them; who may help; what goes in time; what the database lets nobody read."""

from __future__ import annotations

import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories import cases, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.services.cases import jobs, queries, refusals
from thuanna.services.cases.actions import asking, helping, naming, referring, working
from thuanna.services.cases.actions.referring import NewReferral
from thuanna.services.cases.models import Case, CaseHelper, CaseStep, CaseWords

NOW, TODAY = tenants.NOW, tenants.TODAY
TABLES = (
    "cases_case",
    "cases_casestep",
    "cases_casewords",
    "cases_casehelper",
    "cases_caserecusal",
    "cases_casereferral",
    "cases_caselook",
    "cases_receiver",
)


@pytest.fixture
def case(citizen, door) -> Case:
    return cases.asked(citizen).case


def asked_of_hospital(consent: str) -> NewReferral:
    return NewReferral(
        to="โรงพยาบาล",
        person="หญิง 78 ปี",
        contact="ผ่าน อสม.",
        words="ตรวจเข่า",
        consent=consent,
        consent_on=TODAY,
    )


def open_kinds(case: Case) -> list[str]:
    return [step.what for step in queries.cover_of(case).open_steps]


@pytest.mark.parametrize(
    ("urgency", "due_on"),
    [
        ("danger", datetime.date(2026, 11, 21)),
        ("urgent", datetime.date(2026, 11, 22)),
        ("soon", datetime.date(2026, 11, 25)),
        ("ordinary", datetime.date(2026, 12, 1)),
    ],
)
def test_each_urgency_has_its_clock_from_the_data(case, officer, urgency, due_on):
    cases.judged(case, officer, urgency=urgency)

    assert queries.cover_of(case).due_on == due_on


def test_reaching_the_person_stops_the_clock_and_judging_anew_starts_another(case, officer):
    cases.judged(case, officer)
    working.answer(case_id=case.pk, words="โทรแล้ว", request_token="a", at=NOW, by=officer)
    stopped = open_kinds(case)

    cases.judged(case, officer, urgency="danger")

    assert stopped == []
    assert open_kinds(case) == ["triaged"]


def test_the_most_pressing_stands_first_in_the_list(citizen, case, officer):
    later = cases.asked(citizen).case
    cases.judged(case, officer, urgency="ordinary")
    cases.judged(later, officer, urgency="danger")

    assert [one.pk for one in queries.listed(officer)] == [later.pk, case.pk]


def test_a_visit_ends_its_plan_and_plans_the_next(case, officer):
    cases.judged(case, officer)
    planned = helping.plan_visit(
        case_id=case.pk, visit_on=TODAY, account_id=None, words="", request_token="a", at=NOW, by=officer
    )
    visit = {
        "case_id": case.pk,
        "planned_id": planned.pk,
        "visited_on": TODAY,
        "seen": "เข่าบวม",
        "agreed": "พาไปหาหมอ",
        "next_on": TODAY + datetime.timedelta(days=7),
        "at": NOW,
        "by": officer,
    }

    helping.visit_done(request_token="b", **visit)

    assert open_kinds(case) == ["visit_planned"]
    with pytest.raises(refusals.NothingPlanned):
        helping.visit_done(request_token="c", **visit)


def test_a_visit_that_lies_ahead_was_not_made(case, officer):
    with pytest.raises(refusals.DayUnsuitable):
        helping.visit_done(
            case_id=case.pk,
            planned_id=None,
            visited_on=TODAY + datetime.timedelta(days=1),
            seen="ยังไม่ไป",
            agreed="",
            next_on=None,
            request_token="a",
            at=NOW,
            by=officer,
        )


def test_a_plan_of_another_case_is_not_settled_here(citizen, case, officer):
    other = cases.asked(citizen).case
    planned = helping.plan_follow_up(case_id=other.pk, follow_up_on=TODAY, at=NOW, by=officer)

    with pytest.raises(refusals.NothingPlanned):
        helping.followed_up(
            case_id=case.pk,
            planned_id=planned.pk,
            words="สบายดี",
            next_on=None,
            request_token="a",
            at=NOW,
            by=officer,
        )


def test_closing_ends_everything_but_the_follow_up(case, officer):
    cases.judged(case, officer)
    helping.plan_visit(
        case_id=case.pk, visit_on=TODAY, account_id=None, words="", request_token="a", at=NOW, by=officer
    )

    cases.closed(case, officer, outcome="self_reliant", follow_up_on=TODAY + datetime.timedelta(days=30))

    assert open_kinds(case) == ["follow_up"]
    with pytest.raises(refusals.AlreadyClosed):
        cases.closed(case, officer)


def test_a_case_nobody_judged_is_not_closed(case, officer):
    with pytest.raises(refusals.NotYetJudged):
        cases.closed(case, officer)


def test_a_referral_without_consent_or_duty_is_no_referral(case, officer):

    new = asked_of_hospital("")

    with pytest.raises(refusals.ChoiceUnknown):
        referring.refer(case_id=case.pk, new=new, request_token="a", at=NOW, by=officer)


def test_an_agency_that_accepted_is_still_asked_what_became_of_it(case, officer):
    new = asked_of_hospital("spoken")
    referral = referring.refer(case_id=case.pk, new=new, request_token="a", at=NOW, by=officer)

    def hear(what: str) -> None:
        referring.hear(
            case_id=case.pk,
            referral_id=referral.pk,
            what=what,
            words="โทรบอก",
            request_token=what,
            at=NOW,
            by=officer,
        )

    hear("referral_accepted")
    accepted = "referred" in open_kinds(case)
    hear("referral_done")

    assert accepted
    assert "referred" not in open_kinds(case)


def test_the_responsible_one_is_not_taken_off_nor_kept_out(case, officer):
    cases.judged(case, officer)
    working.take_on(case_id=case.pk, at=NOW, by=officer)

    with pytest.raises(refusals.HandlerStays):
        naming.take_helper_off(case_id=case.pk, account_id=officer.user_id, by=officer)
    with pytest.raises(refusals.HandlerStays):
        naming.keep_out(case_id=case.pk, account_id=officer.user_id, on=TODAY, by=officer)


def test_the_last_receiver_cannot_step_aside(case, officer, head):
    naming.keep_out(case_id=case.pk, account_id=officer.user_id, on=TODAY, by=officer)

    with pytest.raises(refusals.NobodyLeft):
        naming.keep_out(case_id=case.pk, account_id=head.user_id, on=TODAY, by=head)


def test_a_volunteer_on_the_team_visits_and_decides_nothing(case, officer, volunteer):
    naming.add_helper(case_id=case.pk, account_id=volunteer.user_id, team="tambon", on=TODAY, by=officer)

    helping.note(case_id=case.pk, words="ไปดูแล้ว", request_token="a", at=NOW, by=volunteer)

    with pytest.raises(NotAllowed):
        cases.judged(case, volunteer)


def test_what_is_personal_goes_two_years_after_the_end_and_the_skeleton_stays(case, officer, citizen):
    cases.judged(case, officer)
    working.take_on(case_id=case.pk, at=NOW, by=officer)
    cases.closed(case, officer)
    by = tenants.system_of(Tenant.objects.get(pk=case.tenant_id), "cases")

    kept = jobs.forget(on=TODAY + datetime.timedelta(days=700), by=by)
    gone = jobs.forget(on=TODAY + datetime.timedelta(days=740), by=by)

    assert (kept, gone) == (0, 1)
    assert not CaseWords.objects.exists()
    assert not CaseHelper.objects.exists()
    assert queries.cover_of(case).is_erased
    with pytest.raises(refusals.WordsErased):
        asking.reopen(case_id=case.pk, words="ยัง", request_token="z", at=NOW, by=citizen)


def test_an_open_case_is_never_forgotten(case, officer):
    by = tenants.system_of(Tenant.objects.get(pk=case.tenant_id), "cases")

    assert jobs.forget(on=TODAY + datetime.timedelta(days=4000), by=by) == 0


@pytest.mark.parametrize("table", TABLES)
def test_another_town_reads_no_row_of_it_by_plain_sql(case, officer, table):
    working.open_file(case_id=case.pk, at=NOW, by=officer)
    other = tenants.tenant("neighbour", Tenant.Kind.LOCAL_GOVERNMENT)

    with acting_for(other), connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {table}")
        assert cursor.fetchone() == (0,)


def test_what_happened_is_neither_changed_nor_removed(case):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update cases_casestep set what = 'closed'")
    with pytest.raises(DatabaseError), transaction.atomic():
        CaseStep.objects.all().delete()
