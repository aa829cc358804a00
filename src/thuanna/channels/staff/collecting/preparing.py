"""Preparing the paper: which village, which months, how much a head, who takes the money."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from thuanna.channels.web.fields import ChoiceField, MoneyField
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import access
from thuanna.money.funds.actions import sheets as actions
from thuanna.money.funds.queries import covered, sheets
from thuanna.money.funds.queries import fund as fund_queries
from thuanna.money.funds.sheets.months import month_later
from thuanna.money.funds.words import month_words
from thuanna.money.ledger import queries as book
from thuanna.registry.places import queries as places

from . import standing
from .shared import trail

_MONTHS_BACK, _MONTHS_AHEAD = 12, 4
_EVERY, _NONE = "every", "none"
_SPANS = [
    ("1", t("1 เดือน", "1 month")),
    ("3", t("3 เดือน", "3 months")),
    ("6", t("6 เดือน (ครึ่งปี)", "6 months (half a year)")),
    ("12", t("12 เดือน (ทั้งปี)", "12 months (a year)")),
]


class PrepareForm(PlainForm):
    """What the sheet asks for."""

    village = ChoiceField(t("หมู่บ้านหรือชุมชน", "Village or community"), [], drop_down=True)
    first_month = ChoiceField(t("เริ่มจากเดือน", "From month"), [], drop_down=True)
    months = ChoiceField(t("เก็บครั้งนี้สำหรับ", "This sheet is for"), _SPANS)
    usual = MoneyField(
        t("คนหนึ่งต้องส่งเท่าไร", "How much from each?"),
        hint=t(
            "ยอดของงวดนี้ตามระเบียบกองทุน ในใบจะพิมพ์ยอดนี้ให้ทุกคนที่ยังไม่ส่ง",
            "For the whole period, by the fund's regulation. It stands at everybody who has not paid yet.",
        ),
    )
    point = ChoiceField(t("ใครรับเงิน", "Who takes the money?"), [], drop_down=True, required=False)

    def __init__(self, *args: Any, request: StaffRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = request.today
        self._villages = {str(each.pk): each for each in places.communities(on=today)}
        self._points = fund_queries.points_on(today)
        months = [month_later(today, step) for step in range(-_MONTHS_BACK, _MONTHS_AHEAD)]
        self._choose("first_month", [(m.isoformat(), month_words(m)) for m in months])
        named = [(pk, each.label) for pk, each in self._villages.items()]
        if request.actor.unit_id is not None:
            named = [choice for choice in named if choice[0] == str(request.actor.unit_id)]
        else:
            every = (_EVERY, t("ทุกหมู่บ้าน หมู่บ้านละใบ", "Every village, a sheet for each"))
            named += [every, (_NONE, t("สมาชิกที่ยังไม่ระบุหมู่บ้าน", "Members without a village"))]
        self._choose("village", named)
        self._choose(
            "point",
            [
                ("", t("จุดรับเงินของหมู่บ้านนั้น ถ้าไม่มีคือเหรัญญิก", "The village's own point, else the treasurer")),
                *((str(p.pk), t(p.place_th, p.place_en or p.place_th)) for p in self._points),
                ("treasurer", t("เหรัญญิก", "Treasurer")),
            ],
        )

    def orders(self, on: datetime.date) -> list[actions.SheetOrder]:
        """The answers, as the action takes them: one for each village."""
        chosen = self.cleaned_data["village"]
        if chosen == _EVERY:
            return [self._order(each.pk, on) for each in self._villages.values()]
        return [self._order(None if chosen == _NONE else int(chosen), on)]

    def _order(self, community_id: int | None, on: datetime.date) -> actions.SheetOrder:
        known = self.cleaned_data
        first_month, months = datetime.date.fromisoformat(known["first_month"]), int(known["months"])
        asked = [member.pk for member in sheets.to_ask(community_id, on=on)]
        return actions.SheetOrder(
            community_id=community_id,
            point_id=self._point_of(community_id),
            first_month=first_month,
            months=months,
            usual=known["usual"],
            dues=standing.dues_for(asked, first_month, months, on),
        )

    def _point_of(self, community_id: int | None) -> int | None:
        chosen = self.cleaned_data["point"]
        if chosen == "treasurer":
            return None
        if chosen:
            return int(chosen)
        own = (p.pk for p in self._points if community_id is not None and p.community_id == community_id)
        return next(own, None)

    def _choose(self, name: str, choices: Any) -> None:
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]  # a field of choices


@page(access.TAKE_MONEY)
def prepare(request: StaffRequest) -> HttpResponse:
    """Ask what for; then there is a sheet to print, or one for each village."""
    form = PrepareForm(request.POST or None, request=request, initial=_initial(request))
    facts: dict[str, Any] = {"form": form, "is_open": book.is_open(), "trail": trail()}
    if form.is_valid():
        orders = form.orders(request.today)
        try:
            if len(orders) == 1:
                sheet = actions.prepare(order=orders[0], on=request.today, by=request.actor)
                return redirect("staff:sheet", sheet.pk)
            made = actions.prepare_all(orders=orders, on=request.today, by=request.actor)
        except actions.SheetThere as refusal:
            form.add_error("village", mend(refusal.phrase, refusal.code))
            facts["there"] = refusal.sheet_id
        except Refusal as refusal:
            form.add_error("village", mend(refusal.phrase, refusal.code))
        else:
            words = t("เตรียมใบเก็บเงินแล้ว {n} ใบ", "{n} sheets are ready.", n=len(made))
            messages.success(request, str(words))
            return redirect("staff:collecting")
    return render(request, "staff/collecting/prepare.html", facts)


def _initial(request: StaffRequest) -> dict[str, Any]:
    """This month, at what the regulation asks, else what members mostly pay, else one baht a day."""
    first = request.today.replace(day=1)
    days = (month_later(first, 1) - first).days
    return {
        "first_month": first.isoformat(),
        "months": "1",
        "usual": standing.usual_of(1, first) or covered.usual_amount(1) or Money.baht(days),
    }
