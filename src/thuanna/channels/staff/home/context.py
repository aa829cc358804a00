"""What every staff page shows around its work: organisations, the menu, what waits, the account."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from thuanna.foundation.tenancy.context import acting_for, as_person
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import t

from .sections import sections_for
from .waiting import WaitingItem, waiting_for

_OURSELVES = t("ถ้วนหน้า", "Thuanna")


def staff_page(request: HttpRequest) -> dict[str, Any]:
    """Facts for ``web/staff_base.html``; nothing for visitors."""
    if not request.path.startswith("/staff/"):
        return {}
    facts: dict[str, Any] = {} if getattr(request, "tenant", None) else {"office_name": _OURSELVES}
    if getattr(request, "memberships", None) is None:
        return facts
    facts |= {"account": _account(request), "organisations": _organisations(request)}
    actor = getattr(request, "actor", None)
    if actor is not None:
        facts["staff_nav"] = sections_for(actor, path=request.path)
        facts["waiting"] = SimpleLazyObject(lambda: _waiting(request))
        # On a phone the work comes first; on the first page what waits is the work.
        facts["waits_first"] = request.path == reverse("staff:home")
    return facts


def _waiting(request: Any) -> list[WaitingItem]:
    """Counted only where a template asks; that may be after the view has left its organisation."""
    with as_person(request.user.pk), acting_for(request.tenant):
        return waiting_for(request.actor, request.today)


def _organisations(request: Any) -> list[dict[str, Any]]:
    found: dict[int, Tenant] = {held.tenant_id: held.tenant for held in request.memberships}
    here = getattr(request, "tenant", None)
    return [
        {
            "name": organisation.name,
            "url": reverse("staff:switch", args=[organisation.code]),
            "current": here is not None and organisation.pk == here.pk,
        }
        for organisation in found.values()
    ]


def _account(request: Any) -> dict[str, Any]:
    menu = [
        {"url": reverse("staff:account"), "label": t("บัญชีของฉัน", "My account")},
        {"url": reverse("staff:logins"), "label": t("การเข้าระบบของฉัน", "My log-ins")},
    ]
    return {"name": request.user.display_name, "menu": menu, "logout_url": reverse("account_logout")}
