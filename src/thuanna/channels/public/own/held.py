"""Who holds a personal link: whose it is, at which fund, and how its pages keep it secret."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from thuanna.channels.public.looking import looks_too_often, unlisted
from thuanna.channels.web.pages import public_form
from thuanna.channels.web.requests import PageRequest
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import t
from thuanna.kernel.tokens import is_token
from thuanna.money.funds import links
from thuanna.money.funds.models import Fund, PassbookLink
from thuanna.money.funds.queries import fund as fund_queries


@dataclass(frozen=True)
class Held:
    """A link that works, with the address it was opened by.

    :ivar by: the part of the system that acts for whoever holds it
    """

    tenant: Tenant
    link: PassbookLink
    token: str
    fund: Fund | None
    by: Actor

    @property
    def member_id(self) -> int:
        """Whose link it is."""
        return int(self.link.member_id)

    def frame(self) -> dict[str, Any]:
        """What stands around every page of a personal link."""
        return {
            "office_name": t(self.tenant.name_th, self.tenant.name_en or self.tenant.name_th),
            "office_url": "/",
            "is_demo": self.tenant.is_demo,
            "held": self,
            "link": self.link,
            "fund": self.fund,
        }


Shown = Callable[..., HttpResponse]


def by_link(view: Shown) -> Shown:
    """Serve a page to whoever holds the link, and to nobody else.

    :raises Http404: no such link works; which of the reasons it is, is not told
    """

    @public_form
    @functools.wraps(view)
    def served(request: PageRequest, code: str, token: str, **more: Any) -> HttpResponse:
        if looks_too_often(request, "passbook"):
            return unlisted(render(request, "429.html", status=429))
        tenant = Tenant.objects.filter(code=code, kind=Tenant.Kind.FUND).first() if is_token(token) else None
        if tenant is None:
            raise Http404("no such link")
        with acting_for(tenant):
            link = links.open_link(token, on=request.today)
            if link is None:
                raise Http404("no such link")
            by = Actor(tenant_id=tenant.pk, system="passbook-link")
            held = Held(tenant, link, token, fund_queries.fund(), by)
            return unlisted(view(request, held, **more))

    return served
