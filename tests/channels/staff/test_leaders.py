"""Whom to call, as staff keep it and as everybody reads it."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests.factories import places, tenants
from tests.factories.sessions import logged_in
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.registry.leaders import actions
from thuanna.registry.leaders.actions import Entry, Said
from thuanna.registry.leaders.models import Leader, ShownLeader

LIST = "/staff/leaders/"
SINCE = tenants.TODAY - datetime.timedelta(days=30)


@pytest.fixture
def officer(db: None) -> Iterator[Actor]:
    town = tenants.tenant("noenkhram", Tenant.Kind.LOCAL_GOVERNMENT)
    with acting_for(town):
        yield tenants.member_of(town, "officer", username="officer")


@pytest.fixture
def browser(officer: Actor) -> Client:
    return logged_in(officer)


def listed(by: Actor, name: str = "นางสมมุติ ใจดี", *, agrees: bool = True, number: int = 1) -> Leader:
    village = places.village(by, number, name=f"บ้านคราม{number}")
    entry = Entry(role="health_volunteer", person_name=name, phone="0812345678")
    said = Said(agrees=agrees, on=SINCE, how="signed")
    return actions.add(community_id=village.pk, entry=entry, starts_on=SINCE, said=said, by=by)


def test_an_empty_list_says_with_whom_to_begin(browser):
    assert "เริ่มจากผู้ใหญ่บ้าน" in browser.get(LIST).content.decode()


def test_somebody_is_added_with_what_they_said(officer, browser):
    village = places.village(officer)
    sent = {
        "village": str(village.pk),
        "role": "village_head",
        "person_name": "นายสมมุติ นำชัย",
        "phone": "081 234 5678",
        "starts_on_day": "1",
        "starts_on_month": "11",
        "starts_on_year": "2569",
        "agrees": "yes",
        "how": "spoken",
    }

    answer = browser.post(f"{LIST}add/", sent)

    assert answer.status_code == 302, answer.content.decode()
    assert ShownLeader.objects.get().phone == "0812345678"


def test_correct_consent_and_end_have_their_pages(officer, browser):
    leader = listed(officer)
    facts = {"role": "health_volunteer", "person_name": "นางสมมุติ ใจดี", "phone": "0899999999"}
    browser.post(f"{LIST}{leader.pk}/correct/", {**facts, "reason": "เปลี่ยนเบอร์"})
    assert ShownLeader.objects.get().phone == "0899999999"

    today = {"on_day": "21", "on_month": "11", "on_year": "2569"}
    browser.post(f"{LIST}{leader.pk}/consent/", {"agrees": "no", "how": "phone", **today})
    assert not ShownLeader.objects.exists()
    assert "ไม่ให้แสดง" in browser.get(f"{LIST}{leader.pk}/").content.decode()

    ends = {"ends_before_day": "21", "ends_before_month": "11", "ends_before_year": "2569"}
    browser.post(f"{LIST}{leader.pk}/end/", {"reason": "หมดวาระ", **ends})
    leader.refresh_from_db()
    assert leader.ends_before == tenants.TODAY


def test_the_list_is_searched_and_given_as_files_in_which_nothing_runs(officer, browser):
    listed(officer, "=HYPERLINK(1)")
    listed(officer, "นางอื่น ดีใจ", number=2)

    assert "นางอื่น" not in browser.get(f"{LIST}?words=HYPERLINK").content.decode()
    book = load_workbook(io.BytesIO(browser.get(f"{LIST}export.xlsx?words=HYPERLINK").content))
    assert [row[2].value for row in book.active.iter_rows()] == ["ชื่อ", "=HYPERLINK(1)"]
    assert book.active["C2"].data_type == "s"
    assert "'=HYPERLINK(1)" in browser.get(f"{LIST}export.csv").content.decode("utf-8-sig")
    assert browser.get(f"{LIST}export.exe").status_code == 404


def test_a_volunteer_reads_the_list_and_has_no_button_to_change_it(officer):
    leader = listed(officer, agrees=False)
    helper = tenants.member_of(Tenant.objects.get(code="noenkhram"), "volunteer", username="helper")
    browser = logged_in(helper)

    assert "tel:0812345678" in browser.get(LIST).content.decode()
    assert browser.get(f"{LIST}{leader.pk}/end/").status_code == 403


def test_the_list_asks_few_questions_however_long_it_is(officer, browser, django_assert_max_num_queries):
    for number in range(1, 6):
        listed(officer, number=number)

    with django_assert_max_num_queries(26):
        browser.get(LIST)
