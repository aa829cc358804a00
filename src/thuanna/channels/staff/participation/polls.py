"""Asking a question, ending it, and slips for people who were just served."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.tokens import new_code
from thuanna.services.participation import access
from thuanna.services.participation.actions import polls as actions
from thuanna.services.participation.models import Poll
from thuanna.services.participation.queries import polls as queries

from .forms import PollForm
from .matters import tabs


@page(access.SLIPS)
def listing(request: StaffRequest) -> HttpResponse:
    """Show every question and where its result stands."""
    rows = [
        {
            "id": poll.pk,
            "question": t(poll.question_th, poll.question_en or poll.question_th),
            "form": poll.form,
            "starts_on": poll.starts_on,
            "ends_before": poll.ends_before,
            "is_open": poll.ends_before is None or poll.ends_before > request.today,
            "result_url": reverse("public:poll_result", args=[request.tenant.code, poll.key]),
        }
        for poll in queries.polls()
    ]
    facts = {"rows": rows, "may_edit": request.actor.may(access.POLLS), "tabs": tabs(request)}
    return render(request, "staff/participation/polls.html", facts)


@page(access.POLLS)
def add(request: StaffRequest) -> HttpResponse:
    """Ask a question."""
    form = PollForm(request.POST or None, initial={"starts_on": request.today}, today=request.today)
    if form.is_valid():
        given = form.cleaned_data
        new = actions.NewPoll(
            key=new_code(1) + new_code(1),
            form=given["form"],
            question=form.question(),
            choices=form.choices(),
            starts_on=given["starts_on"],
            ends_before=given["ends_before"],
        )
        try:
            actions.ask(new=new, by=request.actor)
        except Refusal as refusal:
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            messages.success(request, str(t("เปิดคำถามแล้ว", "The question is open.")))
            return redirect("staff:polls")
    return render(
        request,
        "staff/participation/small.html",
        {
            "form": form,
            "heading": t("ถามความเห็นเรื่องใด", "What do you ask?"),
            "lead": t(
                "ผลเป็นคำแนะนำ ทุกคนเห็นผลรวม ไม่มีใครรู้ว่าใครตอบอะไร",
                "The result is advice. Everybody sees the totals; nobody knows who chose what.",
            ),
            "send": t("เปิดคำถาม", "Open the question"),
            "back": reverse("staff:polls"),
        },
    )


@page(access.POLLS)
def end(request: StaffRequest, poll_id: int) -> HttpResponse:
    """Take no more answers to a question; a POST from the list."""
    if request.method == "POST":
        actions.end(poll_id=poll_id, on=request.today, by=request.actor)
        messages.success(request, str(t("ปิดคำถามแล้ว ผลยังอยู่", "The question is closed; its result stays.")))
    return redirect("staff:polls")


@page(access.SLIPS)
def slip(request: StaffRequest, poll_id: int) -> HttpResponse:
    """A slip with a code for somebody who was just served."""
    if request.method != "POST":
        return redirect("staff:polls")
    issued, code = actions.issue_slip(poll_id=poll_id, on=request.today, by=request.actor)
    poll: Poll = issued.poll
    facts = {
        "code": code,
        "question": t(poll.question_th, poll.question_en or poll.question_th),
        "path": reverse("public:satisfied", args=[request.tenant.code]),
        "issued_on": issued.issued_on,
    }
    return render(request, "staff/participation/service_slip.html", facts)
