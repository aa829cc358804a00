"""A reader opens a thread by a button, answers, closes; the office names its readers; nobody else gets in."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from tests.factories import disclosures, tenants, voices
from tests.factories.disclosures import Office
from tests.factories.sessions import logged_in
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.services.disclosures import queries
from thuanna.services.disclosures.models import DisclosureEntry, DisclosureReading

pytestmark = pytest.mark.usefixtures("clock")

LIST = "/staff/sealed/"
READERS = "/staff/sealed/readers/"


@pytest.fixture
def office(db: None) -> Iterator[Office]:
    town = tenants.tenant("noenkhram", Tenant.Kind.LOCAL_GOVERNMENT)
    with acting_for(town):
        found = Office(town)
        found.open()
        yield found


def opened(browser: Client, disclosure_id: int, **sent: object) -> str:
    return browser.post(f"{LIST}{disclosure_id}/", {"do": "open", **sent}).content.decode()


def hidden(page: str, form: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"[^>]*id="id_{form}_{name}"', page)
    assert found is not None, page
    return found[1]


def test_the_list_says_nothing_of_what_a_thread_is_about(office):
    disclosures.told(office.tenant, files=[voices.photo()])

    page = logged_in(office.first).get(LIST).content.decode()

    assert "ยังไม่ได้อ่าน" in page
    assert disclosures.WORDS not in page
    assert "ความรุนแรง" not in page


def test_looking_at_the_envelope_opens_nothing_and_the_button_is_logged(office):
    disclosure = disclosures.told(office.tenant, files=[voices.photo()]).disclosure
    browser = logged_in(office.first)

    assert disclosures.WORDS not in browser.get(f"{LIST}{disclosure.pk}/").content.decode()
    assert not DisclosureReading.objects.exists()

    page = opened(browser, disclosure.pk)

    assert "ยังไม่มีใครเปิดอ่าน" not in page
    assert disclosures.WORDS in page
    assert "data:image/jpeg;base64," in page
    assert DisclosureReading.objects.get().read_by_id == office.first.user_id
    assert office.first.user_id != office.second.user_id
    assert "noenkhram-first" in logged_in(office.second).get(f"{LIST}{disclosure.pk}/").content.decode()


def test_a_reader_answers_and_closes_on_the_page(office):
    disclosure = disclosures.told(office.tenant).disclosure
    browser = logged_in(office.first)
    page = opened(browser, disclosure.pk)
    sent = {"do": "answer", "words": "รับเรื่องแล้ว", "after": hidden(page, "answer", "after")}
    assert browser.post(f"{LIST}{disclosure.pk}/", sent).status_code == 302

    page = opened(browser, disclosure.pk)
    sent = {"do": "close", "outcome": "helped", "words": "ปลอดภัย", "after": hidden(page, "close", "after")}
    browser.post(f"{LIST}{disclosure.pk}/", sent)

    assert [entry.what for entry in DisclosureEntry.objects.order_by("seq")] == ["told", "answer", "closed"]


def test_an_answer_that_was_overtaken_comes_back_with_the_new_words_and_can_be_sent(office):
    disclosure = disclosures.told(office.tenant).disclosure
    one, other = logged_in(office.first), logged_in(office.second)
    page = opened(one, disclosure.pk)
    after = hidden(page, "answer", "after")
    one.post(f"{LIST}{disclosure.pk}/", {"do": "answer", "words": "คำตอบแรก", "after": after})

    page = opened(other, disclosure.pk, do="answer", words="คำตอบของฉัน", after=after)

    assert "คำตอบแรก" in page
    assert "คำตอบของฉัน" in page
    again = {"do": "answer", "words": "คำตอบของฉัน", "after": hidden(page, "answer", "after")}
    assert other.post(f"{LIST}{disclosure.pk}/", again).status_code == 302


@pytest.mark.parametrize("roles", [("administrator",), ("head", "administrator"), ("clerk",), ("auditor",)])
def test_nobody_else_gets_in_by_any_address(office, roles):
    disclosure = disclosures.told(office.tenant).disclosure
    browser = logged_in(tenants.member_of(office.tenant, *roles, username="somebody"))

    pages = [browser.post(f"{LIST}{disclosure.pk}/", {"do": "open"}), browser.get(f"{LIST}{disclosure.pk}/")]
    pages.append(browser.get(f"{LIST}{disclosure.pk}/aside/"))

    assert {page.status_code for page in pages} <= {403, 404}
    assert not DisclosureReading.objects.exists()


def test_the_deputy_steps_in_on_the_page(office):
    disclosure = disclosures.told(office.tenant).disclosure
    sent = {"account": str(office.second.user_id), "reason": "away"}

    logged_in(office.first).post(f"{LIST}{disclosure.pk}/aside/", sent)

    assert queries.listed(office.deputy).exists()
    assert not queries.listed(office.second).exists()


def test_the_office_names_its_readers_and_shuts_the_channel(office):
    browser = logged_in(office.namer)
    people = {"first": office.deputy, "second": office.second, "deputy": office.first}
    sent = {place: str(actor.user_id) for place, actor in people.items()}
    sent |= {f"{place}_office": f"ตำแหน่ง {place}" for place in people} | {"reads": "ทุกวันจันทร์"}

    assert browser.post(READERS, sent).status_code == 302
    assert queries.readers_now().by_place["first"].account_id == office.deputy.user_id

    browser.post(f"{READERS}shut/", {"reason": "หยุดยาว"})
    assert queries.readers_now() is None


def test_an_administrator_is_not_offered_as_a_reader(office):
    tenants.member_of(office.tenant, "head", "administrator", username="both")

    page = logged_in(office.namer).get(READERS).content.decode()

    assert "noenkhram-first" in page
    assert "both" not in page


def test_the_pages_need_more_than_a_password(office):
    disclosure = disclosures.told(office.tenant).disclosure

    answer = logged_in(office.first, confirmed=False).get(f"{LIST}{disclosure.pk}/")

    assert answer.status_code == 302
    assert "second-factor" in answer.headers["Location"]


def test_pages_ask_few_questions_of_the_database(office, django_assert_max_num_queries):
    for _ in range(3):
        disclosure = disclosures.told(office.tenant).disclosure
    browser = logged_in(office.first)

    with django_assert_max_num_queries(32):
        browser.get(LIST)
    with django_assert_max_num_queries(42):
        opened(browser, disclosure.pk)
