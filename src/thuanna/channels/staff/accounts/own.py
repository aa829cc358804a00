"""My account, my log-ins, and which of my organisations I work for now."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from thuanna.channels.web.pages import TENANT_IN_SESSION, person_page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.access import queries as access
from thuanna.foundation.access.rules import ROLE_WORDS
from thuanna.foundation.accounts import logins
from thuanna.foundation.accounts.models import LoginRecord
from thuanna.kernel.language import t

_OUTCOMES = {
    LoginRecord.Outcome.IN: (t("เข้าระบบแล้ว", "Logged in"), "leaf"),
    LoginRecord.Outcome.WRONG_PASSWORD: (t("รหัสผ่านไม่ถูก", "Wrong password"), "turmeric"),
    LoginRecord.Outcome.WRONG_CODE: (t("รหัสหกหลักไม่ถูก", "Wrong six-digit code"), "turmeric"),
    LoginRecord.Outcome.LOCKED: (t("ถูกพักไว้", "Rested"), "sappan"),
}


@person_page
def account(request: StaffRequest) -> HttpResponse:
    """Show the account: name, roles, how it is protected."""
    facts = {
        "person": request.user,
        "held": [(held.tenant.name, ROLE_WORDS[held.role], held.starts_on) for held in request.memberships],
        "has_code": is_mfa_enabled(request.user, [Authenticator.Type.TOTP]),
        "needs_code": request.actor is not None and access.needs_second_factor(request.actor),
    }
    return render(request, "staff/accounts/account.html", facts)


@person_page
def login_list(request: StaffRequest) -> HttpResponse:
    """Show when and from where this account was used, so that its owner can say: that was not me."""
    rows = [
        {
            "at": timezone.localtime(row.at),
            "day": timezone.localtime(row.at).date(),
            "words": _OUTCOMES[LoginRecord.Outcome(row.outcome)][0],
            "tone": _OUTCOMES[LoginRecord.Outcome(row.outcome)][1],
            "device": row.device,
            "network": row.network,
        }
        for row in logins.of(request.user.pk)
    ]
    return render(request, "staff/accounts/logins.html", {"rows": rows})


@require_POST
@person_page
def switch(request: StaffRequest, code: str) -> HttpResponse:
    """Work for another of one's own organisations."""
    chosen = next((held.tenant for held in request.memberships if held.tenant.code == code), None)
    if chosen is None:
        raise PermissionDenied("not one of this person's organisations")
    request.session[TENANT_IN_SESSION] = chosen.pk
    return redirect("staff:home")
