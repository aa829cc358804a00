"""A town, its neighbour, somebody at its page, and its officers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.factories import tenants, voices
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant


@pytest.fixture
def town(db: None) -> Iterator[Tenant]:
    """A municipality; the test acts for it."""
    found = tenants.tenant("noenkhram", Tenant.Kind.LOCAL_GOVERNMENT)
    with acting_for(found):
        yield found


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
