"""What the town keeps beside projects, and a community's own plan, needs and projects."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import organisations, planning, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.registry.organisations.models import Organisation
from thuanna.services.planning import access, actions, queries
from thuanna.services.planning.models import Duty, Plan, Project

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 14)


def duty(**more):
    words = {
        "title": "เบี้ยยังชีพผู้สูงอายุ",
        "from_whom": "กรมประชาสงเคราะห์",
        "instrument": "แผนการกระจายอำนาจ",
        "state": "preparing",
        "since": DAY,
    }
    return actions.NewDuty(**{**words, **more})


def test_a_duty_moves_on_in_the_register(officer):
    row = actions.record_duty(new=duty(), by=officer)

    actions.record_duty(new=duty(state="taken_over"), duty_id=row.pk, by=officer)

    assert Duty.objects.get().state == "taken_over"


@pytest.mark.parametrize("gap", [{"title": " "}, {"instrument": ""}, {"state": "lost"}])
def test_a_duty_says_whose_and_by_which_law(officer, gap):
    with pytest.raises(Refusal) as refused:
        actions.record_duty(new=duty(**gap), by=officer)

    assert refused.value.code == "duty_incomplete"


def test_the_newest_definition_of_a_quality_holds(officer):
    for words in ("ไม่มีใครถูกทิ้ง", "ทุกคนมีคนไปหา"):
        actions.define_quality(quality="safety", words=words, since=DAY, by=officer)

    assert queries.qualities()["safety"].words == "ทุกคนมีคนไปหา"


def test_a_market_day_is_set_and_freed(officer):
    actions.set_market_day(weekday=2, words="ตลาดนัดหน้าวัด", by=officer)
    assert queries.market_days() == {2: "ตลาดนัดหน้าวัด"}

    actions.set_market_day(weekday=2, words="", by=officer)

    assert queries.market_days() == {}


def test_income_is_followed_up_for_earning_activities_that_were_held(officer):
    project = planning.begun(officer)
    activity = planning.announced(officer, project, earns=True, groups=("low_income",))
    count = {"activity_id": activity.pk, "counted_on": DAY, "families": 6, "a_month": Money.baht("9,000")}
    with pytest.raises(Refusal, match="รายได้"):
        actions.count_income(**count, by=officer)
    came = [actions.Came("low_income", "female", 8)]
    actions.record_attendance(activity_id=activity.pk, came=came, today=DAY, by=officer)
    later = DAY + datetime.timedelta(days=100)
    assert list(queries.incomes_to_ask(officer, held_before=later)) == [activity]

    row = actions.count_income(**count, by=officer)

    assert row.a_month == Money.baht("9,000")
    assert not queries.incomes_to_ask(officer, held_before=later)


def test_no_more_are_reached_than_there_are(officer):
    target = actions.Target(
        year=2570, group="older", people=10, reached=11, is_estimate=False, as_of=DAY, source="ทะเบียน"
    )

    with pytest.raises(Refusal) as refused:
        actions.record_target(target=target, by=officer)

    assert refused.value.code == "target_over"


def test_money_paid_to_people_says_to_how_many(officer):
    project = planning.begun(officer)
    paid = {"project_id": project.pk, "spent_on": DAY, "amount": Money.baht("600"), "voucher": "ฎ.1"}

    with pytest.raises(Refusal) as refused:
        actions.spend(**paid, words="ค่าตอบแทนคนขับ", kind="wages", by=officer)

    assert refused.value.code == "spending_to_nobody"


class TestACommunityOfItsOwn:
    """R22: the community is an actor with its own forum, plan and projects; and with nobody else's."""

    @pytest.fixture
    def unit(self, chair):
        return Organisation.objects.get(pk=chair.unit_id)

    def test_it_holds_its_forum_and_keeps_its_plan(self, chair, unit):
        forum = planning.forum(chair, [planning.need()], community_id=unit.community_id)
        actions.adopt_plan(
            title="แผนชุมชนหมู่ 1",
            first_year=2570,
            last_year=2572,
            strategies=["ดูแลกัน"],
            community_id=unit.community_id,
            by=chair,
        )

        assert forum.community_id == Plan.objects.get().community_id == unit.community_id

    def test_it_leads_and_decides_its_own_project_on_its_own_need(self, chair, unit):
        forum = planning.forum(chair, [planning.need()], community_id=unit.community_id)
        project = planning.project(chair, unit, need_ids=[planning.needs_of(forum)[0].pk])

        actions.decide(project_id=project.pk, decided=planning.decided("approved"), by=chair)

        assert Project.objects.get().owner == unit

    def test_it_touches_no_project_of_the_town(self, officer, chair):
        project = planning.begun(officer)

        for act in (
            lambda: actions.decide(project_id=project.pk, decided=planning.decided("stopped"), by=chair),
            lambda: actions.plan_activity(project_id=project.pk, new=planning.outing(), by=chair),
        ):
            with pytest.raises(access.NotInThePlan):
                act()

    def test_it_proposes_for_nobody_else_and_keeps_no_plan_of_the_town(self, officer, chair):
        town = organisations.municipality(officer)

        with pytest.raises(NotAllowed):
            planning.project(chair, town)
        with pytest.raises(NotAllowed):
            actions.adopt_plan(title="แผน", first_year=2570, last_year=2570, strategies=["ก"], by=chair)

    def test_the_offices_answer_stays_the_offices(self, officer, chair):
        unit = Organisation.objects.get(pk=chair.unit_id)
        need = planning.needs_of(planning.forum(chair, [planning.need()], community_id=unit.community_id))[0]
        no = actions.Answer(kind="cannot", decided_on=tenants.TODAY, decided_by="ประธาน", reason="ไม่มีเงิน")

        with pytest.raises(NotAllowed):
            actions.answer_needs(need_id=need.pk, answer=no, by=chair)
