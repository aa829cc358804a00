"""What of cash and payments waits: to confirm, to approve, to pay, and cash that lies too long."""

from __future__ import annotations

import datetime

from django.urls import reverse

from thuanna.channels.staff.home.waiting import WaitingItem
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.money.payments.approving import queries as orders
from thuanna.money.payments.custody import access, queries


def waiting(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    """Counted for this actor; nothing for those who do not see the fund's cash."""
    if not actor.may(access.VIEW):
        return []
    to_approve, to_pay = orders.waiting_for(actor)
    alarms = sum(holding.is_alarming for holding in queries.holdings(today))
    return [
        WaitingItem(
            len(queries.to_confirm(actor)),
            t("ยืนยันรับเงินสด", "Cash to confirm"),
            reverse("staff:cash_handovers"),
        ),
        WaitingItem(to_approve, t("รออนุมัติจ่าย", "Payments to approve"), reverse("staff:cash_orders")),
        WaitingItem(to_pay, t("พร้อมจ่ายเงิน", "Payments to make"), reverse("staff:cash_orders")),
        WaitingItem(
            alarms,
            t("เงินสดเกินวงเงินหรือค้างนาน", "Cash over its limit or kept too long"),
            reverse("staff:cash_report"),
        ),
    ]
