"""A project: for which needs, decided in order, shared with partners, followed to the voucher."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from tests.factories import organisations, planning, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.services.planning import access, actions, queries
from thuanna.services.planning.models import Indicator

pytestmark = pytest.mark.django_db


def test_a_project_names_the_needs_it_answers_and_they_name_it(officer):
    car, road = planning.needs_of(planning.forum(officer, [planning.need("รถ"), planning.need("ถนน")]))

    project = planning.project(officer, need_ids=[car.pk])

    chain = queries.chain(officer, project.pk)
    assert chain.needs == [car]
    assert chain.state == "proposed"
    assert road not in chain.needs


def test_its_state_follows_from_its_decisions(officer):
    project = planning.begun(officer)

    actions.decide(
        project_id=project.pk, decided=planning.decided("amended", budget=Money.baht("50,000")), by=officer
    )

    chain = queries.chain(officer, project.pk)
    assert chain.state == "begun"
    assert chain.money.budget == Money.baht("50,000")
    assert queries.projects(officer).get().state == "begun"


@pytest.mark.parametrize("kind", ["begun", "finished", "amended", "proposed"])
def test_what_does_not_follow_is_refused(officer, kind):
    project = planning.project(officer)

    with pytest.raises(Refusal) as refused:
        actions.decide(project_id=project.pk, decided=planning.decided(kind), by=officer)

    assert refused.value.code == "decision_out_of_order"


def test_stopping_says_why(officer):
    project = planning.begun(officer)

    with pytest.raises(Refusal) as refused:
        actions.decide(project_id=project.pk, decided=planning.decided("stopped", reason=""), by=officer)

    assert refused.value.code == "decision_bare"


def test_partners_bring_money_things_or_hours(officer):
    project = planning.project(officer)
    school = organisations.partner(officer)

    actions.share(
        project_id=project.pk, share=actions.Share(school.pk, Money.baht("2,000"), "รถตู้ 1 คัน", 40), by=officer
    )
    with pytest.raises(Refusal) as again:
        actions.share(project_id=project.pk, share=actions.Share(school.pk, hours=1), by=officer)

    assert again.value.code == "planning_said_already"
    assert queries.chain(officer, project.pk).money.shared == Money.baht("2,000")


def test_a_share_of_nothing_is_refused(officer):
    project = planning.project(officer)

    with pytest.raises(Refusal) as refused:
        actions.share(project_id=project.pk, share=actions.Share(project.owner_id), by=officer)

    assert refused.value.code == "share_of_nothing"


def test_spending_cites_the_voucher_of_the_towns_own_book(officer):
    project = planning.begun(officer)
    day = datetime.date(2026, 11, 16)

    actions.spend(
        project_id=project.pk,
        spent_on=day,
        amount=Money.baht("4,000"),
        voucher="ฎ.12/2570",
        words="ค่าน้ำมัน",
        by=officer,
    )
    with pytest.raises(Refusal) as twice:
        actions.spend(
            project_id=project.pk,
            spent_on=day,
            amount=Money.baht("4,000"),
            voucher="ฎ.12/2570",
            words="ค่าน้ำมัน",
            by=officer,
        )
    with pytest.raises(Refusal) as bare:
        actions.spend(
            project_id=project.pk, spent_on=day, amount=Money.baht("1"), voucher=" ", words="อื่น", by=officer
        )

    money = queries.chain(officer, project.pk).money
    assert (money.spent, money.left) == (Money.baht("4,000"), Money.baht("44,000"))
    assert (twice.value.code, bare.value.code) == ("planning_said_already", "spending_incomplete")


def test_nothing_is_spent_before_it_begins(officer):
    project = planning.project(officer)

    with pytest.raises(Refusal) as refused:
        actions.spend(
            project_id=project.pk,
            spent_on=tenants.TODAY,
            amount=Money.baht("1"),
            voucher="ฎ.1",
            words="ซื้อ",
            by=officer,
        )

    assert refused.value.code == "planning_not_now"


def test_an_indicator_keeps_baseline_target_and_reached_apart(officer):
    new = actions.NewIndicator("ผู้สูงอายุที่ได้ไปตามนัด", "คน", Decimal(60), None)
    project = planning.project(officer)
    measured = planning.project(officer, title="อื่น")
    actions.propose(
        new=actions.NewProject(
            title="มีตัวชี้วัด",
            problem="ไม่มีรถ",
            objective="มีรถ",
            group="older",
            dimensions=("health",),
            help_form="assistance",
            owner_id=project.owner_id,
            money_from="งบ",
            budget=Money.baht("0"),
            proposed_on=measured.proposed_on,
        ),
        indicators=[new],
        by=officer,
    )
    indicator = Indicator.objects.get()

    actions.measure(indicator_id=indicator.pk, reached=Decimal(41), measured_on=tenants.TODAY, by=officer)

    indicator.refresh_from_db()
    assert (indicator.baseline, indicator.target, indicator.reached) == (None, 60, 41)


def test_a_plan_has_strategies_in_their_order(officer):
    actions.adopt_plan(
        title="แผนพัฒนาท้องถิ่น 2566–2570",
        first_year=2566,
        last_year=2570,
        strategies=["คุณภาพชีวิต", " ", "เศรษฐกิจ"],
        by=officer,
    )

    assert [(one.place, one.title) for one in queries.strategies()] == [(1, "คุณภาพชีวิต"), (2, "เศรษฐกิจ")]
    with pytest.raises(Refusal):
        actions.adopt_plan(title="แผน", first_year=2570, last_year=2566, strategies=["ก"], by=officer)


def test_who_records_does_not_decide(officer, acting):
    project = planning.project(officer)
    recorder = tenants.member_of(acting, "officer", username="recorder")

    with pytest.raises(NotAllowed):
        actions.decide(project_id=project.pk, decided=planning.decided("approved"), by=recorder)


def test_the_neighbour_finds_no_project(officer, neighbour):
    project = planning.project(officer)
    stranger = tenants.member_of(neighbour, "head", username="next-door")

    with acting_for(neighbour), pytest.raises(access.NotInThePlan):
        queries.chain(stranger, project.pk)


def test_the_chain_asks_a_bounded_number_of_questions(officer, django_assert_max_num_queries):
    needs = planning.needs_of(planning.forum(officer, [planning.need(f"ข้อ {n}") for n in range(5)]))
    project = planning.begun(officer, need_ids=[need.pk for need in needs])
    for _ in range(3):
        planning.announced(officer, project)

    with django_assert_max_num_queries(14):
        queries.chain(officer, project.pk)


def test_the_matrix_counts_by_dimension_and_group(officer):
    need = planning.needs_of(planning.forum(officer, [planning.need()]))[0]
    project = planning.begun(officer, need_ids=[need.pk])
    activity = planning.announced(officer, project)
    actions.record_attendance(
        activity_id=activity.pk, came=[actions.Came("older", "female", 9)], today=tenants.TODAY, by=officer
    )

    matrix = queries.matrix(officer, 2570)

    assert matrix["health", "older"] == queries.Cell(needs=1, answered=0, projects=1, reached=9)
    assert matrix["social_services", "older"] == queries.Cell(needs=1, answered=0, projects=0, reached=0)
