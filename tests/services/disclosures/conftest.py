"""A town whose sealed channel is open, its province, and its neighbour."""

from __future__ import annotations

import pytest

from tests.factories import tenants
from tests.factories.disclosures import Office
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant


@pytest.fixture
def office(town: Tenant) -> Office:
    """Its readers, named today."""
    found = Office(town)
    found.open()
    return found


@pytest.fixture
def province(town: Tenant) -> Office:
    """The province's office above it, with readers of its own."""
    above = tenants.tenant("province", Tenant.Kind.PROVINCE)
    found = Office(above, role="province", namer="province")
    with acting_for(above):
        found.open()
    return found
