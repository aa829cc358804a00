"""What people told is published as counts through the gate, and small counts are not."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import organisations, places, tenants, voices
from thuanna.oversight.publications import actions


@pytest.fixture
def head(town):
    actor = tenants.member_of(town, "head", username="head")
    organisations.municipality(actor)
    return actor


def published(by, days: int = 0) -> dict:
    at = tenants.NOW + datetime.timedelta(days=days)
    return actions.publish(kind="town", on=at.date(), at=at, by=by).content


def values(rows) -> dict[str, int | None]:
    return {row["key"]: row["value"] for row in rows}


def test_where_nothing_was_told_nothing_is_said(head):
    assert published(head)["voices"] is None


def test_kinds_are_counted_and_small_ones_withheld(head, town):
    by = voices.at_a_page(town.pk)
    village = places.village(head)
    for _ in range(7):
        voices.told(by, community_id=village.pk)
    for _ in range(6):
        voices.told(by, kind="road", community_id=village.pk)
    for _ in range(2):
        voices.told(by, kind="welfare", community_id=village.pk)

    told = published(head)["voices"]

    assert told["told"]["value"] == 15
    assert told["fiscal_year"] == 2570
    assert values(told["kinds"])["welfare"] is None
    assert values(told["kinds"])["light"] == 7
    assert values(told["kinds"])["road"] is None  # or 15 - 7 - 6 would give the two away
    assert values(told["villages"]) == {f"v{village.pk}": 15}


def test_one_more_tomorrow_does_not_move_the_figure(head, town):
    by = voices.at_a_page(town.pk)
    for _ in range(8):
        voices.told(by)
    first = published(head)["voices"]
    voices.told(by)

    second = published(head, days=1)["voices"]

    assert first["told"]["value"] == second["told"]["value"] == 8


def test_no_word_of_a_complaint_is_published(head, town):
    voices.told(voices.at_a_page(town.pk), words="ความลับ", name="สมศรี", place="บ้านเลขที่ 9")

    content = str(published(head))

    assert not [word for word in ("ความลับ", "สมศรี", "บ้านเลขที่ 9", "รท-") if word in content]
