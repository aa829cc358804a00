"""Taking a matter down for somebody at the counter, on the telephone, or met in the village."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.refusals import Refusal
from thuanna.services.participation import access, rules
from thuanna.services.participation.actions import matters as actions

from .forms import TakeForm


@page(access.TAKE)
def take(request: StaffRequest) -> HttpResponse:
    """Write it down; the answer is a slip with number and code to hand over."""
    form = TakeForm(request.POST or None, on=request.today)
    if form.is_valid():
        new = form.told()
        tell = actions.tell_province if new.about == "executive" else actions.tell
        try:
            told = tell(new=new, request_token=form.request_token, at=request.now, by=request.actor)
        except Refusal as refusal:
            field = "kind" if refusal.code == "matter_kind_unknown" else None
            form.add_error(field, mend(refusal.phrase, refusal.code))
        else:
            facts = {
                "told": told,
                "due_on": rules.answer_due(told.matter.kind, told.matter.received_on),
                "follow_path": f"/t/{request.tenant.code}/follow/",
                "may_open": access.visible(request.actor).filter(pk=told.matter.pk).exists()
                if request.actor.may(access.VIEW) and told.matter.tenant_id == request.tenant.pk
                else False,
            }
            return render(request, "staff/participation/slip.html", facts)
    return render(request, "staff/participation/take.html", {"form": form})
