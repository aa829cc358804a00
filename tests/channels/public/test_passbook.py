"""The member's own passbook behind a personal link: shown to who holds it, to nobody else, kept by nobody."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from tests.factories import funds, regulations, tenants
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.tokens import new_token
from thuanna.money.funds.actions import passbooks as actions
from thuanna.money.funds.models import Member

TODAY = tenants.TODAY
LATER = datetime.datetime(2027, 4, 20, 3, tzinfo=datetime.UTC)


@pytest.fixture
def tenant(db: None) -> Tenant:
    """A fund beside the published ones of this folder."""
    return tenants.tenant("passbook-fund")


@pytest.fixture
def secretary(tenant: Tenant) -> Actor:
    return tenants.member_of(tenant, "secretary", username="passbook-secretary")


@pytest.fixture
def token(tenant: Tenant, secretary: Actor) -> str:
    with acting_for(tenant):
        funds.fund_with_book(secretary)
        member = funds.member(secretary, given_name="น้ำทิพย์")
        other = funds.member(secretary, given_name="ดวงดาว")
        funds.receipt(member, secretary, funds.monthly(90, months=3))
        funds.receipt(other, secretary, funds.monthly(60, months=2))
        today = timezone.localdate()
        _, token = actions.issue_link(member_id=member.pk, days=90, on=today, by=secretary)
    return token


def test_who_holds_the_link_sees_their_own_passbook_and_nobody_elses(token: str):
    page = Client().get(f"/p/passbook-fund/{token}").content.decode()

    assert "น้ำทิพย์" in page
    assert "90.00" in page
    assert "ดวงดาว" not in page
    assert "ผู้ดูแลข้อมูล" in page


def test_what_was_not_paid_stands_in_the_members_own_passbook_with_the_clause(
    tenant: Tenant, secretary: Actor, token: str
):
    with acting_for(tenant):
        regulations.adopted(secretary)
        payer = Member.objects.get(person__given_name="น้ำทิพย์")
        _, token = actions.issue_link(member_id=payer.pk, days=366, on=LATER.date(), by=secretary)

    with time_machine.travel(LATER):
        page = Client().get(f"/p/passbook-fund/{token}").content.decode()

    assert "ขาด" in page
    assert "ยังไม่ได้ส่งของ" in page
    assert "(ระเบียบ ข้อ" in page


def test_the_page_is_kept_and_listed_nowhere(token: str):
    answer = Client().get(f"/p/passbook-fund/{token}")

    assert answer["Cache-Control"] == "no-store"
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "strict-origin"


@pytest.mark.parametrize("code", ["passbook-other", "no-such-fund"])
def test_the_link_opens_nothing_at_another_fund(token: str, code: str):
    tenants.tenant("passbook-other")

    assert Client().get(f"/p/{code}/{token}").status_code == 404


def test_a_guessed_token_opens_nothing(token: str):
    assert Client().get(f"/p/passbook-fund/{new_token()}").status_code == 404
    assert Client().get("/p/passbook-fund/1").status_code == 404


def test_guessing_on_is_slowed_down(token: str):
    browser = Client()
    answers = [browser.get(f"/p/passbook-fund/{new_token()}").status_code for _ in range(31)]

    assert answers[-1] == 429


def test_a_link_that_is_over_is_as_unknown_as_any(tenant: Tenant, secretary: Actor):
    with acting_for(tenant):
        funds.fund_with_book(secretary)
        member = funds.member(secretary)
        _, token = actions.issue_link(
            member_id=member.pk, days=1, on=timezone.localdate() - datetime.timedelta(days=1), by=secretary
        )

    assert Client().get(f"/p/passbook-fund/{token}").status_code == 404


def test_it_is_asked_of_the_database_little(token: str, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        Client().get(f"/p/passbook-fund/{token}")
