"""Patterns: handing a finished project on, and making one after another town's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.staff.asking import is_done
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.exchange import access as exchange_access
from thuanna.foundation.exchange import packets
from thuanna.foundation.exchange import queries as exchange
from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.services.planning import access, actions, handed_on, patterns
from thuanna.services.planning.models import Project

from . import pattern_facts
from .pattern_forms import AdaptForm, HandOnForm
from .projects import step_to, strategies
from .shared import bodies, number, refused, trail

_PATTERNS = t("ต้นแบบจากเมืองอื่น", "Patterns from other towns")


@page(exchange_access.VIEW)
def listing(request: StaffRequest) -> HttpResponse:
    """The patterns that came, and the projects made after them."""
    facts = {
        "rows": [
            {
                "packet": packet,
                "title": packets.content_of(packet.body).get("origin", {}).get("title", ""),
                "origin": origin,
            }
            for packet, origin in handed_on.came(request.actor)
        ],
        "may_receive": request.actor.may(exchange_access.HAND_OVER),
        "trail": trail((_PATTERNS, "")),
    }
    return render(request, "staff/planning/patterns.html", facts)


@page(exchange_access.HAND_OVER)
def hand_on(request: StaffRequest, project_id: int) -> HttpResponse:
    """Show exactly what would be handed on; after a second look, seal it."""
    project = access.one(request.actor, Project, project_id)
    form = HandOnForm(request.POST or None)
    address = pattern_facts.public_address(request, project)
    facts: dict[str, Any] = {"form": form, "project": project, "may_not": None}
    try:
        content = handed_on.preview(
            project_id=project_id,
            lessons=request.POST.get("lessons") or "–",
            needed_first=request.POST.get("needed_first", ""),
            address=address,
            on=request.today,
            by=request.actor,
        )
        facts |= pattern_facts.shown(content)
        if form.is_valid():
            given = {name: form.cleaned_data[name] for name in ("lessons", "needed_first")}
            row = actions.hand_on(
                project_id=project_id,
                **given,
                address=address,
                on=request.today,
                at=request.now,
                by=request.actor,
            )
            words = t(
                "ทำซองต้นแบบแล้ว ดาวน์โหลดแล้วส่งให้เมืองที่ขอได้เลย",
                "The pattern is sealed. Download it and send it to whoever asked.",
            )
            messages.success(request, str(words))
            return redirect(f"{reverse('staff:project', args=[project_id])}#pattern-{row.pk}")
    except Refusal as refusal:
        facts["may_not"] = refusal.phrase
    facts["trail"] = trail(*step_to(project), (t("เป็นต้นแบบ", "Hand it on"), ""))
    return render(request, "staff/planning/hand_on.html", facts)


@page(access.KEEP)
def adopt(request: StaffRequest, packet_id: int) -> HttpResponse:
    """Show what would be made after a pattern, adapt its words, make the project."""
    packet = exchange.received(request.actor, packet_id, kind=patterns.KIND)
    try:
        content = handed_on.read(packet)
    except Refusal as refusal:
        messages.error(request, str(refusal.phrase))
        return redirect("staff:patterns")
    form = AdaptForm(
        request.POST or None,
        owners=bodies(request),
        strategies=strategies(),
        initial=_first_words(content) | {"proposed_on": request.today},
        today=request.today,
    )
    if form.is_valid():
        given = {**form.cleaned_data}
        owner_id, strategy_id = int(given.pop("owner")), number(given.pop("strategy", None))
        adapted = actions.Adapted(**given, owner_id=owner_id, strategy_id=strategy_id)
        try:
            project = actions.adopt(packet_id=packet_id, adapted=adapted, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(
                request, str(t("ทำโครงการจากต้นแบบแล้ว", "The project is made, and its origin is credited."))
            )
            return redirect("staff:project", project.pk)
    title = t("ปรับมาใช้ที่นี่", "Adapt it for this place")
    facts = {
        **pattern_facts.shown(content),
        "form": form,
        "packet": packet,
        "made": handed_on.made_after(packet_id),
        "title": title,
        "trail": trail((_PATTERNS, reverse("staff:patterns")), (title, "")),
    }
    return render(request, "staff/planning/adopt.html", facts)


@page(access.KEEP)
def take_back(request: StaffRequest, project_id: int) -> HttpResponse:
    """Take a project made after a pattern back, while nothing was built on it."""
    project = access.one(request.actor, Project, project_id)
    if request.method == "POST":
        is_back = is_done(
            request,
            lambda: actions.take_back(project_id=project_id, by=request.actor),
            t("ถอนโครงการแล้ว ต้นแบบยังอยู่", "Taken back; the pattern stays."),
        )
        return redirect("staff:patterns") if is_back else redirect("staff:project", project_id)
    facts = {"project": project, "trail": trail(*step_to(project), (t("ถอนโครงการ", "Take it back"), ""))}
    return render(request, "staff/planning/take_back.html", facts)


@page(exchange_access.HAND_OVER)
def tell_origin(request: StaffRequest, project_id: int) -> HttpResponse:
    """Seal the word to the town a project comes from."""
    project = access.one(request.actor, Project, project_id)
    if request.method == "POST":
        try:
            packet = actions.tell_origin(
                project_id=project_id,
                address=pattern_facts.public_address(request, project),
                at=request.now,
                by=request.actor,
            )
        except Refusal as refusal:
            messages.error(request, str(refusal.phrase))
        else:
            return redirect("staff:packet_file", packet.pk)
    return redirect("staff:project", project_id)


@page(access.KEEP)
def taken_up(request: StaffRequest, packet_id: int) -> HttpResponse:
    """Another town made a project after ours: read what it says, and show it on the project's page."""
    packet = exchange.received(request.actor, packet_id, kind=patterns.TAKEN_UP)
    content = handed_on.read(packet)
    if request.method == "POST":
        try:
            row = actions.credit_follower(packet_id=packet_id, by=request.actor)
        except Refusal as refusal:
            messages.error(request, str(refusal.phrase))
            return redirect("staff:pattern_taken_up", packet_id)
        messages.success(request, str(t("แสดงในหน้าโครงการแล้ว", "It stands on the project's page.")))
        return redirect("staff:project", row.pattern.project_id)
    title = t("มีเมืองนำต้นแบบไปใช้", "A town follows")
    facts = {"packet": packet, "content": content, "title": title, "trail": trail((title, ""))}
    return render(request, "staff/planning/taken_up.html", facts)


def _first_words(content: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": content["origin"]["title"],
        "problem": content["problem"],
        "objective": content["objective"],
        "budget": Money(content["budget"]["satang"]),
    }
