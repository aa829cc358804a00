"""More than a password before money is approved: the code from an app, recovery codes, or a colleague."""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Iterator

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from tests.factories import tenants
from tests.factories.sessions import logged_in
from thuanna.channels.web import second_factor
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for

PASSWORD = "correct horse battery"
ASK = "/staff/second-factor/?next=%2Fstaff%2Fmembers%2Finvite%2F"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """Codes depend on the time, used codes and limits stand in the cache."""
    cache.clear()
    with time_machine.travel(tenants.NOW, tick=False) as traveller:
        yield traveller
    cache.clear()


@pytest.fixture
def administrator(tenant) -> Actor:
    return tenants.member_of(tenant, "administrator", username="admin")


def code_now(secret: str) -> str:
    """The six digits an app would show."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def enrol(browser: Client) -> str:
    """Walk through the pages that switch the code on; gives the secret the app now holds."""
    browser.post("/staff/confirm/", {"password": PASSWORD, "next": "/staff/second-factor/on/"})
    shown = browser.get("/staff/second-factor/on/").content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", shown)
    assert secret is not None
    browser.post("/staff/second-factor/on/", {"code": code_now(secret[1]), "next": "/staff/members/invite/"})
    return secret[1]


def test_who_gives_rights_is_asked_for_more_than_a_password_first(administrator):
    response = logged_in(administrator, confirmed=False).get("/staff/members/invite/")

    assert response["Location"] == ASK


def test_the_page_opens_once_the_code_was_given_in_this_session(administrator):
    response = logged_in(administrator).get("/staff/members/invite/")

    assert response.status_code == 200


def test_in_a_demonstration_the_code_is_optional(db):
    town = tenants.tenant("demo-town", is_demo=True)
    actor = tenants.member_of(town, "administrator", username="demo")

    assert logged_in(actor, confirmed=False).get("/staff/members/invite/").status_code == 200


def test_switching_on_asks_for_the_password_first(administrator):
    response = logged_in(administrator, confirmed=False).get("/staff/second-factor/on/")

    assert response["Location"].startswith("/staff/confirm/")


def test_switching_on_shows_a_picture_without_inline_styles(administrator):
    browser = logged_in(administrator)

    page = browser.get("/staff/second-factor/on/").content.decode()

    assert "<svg" in page
    assert "style=" not in page
    assert "<script>" not in page


def test_the_first_code_switches_it_on_and_opens_the_page_that_was_wanted(administrator):
    browser = logged_in(administrator, confirmed=False)
    enrol(browser)

    assert Authenticator.objects.filter(user_id=administrator.user_id, type="totp").exists()
    assert browser.get("/staff/members/invite/").status_code == 200


def test_what_the_code_is_made_of_is_not_stored_in_clear(administrator):
    secret = enrol(logged_in(administrator, confirmed=False))

    assert secret not in str(Authenticator.objects.values_list("data", flat=True))


def test_a_wrong_first_code_changes_nothing(administrator):
    browser = logged_in(administrator)
    browser.get("/staff/second-factor/on/")

    response = browser.post("/staff/second-factor/on/", {"code": "000000"})

    assert "รหัสยังไม่ตรง" in response.content.decode()
    assert not Authenticator.objects.exists()


def test_from_then_on_each_login_asks_for_the_code(administrator, clock):
    secret = enrol(logged_in(administrator, confirmed=False))
    clock.shift(datetime.timedelta(minutes=5))
    browser = Client()

    first = browser.post("/staff/login/", {"login": "admin", "password": PASSWORD})
    before = browser.get("/staff/")
    second = browser.post("/staff/login/code/", {"code": code_now(secret)})

    assert first["Location"] == "/staff/login/code/"
    assert before.status_code == 302
    assert second["Location"] == "/staff/"
    assert browser.get("/staff/members/invite/").status_code == 200


def test_thai_digits_and_a_space_are_the_same_code(administrator, clock):
    secret = enrol(logged_in(administrator, confirmed=False))
    clock.shift(datetime.timedelta(minutes=5))
    browser = Client()
    browser.post("/staff/login/", {"login": "admin", "password": PASSWORD})
    typed = code_now(secret).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))

    response = browser.post("/staff/login/code/", {"code": f"{typed[:3]} {typed[3:]}"})

    assert response["Location"] == "/staff/"


def test_guessing_codes_comes_to_an_end(administrator, clock):
    enrol(logged_in(administrator, confirmed=False))
    browser = Client()
    browser.post("/staff/login/", {"login": "admin", "password": PASSWORD})

    answers = [browser.post("/staff/login/code/", {"code": "000000"}).content.decode() for _ in range(11)]

    assert "รหัสยังไม่ตรง" in answers[0]
    assert "พักสิบนาที" in answers[-1]


def test_a_recovery_code_gets_in_once_without_the_phone(administrator, clock):
    browser = logged_in(administrator, confirmed=False)
    enrol(browser)
    shown = browser.post("/staff/second-factor/recovery/").content.decode()
    codes = re.findall(r"<code>(\d{8})</code>", shown)
    other = Client()

    other.post("/staff/login/", {"login": "admin", "password": PASSWORD})
    used = other.post("/staff/login/code/", {"code": codes[0]})
    again = Client()
    again.post("/staff/login/", {"login": "admin", "password": PASSWORD})
    refused = again.post("/staff/login/code/", {"code": codes[0]})

    assert len(codes) == 10
    assert used["Location"] == "/staff/"
    assert refused.status_code == 200


def test_recovery_codes_are_not_shown_without_asking(administrator):
    browser = logged_in(administrator, confirmed=False)
    enrol(browser)

    page = browser.get("/staff/second-factor/recovery/").content.decode()

    assert not re.findall(r"<code>\d{8}</code>", page)


def test_it_can_be_switched_off_again(administrator):
    browser = logged_in(administrator, confirmed=False)
    enrol(browser)

    assert browser.get("/staff/second-factor/off/").status_code == 200
    browser.post("/staff/second-factor/off/")

    assert not Authenticator.objects.exists()


def test_a_colleague_who_approves_money_confirms_for_a_quarter_of_an_hour(administrator, tenant, clock):
    tenants.member_of(tenant, "treasurer", username="treasurer")
    browser = logged_in(administrator, confirmed=False)

    response = browser.post(ASK, {"username": "treasurer", "password": PASSWORD})

    assert response["Location"] == "/staff/members/invite/"
    assert browser.get("/staff/members/invite/").status_code == 200
    with acting_for(tenant):
        assert AuditEntry.objects.get().verb == "access.confirmed_by_colleague"
    clock.shift(datetime.timedelta(minutes=15))
    assert browser.get("/staff/members/invite/")["Location"] == ASK


@pytest.mark.parametrize("name", ["admin", "collector", "nobody"])
def test_oneself_or_one_who_approves_nothing_cannot_confirm(administrator, tenant, name):
    tenants.member_of(tenant, "collector", username="collector")
    browser = logged_in(administrator, confirmed=False)

    response = browser.post(ASK, {"username": name, "password": PASSWORD})

    assert "ยืนยันไม่ได้" in response.content.decode()
    assert second_factor.COLLEAGUE_IN_SESSION not in browser.session


def test_a_colleague_confirms_for_one_organisation_only(administrator, tenant, neighbour):
    from thuanna.foundation.accounts.models import Membership

    tenants.member_of(tenant, "treasurer", username="treasurer")
    with acting_for(neighbour):
        Membership.objects.create(
            tenant=neighbour, user_id=administrator.user_id, role="administrator", starts_on=tenants.TODAY
        )
    browser = logged_in(administrator, confirmed=False)
    browser.post(ASK, {"username": "treasurer", "password": PASSWORD})
    browser.post(f"/staff/switch/{neighbour.code}/")

    assert browser.get("/staff/members/invite/")["Location"] == ASK
