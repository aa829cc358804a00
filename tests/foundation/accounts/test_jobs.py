"""What may be forgotten is forgotten, and nothing else."""

from __future__ import annotations

import datetime

from axes.models import AccessAttempt
from django.contrib.sessions.models import Session

from tests.factories import tenants
from thuanna.foundation.accounts import jobs, logins
from thuanna.foundation.accounts.models import LoginRecord

A_DAY = datetime.timedelta(days=1)


def failure(name: str, at: datetime.datetime) -> None:
    attempt = AccessAttempt.objects.create(
        username=name, ip_address="203.0.113.7", get_data="", post_data="", failures_since_start=1
    )
    AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=at)


def test_old_log_ins_and_failures_leave_and_young_ones_stay(db):
    account, today = tenants.user(), datetime.datetime.now(datetime.UTC)
    for age in (100, 10):
        failure(f"name{age}", today - age * A_DAY)
        logins.record(
            user_id=account.pk,
            at=today - age * A_DAY,
            outcome=LoginRecord.Outcome.IN,
            device="",
            network="",
        )

    removed = jobs.forget_log_ins(today - 90 * A_DAY)

    assert removed == 2
    assert AccessAttempt.objects.count() == 1
    assert len(logins.of(account.pk)) == 1


def test_sessions_that_ran_out_leave(db):
    Session.objects.create(session_key="old", session_data="", expire_date=tenants.NOW - A_DAY)
    Session.objects.create(session_key="young", session_data="", expire_date=tenants.NOW + A_DAY)

    assert jobs.forget_sessions(tenants.NOW) == 1
    assert Session.objects.get().session_key == "young"
