"""The log of log-ins: the account's own, added to, kept for ninety days."""

from __future__ import annotations

import datetime

import pytest
from django.db import DatabaseError, transaction

from tests.factories import tenants
from thuanna.foundation.accounts import logins
from thuanna.foundation.accounts.models import LoginRecord
from thuanna.foundation.tenancy.context import as_person

A_DAY = datetime.timedelta(days=1)
NOW = tenants.NOW


def note(user_id: int, at: datetime.datetime = NOW) -> LoginRecord:
    return logins.record(
        user_id=user_id, at=at, outcome=LoginRecord.Outcome.IN, device="Chrome", network="203.0.113.0"
    )


def test_the_newest_stands_first(db):
    account = tenants.user()
    note(account.pk, NOW - A_DAY)
    note(account.pk, NOW)

    assert [row.at for row in logins.of(account.pk)] == [NOW, NOW - A_DAY]


def test_nobody_else_reads_them(db):
    account, other = tenants.user(), tenants.user("other")
    note(account.pk)

    with as_person(other.pk):
        assert not LoginRecord.objects.exists()
    assert not LoginRecord.objects.exists()


def test_a_line_cannot_be_changed(db):
    account = tenants.user()
    note(account.pk)

    with as_person(account.pk), pytest.raises(DatabaseError), transaction.atomic():
        LoginRecord.objects.update(outcome="locked")


def test_a_line_leaves_after_ninety_days_and_not_before(db):
    account = tenants.user()
    today = datetime.datetime.now(datetime.UTC)
    note(account.pk, today - 91 * A_DAY)
    note(account.pk, today - 89 * A_DAY)

    assert logins.forget_before(today - 90 * A_DAY, user_id=account.pk) == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        logins.forget_before(today, user_id=account.pk)
