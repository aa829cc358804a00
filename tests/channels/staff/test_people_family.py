"""Families, carers and households on the person's page."""

import pytest
from django.test import Client

from tests.factories import people
from thuanna.foundation.accounts.models import User
from thuanna.foundation.tenancy.context import acting_for
from thuanna.registry.people import actions
from thuanna.registry.people.facts import NewAddress


@pytest.fixture
def client(secretary):
    client = Client()
    account = User.objects.get(pk=secretary.user_id)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def person(tenant, secretary):
    with acting_for(tenant):
        home = NewAddress(house_number="12/3", village_number=3, subdistrict_code="400101")
        return people.person(secretary, "สมหญิง", "ครามหอม", title="นางสาว", addresses=(home,))


def text_of(response):
    return response.content.decode()


@pytest.fixture
def mother(tenant, secretary, person):
    with acting_for(tenant):
        return people.person(secretary, "ลำดวน", "ครามหอม", title="นาง")


def test_a_carer_is_found_chosen_and_shown_on_both_pages(client, person, mother):
    address = f"/staff/people/{person.pk}/relations/new/"

    found = text_of(client.post(address, {"other_text": "ลำดวน", "find": "other"}))
    told = {"other_text": "ลำดวน", "other": str(mother.pk), "kind": "carer"}
    page = text_of(client.post(address, told, follow=True))

    assert f'value="{mother.pk}"' in found
    assert "นางลำดวน ครามหอม" in page
    assert "ผู้ดูแล" in page
    assert "คนนี้เป็นผู้ดูแลของเขา" in text_of(client.get(f"/staff/people/{mother.pk}/"))


def test_a_carer_nobody_knows_is_answered_in_words(client, person):
    told = {"other_text": "ประหยัด", "kind": "carer"}

    page = text_of(client.post(f"/staff/people/{person.pk}/relations/new/", told))

    assert "ไม่พบคนนี้ในทะเบียน" in page


def test_nobody_is_offered_as_their_own_carer(client, person):
    address = f"/staff/people/{person.pk}/relations/new/"

    page = text_of(client.post(address, {"other_text": "สมหญิง", "find": "other"}))

    assert f'value="{person.pk}"' not in page


def test_a_relation_is_ended_with_its_day(client, person, mother, tenant, secretary):
    with acting_for(tenant):
        relation = actions.relate(
            person_id=person.pk, other_id=mother.pk, kind="carer", on=None, by=secretary
        )
    told = {"on_day": "1", "on_month": "6", "on_year": "2569"}

    page = text_of(client.post(f"/staff/people/{person.pk}/relations/{relation.pk}/end/", told, follow=True))

    assert "ถึงก่อน 1 มิถุนายน 2569" in page


def test_people_of_one_address_meet_in_one_household(client, person, tenant, secretary):
    with acting_for(tenant):
        son = people.person(
            secretary,
            "สมชาย",
            "ครามหอม",
            addresses=(NewAddress(house_number="12/3", village_number=3, subdistrict_code="400101"),),
        )
    client.post(f"/staff/people/{person.pk}/household/", {"is_head": "on", "house_code": ""})
    client.post(f"/staff/people/{son.pk}/household/", {"house_code": ""})

    page = text_of(client.get(f"/staff/people/{person.pk}/"))

    assert "นายสมชาย ครามหอม" in page
    assert "เจ้าบ้าน" in page


def test_without_address_or_house_code_the_way_on_is_named(client, mother):
    page = text_of(client.post(f"/staff/people/{mother.pk}/household/", {"house_code": ""}))

    assert "กรุณาเพิ่มที่อยู่ก่อน" in page


def test_leaving_a_household_takes_a_day(client, person):
    client.post(f"/staff/people/{person.pk}/household/", {"house_code": "4001-010001-7"})
    told = {"on_day": "1", "on_month": "6", "on_year": "2569"}

    page = text_of(client.post(f"/staff/people/{person.pk}/household/", told, follow=True))

    assert "ยังไม่ได้อยู่ในครัวเรือนใด" in page
