"""Log in, log out, change the password, and say once more who one is before something delicate."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from django.http import HttpResponse

from thuanna.channels.web.pages import person_page, public_form
from thuanna.foundation.accounts.models import LoginRecord

from .adapters import note


class _SecondStep(mfa.AuthenticateView):
    """Ask for the code after the password; a wrong one is noted in the account's log."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Note it and ask again."""
        note(self.request, self.stage.login.user, LoginRecord.Outcome.WRONG_CODE)
        response: HttpResponse = super().form_invalid(form)
        return response


login = public_form(account.LoginView.as_view())
second_step = public_form(_SecondStep.as_view())
logout = public_form(account.LogoutView.as_view())
change_password = person_page(account.PasswordChangeView.as_view(success_url="/staff/account/"))
confirm_password = person_page(account.ReauthenticateView.as_view())
confirm_code = person_page(mfa.ReauthenticateView.as_view())
