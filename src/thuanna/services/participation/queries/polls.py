"""Polls as the forms and the staff pages read them; results for everybody are `shown`."""

from __future__ import annotations

import datetime

from django.db.models import Q, QuerySet

from thuanna.foundation.tenancy.codes import row_with_code
from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.foundation.tenancy.keys import Purpose
from thuanna.services.participation import secrets
from thuanna.services.participation.models import Ballot, Poll, PollChoice, ServiceSlip
from thuanna.services.participation.refusals import PollUnknown, SlipUnknown
from thuanna.services.participation.rules import USEFUL


def polls(*, on: datetime.date | None = None) -> QuerySet[Poll]:
    """The polls that take answers on a day, or all there ever were, the newest first."""
    found: QuerySet[Poll] = Poll.objects.order_by("-starts_on", "-pk")
    if on is None:
        return found
    return found.filter(Q(ends_before__isnull=True) | Q(ends_before__gt=on), starts_on__lte=on)


def poll(key: str) -> Poll:
    """One poll.

    :raises PollUnknown:
    """
    found: Poll | None = Poll.objects.filter(key=key).first()
    if found is None:
        raise PollUnknown
    return found


def at_the_foot() -> Poll | None:
    """The question at the foot of every page; None before the first answer."""
    found: Poll | None = Poll.objects.filter(key=USEFUL).first()
    return found


def choices(of: Poll) -> list[PollChoice]:
    """The answers in their order."""
    return list(PollChoice.objects.filter(poll=of).order_by("position"))


def has_chosen(of: Poll, device: str, *, page: str = "") -> bool:
    """Whether a device has answered already."""
    digest = secrets.ballot_digest(device, of.pk, tenant_id=required_tenant_id())
    return bool(Ballot.objects.filter(poll=of, page=page, digest=digest).exists())


def slip_of(code: str) -> ServiceSlip:
    """The slip with this code, however it was typed.

    :raises SlipUnknown:
    """
    slips = ServiceSlip.objects.select_related("poll")
    found: ServiceSlip | None = row_with_code(slips, code, Purpose.MATTER_CODE)
    if found is None:
        raise SlipUnknown
    return found
