"""What every channel's tests begin with."""

from __future__ import annotations

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nobody_has_asked_yet() -> None:
    """Whoever asks too often within a minute is kept out; the tests before this one are somebody else."""
    cache.clear()
