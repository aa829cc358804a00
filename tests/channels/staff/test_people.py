"""The register's pages as an officer meets them."""

import re

import pytest
from django.test import Client

from tests.factories import people, places, tenants
from thuanna.foundation.accounts.models import User
from thuanna.foundation.tenancy.context import acting_for
from thuanna.registry.people import actions
from thuanna.registry.people.facts import NewAddress, NewPhone, NewTrait
from thuanna.registry.people.models import Address, Person, ViewLog

NUMBER = people.citizen_number(77)


def logged_in(actor):
    client = Client()
    client.force_login(User.objects.get(pk=actor.user_id), backend=_BACKEND)
    return client


_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def client(secretary):
    return logged_in(secretary)


@pytest.fixture
def person(tenant, secretary):
    with acting_for(tenant):
        village = places.village(tenants.system_of(tenant), 3)
        return people.person(
            secretary,
            "สมหญิง",
            "ครามหอม",
            title="นางสาว",
            citizen_number=NUMBER,
            phones=(NewPhone(digits="0812345678"),),
            addresses=(NewAddress(house_number="12/3", community_id=village.pk, subdistrict_code="400101"),),
            traits=(NewTrait(kind="disabled", source="document"),),
        )


def text_of(response):
    return response.content.decode()


def search(client, question):
    return client.post("/staff/people/search/", {"question": question}, follow=True)


def test_the_register_begins_with_a_search_box_and_no_names(client, person):
    page = text_of(client.get("/staff/people/"))

    assert 'name="question"' in page
    assert "สมหญิง" not in page


@pytest.mark.parametrize("question", ["สมหญิง", "คราม", "081 234", NUMBER.formatted()])
def test_a_search_shows_name_mask_and_village_and_nothing_in_the_address(client, person, question):
    response = search(client, question)

    page = text_of(response)
    assert "นางสาวสมหญิง ครามหอม" in page
    assert NUMBER.masked() in page
    assert "หมู่ 3 บ้านเนินคราม" in page
    assert NUMBER.digits not in page
    assert response.redirect_chain == [("/staff/people/", 302)]


def test_the_words_of_a_search_are_not_readable_in_the_session(client, person):
    search(client, NUMBER.digits)

    kept = str(dict(client.session))
    assert "people_asked" in kept
    assert NUMBER.digits not in kept


def test_nobody_found_leads_to_registering(client, person):
    page = text_of(search(client, "ประหยัด"))

    assert "ไม่พบคนที่ค้นหา" in page
    assert "/staff/people/new/" in page


def test_a_number_that_does_not_check_says_what_to_do(client):
    page = text_of(search(client, "1234567890123"))

    assert "เทียบกับบัตร" in page


def test_an_empty_search_is_answered_in_words(client):
    page = text_of(client.post("/staff/people/search/", {"question": " "}))

    assert "กรุณาพิมพ์สิ่งที่ต้องการค้นหา" in page


def test_a_search_by_address_line_is_not_possible(client, person):
    assert client.get("/staff/people/search/").status_code == 405
    assert "สมหญิง" not in text_of(client.get("/staff/people/?question=สมหญิง"))


def test_the_persons_page_shows_everything_but_what_is_sealed(client, person):
    page = text_of(client.get(f"/staff/people/{person.pk}/"))

    assert "12/3" in page
    assert "081\u00a0234\u00a05678" in page
    assert NUMBER.masked() in page
    assert NUMBER.formatted() not in page
    assert "คนพิการ" not in page


def test_the_persons_page_is_complete_in_english(client, person):
    client.cookies["language"] = "en"

    page = text_of(client.get(f"/staff/people/{person.pk}/"))

    assert "Citizen number" in page
    assert "Village 3" in page


def test_opening_pages_writes_nothing_to_the_view_log(client, person, tenant):
    for path in ("", "number/", "care/", "looks/", "looks/print/", "edit/", "phones/", "move/"):
        assert client.get(f"/staff/people/{person.pk}/{path}").status_code == 200

    with acting_for(tenant):
        assert ViewLog.objects.count() == 0


def test_the_number_is_shown_after_a_reason_and_the_look_is_logged(client, person, tenant):
    response = client.post(f"/staff/people/{person.pk}/number/", {"reason": "check_card"})

    page = text_of(response)
    assert NUMBER.formatted() in page
    assert "บันทึกการดูครั้งนี้ไว้แล้ว" in page
    assert response.headers["Cache-Control"] == "no-store"
    with acting_for(tenant):
        assert ViewLog.objects.get().reason == "check_card"


def test_without_a_reason_the_number_stays_closed(client, person, tenant):
    page = text_of(client.post(f"/staff/people/{person.pk}/number/", {}))

    assert NUMBER.formatted() not in page
    assert "กรุณาเลือกเหตุผล" in page
    with acting_for(tenant):
        assert ViewLog.objects.count() == 0


def test_groups_that_need_care_open_after_a_reason(client, person, tenant):
    page = text_of(client.post(f"/staff/people/{person.pk}/care/", {"reason": "decide_benefit"}))

    assert "คนพิการ" in page
    with acting_for(tenant):
        assert ViewLog.objects.get().field == "traits"


@pytest.mark.parametrize("path", ["looks/", "looks/print/"])
def test_the_person_can_be_given_the_list_of_who_looked(client, person, path):
    client.post(f"/staff/people/{person.pk}/number/", {"reason": "person_asked"})

    page = text_of(client.get(f"/staff/people/{person.pk}/{path}"))

    assert "ผู้ใช้ secretary" in page
    assert "เจ้าตัวขอดู" in page


def test_somebody_new_is_registered_with_a_name_alone(client, tenant):
    response = client.post("/staff/people/new/", {"given_name": "ลำดวน"}, follow=True)

    assert "ลำดวน" in text_of(response)
    with acting_for(tenant):
        assert Person.objects.get().no_number_reason == "not_given"


def test_somebody_new_is_registered_with_everything(client, tenant):
    with acting_for(tenant):
        village = places.village(tenants.system_of(tenant), 5)
    told = {
        "title": "นาง",
        "given_name": "ลำดวน",
        "family_name": "ฝางทอง",
        "birth_day": "๕",
        "birth_month": "พ.ค.",
        "birth_year": "2510",
        "sex": "female",
        "citizen_number": NUMBER.formatted(),
        "phone": "081-234-5678",
        "phone_owner": "family",
        "house_number": "9",
        "community": str(village.pk),
    }

    response = client.post("/staff/people/new/", told, follow=True)

    assert "5 พฤษภาคม 2510" in text_of(response)
    with acting_for(tenant):
        assert Person.objects.get().masked_number == NUMBER.masked()
        address = Address.objects.get()
        assert (address.village_number, address.subdistrict_id) == (5, "400101")


def test_a_number_already_here_leads_to_its_holder(client, person):
    page = text_of(
        client.post("/staff/people/new/", {"given_name": "ลำดวน", "citizen_number": NUMBER.digits})
    )

    assert "มีในทะเบียนแล้ว" in page
    assert f"/staff/people/{person.pk}/" in page


def test_a_person_who_may_be_the_same_is_shown_before_registering(client, person, tenant):
    told = {"given_name": "สมหญิง", "family_name": "ครามหอม"}

    page = text_of(client.post("/staff/people/new/", told))
    client.post("/staff/people/new/", told | {"is_new": "1"})

    assert "อาจเป็นคนเดียวกัน" in page
    assert f"/staff/people/{person.pk}/" in page
    with acting_for(tenant):
        assert Person.objects.count() == 2


def test_a_birth_still_to_come_is_refused_in_words(client, tenant):
    page = text_of(client.post("/staff/people/new/", {"given_name": "ลำดวน", "birth_year": "2699"}))

    assert "ยังมาไม่ถึง" in page
    with acting_for(tenant):
        assert Person.objects.count() == 0


def test_a_new_family_name_is_saved_and_the_old_one_shown(client, person):
    told = {"title": "นาง", "given_name": "สมหญิง", "family_name": "ฝางทอง"}

    page = text_of(client.post(f"/staff/people/{person.pk}/edit/", told, follow=True))

    assert "นางสมหญิง ฝางทอง" in page
    assert "ชื่อเดิม นางสาวสมหญิง ครามหอม" in page


def test_a_death_before_the_birth_is_refused_in_words(client, person):
    told = {"given_name": "สมหญิง", "birth_year": "2540", "died_year": "2530"}

    page = text_of(client.post(f"/staff/people/{person.pk}/edit/", told))

    assert "วันเสียชีวิตอยู่ก่อนวันเกิด" in page


def test_a_number_is_put_in_its_place(client, person, tenant):
    other = people.citizen_number(78)

    client.post(f"/staff/people/{person.pk}/number/edit/", {"citizen_number": other.digits})

    with acting_for(tenant):
        assert Person.objects.get().masked_number == other.masked()


def test_phones_are_changed(client, person):
    told = {"phone_0": "02 555 1234 ต่อ 12", "owner_0": "family"}

    page = text_of(client.post(f"/staff/people/{person.pk}/phones/", told, follow=True))

    assert "02\u00a0555\u00a01234" in page
    assert "ของคนในครอบครัว" in page


def test_moving_keeps_the_last_address(client, person):
    told = {
        "kind": "registered",
        "house_number": "99",
        "starts_on_day": "1",
        "starts_on_month": "6",
        "starts_on_year": "2569",
    }

    page = text_of(client.post(f"/staff/people/{person.pk}/move/", told, follow=True))

    assert "บ้านเลขที่ 99" in page
    assert "12/3" in page
    assert "ที่อยู่เดิม" in page


def test_moving_nowhere_is_refused_in_words(client, person):
    page = text_of(client.post(f"/staff/people/{person.pk}/move/", {"kind": "living"}))

    assert "กรุณากรอกที่อยู่อย่างน้อยหนึ่งช่อง" in page


def test_an_address_written_down_wrongly_is_mended(client, person, tenant):
    with acting_for(tenant):
        address_id = Address.objects.get().pk

    client.post(f"/staff/people/{person.pk}/addresses/{address_id}/", {"house_number": "12/4"})

    with acting_for(tenant):
        assert Address.objects.get().house_number == "12/4"


def test_a_mark_is_recorded_without_showing_on_the_page(client, person):
    told = {"kind": "orphan", "source": "committee"}

    page = text_of(client.post(f"/staff/people/{person.pk}/care/new/", told, follow=True))

    assert "เด็กกำพร้า" not in page


def test_the_neighbour_gets_no_page_of_the_person(person, stranger):
    client = logged_in(stranger)

    for path in ("", "edit/", "number/", "care/", "looks/"):
        response = client.get(f"/staff/people/{person.pk}/{path}")
        assert response.status_code == 404
        assert "สมหญิง" not in text_of(response)


def test_who_may_not_unmask_gets_neither_page_nor_link(person, tenant):
    client = logged_in(tenants.member_of(tenant, "collector", username="collector"))

    assert client.post(f"/staff/people/{person.pk}/number/", {"reason": "check_card"}).status_code == 403
    assert "ดูเลขเต็ม" not in text_of(client.get(f"/staff/people/{person.pk}/"))


def test_who_may_not_edit_is_offered_no_change(person, tenant):
    client = logged_in(tenants.member_of(tenant, "committee", username="committee"))

    assert client.get("/staff/people/new/").status_code == 403
    assert "ลงทะเบียนคนใหม่" not in text_of(client.get("/staff/people/"))
    assert "/edit/" not in text_of(client.get(f"/staff/people/{person.pk}/"))


def test_no_page_ever_carries_a_whole_number_but_the_one_that_was_asked_for(client, person):
    whole = re.compile(r"(?<![\d-])\d-\d{4}-\d{5}-\d{2}-\d(?![\d-])|(?<!\d)\d{13}(?!\d)")

    for path in ("", "edit/", "number/", "number/edit/", "care/", "looks/", "looks/print/"):
        assert not whole.search(text_of(client.get(f"/staff/people/{person.pk}/{path}")))


def test_a_page_of_results_follows_the_first(client, tenant, secretary):
    with acting_for(tenant):
        told = [people.new_person(family_name=f"คราม{n:02}") for n in range(25)]
        actions.bulk_register(people=told, by=secretary)

    first = text_of(search(client, "สมชาย"))
    second = text_of(client.get("/staff/people/?page=2"))

    assert "พบ 25 คน" in first
    assert "คราม24" in second
    assert "คราม24" not in first


@pytest.mark.parametrize("typed", ["-", "123", "…"])
def test_a_name_without_a_letter_is_asked_for_again(client, tenant, typed):
    page = text_of(client.post("/staff/people/new/", {"given_name": typed}))

    assert "ชื่อต้องมีตัวอักษร" in page
    with acting_for(tenant):
        assert not Person.objects.filter(given_name=typed).exists()
