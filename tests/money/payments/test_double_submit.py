"""Real commits, several connections at once: one request gives one receipt, and numbers have no gap."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.factories import funds, tenants
from tests.factories.races import at_once
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.funds.models import Member
from thuanna.money.ledger import queries as book

AT_ONCE = 8


@pytest.fixture
def own_tenant(committed: str) -> Tenant:
    return tenants.tenant("committed-fund")


@pytest.fixture
def clerk(own_tenant: Tenant) -> Actor:
    return tenants.member_of(own_tenant, "secretary")


@pytest.fixture
def member(own_tenant: Tenant, clerk: Actor) -> Iterator[Member]:
    with acting_for(own_tenant):
        funds.fund_with_book(clerk)
        yield funds.member(clerk)


def test_one_form_sent_eight_times_at_once_gives_one_receipt(
    own_tenant: Tenant, clerk: Actor, member: Member
):
    press = lambda: funds.receipt(member, clerk, request_id="one-form")  # noqa: E731  # eight of the same

    given = at_once(own_tenant, *[press] * AT_ONCE)

    assert {receipt.pk for receipt in given} == {given[0].pk}
    assert book.balance("1100") == Money.baht(30)


def test_eight_forms_at_once_are_numbered_without_a_gap(own_tenant: Tenant, clerk: Actor, member: Member):
    forms = [lambda n=n: funds.receipt(member, clerk, request_id=f"form-{n}") for n in range(AT_ONCE)]

    given = at_once(own_tenant, *forms)

    assert sorted(receipt.number for receipt in given) == list(range(1, AT_ONCE + 1))
