"""Requests with the things a view needs: the day, the actor, the tenant."""

from __future__ import annotations

import datetime
import re

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from thuanna.foundation.accounts.models import Membership, User
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel import tokens

_REQUEST_ID = re.compile(r"[!-~]{1,64}")


class PageRequest(HttpRequest):
    """A request to any page. Only channels ask what day it is."""

    now: datetime.datetime
    today: datetime.date
    htmx: HtmxDetails


class StaffRequest(PageRequest):
    """A request by somebody logged in who acts for an organisation."""

    user: User
    actor: Actor
    tenant: Tenant
    memberships: list[Membership]


def request_id_of(request: HttpRequest) -> str:
    """What a form carries so that pressing twice counts once; a new one if it has none that can be kept."""
    sent = request.POST.get("request_id", "")
    return sent if _REQUEST_ID.fullmatch(sent) else tokens.new_token()
