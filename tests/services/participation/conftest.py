"""A town, its neighbour, somebody at its page, and its officers."""

from __future__ import annotations

import pytest

from tests.factories import tenants, voices
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant


@pytest.fixture
def citizen(town: Tenant) -> Actor:
    """Somebody at the town's page."""
    return voices.at_a_page(town.pk)


@pytest.fixture
def officer(town: Tenant) -> Actor:
    return tenants.member_of(town, "officer", username="officer")


@pytest.fixture
def head(town: Tenant) -> Actor:
    return tenants.member_of(town, "head", username="head")


@pytest.fixture
def clerk(town: Tenant) -> Actor:
    return tenants.member_of(town, "clerk", username="clerk")


@pytest.fixture
def executive(town: Tenant) -> Actor:
    return tenants.member_of(town, "executive", username="executive")
