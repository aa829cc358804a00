"""Members, invitations and the organisation switcher as an administrator and the invited see them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from tests.factories import tenants
from tests.factories.sessions import logged_in
from thuanna.foundation.access import actions
from thuanna.foundation.accounts.models import Membership, User
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant

GOOD = "ม้าลายกินทุเรียนหวาน"


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """Saturday 21 November 2569."""
    cache.clear()
    with time_machine.travel(tenants.NOW, tick=False):
        yield
    cache.clear()


@pytest.fixture
def administrator(tenant) -> Actor:
    return tenants.member_of(tenant, "administrator", username="admin")


def invited(administrator: Actor, *roles: str) -> str:
    """The link on the slip."""
    browser = logged_in(administrator)
    page = browser.post(
        "/staff/members/invite/",
        {"display_name": "สมศรี", "login_name": "somsri", "roles": roles or ["treasurer"]},
    ).content.decode()
    link = re.search(r"<code>http://testserver(/staff/invitation/[^<]+)</code>", page)
    assert link is not None
    return html.unescape(link[1])


def test_an_invitation_becomes_a_slip_that_is_shown_once(administrator, tenant):
    link = invited(administrator)
    listed = logged_in(administrator).get("/staff/members/").content.decode()

    assert link.startswith(f"/staff/invitation/{tenant.code}/")
    assert "สมศรี" in listed
    assert link not in listed


def test_the_invited_sets_a_password_and_logs_in(administrator):
    browser = Client()
    link = invited(administrator)

    seen = browser.get(link).content.decode()
    done = browser.post(
        link, {"login_name": "somsri", "display_name": "สมศรี", "password1": GOOD, "password2": GOOD}
    )
    browser.post("/staff/login/", {"login": "somsri", "password": GOOD})

    assert "เหรัญญิก" in seen
    assert done["Location"] == "/staff/login/"
    assert "เหรัญญิก" in browser.get("/staff/").content.decode()


def test_two_different_passwords_are_sent_back(administrator):
    response = Client().post(
        invited(administrator),
        {"login_name": "somsri", "display_name": "สมศรี", "password1": GOOD, "password2": GOOD + "ๆ"},
    )

    assert "ยังไม่ตรงกัน" in response.content.decode()
    assert not User.objects.filter(username="somsri").exists()


def test_a_used_an_expired_and_a_wrong_invitation_say_why(administrator, tenant):
    used, late = invited(administrator), invited(administrator)
    given = {"login_name": "somsri", "display_name": "สมศรี", "password1": GOOD, "password2": GOOD}
    Client().post(used, given)

    with time_machine.travel(tenants.NOW + actions.LASTS, tick=False):
        expired = Client().get(late)
    answers = [Client().get(used), expired, Client().get(f"/staff/invitation/{tenant.code}/x/")]

    assert [answer.status_code for answer in answers] == [410, 410, 410]
    assert "ใช้ไปแล้ว" in answers[0].content.decode()
    assert "หมดอายุ" in answers[1].content.decode()
    assert "ไม่พบใบเชิญ" in answers[2].content.decode()


def test_a_link_with_another_organisations_name_is_not_known(administrator, tenant, neighbour):
    link = invited(administrator).replace(tenant.code, neighbour.code)

    assert Client().get(link).status_code == 410


def test_somebody_with_an_account_accepts_with_one_click(administrator, stranger):
    browser = logged_in(stranger)
    link = invited(administrator)

    assert "รับด้วยบัญชีนี้" in browser.get(link).content.decode()
    browser.post(link)

    assert "เปลี่ยนหน่วยงาน" in browser.get("/staff/").content.decode()


def test_an_unused_invitation_waits_on_the_first_page_and_can_be_taken_back(administrator):
    link = invited(administrator)
    browser = logged_in(administrator)
    number = re.search(r"/staff/members/invitations/(\d+)/", browser.get("/staff/members/").content.decode())
    assert number is not None

    assert "ใบเชิญรอตอบรับ" in browser.get("/staff/").content.decode()
    browser.post(f"/staff/members/invitations/{number[1]}/withdraw/")

    assert Client().get(link).status_code == 410
    assert "ใบเชิญรอตอบรับ" not in browser.get("/staff/").content.decode()


def test_a_slip_for_a_new_password_works_once(administrator, secretary):
    page = logged_in(administrator).post(f"/staff/members/{secretary.user_id}/password/").content.decode()
    link = re.search(r"<code>http://testserver([^<]+)</code>", page)
    assert link is not None

    Client().post(link[1], {"password1": GOOD, "password2": GOOD})

    assert User.objects.get(pk=secretary.user_id).check_password(GOOD)
    assert Client().get(link[1]).status_code == 410


def test_a_role_that_ended_today_opens_nothing_any_more(administrator, secretary, tenant):
    browser = logged_in(secretary)
    with acting_for(tenant):
        membership = Membership.objects.get(tenant=tenant, user_id=secretary.user_id)
    today = {"ends_before_day": "21", "ends_before_month": "11", "ends_before_year": "2569", "reason": "left"}

    assert browser.get("/staff/").status_code == 200
    logged_in(administrator).post(f"/staff/members/{membership.pk}/end/", today)

    assert browser.get("/staff/").status_code == 403


def test_the_neighbours_members_are_not_listed_nor_reached(administrator, stranger, neighbour):
    with acting_for(neighbour):
        theirs = Membership.objects.get(tenant=neighbour, user_id=stranger.user_id)
    browser = logged_in(administrator)

    assert "stranger" not in browser.get("/staff/members/").content.decode()
    assert browser.get(f"/staff/members/{theirs.pk}/end/").status_code == 404
    assert browser.get(f"/staff/members/{stranger.user_id}/password/").status_code == 404


def test_only_an_administrator_sees_the_members(secretary):
    assert logged_in(secretary).get("/staff/members/").status_code == 403


def test_the_switcher_changes_the_organisation(secretary, tenant, neighbour):
    with acting_for(neighbour):
        Membership.objects.create(
            tenant=neighbour, user_id=secretary.user_id, role="committee", starts_on=tenants.TODAY
        )
    browser = logged_in(secretary)

    browser.post(f"/staff/switch/{neighbour.code}/")

    assert neighbour.name_th in browser.get("/staff/").content.decode()


def test_the_switcher_cannot_choose_somebody_elses_organisation(secretary, neighbour):
    browser = logged_in(secretary)

    response = browser.post(f"/staff/switch/{neighbour.code}/")

    assert response.status_code == 403
    assert neighbour.name_th not in browser.get("/staff/").content.decode()


def test_a_forged_session_does_not_choose_it_either(secretary, neighbour):
    browser = logged_in(secretary)
    session = browser.session
    session["tenant_id"] = neighbour.pk
    session.save()

    assert neighbour.name_th not in browser.get("/staff/").content.decode()


def test_the_switcher_does_not_work_by_a_link(secretary, tenant):
    assert logged_in(secretary).get(f"/staff/switch/{tenant.code}/").status_code == 405


@pytest.mark.parametrize("page", ["/staff/", "/staff/account/", "/staff/members/", "/staff/members/invite/"])
def test_looking_writes_nothing(administrator, page, django_assert_max_num_queries):
    browser = logged_in(administrator)

    with django_assert_max_num_queries(25) as queries:
        browser.get(page)

    sent = [one["sql"].lower() for one in queries.captured_queries]
    assert not [sql for sql in sent if sql.startswith(("insert", "update", "delete"))]


def test_every_page_speaks_english_too(administrator):
    browser = logged_in(administrator)
    browser.cookies["language"] = "en"
    Tenant.objects.filter(pk=administrator.tenant_id).update(name_en="Fund")

    page = browser.get("/staff/members/").content.decode()

    assert "People and rights" in page
    assert "ผู้ใช้และสิทธิ" not in page
