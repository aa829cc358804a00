"""What waits for somebody in the matter of accounts: invitations unanswered, a second factor not set up."""

from __future__ import annotations

import datetime

from allauth.mfa.models import Authenticator
from django.urls import reverse

from thuanna.channels.staff.home.waiting import WaitingItem
from thuanna.foundation.access import queries as access
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t


def waiting(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    """Count invitations nobody has used, and the missing six-digit code of one who approves money."""
    items = []
    if actor.may("accounts.member.invite"):
        items.append(
            WaitingItem(
                len(access.waiting_invitations()),
                t("ใบเชิญรอตอบรับ", "Invitations not yet accepted"),
                reverse("staff:members"),
            )
        )
    if access.needs_second_factor(actor):
        has_code = Authenticator.objects.filter(user_id=actor.user_id, type=Authenticator.Type.TOTP).exists()
        items.append(
            WaitingItem(
                0 if has_code else 1, t("ตั้งรหัสหกหลัก", "Set up the six-digit code"), reverse("mfa_index")
            )
        )
    return items
