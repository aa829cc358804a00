"""Log in, be refused, be locked for an hour, log out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from tests.factories import tenants
from thuanna.foundation.accounts import logins
from thuanna.foundation.accounts.models import User
from thuanna.foundation.audit.actor import Actor

PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def fresh_limits() -> Iterator[None]:
    """Rate limits live in the cache; each test starts without any."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Saturday 21 November 2569, half past nine in Bangkok."""
    with time_machine.travel(tenants.NOW, tick=False) as traveller:
        yield traveller


def attempt(client: Client, password: str, name: str = "secretary", **more: str) -> object:
    return client.post("/staff/login/", {"login": name, "password": password, **more})


def test_the_right_password_leads_to_ones_own_work(client, secretary):
    response = attempt(client, PASSWORD)

    assert response.status_code == 302
    assert response["Location"] == "/staff/"
    assert client.get("/staff/").status_code == 200


def test_a_login_goes_on_to_the_page_that_was_wanted(client, secretary):
    response = attempt(client, PASSWORD, next="/staff/account/")

    assert response["Location"] == "/staff/account/"


def test_a_login_never_goes_on_to_somebody_elses_site(client, secretary):
    response = attempt(client, PASSWORD, next="https://elsewhere.example/")

    assert response["Location"] == "/staff/"


def test_capitals_and_spaces_in_the_name_do_not_matter(client, secretary):
    response = attempt(client, PASSWORD, name=" Secretary ")

    assert response.status_code == 302


def test_a_wrong_password_says_what_to_check(client, secretary):
    response = attempt(client, "wrong")

    assert response.status_code == 200
    assert "ชื่อผู้ใช้หรือรหัสผ่านยังไม่ตรงกัน" in response.content.decode()
    assert client.get("/staff/").status_code == 302


def test_an_unknown_name_is_answered_in_the_same_words(client, db):
    response = attempt(client, "wrong", name="nobody")

    assert "ชื่อผู้ใช้หรือรหัสผ่านยังไม่ตรงกัน" in response.content.decode()


def test_eight_wrong_passwords_lock_the_name_and_say_until_when(client, secretary, clock):
    responses = [attempt(client, "wrong") for _ in range(8)]

    assert [response.status_code for response in responses] == [200] * 7 + [429]
    assert "10:30 น." in responses[-1].content.decode()


def test_the_right_password_does_not_open_a_locked_name(client, secretary, clock):
    [attempt(client, "wrong") for _ in range(8)]

    assert attempt(client, PASSWORD).status_code == 429


def test_trying_while_locked_does_not_prolong_it(client, secretary, clock):
    [attempt(client, "wrong") for _ in range(8)]
    clock.shift(datetime.timedelta(minutes=59))
    attempt(client, "wrong")
    clock.shift(datetime.timedelta(minutes=2))

    assert attempt(client, PASSWORD).status_code == 302


def test_another_name_from_the_same_place_is_not_locked(client, tenant, secretary, clock):
    tenants.member_of(tenant, "treasurer", username="treasurer")
    [attempt(client, "wrong") for _ in range(8)]

    assert attempt(client, PASSWORD, name="treasurer").status_code == 302


def test_who_logged_in_can_see_when_and_from_where(client, secretary, clock):
    client.defaults["HTTP_USER_AGENT"] = "Mozilla/5.0 (Linux; Android 9) Chrome/120"
    client.defaults["REMOTE_ADDR"] = "203.0.113.77"
    attempt(client, "wrong")
    attempt(client, PASSWORD)

    page = client.get("/staff/account/logins/").content.decode()

    assert "Chrome · Android" in page
    assert "203.0.113.0" in page
    assert "203.0.113.77" not in page
    assert [row.outcome for row in logins.of(secretary.user_id)] == ["in", "wrong_password"]


def test_logging_out_takes_a_click_and_ends_the_session(client, secretary):
    attempt(client, PASSWORD)

    asked = client.get("/staff/logout/")
    done = client.post("/staff/logout/")

    assert asked.status_code == 200
    assert done["Location"] == "/"
    assert client.get("/staff/").status_code == 302


def test_there_is_no_page_to_sign_up_or_to_have_a_password_mailed(client, db):
    assert client.get("/staff/signup/").status_code == 404
    assert client.get("/staff/password/reset/").status_code == 404


def test_looking_at_the_login_page_writes_nothing(client, db, django_assert_max_num_queries):
    with django_assert_max_num_queries(4) as queries:
        client.get("/staff/login/")

    assert not [
        one
        for one in queries.captured_queries
        if one["sql"].lower().startswith(("insert", "update", "delete"))
    ]


def test_a_new_password_replaces_the_old_one(client, secretary):
    attempt(client, PASSWORD)

    response = client.post(
        "/staff/password/",
        {"oldpassword": PASSWORD, "password1": "ม้าลายกินทุเรียนหวาน", "password2": "ม้าลายกินทุเรียนหวาน"},
    )

    assert response.status_code == 302
    assert User.objects.get(pk=secretary.user_id).check_password("ม้าลายกินทุเรียนหวาน")
    assert client.get("/staff/").status_code == 200


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("short", "อย่างน้อย 10 ตัว"),
        ("1234567890123", "มีแต่ตัวเลข"),
        ("secretary1234", "คล้ายชื่อผู้ใช้"),
        ("password1234", "มีคนใช้มาก"),
    ],
)
def test_a_weak_password_is_refused_with_what_to_do(client, secretary, password, words):
    attempt(client, PASSWORD)

    response = client.post(
        "/staff/password/", {"oldpassword": PASSWORD, "password1": password, "password2": password}
    )

    assert words in response.content.decode()


def test_an_account_without_organisation_is_told_whom_to_ask(client, db):
    tenants.user("nobody")
    attempt(client, PASSWORD, name="nobody")

    response = client.get("/staff/")

    assert response.status_code == 403
    assert "ผู้ดูแล" in response.content.decode()


def test_a_page_without_the_right_says_so(client, tenant):
    actor: Actor = tenants.member_of(tenant, "collector", username="collector")
    client.force_login(User.objects.get(pk=actor.user_id))

    response = client.get("/staff/audit/")

    assert response.status_code == 403
    assert "audit.view" in response.content.decode()
