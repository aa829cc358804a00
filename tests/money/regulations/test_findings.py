"""What keeps a regulation from being adopted, in words for a committee."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.factories.regulations import document, regulation
from thuanna.money.regulations.schema.findings import blocking, findings
from thuanna.money.regulations.schema.reading import RegulationUnreadable, regulation_of


def _with_benefit(**parts: Any) -> Any:
    data = document()
    data["benefits"] = [{**copy.deepcopy(data["benefits"][1]), **parts}]
    return regulation_of(data)


def _codes(found: Any) -> list[str]:
    return [finding.code for finding in blocking(found)]


def test_the_model_can_be_adopted_as_it_stands() -> None:
    assert blocking(regulation("model")) == []


def test_the_real_table_of_yasothon_overlaps_from_fifteen_to_eighteen_years() -> None:
    (found,) = blocking(regulation("yasothon"))

    assert found.where == "death"
    assert "ตั้งแต่ 15 ปี 1 วัน ถึงก่อน 18 ปี 1 วัน" in found.phrase.in_("th")
    assert "15,000.00 บาท และ 20,000.00 บาท" in found.phrase.in_("th")


def test_what_was_not_found_about_contributions_is_not_filled_in() -> None:
    assert _codes(regulation("sadao")) == ["no_plan"]


def test_a_year_of_366_days_opens_a_gap_behind_365_days() -> None:
    tiers = [{"from": "180 days", "before": "365 days", "baht": "1.00"}, {"from": "1 year", "baht": "2.00"}]

    assert _codes(_with_benefit(amounts=[{"by": "membership", "tiers": tiers}])) == ["tiers_gap"]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"caps": {"year": "50.00"}}, "cap_below_event"),
        ({"requires": {"min_age": 60, "max_age": 59}}, "ages_crossed"),
        ({"relations": ["self", "community"]}, "members_and_others"),
        ({"caps": {"year_times": 3, "life_times": 1}}, "times_crossed"),
        ({"documents": ["letter_of_love"]}, "paper_unknown"),
        ({"amounts": [{"per": "night", "baht": "1.00", "most_event": 9, "most_year": 3}]}, "units_crossed"),
        (
            {
                "amounts": [
                    {"by": "age", "tiers": [{"from": "60 years", "before": "70 years", "baht": "1.00"}]}
                ]
            },
            "tiers_end",
        ),
    ],
)
def test_a_contradiction_in_a_benefit_is_named(parts: dict[str, Any], code: str) -> None:
    assert code in _codes(_with_benefit(**parts))


def test_membership_that_ends_before_it_can_be_suspended_is_a_contradiction() -> None:
    arrears = {"clause": "ข้อ 8", "confidence": "A", "suspended_after": "1 year", "ends_after": "90 days"}

    assert "ends_before_suspended" in _codes(regulation("model", arrears=arrears))


def test_everybody_may_object() -> None:
    deciding = {"clause": "-", "confidence": "A", "certifiers": 3, "decide_days": 30, "object_days": 0}

    assert _codes(regulation("model", deciding=deciding)) == ["no_objection"]


def test_a_benefit_whose_sum_the_committee_decides_is_told_and_does_not_block() -> None:
    found = findings(regulation("that_choeng_chum"))

    assert {item.code for item in found if not item.blocks} >= {
        "amount_by_committee",
        "unverified",
        "unknown",
    }
    assert not blocking(regulation("that_choeng_chum"))


def test_there_is_no_word_for_lending() -> None:
    with pytest.raises(RegulationUnreadable, match="loans"):
        regulation_of(document(loans={"rate": "3"}))
