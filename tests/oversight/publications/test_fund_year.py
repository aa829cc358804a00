"""What a fund tells of its year is made of what it shows, and of what it opened on purpose."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tests.factories import funds, meetings, tenants
from tests.factories import grants as make
from thuanna.oversight.publications.builders import fund_year
from thuanna.registry.meetings import actions
from thuanna.services.grants.actions import decide

TODAY = tenants.TODAY


def content(**more: Any) -> dict[str, Any]:
    """A publication's figures, as far as ratios need them."""
    shown: dict[str, Any] = {
        "about": {"population": 4000},
        "members": {"now": {"value": 1284}},
        "reach": {"with_members": 6, "villages": 7},
        "money": {
            "in": [{"key": "members", "satang": 50_000}],
            "in_all": {"satang": 100_000},
            "out": [{"key": "benefits", "satang": 75_000}, {"key": "running", "satang": None}],
            "out_all": {"satang": 90_000},
        },
    }
    return {**shown, **more}


def ratios(shown: dict[str, Any]) -> dict[str, int | None]:
    return {one["key"]: one["per_mille"] for one in fund_year.year(shown, on=TODAY)["ratios"]}


@pytest.fixture
def fund(acting, secretary):
    return funds.fund(secretary)


def test_a_ratio_is_made_of_shown_figures_and_empty_where_one_is_withheld(fund):
    assert ratios(content()) == {
        "coverage": 321,
        "villages": 857,
        "own": 500,
        "payout": 1500,
        "running": None,
        "outside": None,
    }


def test_withheld_members_and_a_missing_book_leave_nothing_to_divide(fund):
    found = ratios(content(members={"now": {"value": None}}, money=None))

    assert {key: value for key, value in found.items() if value is not None} == {"villages": 857}


def test_only_resolutions_opened_on_purpose_and_postings_are_told(fund, secretary):
    body = meetings.fund_body(secretary)
    closed = meetings.held(secretary, body)
    meetings.resolution(secretary, closed, text="เรื่องภายใน")
    opened = meetings.held(secretary, body)
    meetings.resolution(secretary, opened, text="เห็นชอบแผนงาน")
    actions.release(meeting_id=opened.pk, on=TODAY, by=secretary)
    make.posting(secretary)

    told = fund_year.year(content(), on=TODAY)

    assert [one["text"] for one in told["resolutions"]] == ["เห็นชอบแผนงาน"]
    assert [one["place"] for one in told["postings"]] == ["บอร์ดหน้า อบต."]


def test_criteria_are_told_once_a_report_of_their_time_hangs_and_never_with_counts(fund, secretary):
    kept = decide(criteria="existing_fund", on=TODAY, by=secretary)
    assert fund_year.year(content(), on=TODAY)["criteria"] is None

    make.posting(secretary)
    told = fund_year.year(content(), on=TODAY)["criteria"]

    assert told["on"] == TODAY.isoformat()
    assert told["of"] == len(kept.record["checks"])
    assert {one["complete"] for one in told["clauses"]} <= {True, False}
    assert set(told) == {"set", "on", "met", "of", "clauses"}


def test_a_result_kept_after_the_report_stays_with_the_fund(fund, secretary):
    make.posting(secretary, on=TODAY - datetime.timedelta(days=1))
    decide(criteria="existing_fund", on=TODAY, by=secretary)

    assert fund_year.year(content(), on=TODAY)["criteria"] is None
