"""What waits in the book: months that are over and not closed, lines of the bank without their match."""

from __future__ import annotations

import datetime

from django.urls import reverse

from thuanna.channels.staff.home.waiting import WaitingItem
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.money.ledger import queries as book
from thuanna.money.payments.banking import queries as banking
from thuanna.money.payments.closing import queries as closing
from thuanna.money.payments.models import BankStatement


def waiting(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    """Counted for those who deal with it."""
    items = []
    if actor.may(closing.CLOSE):
        over = sum(1 for period in book.open_periods() if period.ends_before <= today)
        items.append(WaitingItem(over, t("เดือนที่ยังไม่ปิดบัญชี", "Months to be closed"), reverse("staff:closing")))
    if actor.may(banking.RECONCILE) and BankStatement.objects.exists():
        lines = sum(banking.unmatched_lines(account).count() for account in banking.bank_accounts())
        items.append(
            WaitingItem(lines, t("รายการธนาคารรอเทียบ", "Bank lines to match"), reverse("staff:bank_first"))
        )
    return items
