"""Reading about places: what a picker shows, and what became of retired codes."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import places as make
from tests.factories import tenants
from thuanna.foundation.tenancy.context import acting_for
from thuanna.registry.places import actions, queries

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["ขอนแก่น", "khon kaen", "Khonkhaen", "ขอนแกน", "ขอน แก่น"])
def test_the_city_of_khon_kaen_is_found_however_it_is_written(typed):
    assert "400101" in [choice.code for choice in queries.search(typed)]


def test_a_choice_says_subdistrict_district_province_and_postcode():
    (choice,) = queries.search("ในเมือง 40000")

    assert choice.label_th == "ตำบลในเมือง อำเภอเมืองขอนแก่น จังหวัดขอนแก่น 40000"
    assert choice.label_en == "Nai Mueang, Mueang Khon Kaen, Khon Kaen 40000"


@pytest.mark.parametrize("code", ["400101", "40-01-01", "๔๐๐๑๐๑", "40010103"])
def test_a_full_code_finds_just_its_place(code):
    assert [choice.code for choice in queries.search(code)] == ["400101"]


def test_a_retired_code_leads_to_its_successors_and_says_so():
    choices = queries.search("104701")

    assert [choice.code for choice in choices] == ["104702", "104703"]
    assert choices[0].label_th.endswith("(แทนรหัสเดิม 104701 บางนา ซึ่งเลิกใช้ 22 เม.ย. 2565)")
    assert choices[0].label_en.endswith("(in place of code 104701 Bang Na, retired 22 April 2022)")


def test_a_village_of_a_retired_subdistrict_leads_to_where_it_lies_now():
    resolution = queries.resolve("10020501")

    assert resolution.is_retired
    assert [place.code for place in resolution.places] == ["102901"]


def test_a_code_nobody_ever_used_stands_for_nothing():
    resolution = queries.resolve("409999")

    assert (resolution.places, resolution.is_retired) == ((), False)


def test_a_district_has_all_its_subdistricts():
    assert len(queries.subdistricts_of("4001")) == 18


def test_a_place_has_a_label_in_both_languages():
    label = queries.label("400101")

    assert label.in_("th").startswith("ตำบลในเมือง")
    assert label.in_("en").startswith("Nai Mueang")


def test_communities_of_a_day_leave_out_what_is_closed_or_not_yet_there(acting):
    clerk = tenants.system_of(acting)
    kept = make.village(clerk, 2, name="บ้านคงอยู่")
    closed = make.village(clerk, 1)
    actions.close_community(
        community_id=closed.pk, ends_before=datetime.date(2026, 11, 1), reason="รวมหมู่", by=clerk
    )

    assert list(queries.communities(on=datetime.date(2026, 10, 31))) == [closed, kept]
    assert list(queries.communities(on=datetime.date(2026, 11, 1))) == [kept]
    assert list(queries.communities(on=datetime.date(2026, 9, 30))) == []
    assert list(queries.communities()) == [closed, kept]


def test_villages_come_by_number_and_communities_in_the_order_of_the_thai_alphabet(acting):
    clerk = tenants.system_of(acting)
    make.municipal(clerk, "ชุมชนเกาะแก้ว")
    make.municipal(clerk, "ชุมชนกลางเมือง")
    make.village(clerk, 10, name="บ้านสิบ")
    make.village(clerk, 2, name="บ้านสอง")

    assert [place.name_th for place in queries.communities()] == [
        "บ้านสอง",
        "บ้านสิบ",
        "ชุมชนกลางเมือง",
        "ชุมชนเกาะแก้ว",
    ]


def test_the_neighbour_sees_neither_communities_nor_area(acting, neighbour):
    clerk = tenants.system_of(acting)
    village = make.village(clerk)
    actions.take_on_area(subdistrict_code="400101", coverage="whole", by=clerk)

    with acting_for(neighbour):
        assert queries.community(village.pk) is None
        assert list(queries.communities()) == []
        assert list(queries.local_areas()) == []
