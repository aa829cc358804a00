"""The first page: what waits, and the sections one may open."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import tenants
from tests.factories.sessions import logged_in
from thuanna.channels.staff.home import waiting
from thuanna.foundation.audit.actor import Actor


def test_a_visitor_is_sent_to_log_in_and_back(client, db):
    response = client.get("/staff/account/")

    assert response["Location"] == "/staff/login/?next=/staff/account/"


def test_nothing_waiting_says_so(tenant):
    actor = tenants.member_of(tenant, "committee")

    assert "ไม่มีเรื่องค้าง" in logged_in(actor).get("/staff/").content.decode()


def test_a_missing_second_factor_waits_for_who_approves_money(secretary):
    assert "ตั้งรหัสหกหลัก" in logged_in(secretary).get("/staff/").content.decode()


def test_only_sections_one_may_open_are_offered(tenant):
    inspector = tenants.member_of(tenant, "inspector")

    page = logged_in(inspector).get("/staff/").content.decode()

    assert "/staff/audit/" in page
    assert "/staff/members/" not in page


def test_providers_come_in_order_and_empty_items_are_left_out(monkeypatch):
    actor = Actor(tenant_id=1, system="test")
    item = waiting.WaitingItem(2, waiting.Phrase("รอ", "waits"), "/x/")
    none = waiting.WaitingItem(0, waiting.Phrase("ว่าง", "empty"), "/y/")
    monkeypatch.setattr(waiting, "_providers", lambda: [lambda actor, today: [none, item]])

    assert waiting.waiting_for(actor, tenants.TODAY) == [item]


def test_a_part_that_is_not_installed_provides_nothing(monkeypatch):
    monkeypatch.setattr(waiting, "PROVIDERS", ("thuanna.channels.staff.nowhere.waiting",))

    assert waiting.waiting_for(Actor(tenant_id=1, system="test"), tenants.TODAY) == []


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_living_page_of_the_design_is_served(secretary, language):
    browser = logged_in(secretary)
    browser.cookies["language"] = language

    assert browser.get("/staff/design/").status_code == 200


def test_pages_of_one_person_stay_out_of_caches(secretary):
    assert logged_in(secretary).get("/staff/")["Cache-Control"] == "no-store"


def test_the_icon_is_found_by_its_oldest_name(db):
    answer = Client().get("/favicon.ico")

    assert answer.status_code == 302
    assert answer["Location"].endswith("icon.svg")
