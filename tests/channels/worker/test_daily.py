"""The night's work: pages as of the day, books proved, old log-ins forgotten."""

from __future__ import annotations

import datetime

from axes.models import AccessFailureLog

from tests.factories.tenants import NOW
from thuanna.channels.worker import daily


def test_failures_older_than_the_law_asks_are_forgotten_and_younger_ones_kept(tenant):
    old = AccessFailureLog.objects.create(username="a", ip_address="127.0.0.1")
    new = AccessFailureLog.objects.create(username="b", ip_address="127.0.0.1")
    AccessFailureLog.objects.filter(pk=old.pk).update(attempt_time=NOW - datetime.timedelta(days=91))
    AccessFailureLog.objects.filter(pk=new.pk).update(attempt_time=NOW - datetime.timedelta(days=80))

    daily.run(at=NOW)

    assert list(AccessFailureLog.objects.values_list("username", flat=True)) == ["b"]
