"""Somebody asks for help at the town's page: three short steps, a code, no script, and nothing public."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.cache import cache
from django.db import ProgrammingError, connections
from django.test import Client

from tests.factories import tenants
from thuanna.channels.public import serving
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.tokens import new_token
from thuanna.services.cases import queries
from thuanna.services.cases.actions import naming, working
from thuanna.services.cases.models import Case, Receiver

START = tenants.NOW + datetime.timedelta(days=1)
ASK = "/t/noenkhram/help/ask/"
FOLLOW = "/t/noenkhram/help/ask/follow/"
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202egnp.exe\u0000"
WHO = {"for_whom": "neighbour", "who": "ยายแก้ว", "place": "บ้านข้างวัด"}
WHAT = {"troubles": ["ill", "travel"], "words": "ยายล้ม เดินไม่ได้ ไปหาหมอไม่ได้"}
REACH = {"reach": "code"}


@pytest.fixture
def clock(site, monkeypatch: pytest.MonkeyPatch) -> Iterator[time_machine.Traveller]:
    cache.clear()
    monkeypatch.setattr(serving, "UNASKED_SECONDS", 0)
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def town(site) -> Tenant:
    found: Tenant = Tenant.objects.get(code="noenkhram")
    return found


@pytest.fixture
def door(town):
    """The receiver and the deputy, named once for this module's town."""
    from thuanna.foundation.access import queries as members

    with acting_for(town):
        if not Receiver.objects.filter(ends_before__isnull=True).exists():
            head = members.actor_for(tenants.User.objects.get(username="head").pk, town.pk, on=START.date())
            if not tenants.User.objects.filter(username="helper").exists():
                tenants.member_of(town, "officer", username="helper")
            for name, is_deputy in (("helper", False), ("head", True)):
                account = tenants.User.objects.get(username=name)
                naming.name_receiver(account_id=account.pk, is_deputy=is_deputy, on=START.date(), by=head)
        return [
            members.actor_for(tenants.User.objects.get(username=name).pk, town.pk, on=START.date())
            for name in ("helper", "head")
        ]


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def text(response) -> str:
    return soup(response).get_text(" ", strip=True)


def hidden(response) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for box in soup(response).select("main form input[type=hidden]"):
        found.setdefault(box["name"], []).append(box.get("value", ""))
    return found


def walked(browser: Client, clock, *steps: dict[str, Any], **last: Any):
    """Press through the steps as a browser without a script does."""
    response = browser.get(ASK)
    clock.shift(10)
    for step in steps:
        response = browser.post(ASK, {**hidden(response), "do": "next", **step, **last})
    return response


def kept(response) -> tuple[str, str]:
    page = soup(response)
    return page.select_one("#reference").text, page.select_one("#code").text


def followed(browser: Client, clock, reference: str, code: str, **more: Any):
    page = hidden(browser.get(FOLLOW))
    clock.shift(10)
    return browser.post(FOLLOW, {**page, "do": "open", "reference": reference, "code": code, **more})


def said(browser: Client, clock, page, does: str, words: str):
    """Press one of the buttons of the page by code."""
    form = next(
        form
        for form in soup(page).select("main form")
        if form.select_one(f"button[value={does}]") is not None
    )
    boxes = {box["name"]: box.get("value", "") for box in form.select("input[type=hidden]")}
    clock.shift(10)
    return browser.post(FOLLOW, {**boxes, "do": does, "words": words})


def test_a_town_without_receivers_says_whom_to_call_and_takes_nothing(clock, town):
    with acting_for(town):
        Receiver.objects.update(ends_before=datetime.date(2030, 1, 1))
    page = Client().get(ASK)

    assert "1300" in text(page)
    assert soup(page).select_one("main form") is None


def test_the_services_page_leads_to_asking(clock, door):
    page = soup(Client().get("/t/noenkhram/help/"))

    assert page.select_one(f'a[href="{ASK}"]') is not None


def test_the_lines_to_call_stand_before_every_question_and_the_way_out_first(clock, door):
    page = soup(Client().get(ASK))
    main = page.select_one("main")

    assert [a["href"] for a in main.select("a[href^=tel]")][:2] == ["tel:191", "tel:1669"]
    assert str(main).index("tmd.go.th") < str(main).index("tel:191") < str(main).index("<form")
    assert "helper" in main.text


def test_three_steps_give_a_number_and_a_code(clock, door, town):
    page = walked(Client(), clock, WHO, WHAT, REACH)

    reference, code = kept(page)
    with acting_for(town):
        told = queries.read_all(queries.by_code(reference, code))
    story = next(iter(told.values()))
    assert story["words"] == WHAT["words"]
    assert story["troubles"] == ["ill", "travel"]
    assert story["who"] == "ยายแก้ว"
    assert "ไม่โทร" in text(page)


def test_a_step_that_is_not_complete_is_shown_again_and_nothing_is_lost(clock, door):
    browser = Client()
    page = walked(browser, clock, WHO, {"words": "ยายล้ม"})

    assert "กรุณาเลือกอย่างน้อยหนึ่งข้อ" in text(page)
    assert hidden(page)["who"] == ["ยายแก้ว"]
    assert soup(page).select_one("textarea[name=words]").text.strip() == "ยายล้ม"


def test_going_back_shows_what_was_filled_in(clock, door):
    browser = Client()
    page = walked(browser, clock, WHO, WHAT)

    back = browser.post(ASK, {**hidden(page), "do": "back", **REACH})

    ticked = {box["value"] for box in soup(back).select("input[name=troubles][checked]")}
    assert ticked == {"ill", "travel"}
    assert hidden(back)["reach"] == ["code"]


def test_a_call_needs_a_number(clock, door):
    page = walked(Client(), clock, WHO, WHAT, {"reach": "any", "phone": ""})

    assert "กรุณากรอกเบอร์โทรศัพท์" in text(page)


def test_the_last_step_sent_twice_is_one_request(clock, door, town):
    browser = Client()
    last = walked(browser, clock, WHO, WHAT)
    sent = {**hidden(last), "do": "next", **REACH}
    with acting_for(town):
        before = Case.objects.count()

    first, second = browser.post(ASK, sent), browser.post(ASK, sent)

    assert kept(first) == kept(second)
    with acting_for(town):
        assert Case.objects.count() == before + 1


def test_danger_says_the_lines_to_call_once_more(clock, door):
    page = walked(Client(), clock, WHO, {**WHAT, "troubles": ["unsafe"]}, REACH)

    assert soup(page).select_one("main a[href='tel:191']") is not None


def test_a_machine_that_fills_the_hidden_box_gets_no_number(clock, door):
    page = walked(Client(), clock, WHO, WHAT, {**REACH, "website": "spam"})

    assert soup(page).select_one("#code") is None


def test_hostile_words_stay_words(clock, door):
    page = walked(Client(), clock, {**WHO, "who": EVIL}, {**WHAT, "words": EVIL}, {**REACH, "name": EVIL})

    assert b"<script>alert" not in page.content
    assert b"onerror=alert(2)>" not in page.content


@pytest.mark.parametrize(
    "wrong",
    [
        {"for_whom": "gods"},
        {"step": "9"},
        {"step": "-1", "do": "back"},
        {"community": "999999999999999999999"},
        {"not_for": "1"},
        {"ticket": "made up"},
    ],
)
def test_made_up_fields_are_asked_again_and_never_break(clock, door, wrong):
    page = walked(Client(), clock, WHO, WHAT, {**REACH, **wrong})

    assert page.status_code == 200
    assert soup(page).select_one("#code") is None


def test_whoever_is_ticked_cannot_open_it(clock, door, town):
    helper, head = door
    page = walked(Client(), clock, WHO, WHAT, {**REACH, "not_for": str(helper.user_id)})

    reference, _ = kept(page)
    with acting_for(town):
        assert reference not in {case.reference for case in queries.listed(helper)}
        assert reference in {case.reference for case in queries.listed(head)}


def test_the_code_shows_where_it_stands_and_who_looked_but_never_the_story(clock, door, town):
    browser = Client()
    reference, code = kept(walked(browser, clock, WHO, WHAT, REACH))
    helper, _ = door
    with acting_for(town):
        case = queries.by_code(reference, code)
        working.open_file(case_id=case.pk, at=START, by=helper)
        working.answer(case_id=case.pk, words="บ่ายนี้รถไปรับ", request_token=new_token(), at=START, by=helper)

    page = followed(browser, clock, reference.lower(), code.upper())

    assert "บ่ายนี้รถไปรับ" in text(page)
    assert "ผู้ใช้ helper" in soup(page).select_one("main").text
    assert WHAT["words"] not in text(page)
    assert page.headers["Cache-Control"] == "no-store"


def test_the_code_stands_in_no_box_that_would_send_it_into_an_address(clock, door):
    browser = Client()
    reference, code = kept(walked(browser, clock, WHO, WHAT, REACH))

    page = soup(followed(browser, clock, reference, code))

    assert [form for form in page.select("form[method=get]") if code in str(form)] == []


def test_a_wrong_code_opens_nothing(clock, door):
    browser = Client()
    reference, _ = kept(walked(browser, clock, WHO, WHAT, REACH))

    page = followed(browser, clock, reference, "aaaa-aaaa-aaaa")

    assert "ไม่ตรงกับคำขอใด" in text(page)
    assert soup(page).select_one("main button[value=write]") is None


def test_the_person_writes_takes_back_and_asks_again(clock, door, town):
    browser = Client()
    reference, code = kept(walked(browser, clock, WHO, WHAT, REACH))
    page = followed(browser, clock, reference, code)

    page = said(browser, clock, page, "write", "ยายไข้ขึ้น")
    assert "ยายไข้ขึ้น" in text(page)
    page = said(browser, clock, page, "withdraw", "")
    assert "ถอนคำขอแล้ว" in text(page)
    page = said(browser, clock, page, "reopen", "ยังต้องการรถ")

    assert "ยังต้องการรถ" in text(page)
    with acting_for(town):
        assert queries.state_of(queries.by_code(reference, code)).what == "reopened"


def test_an_empty_message_is_not_sent(clock, door):
    browser = Client()
    reference, code = kept(walked(browser, clock, WHO, WHAT, REACH))
    page = followed(browser, clock, reference, code)

    page = said(browser, clock, page, "write", "  ")

    assert "กรุณาพิมพ์ข้อความ" in text(page)


@pytest.mark.parametrize(
    "model", list(apps.get_app_config("cases").get_models()), ids=lambda model: model.__name__
)
def test_the_public_role_reads_no_row_of_it_by_plain_sql(clock, door, model):
    walked(Client(), clock, WHO, WHAT, REACH)

    with pytest.raises(ProgrammingError) as refused, connections["public"].cursor() as cursor:
        cursor.execute(f"select count(*) from {model._meta.db_table}")

    assert "permission denied" in str(refused.value)


@pytest.mark.parametrize("path", [ASK, FOLLOW])
def test_no_search_engine_lists_the_pages_and_no_cache_keeps_them(clock, door, path):
    page = Client().get(path)

    assert "noindex" in page.headers["X-Robots-Tag"]
    assert page.headers["Cache-Control"] == "no-store"


def test_the_pages_ask_a_bounded_number_of_questions(clock, door, town, django_assert_max_num_queries):
    browser = Client()
    reference, code = kept(walked(browser, clock, WHO, WHAT, REACH))
    form = hidden(browser.get(FOLLOW))
    clock.shift(10)

    with django_assert_max_num_queries(24):
        browser.get(ASK)
    with django_assert_max_num_queries(24):
        browser.post(FOLLOW, {**form, "do": "open", "reference": reference, "code": code})
