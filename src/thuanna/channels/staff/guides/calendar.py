"""The office's own days for the citizens' calendar."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thuanna.channels.staff.asking import is_done
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.oversight.publications import guides as shown
from thuanna.oversight.publications import queries as published
from thuanna.services.guides import actions, catalogue, queries
from thuanna.services.guides.actions import CalendarDay
from thuanna.services.guides.definitions import phrase

from .editing import EDIT, trail
from .forms import CalendarDayForm

_CALENDAR = t("ปฏิทินประชาชน", "Citizens' calendar")


@page(EDIT)
def days(request: StaffRequest) -> HttpResponse:
    """What is coming, what the law brings every year, and whether everybody sees it."""
    facts = {
        "days": queries.calendar_dates(since=request.today),
        "recurring": [phrase(one["title"]) for one in catalogue.recurring_dates()],
        "shown_at": published.shown_days(shown.CALENDAR).get(shown.CALENDAR_CODE),
        "public_url": reverse("public:calendar", args=[request.tenant.code]),
        "trail": trail((_CALENDAR, "")),
    }
    return render(request, "staff/guides/calendar.html", facts)


@page(EDIT)
def add(request: StaffRequest) -> HttpResponse:
    """Put a day into the calendar."""
    form = CalendarDayForm(request.POST or None, today=request.today)
    if form.is_valid():
        try:
            actions.record_day(day=CalendarDay(**form.cleaned_data), at=request.now, by=request.actor)
        except Refusal as refusal:
            form.add_error("ends_on", str(refusal))
        else:
            messages.success(request, str(t("ใส่ในปฏิทินแล้ว", "It is in the calendar.")))
            return redirect("staff:guide_calendar")
    facts = {"form": form, "trail": trail((_CALENDAR, reverse("staff:guide_calendar")))}
    return render(request, "staff/guides/calendar_add.html", facts)


@page(EDIT)
@require_POST
def cancel(request: StaffRequest, date_id: int) -> HttpResponse:
    """Take a day out of the calendar."""
    actions.cancel_day(date_id=date_id, on=request.today, by=request.actor)
    messages.success(request, str(t("เอาออกจากปฏิทินแล้ว", "It is taken out of the calendar.")))
    return redirect("staff:guide_calendar")


@page(EDIT)
@require_POST
def publish(request: StaffRequest) -> HttpResponse:
    """Show the calendar to everybody."""
    is_done(
        request,
        lambda: shown.publish_calendar(on=request.today, at=request.now, by=request.actor),
        t("เผยแพร่ปฏิทินแล้ว", "The calendar is published."),
    )
    return redirect("staff:guide_calendar")
