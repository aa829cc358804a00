"""Lists ask the database a bounded number of questions, however many people and receipts there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
import time_machine
from django.test import Client

from tests.factories import funds, people, places, sessions, tenants
from thuanna.channels.staff.home import waiting
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.money.funds.actions import contributions

MOST = 24
"""Twelve rows asking one question each would be over it. The box of what waits is left out here."""
ALL_PROVIDERS = waiting._providers
MOST_WAITING = 30
"""The box stands on every page of the staff: it may not grow with the number of those who hold cash."""
Counting = Callable[[int], AbstractContextManager[object]]


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(waiting, "_providers", list)
    with time_machine.travel(tenants.NOW, tick=False):
        yield


@pytest.fixture
def client(tenant: Tenant, secretary: Actor) -> Client:
    """A secretary of a fund with a dozen members in three villages, each with a receipt."""
    with acting_for(tenant):
        funds.fund_with_book(secretary)
        villages = [places.village(secretary, number) for number in (1, 2, 3)]
        for serial in range(12):
            member = funds.member(secretary, villages[serial % 3], given_name=f"กานดา{serial}")
            funds.receipt(member, secretary)
        for serial in range(12):
            people.person(secretary, "มานี", f"ใจดี{serial}")
    return sessions.logged_in(secretary)


@pytest.mark.parametrize(
    "page",
    [
        "/staff/",
        "/staff/funds/",
        "/staff/funds/members/",
        "/staff/funds/members/?status=active&order=name",
        "/staff/funds/members/print/",
        "/staff/funds/imports/",
        "/staff/people/",
        "/staff/money/",
        "/staff/places/",
        "/staff/organisations/",
        "/staff/profile/",
    ],
)
def test_a_list_asks_a_bounded_number_of_questions(
    client: Client, page: str, django_assert_max_num_queries: Counting
) -> None:
    client.get(page)

    with django_assert_max_num_queries(MOST):
        answer = client.get(page)

    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("search", "shown"),
    [
        ("/staff/people/search/", "/staff/people/"),
        ("/staff/funds/members/search/", "/staff/funds/members/"),
        ("/staff/money/take/", "/staff/money/take/"),
    ],
)
def test_what_a_search_found_is_shown_with_a_bounded_number_of_questions(
    client: Client, search: str, shown: str, django_assert_max_num_queries: Counting
) -> None:
    client.post(search, {"question": "กานดา"})

    with django_assert_max_num_queries(MOST):
        page = client.get(shown).content.decode()

    assert "กานดา11" in page


@pytest.mark.parametrize("holders", [1, 9])
def test_what_waits_is_counted_in_a_bounded_number_of_questions(
    tenant: Tenant, holders: int, django_assert_max_num_queries: Counting
) -> None:
    with acting_for(tenant):
        by = tenants.member_of(tenant, "chair", "treasurer", "secretary", username="everything")
        funds.fund_with_book(by)
        member = funds.member(by)
        for number in range(holders):
            point = funds.point(by, f"P{number}")
            contributions.take_contribution(
                member_id=member.pk,
                paid=[funds.monthly(100)],
                happened_on=tenants.TODAY,
                received_into=f"point:{point.pk}",
                request_id=f"waiting-{number}",
                by=by,
            )
        providers = ALL_PROVIDERS()

        with django_assert_max_num_queries(MOST_WAITING):
            found = [item for provider in providers for item in provider(by, tenants.TODAY)]

    assert found
