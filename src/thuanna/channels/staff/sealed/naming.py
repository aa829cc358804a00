"""The setting of the office: who reads the sealed channel, or that it is shut."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.access import queries as members
from thuanna.foundation.accounts.models import User
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.services.disclosures import access, queries
from thuanna.services.disclosures.actions import naming as actions

from .forms import ReadersForm, ShutForm, initial_of, refuse


@page(access.NAME)
def readers(request: StaffRequest) -> HttpResponse:
    """Show who reads, and name others."""
    newest = queries.newest_naming()
    people = queries.people_of(newest) if newest is not None else []
    initial = initial_of(people)
    if newest is not None:
        initial |= {"reads": newest.reads_th, "reads_en": newest.reads_en}
    form = ReadersForm(request.POST or None, people=_suitable(request), initial=initial)
    if form.is_valid():
        try:
            actions.name_readers(
                first=form.person("first"),
                second=form.person("second"),
                deputy=form.person("deputy"),
                reads_th=form.cleaned_data["reads"],
                reads_en=form.cleaned_data["reads_en"],
                on=request.today,
                by=request.actor,
            )
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, str(t("ช่องทางเปิดแล้ว", "The channel is open.")))
            return redirect("staff:sealed_readers")
    facts = {
        "form": form,
        "is_open": newest is not None and newest.is_open,
        "named_on": newest.named_on if newest is not None else None,
        "may_read": request.actor.may(access.READ),
    }
    return render(request, "staff/sealed/readers.html", facts)


@page(access.NAME)
def shut(request: StaffRequest) -> HttpResponse:
    """Ask why, then take nothing more in."""
    form = ShutForm(request.POST or None)
    if form.is_valid():
        actions.shut(reason=form.cleaned_data["reason"], on=request.today, by=request.actor)
        messages.success(request, str(t("ปิดช่องทางแล้ว", "The channel is shut.")))
        return redirect("staff:sealed_readers")
    return render(request, "staff/sealed/shut.html", {"form": form})


def _suitable(request: StaffRequest) -> list[User]:
    """Members of today who may read and administer nothing."""
    here = members.colleagues(request.tenant.pk, on=request.today)
    return [user for user, actor in here if access.may_read_any(actor)]
