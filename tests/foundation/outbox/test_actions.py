"""News leaves exactly if its transaction commits."""

from __future__ import annotations

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.factories import tenants
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.tenancy.context import NoTenant, acting_for


class Undo(Exception):
    """Ends a block with a rollback."""


def test_news_is_a_job_with_ids_only(acting):
    outbox.publish("funds.members_imported", batch_id=7)

    job = ProcrastinateJob.objects.get()
    assert job.args == {"tenant_id": acting.pk, "topic": "funds.members_imported", "facts": {"batch_id": 7}}


def test_news_of_a_rolled_back_transaction_never_leaves(committed):
    ours = tenants.tenant("ours")
    with acting_for(ours), pytest.raises(Undo), transaction.atomic():
        outbox.publish("funds.members_imported", batch_id=7)
        raise Undo

    assert ProcrastinateJob.objects.count() == 0


def test_news_outside_a_tenant_is_refused(db):
    with pytest.raises(NoTenant):
        outbox.publish("funds.members_imported", batch_id=7)
