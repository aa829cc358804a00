"""The stories: what they say of the model towns, and that they name nobody and nothing real by mistake."""

import datetime
import json

import pytest

from tests import databases
from thuanna.demo.growth import _FIRST, _SECOND
from thuanna.demo.towns import CITY, HILL, RURAL, TOWNS
from thuanna.kernel.money import Money

DAY = datetime.date(2026, 11, 21)
FIGURES = {figure.code: figure.value for figure in CITY.figures}


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("population_total", 111_707),
        ("population_male", 52_866),
        ("population_female", 58_841),
        ("area_km2", 46),
        ("communities", 93),
        ("own_revenue", Money.baht("678,749,799.10")),
        ("subsidies", Money.baht("691,511,722.97")),
        ("council_male", 18),
        ("council_female", 6),
    ],
)
def test_the_city_carries_the_published_figures(code, value):
    assert FIGURES[code] == value


def test_every_figure_is_dated_sourced_and_says_whose_it_is():
    figures = [figure for town in TOWNS for figure in town.figures]

    assert all(figure.source and figure.as_of < DAY and "(" in figure.definition_th for figure in figures)


def test_the_city_has_93_communities_with_names_of_their_own():
    assert len({community.name_th for community in CITY.communities}) == 93


def test_the_councils_seats_add_up_to_its_figures():
    seats = [office for office in CITY.offices if office.kind.startswith("council")]

    assert (sum(seat.men for seat in seats), sum(seat.women for seat in seats)) == (18, 6)


def test_the_city_works_with_partners_of_every_kind():
    kinds = {partner.kind.removeprefix("partner_") for partner in CITY.partners}

    assert kinds == {"state", "private", "civil", "professional", "religious", "school"}


def test_the_rural_fund_has_members_in_six_of_seven_villages():
    fund = RURAL.fund

    assert (fund.members, len(fund.shares), sum(share > 0 for share in fund.shares)) == (1284, 7, 6)


def test_the_rural_fund_was_founded_on_new_years_day_2549():
    assert RURAL.fund.founding(DAY) == datetime.date(2006, 1, 1)


def test_the_hill_fund_is_a_few_months_old_and_has_no_bank_account():
    assert DAY - HILL.fund.founding(DAY) < datetime.timedelta(days=183)
    assert not HILL.fund.old_books.bank


def test_every_log_in_name_is_one_persons():
    names = [log_in.name for town in TOWNS for log_in in (*town.log_ins, *town.fund.log_ins)]

    assert len(set(names)) == len(names)


def test_no_subdistrict_of_the_nation_has_an_invented_towns_name():
    rows = json.loads((databases.SOURCE / "registry/places/data/subdistricts.json").read_text("utf-8"))
    real = {row[1] for row in rows}
    invented = {"เนินคราม", "ม่อนหมอกฟ้า", "คูนทอง"} | {a + b for a, _ in _FIRST for b, _ in _SECOND}

    assert real & invented == set()
