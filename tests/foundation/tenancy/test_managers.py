"""First belt: no query without a tenant."""

import pytest

from tests.factories import tenants
from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import NoTenant, acting_for


def test_a_query_outside_a_tenant_raises(tenant):
    with pytest.raises(NoTenant):
        AuditEntry.objects.count()


def test_the_neighbour_sees_nothing(tenant, neighbour):
    with acting_for(tenant):
        audit.record(tenants.system_of(tenant), "tests.done")

    with acting_for(neighbour):
        assert AuditEntry.objects.count() == 0
    with acting_for(tenant):
        assert AuditEntry.objects.count() == 1
