"""The model tambon: aims with baseline, source and day; readings after it."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from tests.factories import programmes, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.welfare import DIMENSIONS
from thuanna.services.programmes import access, actions, queries
from thuanna.services.programmes.measures import MEASURES

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(acting):
    """Keeps the aims."""
    return tenants.member_of(acting, "head", username="head")


def test_every_dimension_has_a_measure_that_towns_share():
    assert {one.dimension for one in MEASURES.values()} == set(DIMENSIONS)


def test_an_aim_stands_with_its_newest_reading(head):
    aim = programmes.aim(head)
    for day, value in ((1, 180), (20, 96)):
        actions.read_aim(
            aim_id=aim.pk,
            value=Decimal(value),
            as_of=datetime.date(2026, 9, day),
            source="รพ.สต.",
            by=head,
        )

    standing = queries.standings(head)[0]

    assert (standing.aim.less_is_better, standing.newest.value) == (True, 96)


@pytest.mark.parametrize(
    "wrong", [{"source": " "}, {"definition": ""}, {"aim_on": datetime.date(2025, 10, 1)}, {"label_th": ""}]
)
def test_an_aim_has_source_definition_and_lies_ahead(head, wrong):
    with pytest.raises(Refusal):
        programmes.aim(head, **wrong)


def test_a_measure_has_one_aim_and_is_read_after_its_baseline(head):
    aim = programmes.aim(head)

    with pytest.raises(Refusal) as twice:
        programmes.aim(head)
    with pytest.raises(Refusal) as early:
        actions.read_aim(
            aim_id=aim.pk, value=Decimal(1), as_of=datetime.date(2025, 1, 1), source="ก", by=head
        )

    assert (twice.value.code, early.value.code) == ("aim_set", "reading_early")


def test_who_only_looks_sets_no_aim_and_the_neighbour_finds_none(head, acting, neighbour):
    aim = programmes.aim(head)
    volunteer = tenants.member_of(acting, "volunteer", username="volunteer")
    stranger = tenants.member_of(neighbour, "head", username="next-door")

    with pytest.raises(NotAllowed):
        programmes.aim(volunteer, "unsafe-homes")
    with acting_for(neighbour):
        assert queries.standings(stranger) == []
        with pytest.raises(access.NotAProgramme):
            actions.read_aim(aim_id=aim.pk, value=Decimal(1), as_of=tenants.TODAY, source="ก", by=stranger)
