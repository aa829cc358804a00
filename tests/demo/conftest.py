"""The built towns, shared by the tests that only look."""

from collections.abc import Iterator

import pytest

from tests import databases, demo_databases


@pytest.fixture(scope="module")
def towns(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """A database of this module's own with the towns in it, and Django pointed at it."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # pytest-django's own type is private
        before = databases.current()
        name = demo_databases.fresh_copy()
        databases.use(name)
        try:
            yield name
        finally:
            databases.use(before)
            databases.drop(name)
