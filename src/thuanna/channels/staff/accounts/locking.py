"""The page somebody meets after too many wrong passwords: it says when to try again."""

from __future__ import annotations

import datetime
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

_TOO_MANY_REQUESTS = 429


def locked(request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any]) -> HttpResponse:
    """Answer instead of the log-in page while a name is locked."""
    until = _until(request, str(credentials.get("username", "")))
    facts = {"until": timezone.localtime(until)}
    return render(request, "account/locked.html", facts, status=_TOO_MANY_REQUESTS)


def _until(request: Any, username: str) -> datetime.datetime:
    """One hour after the last counted failure, rounded up to the minute."""
    last = (
        AccessAttempt.objects.filter(username=username, ip_address=request.axes_ip_address)
        .order_by("-attempt_time")
        .values_list("attempt_time", flat=True)
        .first()
    )
    counted: datetime.datetime = last or request.axes_attempt_time
    until = counted + datetime.timedelta(hours=settings.AXES_COOLOFF_TIME)
    return (until + datetime.timedelta(seconds=59)).replace(second=0, microsecond=0)
