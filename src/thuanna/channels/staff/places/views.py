"""The list of villages and communities, the area, and what a place finder asks while one types."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thuanna.channels.staff import asking
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.channels.web.widgets import place_choices
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.registry.places import actions, queries
from thuanna.registry.places.models import Community, LocalArea

from .forms import AreaForm, CloseForm, CommunityForm, ReasonForm, RenameForm

_FIELD_OF = {
    "village_number_wrong": "village_number",
    "community_listed": "name_th",
    "community_nameless": "name_th",
    "subdistrict_unknown": "subdistrict",
    "area_listed": "subdistrict",
    "community_ends_too_early": "ends_before",
}


@page("places.view")
def listing(request: StaffRequest) -> HttpResponse:
    """Show the area, then villages and communities by subdistrict; closed ones apart."""
    everything = list(queries.communities())
    current = [one for one in everything if one.ends_before is None or one.ends_before > request.today]
    facts = {
        "areas": [_area(area) for area in queries.local_areas()],
        "subdistricts": [
            {"label": queries.label(code), "places": [_row(one) for one in places]}
            for code, places in groupby(current, key=lambda one: one.subdistrict_id)
        ],
        "total": len(current),
        "villages": sum(one.kind == Community.Kind.VILLAGE for one in current),
        "closed": [_row(one) for one in everything if one not in current],
        "may_edit": request.actor.may("places.edit"),
    }
    return render(request, "staff/places/listing.html", facts)


@page("places.edit")
def add(request: StaffRequest) -> HttpResponse:
    """Put a village or community in the list."""
    first = queries.local_areas().first()
    initial = {"subdistrict": first.subdistrict_id if first else "", "starts_on": request.today}
    form = CommunityForm(request.POST or None, initial=initial, today=request.today)
    if form.is_valid():
        try:
            community = actions.add_community(
                new=form.new(), starts_on=form.cleaned_data["starts_on"], by=request.actor
            )
        except Refusal as refusal:
            asking.refused(form, refusal, _FIELD_OF)
        else:
            messages.success(
                request, str(t("เพิ่ม {place} แล้ว", "{place} is in the list.", place=community.label))
            )
            return redirect("staff:communities")
    return render(request, "staff/places/add.html", {"form": form})


@page("places.edit")
def rename(request: StaffRequest, community_id: int) -> HttpResponse:
    """Put a name right."""
    community = _own(community_id)
    initial = {"name_th": community.name_th, "name_en": community.name_en}
    form = RenameForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            actions.rename_community(community_id=community_id, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            asking.refused(form, refusal, _FIELD_OF)
        else:
            messages.success(request, str(t("แก้ชื่อแล้ว", "The name is changed.")))
            return redirect("staff:communities")
    return render(request, "staff/places/rename.html", {"form": form, "place": community.label})


@page("places.edit")
def close(request: StaffRequest, community_id: int) -> HttpResponse:
    """Take a village or community off the list."""
    community = _own(community_id)
    form = CloseForm(request.POST or None, initial={"ends_before": request.today}, today=request.today)
    if form.is_valid():
        try:
            actions.close_community(community_id=community_id, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            asking.refused(form, refusal, _FIELD_OF)
        else:
            messages.success(
                request, str(t("ปิด {place} แล้ว", "{place} is off the list.", place=community.label))
            )
            return redirect("staff:communities")
    return render(request, "staff/places/close.html", {"form": form, "place": community.label})


@page("places.edit")
def take_on_area(request: StaffRequest) -> HttpResponse:
    """Add a subdistrict to the area."""
    form = AreaForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.take_on_area(
                subdistrict_code=given["subdistrict"],
                coverage=given["coverage"],
                part_th=given["part_th"],
                by=request.actor,
            )
        except Refusal as refusal:
            asking.refused(form, refusal, _FIELD_OF)
        else:
            messages.success(request, str(t("เพิ่มตำบลในพื้นที่แล้ว", "The subdistrict is in the area.")))
            return redirect("staff:communities")
    return render(request, "staff/places/area_add.html", {"form": form})


@page("places.edit")
def give_up_area(request: StaffRequest, code: str) -> HttpResponse:
    """Take a subdistrict out of the area."""
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            actions.give_up_area(subdistrict_code=code, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            asking.refused(form, refusal, _FIELD_OF)
        else:
            messages.success(request, str(t("นำตำบลออกจากพื้นที่แล้ว", "The subdistrict is out of the area.")))
            return redirect("staff:communities")
    return render(request, "staff/places/area_give_up.html", {"form": form, "place": queries.label(code)})


@page("home.view")
def find(request: StaffRequest) -> HttpResponse:
    """Answer a place finder while one types: the list it would show after its button."""
    name = request.GET.get("name", "")
    if not name.isidentifier():
        raise Http404
    text = request.GET.get(f"{name}_text", "")
    found = place_choices(name, queries.search(text), asked=bool(text.strip()))
    return render(request, "web/widgets/place_choices.html", {"place": found})


def _own(community_id: int) -> Community:
    community = queries.community(community_id)
    if community is None:
        raise Http404
    return community


def _row(community: Community) -> dict[str, Any]:
    return {
        "id": community.pk,
        "label": community.label,
        "is_village": community.kind == Community.Kind.VILLAGE,
        "code": community.code,
        "starts_on": community.starts_on,
        "ends_before": community.ends_before,
    }


def _area(area: LocalArea) -> dict[str, Any]:
    return {
        "code": area.subdistrict_id,
        "label": queries.label(area.subdistrict_id),
        "is_whole": area.coverage == LocalArea.Coverage.WHOLE,
        "part": area.part_th,
    }
