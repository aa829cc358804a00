"""The locality in figures: dated, sourced, defined, corrected by adding."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import DatabaseError

from tests.factories import tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.language import speaking
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.registry.organisations import actions, queries
from thuanna.registry.organisations.actions import NewFigure
from thuanna.registry.organisations.models import Figure

pytestmark = pytest.mark.django_db

TODAY = tenants.TODAY
YEAR_END = datetime.date(2013, 9, 30)
SOURCE = "ตัวเลขตามแบบของเมืองที่เผยแพร่ พ.ศ. 2557"


def figure(code="population_total", value=111_707, as_of=YEAR_END):
    return NewFigure(code, value, as_of, SOURCE)


@pytest.fixture
def clerk(acting):
    return tenants.member_of(acting, "clerk", username="clerk")


def test_the_published_profile_is_kept_exactly(clerk):
    new = [
        figure(),
        figure("population_male", 52_866),
        figure("population_female", 58_841),
        figure("area_km2", Decimal("46")),
        figure("communities", 93),
        figure("own_revenue", Money.baht("678,749,799.10")),
        figure("subsidies", Money.baht("691,511,722.97")),
    ]

    actions.record_figures(new=new, by=clerk)

    profile = queries.profile(TODAY)
    assert profile.disagreements == []
    assert {code: one.shown for code, one in profile.figures.items()} == {
        "population_total": "111,707",
        "population_male": "52,866",
        "population_female": "58,841",
        "communities": "93",
        "area_km2": "46",
        "own_revenue": "678,749,799.10",
        "subsidies": "691,511,722.97",
    }
    assert profile["own_revenue"].value == Money.baht("678749799.10")
    assert "ไม่รวมเงินอุดหนุน" in profile["own_revenue"].definition_th


def test_the_profile_of_a_day_shows_what_was_newest_then(clerk):
    actions.record_figure(new=figure(value=110_000, as_of=datetime.date(2012, 9, 30)), by=clerk)
    actions.record_figure(new=figure(), by=clerk)

    assert queries.profile(datetime.date(2012, 12, 31))["population_total"].value == 110_000
    assert queries.profile(TODAY)["population_total"].value == 111_707
    assert queries.profile(datetime.date(2012, 1, 1)).figures == {}
    assert [one.value for one in queries.history("population_total")] == [111_707, 110_000]


def test_parts_that_do_not_add_up_are_shown_not_mended(clerk):
    new = [figure(), figure("population_male", 52_866), figure("population_female", 58_840)]
    actions.record_figures(new=new, by=clerk)

    (found,) = queries.profile(TODAY).disagreements

    assert (found.stated, found.added) == (111_707, 111_706)


def test_parts_of_another_day_are_not_compared(clerk):
    later = datetime.date(2014, 9, 30)
    actions.record_figures(
        new=[figure(as_of=later), figure("population_male", 1), figure("population_female", 1)], by=clerk
    )

    assert queries.profile(TODAY).disagreements == []


def test_a_correction_takes_the_place_of_the_wrong_figure_and_both_stay_readable(clerk):
    wrong = actions.record_figure(new=figure(value=111_770), by=clerk)

    right = actions.correct_figure(figure_id=wrong.pk, new=figure(), reason="สลับตัวเลข", by=clerk)

    assert queries.profile(TODAY)["population_total"] == right
    assert queries.history("population_total") == [right, wrong]
    assert queries.replaced_ids([right, wrong]) == {wrong.pk}


def test_the_same_day_is_not_recorded_twice_nor_corrected_twice(clerk):
    first = actions.record_figure(new=figure(), by=clerk)
    actions.correct_figure(figure_id=first.pk, new=figure(value=1), reason="", by=clerk)

    with pytest.raises(actions.FigureRecorded) as again:
        actions.record_figure(new=figure(), by=clerk)
    with pytest.raises(actions.FigureRecorded) as corrected:
        actions.correct_figure(figure_id=first.pk, new=figure(value=2), reason="", by=clerk)

    assert (again.value.code, corrected.value.code) == ("figure_recorded", "figure_corrected")


def test_ones_own_figure_brings_its_own_words(clerk):
    own = NewFigure("temples", 12, YEAR_END, SOURCE, "วัดที่มีพระจำพรรษา", "", "วัด", "Temples", "แห่ง", "places")

    recorded = actions.record_figure(new=own, by=clerk)

    assert (recorded.label, recorded.unit) == ("วัด", "แห่ง")
    with speaking("en"):
        assert (recorded.label, recorded.unit) == ("Temples", "places")


def test_a_standard_figure_means_the_same_everywhere(clerk):
    renamed = replace(figure(), label_th="ชื่ออื่น", unit_th="ตัว")

    recorded = actions.record_figure(new=renamed, by=clerk)

    assert (recorded.label_th, recorded.unit_th) == ("ประชากรทั้งหมด", "คน")


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (figure(value=Decimal("1.5")), "figure_wrong_measure"),
        (figure("own_revenue", 5), "figure_wrong_measure"),
        (figure(value=-1), "figure_negative"),
        (replace(figure(), source=" "), "figure_incomplete"),
        (figure("temples", 12), "figure_incomplete"),
        (
            NewFigure("Temples!", 1, YEAR_END, SOURCE, "ความหมาย", label_th="วัด", unit_th="แห่ง"),
            "figure_code_form",
        ),
    ],
)
def test_a_figure_without_what_makes_it_a_figure_is_refused(clerk, new, code):
    with pytest.raises(Refusal) as refused:
        actions.record_figure(new=new, by=clerk)

    assert refused.value.code == code


def test_a_float_is_our_own_mistake(clerk):
    with pytest.raises(TypeError, match="not float"):
        actions.record_figure(new=figure(value=1.5), by=clerk)


def test_the_database_lets_nobody_change_a_figure(clerk):
    recorded = actions.record_figure(new=figure(), by=clerk)

    with pytest.raises(DatabaseError, match="permission denied"):
        Figure.objects.filter(pk=recorded.pk).update(amount=1)


def test_the_neighbour_sees_no_figure_and_corrects_none(clerk, neighbour):
    recorded = actions.record_figure(new=figure(), by=clerk)

    with acting_for(neighbour):
        assert queries.profile(TODAY).figures == {}
        assert queries.figure(recorded.pk) is None
        with pytest.raises(actions.FigureUnknown):
            actions.correct_figure(
                figure_id=recorded.pk, new=figure(), reason="", by=tenants.system_of(neighbour)
            )


def test_an_auditor_records_nothing(acting):
    auditor = tenants.member_of(acting, "auditor", username="auditor")

    with pytest.raises(NotAllowed):
        actions.record_figure(new=figure(), by=auditor)
