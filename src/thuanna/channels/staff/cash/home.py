"""The first page of cash: who holds how much, what waits, and every event in plain words."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thuanna.channels.web import downloads
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.documents.models import Document
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import cash_report, cash_words, holders
from thuanna.money.funds.queries import fund as fund_queries
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.payments import photos
from thuanna.money.payments.approving import access as approving_access
from thuanna.money.payments.approving import actions as approving
from thuanna.money.payments.approving import queries as orders
from thuanna.money.payments.custody import access, queries
from thuanna.money.payments.custody import actions as custody
from thuanna.money.payments.events import access as events_access
from thuanna.money.payments.events import queries as events
from thuanna.money.payments.keepers import actions as keeping
from thuanna.money.payments.keepers import queries as keepers
from thuanna.money.payments.orders import Into
from thuanna.money.payments.vouchers import access as vouchers_access

from .forms import KeeperForm, LimitForm, ThresholdForm
from .shared import into_choices, trail

_LATEST = 10
_LIMITS = t("วงเงินและการอนุมัติ", "Limits and approvals")


@page(access.VIEW)
def home(request: StaffRequest) -> HttpResponse:
    """Cash in hands today, and what can be recorded."""
    holdings = queries.holdings(request.today)
    told = holders.names(holding.place for holding in holdings)
    facts: dict[str, Any] = {
        "is_open": book.is_open(),
        "has_fund": fund_queries.fund() is not None,
        "holdings": [
            {
                "holding": holding,
                "name": told[holding.place],
                "standing": cash_report.within(holding),
                "count_url": f"{reverse('staff:cash_count')}?place={holders.written(holding.place)}",
            }
            for holding in holdings
        ],
        "events": [
            {"event": event, "kind": cash_words.EVENTS[event.kind]}
            for event in events.latest(by=request.actor)[:_LATEST]
        ],
        "may_count": request.actor.may(access.COUNT),
        "taking": _offered(request, _TAKING),
        "spending": _offered(request, _SPENDING),
        "moving": _offered(request, _MOVING),
    }
    return render(request, "staff/cash/home.html", facts)


@page(access.SET_LIMITS)
def limits(request: StaffRequest) -> HttpResponse:
    """The limits in force, and new ones by resolution."""
    which = request.POST.get("which", "")
    cash_form = LimitForm(
        request.POST if which == "cash" else None,
        places=into_choices(request, with_bank=False),
        initial={"place": "everybody", "starts_on": request.today},
        today=request.today,
    )
    pay_form = ThresholdForm(
        request.POST if which == "pay" else None, initial={"starts_on": request.today}, today=request.today
    )
    keeper_form = KeeperForm(
        request.POST if which == "keeper" else None,
        places=into_choices(request, with_bank=False),
        people=_keeper_choices(request),
        initial={"starts_on": request.today},
        today=request.today,
    )
    form = {"cash": cash_form, "keeper": keeper_form}.get(which, pay_form)
    if which and form.is_valid():
        try:
            _set(request, which, form)
        except Refusal as refusal:
            form.add_error("starts_on", mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:cash_limits")
    facts = {
        "form": form,
        "cash_form": cash_form,
        "pay_form": pay_form,
        "keeper_form": keeper_form,
        "keepers": _keeper_rows(),
        "in_force": queries.limit_of(Into(account="", party=0), request.today),
        "threshold": orders.threshold(request.today),
        "rows": _limit_rows(),
        "thresholds": orders.thresholds(),
        "trail": trail((_LIMITS, "")),
    }
    return render(request, "staff/cash/limits.html", facts)


def _set(request: StaffRequest, which: str, form: Any) -> None:
    """What one of the three forms of the page asks for."""
    today, by = request.today, request.actor
    if which == "cash":
        custody.set_limit(**form.limits(today), today=today, by=by)
    elif which == "keeper":
        keeping.appoint(**form.appointment(today), today=today, by=by)
    else:
        approving.set_threshold(**form.cleaned_data, today=today, by=by)


def _keeper_choices(request: StaffRequest) -> list[tuple[str, str]]:
    people = {
        user_id: user.display_name
        for account in (chart.CASH, chart.CUSTODY)
        for user_id, user in keepers.candidates(Into(account=account), request.today).items()
    }
    return [(str(user_id), name) for user_id, name in sorted(people.items(), key=lambda each: each[1])]


def _keeper_rows() -> list[dict[str, Any]]:
    rows = keepers.history()
    names = holders.places({Into(account=row.account, party=row.party) for row in rows})
    return [
        {
            "starts_on": row.starts_on,
            "place": names[Into(account=row.account, party=row.party)],
            "keeper": row.keeper.display_name,
        }
        for row in rows
    ]


@require_POST
@page(access.VIEW)
def photo(request: StaffRequest, kind: str, row_id: int) -> HttpResponse:
    """The photo behind an event, a handover, an order or a voucher; each look is written down."""
    document = _document(request, kind, row_id)
    if document is None:
        raise Http404
    photos.look(document_id=document.pk, by=request.actor)
    return downloads.uploaded(document, downloads.ended(f"paper-{document.pk}", document))


_DONATE = ("record", "donation", t("รับเงินบริจาค", "A donation"), events_access.RECORD)
_TAKING = (
    ("take", "", t("รับเงินสมทบจากสมาชิก", "A member's contribution"), "payments.receipt.issue"),
    _DONATE,
    ("record", "matching", t("รับเงินสมทบจากหน่วยงาน", "Support from a public body"), events_access.RECORD),
    ("record", "interest", t("ลงดอกเบี้ยธนาคาร", "Bank interest"), events_access.RECORD),
)
_SPENDING = (
    ("benefit", "", t("จ่ายสวัสดิการสมาชิก", "A benefit to a member"), approving_access.PREPARE),
    ("outside_help", "", t("ช่วยเหลือผู้ที่ไม่ใช่สมาชิก", "Help to a non-member"), approving_access.PREPARE),
    ("expense", "", t("จ่ายค่าใช้จ่าย", "A running cost"), approving_access.PREPARE),
    ("orders", "", t("ดูการจ่ายเงินทั้งหมด", "See all payments"), vouchers_access.VIEW),
)
_MOVING = (
    ("hand_over", "", t("ส่งมอบเงินสด", "Hand cash over"), access.MOVE),
    ("deposit", "", t("นำเงินสดฝากธนาคาร", "Deposit cash in the bank"), access.MOVE),
    ("record", "withdrawal", t("ถอนเงินจากธนาคาร", "Withdraw from the bank"), events_access.RECORD),
    ("count", "", t("ตรวจนับเงินสด", "Count cash"), access.COUNT),
    ("handovers", "", t("ดูการส่งมอบทั้งหมด", "See all handovers"), access.VIEW),
    ("report", "", t("รายงานสำหรับผู้ตรวจสอบ", "Report for the inspector"), access.VIEW),
    ("limits", "", t("กำหนดวงเงิน", "Set limits"), access.SET_LIMITS),
)


def _offered(request: StaffRequest, listed: tuple[tuple[str, str, Phrase, str], ...]) -> list[Any]:
    """What this person may do, with its address."""
    found = []
    for route, kind, words, permission in listed:
        if request.actor.may(permission):
            name = "staff:take" if route == "take" else f"staff:cash_{route}"
            found.append((words, reverse(name, args=[kind] if kind else [])))
    return found


def _limit_rows() -> list[dict[str, Any]]:
    found = queries.limits()
    places = {Into(account=row.account, party=row.party) for row in found if row.account}
    told = holders.names(places)
    everybody = t("ทุกคน", "Everybody")
    return [
        {"limit": row, "name": told.get(Into(account=row.account, party=row.party), everybody)}
        for row in found
    ]


def _document(request: StaffRequest, kind: str, row_id: int) -> Document | None:
    """The photo of a row this person may see.

    :raises Refusal: not in these books, or no right to see it
    """
    by = request.actor
    found: Document | None
    if kind == "event":
        found = events_access.event_for(by, events_access.VIEW, row_id).evidence
    elif kind == "handover":
        found = access.handover_for(by, access.VIEW, row_id).paper
    elif kind == "order":
        found = approving_access.order_for(by, approving_access.VIEW, row_id).evidence
    elif kind == "voucher":
        found = vouchers_access.voucher_for(by, vouchers_access.VIEW, row_id).evidence
    else:
        found = None
    return found
