"""Looking at comments before they are shown; hiding, answering, opening a sealed original."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.channels.web.voices import HIDDEN
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.services.participation import access
from thuanna.services.participation.actions import comments as actions
from thuanna.services.participation.queries import comments as queries
from thuanna.services.participation.queries.comments import ToDecide

from .forms import HideForm, LookForm, ReplyForm
from .matters import tabs


@page(access.MODERATE)
def listing(request: StaffRequest) -> HttpResponse:
    """Show what waits and what was decided last."""
    facts = {
        "to_look_at": [_row(found) for found in queries.waiting(request.actor)],
        "decided": [_row(found) for found in queries.decided(request.actor)],
        "today": request.today,
        "tabs": tabs(request),
    }
    return render(request, "staff/participation/comments.html", facts)


@page(access.MODERATE)
def one(request: StaffRequest, comment_id: int) -> HttpResponse:
    """Decide one comment, or answer it."""
    found = queries.one(request.actor, comment_id)
    does = request.POST.get("do", "")
    hiding = HideForm(request.POST if does == "hide" else None)
    replying = ReplyForm(request.POST if does == "reply" else None)
    form: Any = hiding if does == "hide" else replying if does == "reply" else None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            done = _do(request, does, found, hiding, replying)
        except Refusal as refusal:
            if form is None:
                raise
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            messages.success(request, str(done))
            return redirect("staff:comments" if does != "reply" else request.path)
    facts = {
        "one": _row(found),
        "hiding": hiding,
        "replying": replying,
        "looks": [
            {"who": look.by.display_name, "on": timezone.localtime(look.at).date()}
            for look in queries.looks(comment_id)
        ],
        "may_unseal": request.actor.may(access.UNSEAL),
        "error_form": form if form is not None and form.errors else None,
    }
    return render(request, "staff/participation/comment.html", facts)


@page(access.UNSEAL)
def original(request: StaffRequest, comment_id: int) -> HttpResponse:
    """Ask why, then show the sealed original once."""
    queries.one(request.actor, comment_id)
    form = LookForm(request.POST if request.method == "POST" else None)
    facts: dict[str, Any] = {"form": form, "back": reverse("staff:comment", args=[comment_id])}
    if form.is_valid():
        try:
            name, words = actions.unseal(
                comment_id=comment_id, reason=form.cleaned_data["reason"], at=request.now, by=request.actor
            )
        except Refusal as refusal:
            form.add_error("reason", mend(refusal.phrase, refusal.code))
        else:
            facts |= {"name": name, "words": words, "is_open": True}
    return render(request, "staff/participation/original.html", facts)


def _do(request: StaffRequest, does: str, found: ToDecide, hiding: HideForm, replying: ReplyForm) -> Any:
    common: dict[str, Any] = {"comment_id": found.comment.pk, "at": request.now, "by": request.actor}
    if does == "reply":
        actions.reply(words=replying.cleaned_data["words"], **common)
        return t("เผยแพร่คำตอบแล้ว", "The reply is shown.")
    common["after"] = _seen(request)
    if does == "hide":
        actions.hide(reason=hiding.cleaned_data["reason"], **common)
        return t("ซ่อนแล้ว เหตุผลเผยแพร่ ต้นฉบับปิดผนึกไว้", "Hidden; the reason is public, the original sealed.")
    is_shown = found.public is not None and not found.public.hidden_for
    if does == "keep" and is_shown:
        actions.keep(**common)
        return t("คงไว้ตามเดิม", "Left as it is.")
    actions.show(**common)
    return t("เผยแพร่ความเห็นแล้ว", "The comment is shown.")


def _seen(request: StaffRequest) -> int:
    """How many decisions whoever pressed the button had seen."""
    given = request.POST.get("after", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 5 else -1


def _row(found: ToDecide) -> dict[str, Any]:
    public = found.public
    return {
        "id": found.comment.pk,
        "page": found.comment.page,
        "received_on": found.comment.received_on,
        "due_on": found.due_on,
        "after": found.decisions,
        "is_waiting": found.waiting is not None,
        "name": found.waiting.name if found.waiting else public.name if public else "",
        "words": found.waiting.words if found.waiting else public.words if public else "",
        "hidden_for": HIDDEN[public.hidden_for] if public and public.hidden_for else None,
        "is_shown": public is not None and not public.hidden_for,
        "reply": public.reply if public else "",
        "replied_on": public.replied_on if public else None,
        "notices": [notice.words for notice in found.notices],
    }
