"""The database for tests: one template a digest of the code, one copy a worker, real roles.

Tests connect as the app role, which owns nothing. ``db`` rolls back; ``committed`` has a copy of its own,
so that deferred guards fire at COMMIT.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

# Before Django reads its settings: the key and the addresses come from the environment.
os.environ.setdefault("THUANNA_MASTER_KEY", "5a" * 32)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thuanna.config.settings")
os.environ.setdefault("THUANNA_DATA", str(Path(tempfile.gettempdir()) / f"thuanna-tests-{os.getuid()}"))

from tests import databases  # after the environment is set

databases.start_server()

import django  # noqa: E402

django.setup()

from django.contrib.auth.hashers import Argon2PasswordHasher  # noqa: E402

# A password costs 50 ms on purpose; hundreds of test log-ins need not pay it.
Argon2PasswordHasher.time_cost = Argon2PasswordHasher.parallelism = 1
Argon2PasswordHasher.memory_cost = 64

# How fast a busy machine draws examples says nothing about the code.
settings.register_profile("thuanna", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("thuanna")

# What needs the settings comes after them.
from django.db import DatabaseError, transaction  # noqa: E402

from tests.factories import tenants  # noqa: E402
from thuanna.foundation.tenancy.context import acting_for  # noqa: E402
from thuanna.foundation.tenancy.postgresql.base import DatabaseWrapper  # noqa: E402

if TYPE_CHECKING:
    from thuanna.foundation.audit.actor import Actor
    from thuanna.foundation.tenancy.models import Tenant


@pytest.fixture(scope="session", autouse=True)
def bare_outflows_pass_where_nothing_commits() -> Iterator[None]:
    """At the end of a test in ``db`` Django fires all deferred guards, though nothing is kept.

    Tests of the book below the papers post expenses that have none; the guard of papers is tried where
    commits are real. Every other guard still speaks.
    """
    plain = DatabaseWrapper.check_constraints

    def check(connection: DatabaseWrapper, table_names: Any = None) -> None:
        try:
            with transaction.atomic(using=connection.alias):
                plain(connection, table_names)
        except DatabaseError as error:
            if getattr(error.__cause__, "sqlstate", "") != "TH037":
                raise

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseWrapper, "check_constraints", check)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest, worker_id: str) -> Iterator[None]:
    """Point Django at this worker's copy of the template; drop the copy at the end."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # pytest-django's own type is private
        name = databases.copy_for(worker_id)
        databases.use(name)
    yield
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # as above
        databases.drop(name)


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """A database of this test's own, in which commits are real. Gives its name."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # as above
        before = databases.current()
        name = databases.fresh_copy()
        databases.use(name)
        try:
            yield name
        finally:
            databases.use(before)
            databases.drop(name)


@pytest.fixture
def tenant(db: None) -> Tenant:
    """The organisation whose work is tested."""
    return tenants.tenant("noenkhram-fund")


@pytest.fixture
def neighbour(db: None) -> Tenant:
    """Another organisation, which must see nothing."""
    return tenants.tenant("neighbour-fund")


@pytest.fixture
def acting(tenant: Tenant) -> Iterator[Tenant]:
    """Act for the organisation during the test."""
    with acting_for(tenant):
        yield tenant


@pytest.fixture
def town(db: None) -> Iterator[Tenant]:
    """A municipality; the test acts for it."""
    found = tenants.tenant("noenkhram", "local_government")
    with acting_for(found):
        yield found


@pytest.fixture
def secretary(tenant: Tenant) -> Actor:
    """The fund's secretary."""
    return tenants.member_of(tenant, "secretary")


@pytest.fixture
def stranger(neighbour: Tenant) -> Actor:
    """The neighbour's secretary."""
    return tenants.member_of(neighbour, "secretary", username="stranger")
