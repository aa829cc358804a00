"""Members who have not paid by the fund's regulation, village by village; on the screen and on paper."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO
from thuanna.money.funds.models import Member
from thuanna.money.funds.queries import sheets
from thuanna.money.payments import access
from thuanna.money.regulations import queries as regulations
from thuanna.money.regulations.deciding.standing import State
from thuanna.registry.places import queries as places

from . import standing
from .shared import trail

_SHOWN = (State.IN_ARREARS, State.SUSPENDED, State.ENDED)


@page(access.VIEW)
def arrears(request: StaffRequest) -> HttpResponse:
    """One village's members who are behind, with since when and how much."""
    villages = list(places.communities(on=request.today))
    if request.actor.unit_id is not None:
        villages = [village for village in villages if village.pk == request.actor.unit_id]
    asked = request.GET.get("village", "")
    chosen = next((village for village in villages if str(village.pk) == asked), None)
    chosen = chosen or (villages[0] if villages else None)
    facts: dict[str, Any] = {
        "has_regulation": regulations.texts() is not None,
        "villages": villages,
        "chosen": chosen,
        "posted_on": request.today,
        "trail": trail((t("สมาชิกที่ยังส่งไม่ครบ", "Members who are behind"), "")),
    }
    if chosen is not None and facts["has_regulation"]:
        rows = _rows(sheets.to_ask(chosen.pk, on=request.today), request.today)
        facts |= {"rows": rows, "total": sum((row["standing"].owed for row in rows), ZERO)}
    is_paper = request.GET.get("print") == "1"
    return render(request, f"staff/collecting/arrears{'_print' if is_paper else ''}.html", facts)


def _rows(members: list[Member], on: datetime.date) -> list[dict[str, Any]]:
    found = standing.of([member.pk for member in members], on)
    return [
        {"member": member, "name": member.person.full_name, "standing": found[member.pk]}
        for member in members
        if member.pk in found and found[member.pk].state in _SHOWN
    ]
