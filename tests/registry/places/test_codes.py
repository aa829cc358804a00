"""The nation's codes as they are in the database after migration."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError

from thuanna.registry.places.models import District, Province, RetiredCode, Subdistrict, Succession

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("model", "count"), [(Province, 77), (District, 928), (Subdistrict, 7_436), (RetiredCode, 1_583)]
)
def test_every_code_of_the_nation_is_there(model, count):
    assert model.objects.count() == count


def test_a_subdistrict_knows_its_postcode_district_and_province():
    place = Subdistrict.objects.select_related("district__province").get(code="400101")

    assert (place.name_th, place.postcode) == ("ในเมือง", "40000")
    assert place.district.name_th == "เมืองขอนแก่น"
    assert place.district.province.name_en == "Khon Kaen"


def test_names_of_districts_of_bangkok_carry_no_prefix():
    assert District.objects.get(code="1001").name_th == "พระนคร"


def test_a_divided_subdistrict_has_several_successors():
    successors = Succession.objects.filter(retired_id="104701").values_list("successor_code", flat=True)

    assert sorted(successors) == ["104702", "104703"]


def test_every_successor_is_a_code_in_force():
    in_force = {
        *District.objects.values_list("code", flat=True),
        *Subdistrict.objects.values_list("code", flat=True),
    }

    assert set(Succession.objects.values_list("successor_code", flat=True)) <= in_force


def test_the_app_may_not_change_a_code():
    with pytest.raises(ProgrammingError, match="permission denied"):
        Subdistrict.objects.filter(code="400101").update(name_th="อื่น")
