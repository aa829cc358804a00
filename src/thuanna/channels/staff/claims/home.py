"""The list of claims, and the list from which the committee starts a benefit itself."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.money.claims import access, actions
from thuanna.money.claims.queries import sheets, states
from thuanna.money.regulations.queries import texts

_PAGE = 25
TRAIL = (t("คำขอรับสวัสดิการ", "Claims"), "staff:claims")


@page(access.VIEW)
def listing(request: StaffRequest) -> HttpResponse:
    """All claims, the latest first, each with where it stands."""
    shown = Paginator(sheets.latest(by=request.actor), _PAGE).get_page(request.GET.get("page"))
    facts = {
        "rows": [
            {
                "claim": line.claim,
                "name": line.name,
                "benefit": line.benefit,
                "state": states.WORDS[line.state][0],
                "tone": states.WORDS[line.state][1],
            }
            for line in sheets.lines(shown.object_list)
        ],
        "page": shown,
        "has_regulation": texts() is not None,
        "may_make": request.actor.may(access.MAKE),
        "may_start": request.actor.may(access.CLOSE),
    }
    return render(request, "staff/claims/list.html", facts)


@page(access.CLOSE)
def committee(request: StaffRequest) -> HttpResponse:
    """Who would be given a benefit that the committee starts, by age and paid time alone."""
    benefits = sheets.benefits_on(request.today, started_by="committee")
    listed = {one.code: sheets.candidates(one, request.today, by=request.actor) for one in benefits}
    if request.method == "POST":
        chosen = [int(value) for value in request.POST.getlist("member") if value.isdecimal()]
        code = request.POST.get("benefit", "")
        offered = {row.member.pk for row in listed.get(code, [])}
        actions.start_pensions(
            benefit=code, member_ids=sorted(offered & set(chosen)), on=request.today, by=request.actor
        )
        return redirect("staff:claims")
    groups = [{"benefit": one, "rows": listed[one.code]} for one in benefits]
    facts = {"groups": groups, "trail": [(TRAIL[0], reverse(TRAIL[1]))]}
    return render(request, "staff/claims/committee.html", facts)
