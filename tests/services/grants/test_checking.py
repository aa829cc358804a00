"""The criteria computed from live books, judged by people, kept as decisions."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import cash, funds, places, tenants
from tests.factories import grants as make
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.partial_dates import PartialDate
from thuanna.money.ledger import chart
from thuanna.services.grants import access, actions, refusals
from thuanna.services.grants.models import CriteriaDecision, Judgement
from thuanna.services.grants.queries import checking, evidence
from thuanna.services.grants.queries.people import reach_on

pytestmark = pytest.mark.django_db

TODAY = tenants.TODAY


@pytest.fixture
def fund(acting, secretary):
    return funds.fund_with_book(secretary)


def states(by, criteria="new_fund", on=TODAY):
    found = checking.standing(criteria, on, by=by)
    assert found is not None
    return {one.check.code: one.state for one in found.checks}


def todo(by, code, criteria="new_fund"):
    found = checking.standing(criteria, TODAY, by=by)
    assert found is not None
    return str(next(one.todo for one in found.checks if one.check.code == code))


def test_without_a_fund_there_is_nothing_to_check(acting, secretary):
    assert checking.standing("new_fund", TODAY, by=secretary) is None


def test_a_group_is_reached_by_one_member_and_somebody_may_be_of_two(fund, secretary):
    make.member(secretary, birth=PartialDate(1940, 1, 1))
    make.member(secretary, birth=PartialDate(2015, 1, 1))

    members = reach_on(TODAY).members

    assert (members["all"], members["older"], members["youth"], members["disabled"]) == (2, 1, 1, 0)


def test_what_is_missing_is_said_in_numbers(fund, secretary):
    villages = [places.village(secretary, number) for number in range(1, 6)]
    make.member(secretary, villages[0])

    assert todo(secretary, "villages_share_min") == "รับสมาชิกเพิ่มอีก 2 หมู่บ้านหรือชุมชน"
    assert todo(secretary, "members_min") == "จำนวนสมาชิก เพิ่มอีก 99 คน"


def test_the_day_the_year_is_full_is_told(fund, secretary):
    make.member(secretary, joined_on=TODAY - datetime.timedelta(days=364))

    assert states(secretary)["age_min"] == "missing"
    assert "อีก 1 วัน" in todo(secretary, "age_min")


def test_support_in_kind_is_support_and_money_in_the_book_is_too(fund, secretary):
    before = states(secretary)["local_support"]
    make.support(secretary)

    assert (before, states(secretary)["local_support"]) == ("missing", "met")


def test_money_of_the_local_government_is_read_from_the_book(fund, secretary, tenant):
    treasurer = tenants.member_of(tenant, "treasurer", username="treasurer")
    cash.event("matching", 5000, treasurer, supporter="local_government", round=1, giver="อบต.")

    found = checking.standing("new_fund", TODAY, by=secretary)

    assert found.gathered.facts["local_support"] == "cash"


def test_each_set_has_its_own_certifier(fund, secretary):
    make.certification(secretary, "codi")

    assert states(secretary, "existing_fund")["certifiers"] == "met"
    assert states(secretary, "new_fund")["certifiers"] == "missing"


def test_a_certificate_taken_back_counts_no_longer(fund, secretary):
    paper = make.certification(secretary, "codi")
    actions.take_back(kind="certifications", row_id=paper.pk, on=TODAY, reason="แนบผิดกองทุน", by=secretary)

    assert states(secretary, "existing_fund")["certifiers"] == "missing"
    assert evidence.listed(secretary, "certifications") == [paper]
    with pytest.raises(refusals.EvidenceTakenBack):
        actions.take_back(kind="certifications", row_id=paper.pk, on=TODAY, reason="อีก", by=secretary)


def test_a_certificate_needs_its_paper_or_number(fund, secretary):
    new = actions.NewCertification(certifier="codi", certified_on=TODAY)

    with pytest.raises(refusals.EvidenceIncomplete):
        actions.record_certification(new=new, by=secretary)


def test_a_posting_of_two_years_ago_counts_no_longer(fund, secretary):
    make.posting(secretary, on=TODAY - datetime.timedelta(days=800))

    assert states(secretary)["public_report"] == "missing"


def test_beneficiaries_are_those_whom_the_book_paid(fund, secretary, tenant):
    older = make.member(secretary, birth=PartialDate(1940, 1, 1))
    cash.cash(3000, tenants.member_of(tenant, "treasurer", username="treasurer"))
    order = cash.prepared(
        secretary, 400, kind="benefit", purpose="illness", account=chart.BENEFITS, party=older.pk
    )
    cash.paid(order, tenants.member_of(tenant, "treasurer", username="payer"))

    found = states(secretary, "existing_fund")

    assert found["older_beneficiaries_min"] == "met"
    assert found["youth_beneficiaries_min"] == "missing"


def test_a_person_judges_with_reason_and_name_and_can_take_it_back(fund, secretary):
    def judge(verdict):
        actions.judge(
            criteria="new_fund",
            code="monitoring",
            verdict=verdict,
            reason="ดูสมุดติดตามของปีก่อนแล้ว",
            judge_name="สมชาย ตัวอย่าง",
            on=TODAY,
            by=secretary,
        )

    before = states(secretary)["monitoring"]
    judge("met")
    during = states(secretary)["monitoring"]
    judge("taken_back")

    assert (before, during, states(secretary)["monitoring"]) == ("missing", "met", "missing")
    assert Judgement.objects.count() == 2


def test_a_judgement_names_a_check_of_the_set_and_its_reason(fund, secretary):
    asked = {"criteria": "new_fund", "verdict": "met", "judge_name": "ก", "on": TODAY, "by": secretary}

    with pytest.raises(refusals.JudgementIncomplete):
        actions.judge(code="youth_beneficiaries_min", reason="เพราะ", **asked)
    with pytest.raises(refusals.JudgementIncomplete):
        actions.judge(code="monitoring", reason=" ", **asked)


def test_a_decision_is_kept_with_facts_evidence_and_rule_version(fund, secretary):
    paper = make.certification(secretary, "codi")

    kept = actions.decide(criteria="existing_fund", on=TODAY, by=secretary)

    assert kept.outcome == "refused"
    assert kept.facts["certifier"] == "codi"
    assert kept.evidence["certifiers"] == [{"kind": "certifications", "row": paper.pk}]
    assert kept.rule_version.startswith("grants/existing_fund@")
    assert {check["clause"] for check in kept.record["checks"]} >= {"๒.๑ (๑)", "๒.๑ (๕)"}
    assert AuditEntry.objects.get(verb="grants.decided").facts["outcome"] == "refused"


def test_the_committee_reads_and_does_not_judge(fund, secretary, tenant):
    member = tenants.member_of(tenant, "committee", username="committee")

    assert states(member)["committee_min"] == "missing"
    with pytest.raises(NotAllowed):
        actions.decide(criteria="new_fund", on=TODAY, by=member)


def test_a_set_is_chosen_by_a_person_with_a_reason(fund, secretary):
    with pytest.raises(refusals.JudgementIncomplete):
        actions.choose_set(criteria="new_fund", is_urban=False, reason="", on=TODAY, by=secretary)
    actions.choose_set(criteria="new_fund", is_urban=False, reason="ยังไม่เคยรับสมทบ", on=TODAY, by=secretary)

    assert checking.chosen().chosen == "new_fund"


def test_the_neighbour_sees_nothing_of_it(fund, secretary, neighbour, stranger):
    paper = make.certification(secretary)
    actions.decide(criteria="new_fund", on=TODAY, by=secretary)

    with acting_for(neighbour):
        assert not CriteriaDecision.objects.exists()
        with pytest.raises(access.EvidenceUnknown):
            actions.take_back(kind="certifications", row_id=paper.pk, on=TODAY, reason="ของเขา", by=stranger)
