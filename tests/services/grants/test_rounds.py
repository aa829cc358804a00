"""Who is matched: a full year at the cut-off, in good standing, no more than three times."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import funds, tenants
from tests.factories import grants as make
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.law import queries as law
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.money import Money
from thuanna.money.funds.actions import members
from thuanna.services.grants import access, actions, refusals
from thuanna.services.grants.models import MatchedMember, MatchingRound
from thuanna.services.grants.queries import matching
from thuanna.services.grants.rules.functions import MATCHED_MEMBER
from thuanna.services.grants.rules.matching import LAW

pytestmark = pytest.mark.django_db

TODAY = tenants.TODAY
CUTOFF = datetime.date(2026, 9, 30)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def fund(acting, secretary):
    return funds.fund_with_book(secretary)


def earlier_rounds(secretary, *numbers, rounds=3):
    for number in range(1, rounds + 1):
        day = datetime.date(2021 + number, 12, 1)
        actions.record_earlier_round(
            number=number,
            cutoff_on=datetime.date(2021 + number, 9, 30),
            approved_on=day,
            member_numbers=numbers,
            amount=Money.baht(365 * len(numbers)),
            by=secretary,
        )


def test_the_last_day_of_joining_with_a_full_year_is_the_cutoff_of_the_year_before(fund, secretary):
    in_time = make.member(secretary, joined_on=make.LAST_YEAR)
    too_late = make.member(secretary, joined_on=make.LAST_YEAR + DAY)

    found = matching.matching_on(TODAY, by=secretary)

    assert [one.member_id for one in found.claimed] == [in_time.pk]
    assert {one.member_id: one.grounds for one in found.members}[too_late.pk] == ("joined_after_cutoff",)
    assert found.amount == Money.baht("365")


def test_somebody_suspended_is_a_member_and_is_not_claimed(fund, secretary):
    suspended = make.member(secretary)
    members.change_status(member_id=suspended.pk, status="suspended", on=CUTOFF, reason="ค้าง", by=secretary)

    found = matching.matching_on(TODAY, by=secretary)

    assert len(found.members) == 1
    assert found.claimed == []


def test_who_resigned_is_not_counted_at_all(fund, secretary):
    gone = make.member(secretary)
    members.change_status(member_id=gone.pk, status="resigned", on=CUTOFF, reason="ย้าย", by=secretary)

    assert matching.matching_on(TODAY, by=secretary).members == ()


def test_a_member_is_matched_three_times_and_no_more(fund, secretary):
    often, never = make.member(secretary), make.member(secretary)
    earlier_rounds(secretary, often.number)

    found = matching.matching_on(TODAY, by=secretary)

    assert [one.member_id for one in found.claimed] == [never.pk]
    assert found.facts["matched_enough"] == 1


def test_grounds_that_overlap_are_taken_off_once_and_the_sum_is_that_of_the_rule(fund, secretary):
    plain = [make.member(secretary) for _ in range(3)]
    late = make.member(secretary, joined_on=make.LAST_YEAR + DAY)
    members.change_status(member_id=late.pk, status="suspended", on=CUTOFF, reason="ค้าง", by=secretary)

    found = matching.matching_on(TODAY, by=secretary)

    assert found.facts == {
        "current_members": 4,
        "joined_after_cutoff": 1,
        "not_in_good_standing": 1,
        "matched_enough": 0,
        "overlapping": 1,
    }
    assert len(found.claimed) == len(plain)
    assert found.decision.amount == found.amount == Money.baht("1095")


def test_the_list_and_the_rule_of_one_member_agree(fund, secretary):
    days = [make.LAST_YEAR - DAY, make.LAST_YEAR, make.LAST_YEAR + DAY]
    made = [make.member(secretary, joined_on=day) for day in days]
    earlier_rounds(secretary, made[0].number)
    book = law.book(LAW, on=TODAY)

    found = matching.matching_on(TODAY, by=secretary)
    one_by_one = [
        MATCHED_MEMBER.decide(
            {"joined_on": one.joined_on, "good_standing": True, "earlier_matches": one.earlier}, book
        ).codes
        for one in found.members
    ]

    assert [bool(codes) for codes in one_by_one] == [bool(one.grounds) for one in found.members]


def test_a_round_is_claimed_with_its_list_and_frozen(fund, secretary):
    member = make.member(secretary)

    claim = actions.claim_round(on=TODAY, by=secretary)
    make.member(secretary)

    assert (claim.number, claim.members, claim.amount) == (1, 1, Money.baht("365"))
    assert [one.member_id for one in MatchedMember.objects.all()] == [member.pk]


def test_one_round_waits_at_a_time_and_a_cutoff_is_claimed_once(fund, secretary):
    make.member(secretary)
    claim = actions.claim_round(on=TODAY, by=secretary)

    with pytest.raises(refusals.RoundTaken):
        actions.claim_round(on=TODAY, by=secretary)
    approved = actions.Approved(members=1, amount=Money.baht("365"), reference="พอช. 12/2569")
    actions.close_round(round_id=claim.pk, on=TODAY, approved=approved, by=secretary)
    with pytest.raises(refusals.RoundTaken):
        actions.claim_round(on=TODAY, by=secretary)


def test_a_round_sent_back_is_claimed_again_under_its_number_and_counts_once(fund, secretary):
    make.member(secretary)
    first = actions.claim_round(on=TODAY, by=secretary)
    actions.close_round(round_id=first.pk, on=TODAY, reason="ขาดสำเนาสมุดบัญชี", by=secretary)

    again = actions.claim_round(on=TODAY, by=secretary)

    assert (again.number, again.attempt) == (1, 2)
    assert matching.matching_on(TODAY, by=secretary).members[0].earlier == 1


def test_no_more_is_approved_than_was_claimed(fund, secretary):
    make.member(secretary)
    claim = actions.claim_round(on=TODAY, by=secretary)

    with pytest.raises(refusals.RoundIncomplete):
        actions.close_round(
            round_id=claim.pk,
            on=TODAY,
            approved=actions.Approved(members=2, amount=Money.baht("365")),
            by=secretary,
        )


def test_nobody_to_claim_is_said(fund, secretary):
    make.member(secretary, joined_on=make.LAST_YEAR + DAY)

    with pytest.raises(refusals.NobodyToClaim):
        actions.claim_round(on=TODAY, by=secretary)


def test_an_earlier_round_names_members_of_the_register(fund, secretary):
    with pytest.raises(refusals.RoundIncomplete) as refused:
        earlier_rounds(secretary, "99-99999", rounds=1)
    assert refused.value.code == "round_members_unknown"


def test_only_those_with_the_right_claim(fund, secretary, tenant):
    treasurer = tenants.member_of(tenant, "treasurer", username="treasurer")
    make.member(secretary)

    with pytest.raises(NotAllowed):
        actions.claim_round(on=TODAY, by=treasurer)


def test_the_neighbour_sees_no_round(fund, secretary, neighbour, stranger):
    make.member(secretary)
    claim = actions.claim_round(on=TODAY, by=secretary)

    with acting_for(neighbour):
        assert not MatchingRound.objects.exists()
        with pytest.raises(access.EvidenceUnknown):
            actions.close_round(round_id=claim.pk, on=TODAY, reason="ของเขา", by=stranger)
