"""The page behind an invitation's link: choose a name and a password, or take the role with one's account."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from thuanna.channels.web.fields import ThaiTextField
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import private, public_form
from thuanna.foundation.access import actions, queries
from thuanna.foundation.access.rules import ROLE_WORDS
from thuanna.foundation.accounts.models import Invitation
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal

from .login_forms import TWICE, again_field, new_password_field

_FIELD_OF = {
    "login_name_taken": "login_name",
    "login_name_unsuitable": "login_name",
    "password_weak": "password1",
}


class PasswordForm(PlainForm):
    """A new password, twice."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["password1"] = new_password_field()
        self.fields["password2"] = again_field()

    def clean(self) -> dict[str, Any]:
        """Compare the two."""
        given = self.cleaned_data
        if {"password1", "password2"} <= given.keys() and given["password1"] != given["password2"]:
            self.add_error("password2", mend(TWICE, "passwords_differ"))
        return given


class JoinForm(PasswordForm):
    """A name to log in with, the name others see, and a password."""

    login_name = ThaiTextField(
        t("ชื่อผู้ใช้", "User name"),
        hint=t(
            "ใช้ตอนเข้าระบบ ตัวอังกฤษเล็ก ตัวเลข จุด หรือขีด อย่างน้อย 3 ตัว",
            "For logging in: small English letters, digits, dots or dashes, at least three",
        ),
        autocomplete="username",
        most=60,
    )
    display_name = ThaiTextField(t("ชื่อที่แสดงในงาน", "Name shown at work"), autocomplete="name", most=120)


@sensitive_post_parameters("password1", "password2")
@public_form
def invitation(request: Any, organisation: str, code: str) -> HttpResponse:
    """Open an invitation; what cannot be used says why and whom to ask."""
    tenant = get_object_or_404(Tenant, code=organisation)
    with acting_for(tenant):
        try:
            found = queries.open_invitation(code, at=request.now)
        except Refusal as refusal:
            return private(
                render(request, "staff/accounts/invitation_closed.html", {"refusal": refusal}, status=410)
            )
        if found.kind == Invitation.Kind.NEW_PASSWORD:
            return private(_new_password(request, found, code))
        if request.user.is_authenticated:
            return private(_with_account(request, found, code))
        return private(_with_new_account(request, found, code))


def _with_new_account(request: Any, found: Invitation, code: str) -> HttpResponse:
    suggested = {"login_name": found.login_name, "display_name": found.display_name}
    form = JoinForm(request.POST or None, initial=suggested)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.join_with_new_account(
                code=code,
                login_name=given["login_name"].lower(),
                display_name=given["display_name"],
                password=given["password1"],
                at=request.now,
            )
        except Refusal as refusal:
            form.add_error(_FIELD_OF.get(refusal.code), mend(refusal.phrase, refusal.code))
        else:
            return _to_login(request)
    return render(request, "staff/accounts/join.html", {"form": form, **_about(request, found)})


def _with_account(request: Any, found: Invitation, code: str) -> HttpResponse:
    if request.method == "POST":
        actions.join_with_account(code=code, user_id=request.user.pk, at=request.now)
        messages.success(
            request,
            str(
                t(
                    "รับบทบาทแล้ว เลือกหน่วยงานจากเมนูด้านบน",
                    "You have joined. Choose the organisation from the menu.",
                )
            ),
        )
        return redirect("staff:home")
    return render(request, "staff/accounts/join_with_account.html", _about(request, found))


def _new_password(request: Any, found: Invitation, code: str) -> HttpResponse:
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        try:
            actions.set_new_password(
                code=code, password=form.cleaned_data["password1"], at=request.now, on=request.today
            )
        except Refusal as refusal:
            form.add_error(_FIELD_OF.get(refusal.code), mend(refusal.phrase, refusal.code))
        else:
            return _to_login(request)
    return render(request, "staff/accounts/set_password.html", {"form": form, **_about(request, found)})


def _to_login(request: Any) -> HttpResponse:
    words = t("ตั้งรหัสผ่านแล้ว เข้าระบบได้เลย", "The password is set. You can log in now.")
    messages.success(request, str(words))
    return redirect("account_login")


def _about(request: Any, found: Invitation) -> dict[str, Any]:
    return {
        "organisation": found.tenant,
        "login_name": found.login_name,
        "name": found.display_name,
        "roles": [ROLE_WORDS[role] for role in found.roles],
        "login_url": f"/staff/login/?next={request.path}",
    }
