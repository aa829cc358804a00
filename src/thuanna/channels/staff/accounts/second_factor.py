"""The six-digit code: switch it on and off, keep recovery codes, or ask a colleague to confirm instead."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import authenticate
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from thuanna.channels.web import second_factor
from thuanna.channels.web.fields import SecretField, ThaiTextField
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page, person_page
from thuanna.channels.web.requests import PageRequest, StaffRequest
from thuanna.foundation.access import actions
from thuanna.foundation.accounts.models import User
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal

from . import returning


class ColleagueForm(PlainForm):
    """A colleague who may approve money types their own name and password on this screen."""

    username = ThaiTextField(
        t("ชื่อผู้ใช้ของคนที่สอง", "The second person's user name"), autocomplete="off", most=60
    )
    password = SecretField(t("รหัสผ่านของคนที่สอง", "The second person's password"), autocomplete="off")


@page("account.own")
@sensitive_post_parameters("password")
def ask(request: StaffRequest) -> HttpResponse:
    """Explain why more than a password is needed, and take a colleague's confirmation."""
    form = ColleagueForm(request.POST or None)
    if form.is_valid():
        colleague = authenticate(
            request, username=form.cleaned_data["username"].lower(), password=form.cleaned_data["password"]
        )
        try:
            actions.confirm_for(
                colleague_id=colleague.pk if isinstance(colleague, User) else None,
                on=request.today,
                by=request.actor,
            )
        except Refusal as refusal:
            form.add_error("password", mend(refusal.phrase, refusal.code))
        else:
            assert colleague is not None, "the action refuses nobody"
            second_factor.remember_colleague(request, colleague.pk)
            return redirect(returning.wanted(request) or returning.FIRST_PAGE)
    facts = {
        "form": form,
        "has_code": is_mfa_enabled(request.user, [Authenticator.Type.TOTP]),
        "code_url": returning.carry(reverse("mfa_reauthenticate"), request),
        "set_up_url": returning.carry(reverse("mfa_activate_totp"), request),
        "next": returning.wanted(request),
    }
    return render(request, "staff/accounts/second_factor.html", facts)


class _Activate(ActivateTOTPView):
    """Show the picture, take the first code; this session then counts as confirmed."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Remember that the code was given in this session."""
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="totp")
        return response

    def get_success_url(self) -> str:
        """Recovery codes come next: a lost phone must not lock anybody out."""
        return returning.carry(reverse("mfa_view_recovery_codes"), self.request)

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Hand on where to return to."""
        return {**super().get_context_data(**more), "next": returning.wanted(self.request)}


class _RecoveryCodes(ViewRecoveryCodesView):
    """The codes are shown on request only: the library notes the first look, and a GET writes nothing."""

    def get(self, request: PageRequest, *args: Any, **more: Any) -> HttpResponse:
        """Offer to show them."""
        facts = {"asks": True, "next": returning.wanted(request)}
        return self.render_to_response(facts)  # type: ignore[no-any-return]  # as above

    def post(self, request: PageRequest, *args: Any, **more: Any) -> HttpResponse:
        """Show them."""
        facts = self.get_context_data(next=returning.wanted(request))
        return self.render_to_response(facts)  # type: ignore[no-any-return]  # as above


own = person_page(IndexView.as_view())
activate = person_page(_Activate.as_view())
deactivate = person_page(DeactivateTOTPView.as_view())
recovery_codes = person_page(_RecoveryCodes.as_view())
new_codes = person_page(GenerateRecoveryCodesView.as_view())
