"""Who may work for this organisation, as what, since when; and how a role ends."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from thuanna.channels.web.fields import ChoiceField, ThaiDateField
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.access import actions, queries
from thuanna.foundation.access.rules import ROLE_WORDS
from thuanna.foundation.accounts.models import Membership
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal

_REASONS = [
    ("term_over", t("ครบวาระ", "Term is over")),
    ("left", t("ลาออกจากหน้าที่", "Left the post")),
    ("moved", t("ย้ายไปทำหน้าที่อื่น", "Moved to another post")),
    ("mistake", t("ให้บทบาทผิด", "Role was given by mistake")),
]


class EndForm(PlainForm):
    """From which day on, and why."""

    ends_before = ThaiDateField(
        t("ไม่มีสิทธิตั้งแต่วันที่", "Without the right from"),
        hint=t("วันนี้หรือหลังจากนี้ ถ้าเป็นวันนี้ มีผลทันที", "Today or later; today takes effect at once"),
        not_before="today",
    )
    reason = ChoiceField(t("เหตุผล", "Reason"), _REASONS)


@page("accounts.member.view")
def listing(request: StaffRequest) -> HttpResponse:
    """List members by person, and the invitations that wait."""
    people: dict[int, dict[str, Any]] = {}
    for held in queries.members(request.tenant.pk):
        last = held.user.last_login
        row = people.setdefault(
            held.user_id,
            {
                "id": held.user_id,
                "name": held.user.display_name,
                "login_name": held.user.username,
                "last_login": timezone.localtime(last) if last else None,
                "is_here": False,
                "roles": [],
            },
        )
        is_over = held.ends_before is not None and held.ends_before <= request.today
        row["is_here"] = row["is_here"] or not is_over
        row["roles"].append(
            {
                "id": held.pk,
                "words": ROLE_WORDS[held.role],
                "ends_before": held.ends_before,
                "is_over": is_over,
            }
        )
    facts = {
        "people": list(people.values()),
        "invitations": [_waiting(request, one) for one in queries.waiting_invitations()],
        "may_invite": request.actor.may("accounts.member.invite"),
        "may_end": request.actor.may("accounts.member.end"),
    }
    return render(request, "staff/accounts/members.html", facts)


@page("accounts.member.end")
def end(request: StaffRequest, membership_id: int) -> HttpResponse:
    """Ask from which day and why; then let the role end."""
    held = Membership.objects.filter(tenant=request.tenant).select_related("user")
    membership = get_object_or_404(held, pk=membership_id)
    form = EndForm(request.POST or None, initial={"ends_before": request.today}, today=request.today)
    if form.is_valid():
        try:
            actions.end_membership(
                membership_id=membership_id, on=request.today, by=request.actor, **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error("ends_before", mend(refusal.phrase, refusal.code))
        else:
            messages.success(request, str(t("บันทึกวันสิ้นสุดแล้ว", "The end of the role is recorded.")))
            return redirect("staff:members")
    facts = {"form": form, "name": membership.user.display_name, "role": ROLE_WORDS[membership.role]}
    return render(request, "staff/accounts/end.html", facts)


def _waiting(request: StaffRequest, invitation: Any) -> dict[str, Any]:
    return {
        "id": invitation.pk,
        "name": invitation.display_name,
        "is_password": invitation.kind == invitation.Kind.NEW_PASSWORD,
        "roles": [ROLE_WORDS[role] for role in invitation.roles],
        "last_day": timezone.localtime(invitation.expires_at).date(),
        "is_expired": invitation.expires_at <= request.now,
    }
