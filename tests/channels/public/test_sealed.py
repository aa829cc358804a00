"""The pages of the sealed channel: there only when it is open, kept by nobody, in no log."""

from __future__ import annotations

import datetime
import logging
import re
from collections.abc import Iterator

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.factories import disclosures, tenants, voices
from tests.factories.disclosures import Office
from thuanna.channels.public import serving
from thuanna.channels.public.voices import doorkeeping
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.services.disclosures import queries
from thuanna.services.disclosures.actions import naming, reading
from thuanna.services.disclosures.models import Disclosure, DisclosureEntry

START = tenants.NOW + datetime.timedelta(days=1)
ADDRESS = "203.0.113.77"
HELP = "/t/noenkhram/help/"
BOX = f"{HELP}box/"


@pytest.fixture(scope="module")
def readers(site, django_db_blocker) -> Office:
    """The town's readers, before anybody has named them."""
    with django_db_blocker.unblock():
        return Office(Tenant.objects.get(code="noenkhram"))


@pytest.fixture
def town(readers: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tenant]:
    """The town, with its channel shut; the test acts for it on the day after."""
    monkeypatch.setattr(serving, "UNASKED_SECONDS", 0)
    with time_machine.travel(START, tick=False), acting_for(readers.tenant):
        if queries.readers_now() is not None:
            naming.shut(reason="ก่อนเริ่ม", on=START.date(), by=readers.namer)
        yield readers.tenant


@pytest.fixture
def office(town: Tenant, readers: Office) -> Office:
    """Its readers, named today."""
    readers.open(on=START.date())
    return readers


@pytest.fixture
def visitor() -> Client:
    return Client(REMOTE_ADDR=ADDRESS, HTTP_USER_AGENT="a telephone of Somchai")


def _ticket(purpose: str) -> dict[str, str]:
    """A form that was opened a little while ago, and its small sum."""
    signed = doorkeeping.new_ticket(timezone.now() - datetime.timedelta(seconds=30), purpose)
    opened = doorkeeping.read_ticket(signed, purpose)
    assert opened is not None
    return {"ticket": signed, "sum": str(sum(opened.sum_of))}


def _tells(visitor: Client, **facts: object) -> str:
    """Tell through the page; gives the code shown."""
    sent = {"kind": "violence", "words": disclosures.WORDS, **_ticket("box"), **facts}
    page = visitor.post(f"{BOX}write/", sent).content.decode()
    found = re.search(r'id="code">([^<]+)<', page)
    assert found is not None, page
    return found[1]


def _opens(visitor: Client, code: str, **facts: object) -> str:
    sent = {"do": "open", "code": code, **_ticket("box-code"), **facts}
    return visitor.post(f"{BOX}read/", sent).content.decode()


def test_no_page_and_no_entry_before_the_readers_are_named(town, visitor):
    assert [visitor.get(f"{BOX}{part}").status_code for part in ("", "write/")] == [404, 404]
    assert BOX not in visitor.get(HELP).content.decode()


def test_the_entry_stands_under_services_as_soon_as_it_is_open(town, office, visitor):
    assert BOX in visitor.get(HELP).content.decode()


def test_the_first_page_names_readers_deputy_days_hotlines_and_limits(office, visitor):
    page = visitor.get(BOX).content.decode()

    people = ("ตำแหน่ง first", "ตำแหน่ง second", "ตำแหน่ง deputy")
    expected = (*people, disclosures.READS, "1300", "1206", "90 วัน")
    assert [words for words in expected if words not in page] == []


@pytest.mark.parametrize("part", ["", "write/", "read/"])
def test_every_page_has_a_way_out_a_neutral_title_and_is_kept_by_nobody(office, visitor, part):
    answer = visitor.get(f"{BOX}{part}")
    page = answer.content.decode()

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    title = re.search("<title>(.*)</title>", page)
    assert title is not None
    assert title[1].startswith("ขอรับบริการ ·")
    assert 'rel="noreferrer noopener" data-leave' in page
    assert 'role="search"' not in page


def test_somebody_tells_is_answered_and_writes_again(town, office, visitor):
    code = _tells(visitor)
    disclosure = queries.by_code(code)
    reading.answer(
        disclosure_id=disclosure.pk,
        words="อยู่ที่ปลอดภัยหรือยัง",
        sent=disclosures.sent(),
        on=tenants.TODAY,
        by=office.first,
    )

    assert "อยู่ที่ปลอดภัยหรือยัง" in _opens(Client(), code)
    sent = {"do": "write", "code": code, "words": "ปลอดภัยแล้ว", **_ticket("box-message")}
    assert "ปลอดภัยแล้ว" in visitor.post(f"{BOX}read/", sent).content.decode()


def test_the_teller_agrees_on_the_page(town, office, visitor):
    code = _tells(visitor)
    reading.ask_consent(
        disclosure_id=queries.by_code(code).pk,
        recipient="บ้านพักเด็ก",
        words="เพื่อหาที่ปลอดภัย",
        sent=disclosures.sent(),
        on=tenants.TODAY,
        by=office.first,
    )
    assert "ยินยอมให้ส่งต่อหรือไม่" in _opens(visitor, code)

    visitor.post(f"{BOX}read/", {"do": "agree", "code": code, **_ticket("box-consent")})

    assert queries.last_entry(queries.by_code(code)).what == "consent_given"


def test_a_wrong_code_shows_nothing_and_a_message_needs_the_code(office, visitor):
    _tells(visitor)
    entries = DisclosureEntry.objects.count()

    assert "ไม่พบเรื่องจากรหัสนี้" in _opens(visitor, "7k2m-x9vq-03fh-8w5d")
    sent = {"do": "write", "code": "7k2m-x9vq-03fh-8w5d", "words": "x", **_ticket("box-message")}
    visitor.post(f"{BOX}read/", sent)
    assert DisclosureEntry.objects.count() == entries


def test_guessing_codes_is_slowed_down_and_no_address_lies_in_memory(office, visitor):
    answers = [visitor.post(f"{BOX}read/", {"do": "open", "code": str(n)}).status_code for n in range(22)]

    assert answers[-1] == 429
    assert ADDRESS not in " ".join(vars(caches["default"])["_cache"])


def test_a_hostile_file_is_refused_beside_its_box_and_nothing_is_kept(office, visitor):
    svg = SimpleUploadedFile("x.jpg", b"<svg onload='alert(1)'/>", content_type="image/jpeg")
    sent = {"kind": "violence", "words": disclosures.WORDS, "picture_1": svg, **_ticket("box")}

    before = Disclosure.objects.count()
    page = visitor.post(f"{BOX}write/", sent).content.decode()

    assert "เปิดรูปนี้ไม่ได้" in page
    assert Disclosure.objects.count() == before


def test_a_robot_without_sum_or_time_tells_nothing(office, visitor):
    before = Disclosure.objects.count()
    for less in ({"sum": "1"}, {"ticket": "made-up"}, {"website": "http://spam"}):
        visitor.post(f"{BOX}write/", {"kind": "violence", "words": "x", **_ticket("box"), **less})

    assert Disclosure.objects.count() == before


def test_neither_session_nor_cookie_of_ours_is_left_behind(office, visitor):
    before = Session.objects.count()
    _tells(visitor, picture_1=SimpleUploadedFile("p.jpg", voices.photo()))

    assert Session.objects.count() == before
    assert set(visitor.cookies) <= {"csrftoken"}


def test_no_log_holds_address_code_words_or_device(office, visitor, caplog):
    caplog.set_level(logging.DEBUG)

    code = _tells(visitor)
    _opens(visitor, code)
    _opens(visitor, "7k2m-x9vq-03fh-8w5d")
    visitor.get(f"{BOX}nowhere/else/")

    logged = caplog.text + " ".join(str(record.args) for record in caplog.records)
    for secret in (ADDRESS, code, code.replace("-", ""), disclosures.WORDS, "Somchai"):
        assert secret not in logged


def test_the_pages_ask_few_questions_of_the_database(office, visitor, django_assert_max_num_queries):
    code = _tells(visitor)

    with django_assert_max_num_queries(8):
        visitor.get(BOX)
    with django_assert_max_num_queries(16):
        _opens(visitor, code)
