"""The office's pages on the day on which tests happen, and the people of a fund at its cash."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from tests.factories import cash, funds, sessions, tenants
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.money.funds.models import CollectionPoint
from thuanna.money.ledger import chart
from thuanna.money.payments.orders import Into


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """It is `tenants.NOW`, until a test moves on."""
    with time_machine.travel(tenants.NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def people(tenant: Tenant) -> cash.People:
    """The officers of a fund whose book is open."""
    everybody = cash.people(tenant)
    with acting_for(tenant):
        funds.fund_with_book(everybody.secretary)
    return everybody


@pytest.fixture
def point(tenant: Tenant, people: cash.People) -> CollectionPoint:
    """A collection point that holds three hundred baht."""
    with acting_for(tenant):
        opened = funds.point(people.secretary)
        cash.cash(300, people.secretary, into=Into(account=chart.CUSTODY, party=opened.pk))
    return opened


@pytest.fixture
def treasurer(people: cash.People) -> Client:
    return sessions.logged_in(people.treasurer)
