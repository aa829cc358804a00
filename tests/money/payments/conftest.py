"""Those who handle the fund's money: most of what is paid here takes two or three of them."""

from __future__ import annotations

import pytest

from tests.factories import cash
from thuanna.foundation.tenancy.models import Tenant


@pytest.fixture
def people(tenant: Tenant) -> cash.People:
    """The fund's officers, each with a log-in."""
    return cash.people(tenant)
