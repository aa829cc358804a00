"""The directory, terms in office and the locality's figures, as the clerk keeps them."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.factories import organisations as make
from tests.factories import tenants
from thuanna.foundation.accounts.models import Membership
from thuanna.foundation.tenancy.context import acting_for
from thuanna.registry.organisations import actions, queries

pytestmark = pytest.mark.usefixtures("clock")

TERM = {
    "kind": "councillor",
    "title_th": "สมาชิกสภาเทศบาล",
    "person_name": "สมศรี ตัวอย่าง",
    "sex": "female",
    "starts_on_day": "2",
    "starts_on_month": "2",
    "starts_on_year": "2568",
}
FIGURE = {
    "value": "111,707",
    "as_of_day": "30",
    "as_of_month": "9",
    "as_of_year": "2556",
    "source": "ทะเบียนราษฎร",
    "definition_th": "จำนวนคนตามทะเบียนราษฎร",
}


@pytest.fixture
def clerk(tenant, client):
    """The clerk, logged in."""
    actor = tenants.member_of(tenant, "clerk", username="clerk")
    client.force_login(tenants.User.objects.get(pk=actor.user_id))
    return actor


@pytest.fixture
def own(clerk, tenant):
    with acting_for(tenant):
        return make.municipality(clerk)


def text_of(response) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def test_the_organisation_introduces_itself_and_goes_on_to_its_contacts(clerk, client):
    first = client.get("/staff/organisations/")
    named = client.post("/staff/organisations/self/", {"name_th": "เทศบาลตำบลเนินคราม"})
    reached = client.post(
        named["Location"],
        {
            "address_line": "99 ถนนคราม",
            "subdistrict": "400101",
            "phone": "043-123456",
            "email": "office@noenkhram.example",
        },
        follow=True,
    )

    words = text_of(reached)
    assert "ยังไม่มีข้อมูลของหน่วยงานนี้เอง" in text_of(first)
    assert "99 ถนนคราม ตำบลในเมือง อำเภอเมืองขอนแก่น จังหวัดขอนแก่น 40000" in words
    assert "office@noenkhram.example" in words


def test_contacts_survive_a_change_of_name(clerk, client, own, tenant):
    client.post(f"/staff/organisations/{own.pk}/name/", {"name_th": "เทศบาลเมืองเนินคราม"})

    with acting_for(tenant):
        changed = queries.own()
    assert (changed.name_th, changed.phone) == ("เทศบาลเมืองเนินคราม", "043000000")


def test_a_wrong_email_says_what_an_address_looks_like(clerk, client, own):
    response = client.post(f"/staff/organisations/{own.pk}/contact/", {"email": "office"})

    assert "อีเมลนี้ยังไม่ถูกรูป" in text_of(response)


def test_a_division_and_a_partner_are_added_and_listed_by_kind(clerk, client, own):
    client.post(
        "/staff/organisations/add/", {"kind": "division", "name_th": "กองสวัสดิการสังคม", "parent": own.pk}
    )
    client.post("/staff/organisations/add/", {"kind": "partner_religious", "name_th": "วัดเนินคราม"})

    words = text_of(client.get("/staff/organisations/"))
    assert "กอง สำนัก หรือฝ่าย" in words
    assert "วัดและศาสนสถาน" in words
    assert "กองสวัสดิการสังคม" in text_of(client.get(f"/staff/organisations/{own.pk}/"))


def test_a_division_without_its_organisation_is_told_so(clerk, client, own):
    response = client.post("/staff/organisations/add/", {"kind": "division", "name_th": "กองหนึ่ง"})

    assert "กองหรือฝ่ายต้องมีหน่วยงานต้นสังกัด" in text_of(response)


def test_a_councillor_takes_and_leaves_office(clerk, client, own, tenant):
    taken = client.post(f"/staff/organisations/{own.pk}/posts/add/", TERM, follow=True)
    with acting_for(tenant):
        (post,) = queries.posts(own.pk)
    day = {"ends_before_day": "21", "ends_before_month": "11", "ends_before_year": "2569"}
    left = client.post(f"/staff/organisations/posts/{post.pk}/end/", {**day, "reason": "ลาออก"}, follow=True)

    assert "สมศรี ตัวอย่าง" in text_of(taken)
    assert "1 สมาชิกสภา 0 ชาย 1 หญิง" in text_of(taken)
    assert "ยังไม่มีผู้ดำรงตำแหน่งในรายการ" in text_of(left)


def test_a_second_mayor_is_refused_beside_the_office(clerk, client, own):
    mayor = {**TERM, "kind": "executive", "title_th": "นายกเทศมนตรี"}
    client.post(f"/staff/organisations/{own.pk}/posts/add/", mayor)

    response = client.post(f"/staff/organisations/{own.pk}/posts/add/", mayor)

    assert "ตำแหน่ง นายกเทศมนตรี มีผู้ดำรงอยู่ตั้งแต่ 2 กุมภาพันธ์ 2568" in text_of(response)


def test_a_misspelt_name_is_mended(clerk, client, own, tenant):
    with acting_for(tenant):
        post = actions.appoint(organisation_id=own.pk, term=make.term(), by=clerk)

    page = client.get(f"/staff/organisations/posts/{post.pk}/correct/")
    mended = client.post(
        f"/staff/organisations/posts/{post.pk}/correct/",
        {**TERM, "person_name": "สมศรี ตัวอย่างดี", "reason": "พิมพ์ผิด"},
        follow=True,
    )

    assert b'value="2568"' in page.content
    assert "สมศรี ตัวอย่างดี" in text_of(mended)


def test_an_organisation_is_closed(clerk, client, tenant):
    with acting_for(tenant):
        partner = make.partner(clerk)
    day = {"ends_before_day": "21", "ends_before_month": "11", "ends_before_year": "2569"}

    response = client.post(f"/staff/organisations/{partner.pk}/close/", {**day, "reason": "ยุบ"}, follow=True)

    assert "ปิดหน่วยงานแล้ว" in text_of(response)
    assert "โรงเรียนเนินครามวิทยา" not in text_of(response)


def test_a_communitys_chair_keeps_its_own_committee_and_no_other(clerk, client, tenant):
    with acting_for(tenant):
        committee, partner = make.committee(clerk), make.partner(clerk)
        chair = tenants.member_of(tenant, "community_chair", username="chair")
        Membership.objects.filter(user_id=chair.user_id).update(unit_id=committee.pk)
    client.force_login(tenants.User.objects.get(pk=chair.user_id))
    treasurer = {**TERM, "kind": "treasurer", "title_th": "เหรัญญิก"}

    added = client.post(f"/staff/organisations/{committee.pk}/posts/add/", treasurer, follow=True)

    assert "เหรัญญิก สมศรี ตัวอย่าง" in text_of(added)
    assert client.get(f"/staff/organisations/{partner.pk}/").status_code == 200
    assert client.get(f"/staff/organisations/{partner.pk}/contact/").status_code == 404
    assert client.get("/staff/organisations/add/").status_code == 403


def test_the_profile_says_what_is_missing_and_takes_a_figure(clerk, client):
    before = client.get("/staff/profile/")
    after = client.post("/staff/profile/population_total/add/", FIGURE, follow=True)

    assert "บันทึก ประชากรทั้งหมด" in text_of(before)
    assert "111,707 คน 30 ก.ย. 2556 ทะเบียนราษฎร" in text_of(after)


def test_money_and_area_are_kept_exactly(clerk, client):
    client.post("/staff/profile/own_revenue/add/", {**FIGURE, "value": "678,749,799.10"})
    client.post("/staff/profile/area_km2/add/", {**FIGURE, "value": "๔๖.๒๕"})

    words = text_of(client.get("/staff/profile/"))
    assert "678,749,799.10 บาท" in words
    assert "46.25 ตารางกิโลเมตร" in words


def test_a_figure_of_ones_own_is_recorded_and_later_again(clerk, client):
    own = {**FIGURE, "label_th": "วัด", "measure": "count", "unit_th": "แห่ง", "value": "12"}
    client.post("/staff/profile/add/", own)
    client.post("/staff/profile/own_1/add/", {**FIGURE, "value": "13", "as_of_year": "2557"})

    assert "13 แห่ง" in text_of(client.get("/staff/profile/"))
    assert "12 แห่ง" in text_of(client.get("/staff/profile/own_1/"))


@pytest.mark.parametrize(
    ("measure", "value", "words"),
    [
        ("count", "12.5", "จำนวนเต็มต้องไม่มีทศนิยม"),
        ("decimal", "สิบสอง", "กรุณากรอกเป็นตัวเลข"),
        ("money", "1.005", "สตางค์"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(clerk, client, measure, value, words):
    own = {**FIGURE, "label_th": "วัด", "measure": measure, "unit_th": "แห่ง", "value": value}

    assert words in text_of(client.post("/staff/profile/add/", own))


def test_the_same_day_twice_is_refused_beside_the_day(clerk, client):
    client.post("/staff/profile/population_total/add/", FIGURE)

    response = client.post("/staff/profile/population_total/add/", FIGURE)

    assert "ประชากรทั้งหมด ณ 30 กันยายน 2556 บันทึกไว้แล้ว" in text_of(response)


def test_a_wrong_figure_is_corrected_and_stays_readable(clerk, client, tenant):
    client.post("/staff/profile/population_total/add/", {**FIGURE, "value": "111770"})
    with acting_for(tenant):
        (wrong,) = queries.history("population_total")

    response = client.post(
        f"/staff/profile/figures/{wrong.pk}/correct/", {**FIGURE, "reason": "สลับตัวเลข"}, follow=True
    )

    words = text_of(response)
    assert "111,707 คน" in words
    assert "111,770 คน" in words
    assert "แก้แล้ว" in words


def test_parts_that_do_not_add_up_are_shown(clerk, client):
    client.post("/staff/profile/population_total/add/", FIGURE)
    client.post("/staff/profile/population_male/add/", {**FIGURE, "value": "52866"})
    client.post("/staff/profile/population_female/add/", {**FIGURE, "value": "58840"})

    assert "ส่วนย่อยรวมกันได้ 111,706" in text_of(client.get("/staff/profile/"))


def test_an_unknown_figure_or_organisation_is_not_found(clerk, client):
    assert client.get("/staff/profile/nothing/").status_code == 404
    assert client.get("/staff/profile/nothing/add/").status_code == 404
    assert client.get("/staff/organisations/0/").status_code == 404


def test_the_neighbours_directory_posts_and_figures_are_not_there(clerk, client, neighbour):
    theirs = tenants.system_of(neighbour)
    with acting_for(neighbour):
        own = make.municipality(theirs, "เทศบาลข้างเคียง")
        post = actions.appoint(organisation_id=own.pk, term=make.term(), by=theirs)

    assert "เทศบาลข้างเคียง" not in text_of(client.get("/staff/organisations/"))
    assert client.get(f"/staff/organisations/{own.pk}/").status_code == 404
    assert client.get(f"/staff/organisations/posts/{post.pk}/end/").status_code == 404


def test_an_auditor_reads_and_is_offered_no_change(tenant, client, own):
    actor = tenants.member_of(tenant, "auditor", username="auditor")
    client.force_login(tenants.User.objects.get(pk=actor.user_id))

    assert b"/contact/" not in client.get(f"/staff/organisations/{own.pk}/").content
    assert client.get("/staff/profile/").status_code == 200
    assert client.get("/staff/profile/population_total/add/").status_code == 403
