"""Villages, communities and the area, as the clerk keeps them; finding a place without any script."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.factories import places as make
from tests.factories import tenants
from thuanna.foundation.tenancy.context import acting_for
from thuanna.registry.places import actions, queries

pytestmark = pytest.mark.usefixtures("clock")

FIRST_OF_OCTOBER = {"starts_on_day": "1", "starts_on_month": "10", "starts_on_year": "2569"}
VILLAGE = {
    "kind": "village",
    "village_number": "๓",
    "name_th": "บ้านเนินคราม",
    "subdistrict_text": "",
    "subdistrict": "400101",
    **FIRST_OF_OCTOBER,
}


@pytest.fixture
def clerk(tenant, client):
    """The clerk, logged in."""
    actor = tenants.member_of(tenant, "clerk", username="clerk")
    client.force_login(tenants.User.objects.get(pk=actor.user_id))
    return actor


def text_of(response) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def places_of(tenant) -> list[str]:
    with acting_for(tenant):
        return [str(one.label) for one in queries.communities()]


def test_an_empty_list_says_what_to_do_first(clerk, client):
    response = client.get("/staff/places/")

    assert "ยังไม่มีหมู่บ้านหรือชุมชนในรายการ" in text_of(response)
    assert b'href="/staff/places/add/"' in response.content


def test_a_village_is_added_and_stands_in_the_list_with_its_code(clerk, client, tenant):
    response = client.post("/staff/places/add/", VILLAGE, follow=True)

    words = text_of(response)
    assert response.redirect_chain == [("/staff/places/", 302)]
    assert "เพิ่ม หมู่ 3 บ้านเนินคราม แล้ว" in words
    assert "40010103" in words
    assert places_of(tenant) == ["หมู่ 3 บ้านเนินคราม"]


def test_the_same_number_again_is_refused_beside_the_field(clerk, client, tenant):
    client.post("/staff/places/add/", VILLAGE)

    response = client.post("/staff/places/add/", VILLAGE)

    assert response.status_code == 200
    assert "หมู่ 3 ของตำบลนี้มีอยู่ในรายการแล้ว" in text_of(response)
    assert len(places_of(tenant)) == 1


def test_a_village_without_number_is_told_what_is_missing(clerk, client):
    response = client.post("/staff/places/add/", {**VILLAGE, "village_number": ""})

    assert "หมู่บ้านต้องมีเลขหมู่ที่ 1–99" in text_of(response)


def test_the_find_button_lists_places_without_any_script_and_adds_nothing(clerk, client, tenant):
    asked = {**VILLAGE, "subdistrict": "", "subdistrict_text": "ในเมือง ขอนแก่น", "find": "subdistrict"}

    response = client.post("/staff/places/add/", asked)

    page = BeautifulSoup(response.content, "html.parser")
    choices = {
        box["value"]: box.find_next("label").get_text() for box in page.select("input[name=subdistrict]")
    }
    assert choices["400101"] == "ตำบลในเมือง อำเภอเมืองขอนแก่น จังหวัดขอนแก่น 40000"
    assert page.select_one("input[name=name_th]")["value"] == "บ้านเนินคราม"
    assert page.select(".error-summary") == []
    assert places_of(tenant) == []


def test_typing_asks_for_the_same_list(clerk, client):
    asked = {"name": "subdistrict", "subdistrict_text": "khon kaen"}

    response = client.get("/staff/places/find/", asked, headers={"HX-Request": "true"})

    assert b'name="subdistrict" value="400101"' in response.content
    assert b"<html" not in response.content


def test_a_finder_with_a_strange_name_is_not_answered(clerk, client):
    assert client.get("/staff/places/find/", {"name": '"><script>'}).status_code == 404


def test_a_name_is_changed_with_a_reason(clerk, client, tenant):
    with acting_for(tenant):
        village = make.village(clerk)

    response = client.post(
        f"/staff/places/{village.pk}/rename/",
        {"name_th": "บ้านเนินครามใหม่", "name_en": "", "reason": "มติประชาคม"},
        follow=True,
    )

    assert "แก้ชื่อแล้ว" in text_of(response)
    assert places_of(tenant) == ["หมู่ 1 บ้านเนินครามใหม่"]


def test_a_closed_village_stands_apart(clerk, client, tenant):
    with acting_for(tenant):
        village = make.village(clerk)
    day = {"ends_before_day": "21", "ends_before_month": "11", "ends_before_year": "2569"}

    response = client.post(f"/staff/places/{village.pk}/close/", {**day, "reason": "รวมหมู่"}, follow=True)

    assert "ที่ปิดไปแล้ว 1 แห่ง" in text_of(response)


def test_closing_before_the_beginning_is_refused_beside_the_date(clerk, client, tenant):
    with acting_for(tenant):
        village = make.village(clerk)
    day = {"ends_before_day": "1", "ends_before_month": "10", "ends_before_year": "2569"}

    response = client.post(f"/staff/places/{village.pk}/close/", {**day, "reason": "รวมหมู่"})

    assert "วันที่ปิดต้องหลังจากนั้น" in text_of(response)


def test_a_part_of_a_subdistrict_joins_the_area_and_leaves_it(clerk, client):
    part = {"subdistrict": "400102", "coverage": "part", "part_th": "หมู่ 1 และหมู่ 4"}

    joined = client.post("/staff/places/area/add/", part, follow=True)
    left = client.post("/staff/places/area/400102/give-up/", {"reason": "เปลี่ยนเขต"}, follow=True)

    assert "หมู่ 1 และหมู่ 4" in text_of(joined)
    assert "ยังไม่ได้บอกว่ารับผิดชอบตำบลใด" in text_of(left)


def test_an_auditor_reads_the_list_and_is_offered_no_change(tenant, client):
    actor = tenants.member_of(tenant, "auditor", username="auditor")
    client.force_login(tenants.User.objects.get(pk=actor.user_id))

    assert b"/staff/places/add/" not in client.get("/staff/places/").content
    assert client.post("/staff/places/add/", VILLAGE).status_code == 403


def test_the_neighbours_village_is_not_there(clerk, client, neighbour):
    theirs = tenants.system_of(neighbour)
    with acting_for(neighbour):
        village = make.village(theirs, name="บ้านข้างเคียง")
        actions.take_on_area(subdistrict_code="400101", coverage="whole", by=theirs)

    assert "บ้านข้างเคียง" not in text_of(client.get("/staff/places/"))
    assert client.get(f"/staff/places/{village.pk}/rename/").status_code == 404
    assert client.get(f"/staff/places/{village.pk}/close/").status_code == 404


def test_the_list_speaks_english_too(clerk, client, tenant):
    with acting_for(tenant):
        make.village(clerk)
    client.cookies["language"] = "en"

    assert "Village 1, Ban Noen Khram" in text_of(client.get("/staff/places/"))
