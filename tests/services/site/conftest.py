"""The town office whose pages are tested, acting for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.factories import town_site
from thuanna.foundation.tenancy.context import acting_for


@pytest.fixture
def office(db: None) -> Iterator[town_site.Office]:
    """A municipality with its welfare division, an officer and a head."""
    made = town_site.office()
    with acting_for(made.tenant):
        yield town_site.with_division(made)
