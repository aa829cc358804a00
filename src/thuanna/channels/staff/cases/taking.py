"""Taking a request for help down for somebody on the telephone, at the counter or in the village."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from thuanna.channels.web.helping import told
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.law.hotlines import hotlines
from thuanna.kernel.refusals import Refusal
from thuanna.services.cases import access, queries, rules
from thuanna.services.cases.actions import asking

from .forms import TakeForm
from .shared import refused


@page(access.TAKE)
def take(request: StaffRequest) -> HttpResponse:
    """Write it down; the answer is a slip with number and code to hand over."""
    door = queries.door(request.today)
    form = TakeForm(request.POST or None, on=request.today, receivers=door.everybody)
    facts = {"form": form, "door": door, "hotlines": hotlines(request.today)}
    if form.is_valid():
        new = told([form], channel=form.cleaned_data["channel"])
        try:
            asked = asking.ask(new=new, request_token=form.request_token, at=request.now, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            facts |= {
                "asked": asked,
                "due_on": rules.due("triage", asked.case.received_on),
                "follow_path": f"/t/{request.tenant.code}/help/ask/follow/",
                "may_open": access.visible(request.actor).filter(pk=asked.case.pk).exists(),
            }
            return render(request, "staff/cases/slip.html", facts)
    return render(request, "staff/cases/take.html", facts)
