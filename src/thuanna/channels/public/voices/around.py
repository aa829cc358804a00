"""The town around a page on which people speak: its frame, its doors, the tenant for which a form acts."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from thuanna.channels.public import towns
from thuanna.channels.public.towns import ShownTown
from thuanna.channels.web.doors import DoorKey
from thuanna.channels.web.pages import private
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import Phrase, t
from thuanna.oversight.publications.models import Publication

from . import doorkeeping

DANGER = ("police", "medical", "social")
"""The lines shown where something other than help is told."""

PAGE = "page"
"""The part of the system that acts for people at public pages."""


@dataclass(frozen=True)
class Town:
    """The town whose form this is."""

    tenant: Tenant
    shown: ShownTown

    @property
    def by(self) -> Actor:
        """Whoever is at the page: nobody asks who."""
        return actor(self.tenant)

    def frame(self, here: DoorKey | None) -> dict[str, Any]:
        """Header, doors and foot."""
        return frame(self.shown, here)


def frame(town: ShownTown, here: DoorKey | None, *, inside: bool = True) -> dict[str, Any]:
    """Header, doors and foot of a page on which people speak: nobody is asked about that page itself."""
    return {**town.frame(here=here, inside=inside), "content": town.content, "voice": None}


def tenant_id(code: str) -> int:
    """For which organisation a public page reads, known from what it publishes.

    :raises Http404: it shows nothing
    """
    found = Publication.shown.filter(kind="town", code=code).values_list("tenant_id", flat=True).first()
    if found is None:
        raise Http404("no such town")
    return int(found)


def actor(tenant: Tenant) -> Actor:
    """Whoever is at a page, acting for an organisation."""
    return Actor(tenant_id=tenant.pk, system=PAGE)


def town(code: str, *, on: datetime.date) -> Town:
    """The town with this code, if it shows itself to everybody.

    :raises Withdrawn: what it shows was taken back
    :raises Http404: there is none
    """
    found = towns.town(code, on=on)
    tenant = Tenant.objects.filter(code=code, kind=Tenant.Kind.LOCAL_GOVERNMENT).first()
    if tenant is None:
        raise Http404("no such town")
    return Town(tenant, found)


_STEPS = {
    "day": "วัน",
    "month": "เดือน",
    "year": "ปี",
}


def kept_for(rule: str, on: datetime.date) -> Phrase:
    """How long a kind of record is kept, in words."""
    period = law.retention(rule).period(on)
    return t(f"{period.count} {_STEPS[period.step]}", str(period))


def limited(request: HttpRequest, what: str, most: int = doorkeeping.SENDS_AN_HOUR) -> HttpResponse | None:
    """The page that says to wait, if this address sent too often; nothing otherwise."""
    if request.method == "POST" and doorkeeping.is_too_often(request, what, most):
        return private(render(request, "429.html", status=429))
    return None


def show(request: HttpRequest, template: str, facts: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page of one reader's own: kept by no cache, found by no search engine."""
    response = private(render(request, template, facts, status=status))
    response.headers["X-Robots-Tag"] = "noindex"
    return response
