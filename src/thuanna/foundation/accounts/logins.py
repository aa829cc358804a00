"""The log of log-ins: each account reads its own, nobody else's.

A line says when, with what outcome, from what kind of device and from which neighbourhood of the network;
never which page was read.
"""

from __future__ import annotations

import datetime

from thuanna.foundation.tenancy.context import as_person

from .models import LoginRecord

_MOST_SHOWN = 50


def record(
    *, user_id: int, at: datetime.datetime, outcome: LoginRecord.Outcome, device: str, network: str
) -> LoginRecord:
    """Add one line to an account's log."""
    with as_person(user_id):
        return LoginRecord.objects.create(
            user_id=user_id, at=at, outcome=outcome, device=device[:60], network=network[:45]
        )


def of(user_id: int) -> list[LoginRecord]:
    """The account's latest log-ins, the newest first."""
    with as_person(user_id):
        return list(LoginRecord.objects.filter(user_id=user_id).order_by("-at", "-pk")[:_MOST_SHOWN])


def forget_before(moment: datetime.datetime, *, user_id: int) -> int:
    """Remove lines whose keeping period is over; the database refuses to remove younger ones."""
    with as_person(user_id):
        removed, _ = LoginRecord.objects.filter(user_id=user_id, at__lt=moment).delete()
    return removed
