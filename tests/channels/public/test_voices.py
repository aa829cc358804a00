"""People speak at the town's pages: without JavaScript, without a name, and hostile ones get nowhere."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import psycopg.errors
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, connections
from django.test import Client

from tests.factories import tenants, voices
from thuanna.channels.public import serving
from thuanna.channels.public.voices import doorkeeping
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.services.participation.actions import answering, comments, polls
from thuanna.services.participation.models import Ballot, Comment, Matter, MatterWords, PollTally

START = tenants.NOW + datetime.timedelta(days=1)
FORMS = ("complain", "suggest", "ask", "follow", "comments/add", "satisfied", "useful")
READ = ("think", "comments", "requests", "polls/useful/result")
KNOW = "/t/noenkhram/know/"
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202egnp.exe\u0000"


@pytest.fixture
def clock(site, monkeypatch: pytest.MonkeyPatch) -> Iterator[time_machine.Traveller]:
    monkeypatch.setattr(serving, "UNASKED_SECONDS", 0)
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def browser() -> Client:
    return Client()


@pytest.fixture
def town() -> Tenant:
    found: Tenant = Tenant.objects.get(code="noenkhram")
    return found


@pytest.fixture
def officer(town):
    tenants.User.objects.filter(username="voice-clerk").exists() or tenants.member_of(
        town, "clerk", username="voice-clerk"
    )
    from thuanna.foundation.access import queries

    return queries.actor_for(tenants.User.objects.get(username="voice-clerk").pk, town.pk, on=START.date())


def path_of(name: str) -> str:
    asks = f"?page={KNOW}" if name in {"comments/add", "useful"} else ""
    return f"/t/noenkhram/{name}/{asks}"


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def text(response) -> str:
    return soup(response).get_text(" ", strip=True)


def opened(browser: Client, path: str, clock: time_machine.Traveller) -> dict[str, str]:
    """Open a form, read for a while, and give what its hidden boxes hold."""
    found = soup(browser.get(path)).select("main form input[type=hidden]")
    clock.shift(10)
    return {box["name"]: box.get("value", "") for box in found}


def send(browser: Client, path: str, clock: time_machine.Traveller, **typed: object):
    return browser.post(path, {**opened(browser, path, clock), **typed})


def complain(browser: Client, clock: time_machine.Traveller, **typed: object):
    usual = {"about": "work", "kind": "light", "words": voices.WORDS}
    return send(browser, "/t/noenkhram/complain/", clock, **{**usual, **typed})


def slip(response) -> tuple[str, str]:
    page = soup(response)
    return page.select_one("#reference").text, page.select_one("#code").text


@pytest.mark.parametrize("name", FORMS + READ)
@pytest.mark.parametrize("language", ["th", "en"])
def test_every_page_stands_in_both_languages(browser, clock, name, language):
    browser.cookies["language"] = language

    response = browser.get(path_of(name))

    assert response.status_code == 200
    assert len(soup(response).find_all("h1")) == 1


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_kept_by_no_cache_and_found_by_no_search_engine(browser, clock, name):
    response = browser.get(path_of(name))

    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"


def test_an_unknown_town_has_no_forms(browser, clock):
    assert browser.get("/t/nowhere/complain/").status_code == 404
    assert browser.get("/t/nowhere/think/").status_code == 404
    assert browser.get("/t/noenkhram-fund/complain/").status_code == 404


def test_a_complaint_is_told_followed_answered_and_reopened(browser, clock, town, officer):
    reference, code = slip(complain(browser, clock))
    follow = "/t/noenkhram/follow/"
    open_it = {"reference": reference, "code": code, "do": "open"}

    first = send(browser, follow, clock, **open_it)
    with acting_for(town):
        matter = Matter.objects.get(reference=reference)
        answering.answer(
            matter_id=matter.pk,
            words="เปลี่ยนหลอดแล้ว",
            outcome="done",
            request_token="t" * 26,
            at=START + datetime.timedelta(hours=1),
            by=officer,
        )
    second = send(browser, follow, clock, **open_it)
    reopening = {box["name"]: box.get("value", "") for box in soup(second).select("main input[type=hidden]")}
    clock.shift(10)
    third = browser.post(follow, {**reopening, "words": "ดับอีกแล้ว", "do": "reopen"})

    assert "รับเรื่องแล้ว" in text(first)
    assert voices.WORDS in text(first)
    assert "เปลี่ยนหลอดแล้ว" in text(second)
    assert "เริ่มนับกำหนดตอบใหม่แล้ว" in text(third)
    assert "ดับอีกแล้ว" in text(third)


def test_a_wrong_code_opens_nothing(browser, clock):
    reference, _ = slip(complain(browser, clock))

    response = send(
        browser, "/t/noenkhram/follow/", clock, reference=reference, code="aaaa-aaaa-aaaa", do="open"
    )

    assert voices.WORDS not in text(response)
    assert "ไม่ตรงกับเรื่องใด" in text(response)


def test_the_code_stands_in_no_address(browser, clock):
    reference, code = slip(complain(browser, clock))
    follow = "/t/noenkhram/follow/"

    page = soup(send(browser, follow, clock, reference=reference, code=code, do="open"))

    assert code not in browser.get(follow).content.decode()
    assert [form for form in page.select("form[method=get]") if code in str(form)] == []


def test_pressing_send_twice_tells_once(browser, clock, town):
    path = "/t/noenkhram/complain/"
    sent = {**opened(browser, path, clock), "about": "work", "kind": "waste", "words": "ขยะล้นหน้าตลาด"}

    first, second = browser.post(path, sent), browser.post(path, sent)

    assert slip(first) == slip(second)
    with acting_for(town):
        assert MatterWords.objects.filter(words="ขยะล้นหน้าตลาด").count() == 1


def test_scripts_and_turned_letters_are_words_and_nothing_else(browser, clock, town):
    reference, code = slip(complain(browser, clock, words=f"ก {EVIL}", place=EVIL, name=EVIL))

    response = send(browser, "/t/noenkhram/follow/", clock, reference=reference, code=code, do="open")

    assert b"<script>alert" not in response.content
    assert b"<img src=x" not in response.content
    with acting_for(town):
        kept = MatterWords.objects.get(matter__reference=reference)
    assert "\u202e" not in kept.words + kept.place + kept.name
    assert "\u0000" not in kept.words


def test_ten_megabytes_of_text_are_refused_shortly(browser, clock):
    response = complain(browser, clock, words="ก" * (3 * 1024 * 1024))

    assert "ยาวเกินไป" in text(response)
    assert len(response.content) < 200_000


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("\u202egpj.exe", b"MZ" + b"\0" * 100),
        ("../../etc/passwd.jpg", b"root:x:0:0"),
    ],
)
def test_what_is_no_photo_is_refused_and_nothing_is_kept_half(browser, clock, town, name, content):
    photo = SimpleUploadedFile(name, content, content_type="image/jpeg")

    response = complain(browser, clock, words=f"รูป {name!r}", photo=photo)

    assert "เปิดรูปนี้ไม่ได้" in text(response)
    with acting_for(town):
        assert not MatterWords.objects.filter(words__startswith="รูป").exists()


def test_a_photo_is_kept_without_its_place(browser, clock, town):
    photo = SimpleUploadedFile("a.jpg", voices.photo(), content_type="image/jpeg")

    reference, _ = slip(complain(browser, clock, photo=photo))

    with acting_for(town):
        kept = MatterWords.objects.get(matter__reference=reference)
        assert b"Exif" not in bytes(kept.photo.content)
        assert kept.photo.name == "photo.jpg"


def test_machines_are_told_why_and_people_lose_nothing(browser, clock):
    path = "/t/noenkhram/complain/"
    good = {"about": "work", "kind": "light", "words": voices.WORDS}
    filled = send(browser, path, clock, **good, website="http://spam.example")
    made_up = browser.post(path, {**good, "ticket": "made-up"})
    at_once = soup(browser.get(path)).select_one("[name=ticket]")["value"]
    too_soon = browser.post(path, {**good, "ticket": at_once})

    assert "ช่องที่ซ่อนไว้" in text(filled)
    assert "กดส่งอีกครั้ง" in text(made_up)
    assert "ส่งเร็วเกินไป" in text(too_soon)
    assert all(voices.WORDS in page.content.decode() for page in (filled, made_up, too_soon))


def test_an_address_that_sends_too_often_is_asked_to_wait_and_stands_in_no_table(browser, clock, town):
    answers = {complain(browser, clock).status_code for _ in range(doorkeeping.SENDS_AN_HOUR + 1)}

    assert answers == {200, 429}
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "select table_name from information_schema.columns where data_type = 'inet'"
            " and table_schema = 'public' and table_name like 'participation%%'"
        )
        assert cursor.fetchall() == []


def test_a_comment_is_read_by_nobody_until_somebody_has_looked_at_it(browser, clock, town, officer):
    path = f"/t/noenkhram/comments/add/?page={KNOW}"
    fields = opened(browser, path, clock)
    ticket = doorkeeping.read_ticket(fields["ticket"], "comment")
    assert ticket is not None
    one, other = ticket.sum_of
    sent = browser.post(path, {**fields, "words": f"ดีมาก {EVIL}", "name": "", "sum": str(one + other)})
    before = text(browser.get(f"/t/noenkhram/comments/?page={KNOW}"))
    with acting_for(town):
        waiting = Comment.objects.latest("pk")
        comments.show(comment_id=waiting.pk, after=0, at=START, by=officer)
    after = browser.get(f"/t/noenkhram/comments/?page={KNOW}")

    assert "ได้รับแล้ว" in text(sent)
    assert "ดีมาก" not in before
    assert "ดีมาก" in text(after)
    assert b"<script>alert" not in after.content


def test_a_comment_without_the_sum_and_without_work_is_asked_for_the_sum(browser, clock):
    path = f"/t/noenkhram/comments/add/?page={KNOW}"

    response = send(browser, path, clock, words="ดี")

    assert "ตอบคำถามบวกเลข" in text(response)
    assert soup(response).select_one("form [name=sum]")


@pytest.mark.parametrize(
    "page", ["", "/staff/", "https://evil.example/", "/t/other/know/", "/t/noenkhram/complain/", "x" * 500]
)
def test_only_published_pages_of_the_town_are_commented_on(browser, clock, page):
    assert browser.get("/t/noenkhram/comments/add/", {"page": page}).status_code == 404


def test_the_foot_of_a_page_asks_and_the_result_counts_one_voice_a_device(browser, clock, town):
    path = f"/t/noenkhram/useful/?page={KNOW}"
    foot = soup(browser.get(KNOW)).select_one(f'a[href="/t/noenkhram/useful/?page={KNOW}"]')
    fields = opened(browser, path, clock)

    first = browser.post(path, {**fields, "choice": "1"}, follow=True)
    in_another_tab = browser.post(path, {**fields, "choice": "3"}, follow=True)

    assert foot is not None
    assert "ผลความเห็น" in text(first)
    assert "ตอบไปแล้ว" in text(in_another_tab)
    with acting_for(town):
        assert list(PollTally.objects.filter(page=KNOW).values_list("choice__position", "votes")) == [(1, 1)]
        assert Ballot.objects.filter(page=KNOW).count() == 1


def test_a_vote_without_the_cookie_is_not_counted_and_says_why(clock, town):
    path = f"/t/noenkhram/useful/?page={KNOW}"
    fields = opened(Client(), path, clock)

    response = Client().post(path, {**fields, "choice": "1"})

    assert "ไม่เก็บคุกกี้" in text(response)


def test_a_slip_counts_once_and_shows_the_result(browser, clock, town, officer):
    from thuanna.kernel.language import t

    asked = polls.NewPoll(
        key="service-a",
        form="service",
        question=t("บริการวันนี้เป็นอย่างไร", "How was it?"),
        choices=(t("ดี", "Good"), t("พอใช้", "Fair")),
        starts_on=START.date(),
    )
    with acting_for(town):
        poll = polls.ask(new=asked, by=officer)
        _, code = polls.issue_slip(poll_id=poll.pk, on=START.date(), by=officer)
    path = "/t/noenkhram/satisfied/"

    question = send(browser, path, clock, code=code)
    hidden = {box["name"]: box.get("value", "") for box in soup(question).select("main input[type=hidden]")}
    answered = browser.post(path, {**hidden, "choice": "1"})
    again = browser.post(path, {**hidden, "choice": "1"})

    assert "บริการวันนี้เป็นอย่างไร" in text(question)
    assert answered.url == "/t/noenkhram/polls/service-a/result/"
    assert "ตอบไปแล้ว" in text(again)


def test_the_public_role_reads_no_raw_table(site):
    raw = [
        model
        for model in apps.get_app_config("participation").get_models()
        if not getattr(model, "PUBLIC_ROWS", "")
    ]
    refused = 0
    for model in raw:
        with pytest.raises(ProgrammingError) as problem, connections["public"].cursor() as cursor:
            cursor.execute(f"select 1 from {model._meta.db_table}")
        refused += isinstance(problem.value.__cause__, psycopg.errors.InsufficientPrivilege)

    assert refused == len(raw) == 13
