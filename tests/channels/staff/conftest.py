"""The office's pages on the day on which tests happen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from tests.factories import tenants


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """It is `tenants.NOW`, until a test moves on."""
    with time_machine.travel(tenants.NOW, tick=False) as traveller:
        yield traveller
