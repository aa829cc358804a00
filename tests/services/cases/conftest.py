"""A town whose door for requests is open, its neighbour, and those who work there."""

from __future__ import annotations

import pytest

from tests.factories import cases, tenants
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant


@pytest.fixture
def citizen(town: Tenant) -> Actor:
    """Somebody at the town's page."""
    return Actor(tenant_id=town.pk, system="page")


@pytest.fixture
def door(town: Tenant) -> tuple[Actor, Actor]:
    """Receiver and deputy."""
    return cases.opened_door(town)


@pytest.fixture
def officer(door: tuple[Actor, Actor]) -> Actor:
    return door[0]


@pytest.fixture
def head(door: tuple[Actor, Actor]) -> Actor:
    return door[1]


@pytest.fixture
def volunteer(town: Tenant) -> Actor:
    return tenants.member_of(town, "volunteer", username="volunteer")
