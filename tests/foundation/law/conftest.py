"""The law's tests see every decision function, in whatever order they run."""

import pytest

from thuanna.channels.console import rules


@pytest.fixture(autouse=True, scope="session")
def _all_decisions() -> None:
    rules.register_all()
