"""Forgets what the worker may forget: old log-ins, old failures, sessions nobody uses.

How long each is kept stands in ``rules/retention``; who runs this reads it there.
"""

from __future__ import annotations

import datetime

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session

from . import logins
from .models import User


def forget_log_ins(before: datetime.datetime) -> int:
    """Remove log-in records and counted failures from before a moment; gives how many."""
    removed = 0
    for table in (AccessAttempt, AccessFailureLog, AccessLog):
        removed += table.objects.filter(attempt_time__lt=before).delete()[0]
    for user_id in User.objects.order_by("pk").values_list("pk", flat=True):
        removed += logins.forget_before(before, user_id=user_id)
    return removed


def forget_sessions(at: datetime.datetime) -> int:
    """Remove sessions that have run out; gives how many."""
    removed: int = Session.objects.filter(expire_date__lt=at).delete()[0]
    return removed
