"""Invite somebody, issue a new password, take an invitation back. The code is shown once, on a slip."""

from __future__ import annotations

from typing import Any

import segno
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from thuanna.channels.web.fields import CheckField, ChoiceField, ManyChoicesField, ThaiTextField
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.access import actions, queries, rules
from thuanna.foundation.accounts.models import Invitation, User
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.registry.organisations.models import Organisation


class InviteForm(PlainForm):
    """Whom to invite, to do what."""

    display_name = ThaiTextField(
        t("ชื่อคนที่เชิญ", "Name of the person"),
        hint=t("ตามที่เรียกกันในงาน", "As people know them at work"),
        most=120,
    )
    login_name = ThaiTextField(
        t("ชื่อผู้ใช้ที่แนะนำ", "Suggested user name"),
        hint=t(
            "ตัวอังกฤษเล็ก ตัวเลข จุด หรือขีด เช่น somsri.nk คนรับเชิญเปลี่ยนได้",
            "Small English letters, digits, dots or dashes: somsri.nk. They may choose another.",
        ),
        required=False,
        most=60,
    )

    def __init__(self, *args: Any, kind: str, units: list[tuple[str, Phrase]], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(role, rules.ROLE_WORDS[role]) for role in rules.roles_of(kind)]
        self.fields["roles"] = ManyChoicesField(t("บทบาท", "Roles"), choices)
        if units:
            self.fields["unit"] = ChoiceField(
                t("เฉพาะกองหรือชุมชน", "Only for one division or community"),
                units,
                required=False,
                drop_down=True,
            )


class NewPasswordForm(PlainForm):
    """Whether the phone is lost too."""

    forgets_second_factor = CheckField(
        t(
            "โทรศัพท์หายหรือเปลี่ยนเครื่อง ให้ตั้งรหัสหกหลักใหม่ด้วย",
            "The phone is lost or new: set up the six-digit code again too",
        ),
        required=False,
    )


@page("accounts.member.invite")
def invite(request: StaffRequest) -> HttpResponse:
    """Ask whom to invite; then show the slip."""
    form = InviteForm(request.POST or None, kind=request.tenant.kind, units=_units())
    if form.is_valid():
        given = form.cleaned_data
        try:
            invitation, code = actions.invite(
                display_name=given["display_name"],
                login_name=given["login_name"].lower(),
                roles=given["roles"],
                unit_id=int(given["unit"]) if given.get("unit") else None,
                at=request.now,
                by=request.actor,
            )
        except Refusal as refusal:
            field = "login_name" if refusal.code == "login_name_unsuitable" else "roles"
            form.add_error(field, mend(refusal.phrase, refusal.code))
        else:
            return _slip(request, invitation, code)
    return render(request, "staff/accounts/invite.html", {"form": form})


@page("accounts.member.invite")
def new_password(request: StaffRequest, user_id: int) -> HttpResponse:
    """Ask once more, then show the slip with which a member sets a new password."""
    member = get_object_or_404(User.objects.filter(pk__in=_member_ids(request)), pk=user_id)
    form = NewPasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        invitation, code = actions.issue_new_password(
            user_id=user_id,
            forgets_second_factor=form.cleaned_data["forgets_second_factor"],
            at=request.now,
            on=request.today,
            by=request.actor,
        )
        return _slip(request, invitation, code)
    return render(request, "staff/accounts/new_password.html", {"form": form, "member": member})


@require_POST
@page("accounts.member.invite")
def withdraw(request: StaffRequest, invitation_id: int) -> HttpResponse:
    """Take an invitation back."""
    actions.withdraw(invitation_id=invitation_id, at=request.now, by=request.actor)
    messages.success(request, str(t("ถอนใบเชิญแล้ว รหัสเดิมใช้ไม่ได้อีก", "Taken back; the code no longer works.")))
    return redirect("staff:members")


def _slip(request: StaffRequest, invitation: Invitation, code: str) -> HttpResponse:
    link = request.build_absolute_uri(reverse("staff:invitation", args=[request.tenant.code, code]))
    facts = {
        "invitation": invitation,
        "link": link,
        "roles": [rules.ROLE_WORDS[role] for role in invitation.roles],
        "last_day": timezone.localtime(invitation.expires_at).date(),
        "last_moment": timezone.localtime(invitation.expires_at),
        "qr": mark_safe(_picture(link)),  # noqa: S308  # segno's own drawing; no form's text is in it
    }
    return render(request, "staff/accounts/slip.html", facts)


def _picture(link: str) -> str:
    return str(segno.make(link, error="m").svg_inline(scale=5, border=2))


def _units() -> list[tuple[str, Phrase]]:
    """Divisions and communities to which a role may be limited."""
    kinds = (Organisation.Kind.DIVISION, Organisation.Kind.COMMUNITY)
    found = Organisation.objects.filter(kind__in=kinds, ends_before__isnull=True).order_by(
        "-kind", "sort_key"
    )
    return [(str(unit.pk), t(unit.name_th, unit.name_en or unit.name_th)) for unit in found]


def _member_ids(request: StaffRequest) -> list[int]:
    return [held.user_id for held in queries.members(request.tenant.pk) if held.ends_before is None]
