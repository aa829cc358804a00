"""The connection always works for the tenant the code acts for, whatever was rolled back in between."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from tests.factories import tenants
from thuanna.foundation.tenancy.context import NoTenant, acting_for, as_person, required_tenant_id


def told() -> str:
    """For whom the database thinks this connection works."""
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('thuanna.tenant')")
        return str(cursor.fetchone()[0])


class Undo(Exception):
    """Ends a block with a rollback."""


def test_the_database_is_told_before_the_next_statement(tenant):
    with acting_for(tenant):
        assert told() == str(tenant.pk)
    assert told() == ""


def test_blocks_nest_and_the_inner_one_counts(tenant, neighbour):
    with acting_for(tenant):
        with acting_for(neighbour):
            assert told() == str(neighbour.pk)
        assert told() == str(tenant.pk)


def test_a_rolled_back_savepoint_does_not_bring_the_neighbour_back(tenant, neighbour):
    with acting_for(tenant):
        assert told() == str(tenant.pk)
        with pytest.raises(Undo), transaction.atomic():
            with acting_for(neighbour):
                assert told() == str(neighbour.pk)
            raise Undo
        assert told() == str(tenant.pk)


def test_a_rolled_back_transaction_does_not_either(committed):
    ours, theirs = tenants.tenant("ours"), tenants.tenant("theirs")
    with acting_for(ours):
        with pytest.raises(Undo), transaction.atomic():
            with acting_for(theirs):
                assert told() == str(theirs.pk)
            raise Undo
        assert told() == str(ours.pk)


def test_a_new_connection_is_told_again(committed):
    ours = tenants.tenant("ours")
    with acting_for(ours):
        assert told() == str(ours.pk)
        connection.close()
        assert told() == str(ours.pk)


def test_outside_a_tenant_there_is_none_to_require():
    with pytest.raises(NoTenant):
        required_tenant_id()


def test_a_person_reads_their_own_memberships_before_a_tenant_is_chosen(tenant, secretary, stranger):
    from thuanna.foundation.accounts.models import Membership

    with as_person(secretary.user_id):
        seen = list(Membership.objects.values_list("user_id", flat=True))

    assert seen == [secretary.user_id]
