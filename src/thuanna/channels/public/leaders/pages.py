"""Whom to call, village by village, as they agreed; and the A4 sheet of one village."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from thuanna.channels.public import towns
from thuanna.channels.public.qr import qr
from thuanna.channels.public.serving import page, shown_page
from thuanna.channels.public.voices import around
from thuanna.channels.web.requests import PageRequest
from thuanna.foundation.law.hotlines import hotlines
from thuanna.foundation.tenancy.context import acting_for
from thuanna.registry.leaders import queries, rules
from thuanna.registry.leaders.queries import Village

_IN_DANGER = ("police", "medical", "social")


@shown_page
def leaders(request: PageRequest, code: str) -> HttpResponse:
    """List those who agreed to be shown.

    :raises Http404: nobody did yet
    """
    return _show(request, code, None, "public/leaders/leaders.html")


@shown_page
def notice(request: PageRequest, code: str, village_id: int) -> HttpResponse:
    """One village as an A4 sheet for its notice board, with a QR to the living page.

    :raises Http404: nobody of that village agreed yet
    """
    return _show(request, code, village_id, "public/leaders/notice.html")


def _show(request: PageRequest, code: str, village_id: int | None, template: str) -> HttpResponse:
    town = towns.town(code, on=request.today)
    living = request.build_absolute_uri(reverse("public:leaders", args=[code]))
    with acting_for(around.tenant_id(code)):
        stamp = queries.shown_stamp()
        if not stamp[0]:
            raise Http404("nobody is shown")

        def build() -> dict[str, Any]:
            villages = queries.shown(request.today, community_id=village_id)
            if village_id is not None and not villages:
                raise Http404("nobody of this village is shown")
            return {
                **town.frame(here=None),
                "content": town.content,
                "code": code,
                "voice": None,
                "villages": [_village(one) for one in villages],
                "hotlines": hotlines(request.today, *_IN_DANGER),
                "posted_on": request.today,
                "living_url": living,
                "qr_svg": qr(living),
            }

        return page(request, template, build, town, f"leaders {stamp}", request.today.isoformat())


def _village(one: Village) -> dict[str, Any]:
    rows = [
        {
            "role": rules.label_of(row.role),
            "name": row.person_name,
            "body": row.body,
            "phone": row.phone,
        }
        for row in one.leaders
    ]
    return {"id": one.id, "label": one.label, "rows": rows}
