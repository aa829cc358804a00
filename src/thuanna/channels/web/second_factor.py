"""Whether this session has shown more than a password: a code from the app, or a colleague's confirmation.

Owns the question. Must not know the pages on which it is answered; `settings.SECOND_FACTOR_URL` leads there.
"""

from __future__ import annotations

import datetime
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import urlencode

from thuanna.foundation.access import queries as access

COLLEAGUE_IN_SESSION = "second_person"
_COLLEAGUE_LASTS = datetime.timedelta(minutes=15)


def is_given(request: Any) -> bool:
    """Whether the code was given in this session, or a colleague confirmed in the last quarter of an hour."""
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records) or _is_confirmed(request)


def is_missing(request: Any) -> bool:
    """Whether this actor must give it first. In a demonstration it is optional."""
    needed = access.needs_second_factor(request.actor) and not request.tenant.is_demo
    return needed and not is_given(request)


def remember_colleague(request: Any, colleague_id: int) -> None:
    """Let this session approve money for a quarter of an hour, in this organisation only."""
    until = request.now + _COLLEAGUE_LASTS
    request.session[COLLEAGUE_IN_SESSION] = {
        "tenant": request.tenant.pk,
        "user": colleague_id,
        "until": until.isoformat(),
    }


def ask(request: HttpRequest) -> HttpResponseRedirect:
    """Send somebody to the page that asks for it, and back here afterwards."""
    back = request.get_full_path() if request.method == "GET" else request.path
    return HttpResponseRedirect(f"{settings.SECOND_FACTOR_URL}?{urlencode({'next': back})}")


def _is_confirmed(request: Any) -> bool:
    note = request.session.get(COLLEAGUE_IN_SESSION)
    if not note or note["tenant"] != request.tenant.pk:
        return False
    return bool(datetime.datetime.fromisoformat(note["until"]) > request.now)
