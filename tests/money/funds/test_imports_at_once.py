"""Two tabs, two people, one register: whoever commits at the same moment, everybody comes in once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connections

from tests.factories import registers, tenants
from tests.factories.races import at_once, refusals
from tests.factories.tenants import NOW, TODAY
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.money.funds import jobs
from thuanna.money.funds.actions import imports
from thuanna.money.funds.models import Fund, ImportBatch, Member
from thuanna.registry.people.models import Person


@pytest.fixture
def by(committed: str) -> Actor:
    """A part of the system acting for a fund in a database where commits are real."""
    fund = tenants.tenant()
    with acting_for(fund):
        Fund.objects.create(founded_on=TODAY)
    return tenants.system_of(fund)


def checked(by: Actor, size: int) -> ImportBatch:
    with acting_for(by.tenant_id):
        batch = imports.upload(content=registers.xlsx(registers.register(size)), name="a.xlsx", by=by)
        return imports.check(batch_id=batch.pk, today=TODAY, by=by)


def commit(by: Actor, batch: ImportBatch) -> Callable[[], object]:
    return lambda: imports.commit(batch_id=batch.pk, on=TODAY, at=NOW, by=by, expected=batch.accepted)


def test_one_file_confirmed_in_two_tabs_at_once_comes_in_once(by: Actor) -> None:
    batch = checked(by, 40)

    refused = refusals(at_once(by.tenant_id, commit(by, batch), commit(by, batch)))

    with acting_for(by.tenant_id):
        assert refused == []
        assert (Member.objects.count(), Person.objects.count()) == (40, 40)


def test_the_same_register_uploaded_twice_and_confirmed_at_once_comes_in_once(by: Actor) -> None:
    one, other = checked(by, 40), checked(by, 40)

    refused = refusals(at_once(by.tenant_id, commit(by, one), commit(by, other)))

    with acting_for(by.tenant_id):
        assert refused == ["import_register_changed"]
        assert (Member.objects.count(), Person.objects.count()) == (40, 40)


def test_undone_and_confirmed_at_once_leaves_everybody_or_nobody(by: Actor) -> None:
    batch = checked(by, 20)
    with acting_for(by.tenant_id):
        imports.commit(batch_id=batch.pk, on=TODAY, at=NOW, by=by)

    def undo() -> object:
        return imports.undo(batch_id=batch.pk, reason="x", at=NOW, by=by)

    refused = refusals(at_once(by.tenant_id, undo, undo))

    with acting_for(by.tenant_id):
        assert refused == ["import_already_decided"]
        assert (Member.objects.count(), Person.objects.count()) == (0, 0)


def test_the_worker_checks_a_long_file_and_tells_how_far_it_came(by: Actor) -> None:
    with acting_for(by.tenant_id):
        content = registers.text(registers.register(1200))
        batch = imports.upload(content=content, name="a.csv", by=by)

    jobs.check_import(batch.pk, by.tenant_id, None, TODAY.isoformat())

    with acting_for(by.tenant_id):
        batch = ImportBatch.objects.get()
        assert (batch.state, batch.lines_done, batch.lines_total) == ("checked", 1201, 1201)
        assert not Member.objects.exists()


def test_a_check_that_was_asked_for_is_a_job_of_the_fund(by: Actor) -> None:
    batch = checked(by, 1)

    with acting_for(by.tenant_id), connections["default"].cursor() as cursor:
        jobs.ask_for_check(batch_id=batch.pk, by=by, on=TODAY)
        cursor.execute("select args->>'batch_id' from procrastinate_jobs where task_name = %s", [jobs.CHECK])
        [(batch_id,)] = cursor.fetchall()

    assert batch_id == str(batch.pk)
