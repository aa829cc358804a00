"""What of the fund waits: to set it up, people to admit, the book to open."""

from __future__ import annotations

import datetime
from importlib import import_module
from importlib.util import find_spec

from django.urls import reverse

from thuanna.channels.staff.home.waiting import WaitingItem
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import t
from thuanna.money.funds import access
from thuanna.money.funds.queries import counts, fund
from thuanna.money.ledger import queries as book


def waiting(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    """Counted for this actor; nothing for organisations that are no fund."""
    if not actor.may(access.VIEW):
        return []
    if fund.fund() is None:
        return _fund_missing(actor)
    items = []
    if actor.may(access.ADMIT):
        applied = counts.waiting_applications(today)
        items.append(
            WaitingItem(applied, t("รอรับเป็นสมาชิก", "To be admitted"), reverse("staff:fund_admit_many"))
        )
    if actor.may(access.POST_OPENING):
        items.append(_book(book.is_open()))
    return items + _imports(actor, today)


def _fund_missing(actor: Actor) -> list[WaitingItem]:
    is_fund = Tenant.objects.filter(pk=actor.tenant_id, kind=Tenant.Kind.FUND).exists()
    if not is_fund or not actor.may(access.EDIT_FUND):
        return []
    return [WaitingItem(1, t("ตั้งค่ากองทุน", "Set up the fund"), reverse("staff:fund_edit"))]


def _book(is_open: bool) -> WaitingItem:
    if not is_open:
        return WaitingItem(1, t("เปิดสมุดบัญชี", "Open the book"), reverse("staff:book_open"))
    missing = 0 if fund.opening() is not None else 1
    return WaitingItem(missing, t("ลงยอดยกมา", "Enter the opening balances"), reverse("staff:opening"))


def _imports(actor: Actor, today: datetime.date) -> list[WaitingItem]:
    name = f"{__package__}.imports"
    if not (find_spec(name) and find_spec(f"{name}.waiting")):
        return []
    items: list[WaitingItem] = import_module(f"{name}.waiting").waiting(actor, today)
    return items
