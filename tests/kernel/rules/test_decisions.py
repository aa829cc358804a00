"""Decisions: the outcome follows from the conditions, and the reasons are kept."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.kernel.rules import Check, Decision, Outcome, Source


def check(code, met):
    return Check(code, met, "1 < 2", t("ก", "a"), Source("ระเบียบ", "ข้อ 3"), "x@1", date(2026, 1, 1))


MET, FAILED, UNKNOWN = check("met", True), check("failed", False), check("unknown", None)


def test_all_met_is_granted_without_reasons():
    decision = Decision.all_of(MET, MET)

    assert decision.outcome is Outcome.GRANTED
    assert decision.reasons == ()


def test_one_failed_condition_refuses_and_is_the_only_reason():
    decision = Decision.all_of(MET, UNKNOWN, FAILED)

    assert decision.outcome is Outcome.REFUSED
    assert decision.reasons == ("failed: 1 < 2 (ข้อ 3)",)


def test_an_unknown_condition_asks_for_a_person():
    decision = Decision.all_of(MET, UNKNOWN)

    assert decision.outcome is Outcome.NEEDS_REVIEW
    assert decision.codes == ("unknown",)


def test_one_way_in_is_enough():
    assert Decision.any_of(FAILED, UNKNOWN, MET).outcome is Outcome.GRANTED


def test_when_every_way_is_closed_all_are_told():
    decision = Decision.any_of(FAILED, check("failed_too", False))

    assert decision.codes == ("failed", "failed_too")


def test_ways_can_stand_inside_conditions():
    decision = Decision.all_of(MET, Decision.any_of(FAILED, check("failed_too", False)))

    assert decision.outcome is Outcome.REFUSED
    assert decision.codes == ("failed", "failed_too")
    assert [check.code for check in decision.checks] == ["met", "failed", "failed_too"]


def test_a_way_that_is_met_hides_no_condition_from_the_record():
    record = Decision.all_of(Decision.any_of(FAILED, MET)).as_record()

    assert [entry["met"] for entry in record["checks"]] == [False, True]
    assert record["reasons"] == []


def test_a_granted_decision_carries_what_it_comes_to():
    decision = Decision.all_of(MET).answering(Money.baht("0.00"), ends_on=date(2026, 9, 30))

    assert decision.as_record()["amount_satang"] == 0
    assert decision.as_record()["answers"] == {"ends_on": "2026-09-30"}


def test_a_refused_decision_has_no_amount():
    with pytest.raises(AssertionError):
        Decision.all_of(FAILED).answering(Money.baht("1.00"))


def test_a_decision_without_conditions_is_our_own_mistake():
    with pytest.raises(AssertionError):
        Decision.all_of()
    with pytest.raises(AssertionError):
        Decision.any_of()


VERDICTS = st.lists(st.sampled_from([True, False, None]), min_size=1, max_size=6)


@given(VERDICTS)
def test_all_of_and_any_of_mirror_each_other(verdicts):
    turned = [None if verdict is None else not verdict for verdict in verdicts]
    mirror = {
        Outcome.GRANTED: Outcome.REFUSED,
        Outcome.REFUSED: Outcome.GRANTED,
        Outcome.NEEDS_REVIEW: Outcome.NEEDS_REVIEW,
    }

    every = Decision.all_of(*(check("c", verdict) for verdict in verdicts))
    some = Decision.any_of(*(check("c", verdict) for verdict in turned))

    assert some.outcome is mirror[every.outcome]


@given(VERDICTS)
def test_whatever_is_not_granted_says_why(verdicts):
    decision = Decision.all_of(*(check("c", verdict) for verdict in verdicts))

    assert bool(decision.reasons) is (decision.outcome is not Outcome.GRANTED)
