"""A statement the database refuses leaves the connection usable, and the tenant known."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories import tenants
from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for


def test_after_a_refused_statement_the_tenant_is_still_known(acting):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select 1 / 0")

    audit.record(tenants.system_of(acting), "tests.done")
    assert AuditEntry.objects.count() == 1


def test_a_refusal_inside_another_tenant_rolls_back_outside_it(acting, neighbour):
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        acting_for(neighbour),
        connection.cursor() as cursor,
    ):
        cursor.execute("select 1 / 0")

    assert AuditEntry.objects.count() == 0
