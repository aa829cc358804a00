"""Requests with the things a view needs: the day, the actor, the tenant."""

from __future__ import annotations

import datetime

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from thuanna.foundation.accounts.models import Membership, User
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant


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
