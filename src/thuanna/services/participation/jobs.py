"""What the worker runs at night: overdue clocks are seen above, what is personal goes in time."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from thuanna.foundation.access.rows import rows_for
from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.documents.models import Document
from thuanna.foundation.law import queries as law
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant

from . import access
from .actions import answering
from .models import (
    Ballot,
    CommentNotice,
    CommentOriginal,
    CommentWaiting,
    Matter,
    MatterAccused,
    MatterMessage,
    MatterStep,
    MatterWords,
    PublicComment,
    ServiceSlip,
)
from .queries import matters as queries

SYSTEM = "participation"


def run_nightly(*, at: datetime.datetime) -> None:
    """Look after every tenant's matters, each in a transaction of its own."""
    for tenant in Tenant.objects.order_by("pk"):
        with acting_for(tenant), transaction.atomic():
            by = Actor(tenant_id=tenant.pk, system=SYSTEM)
            escalate_overdue(at=at, by=by)
            forget(on=at.date(), by=by)


def escalate_overdue(*, at: datetime.datetime, by: Actor) -> int:
    """Write down which clocks have run out and were not yet seen above; gives how many."""
    count = 0
    for matter in queries.overdue(by, at.date()):
        clock_began = MatterStep.objects.filter(matter=matter, due_on__isnull=False).latest("seq").seq
        known = MatterStep.objects.filter(matter=matter, what=MatterStep.What.ESCALATED, seq__gt=clock_began)
        if not known.exists():
            answering.escalate(matter_id=matter.pk, at=at, by=by)
            count += 1
    return count


def forget(*, on: datetime.date, by: Actor) -> dict[str, int]:
    """Remove what is personal and whose keeping time is over; gives how many rows of each kind."""
    gone = {"matters": _forget_matters(on, by), **_forget_comments(on, by), **_forget_marks(on)}
    if any(gone.values()):
        audit.record(by, "participation.forgotten", rows=[f"{name} {count}" for name, count in gone.items()])
    return gone


def _forget_matters(on: datetime.date, by: Actor) -> int:
    """Words, names, messages and photos of matters closed so long ago; the skeleton stays."""
    before = _earliest_kept("matter_words", on)
    closed = queries.listed(by).filter(state=MatterStep.What.CLOSED)
    count = 0
    for words in MatterWords.objects.filter(matter__in=closed.values("pk")).select_related("matter"):
        latest = queries.state_of(words.matter_id)
        if latest.on >= before:
            continue
        _erase(words.matter, words)
        count += 1
    return count


def _erase(matter: Matter, words: MatterWords) -> None:
    photo = words.photo_id
    MatterMessage.objects.filter(matter=matter).delete()
    MatterAccused.objects.filter(matter=matter).delete()
    words.delete()
    Document.objects.filter(pk=photo).delete()


def _forget_comments(on: datetime.date, by: Actor) -> dict[str, int]:
    kept = _earliest_kept("comment_originals", on)
    old = rows_for(by, access.MODERATE, CommentOriginal).filter(comment__received_on__lt=kept)
    shown = PublicComment.objects.filter(received_on__lt=_earliest_kept("comments_shown", on))
    return {
        "originals": _delete(old),
        "waiting": _delete(CommentWaiting.objects.filter(comment__received_on__lt=kept)),
        "notices": _delete(CommentNotice.objects.filter(comment__received_on__lt=kept)),
        "comments": _delete(shown),
    }


def _forget_marks(on: datetime.date) -> dict[str, int]:
    before = _earliest_kept("ballots", on)
    return {
        "ballots": _delete(Ballot.objects.filter(cast_on__lt=before)),
        "slips": _delete(ServiceSlip.objects.filter(issued_on__lt=before)),
    }


def _delete(rows: QuerySet[Any]) -> int:
    return rows.delete()[0]


def _earliest_kept(rule: str, on: datetime.date) -> datetime.date:
    return law.retention(rule).period(on).earliest_holding(on)
