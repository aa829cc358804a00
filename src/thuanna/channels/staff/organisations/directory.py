"""The directory: list, one organisation with its contacts and offices, adding, changing, closing."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thuanna.channels.web.pages import page
from thuanna.channels.web.phones import show_phone
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.registry.organisations import access, actions, queries
from thuanna.registry.organisations.actions import Details
from thuanna.registry.organisations.models import Organisation, Post
from thuanna.registry.organisations.words import ORGANISATION_KINDS, SEXES
from thuanna.registry.places import queries as places

from . import refused
from .forms import AddForm, CloseForm, ContactForm, NameForm

_SELF_KIND = {
    "local_government": Organisation.Kind.LOCAL_GOVERNMENT,
    "fund": Organisation.Kind.FUND,
    "province": Organisation.Kind.PROVINCIAL_COMMITTEE,
    "agency": Organisation.Kind.AGENCY,
}


@page("organisations.view")
def listing(request: StaffRequest) -> HttpResponse:
    """Show the directory by kind, the tenant itself on top."""
    found = list(queries.directory(request.actor, on=request.today))
    others = [one for one in found if not one.is_self]
    facts = {
        "own": queries.own(),
        "groups": [
            {"words": ORGANISATION_KINDS[kind], "rows": [_row(one) for one in rows]}
            for kind, rows in groupby(others, key=lambda one: one.kind)
        ],
        "may_edit": request.actor.may(access.EDIT_ALL),
    }
    return render(request, "staff/organisations/listing.html", facts)


@page("organisations.view")
def one(request: StaffRequest, organisation_id: int) -> HttpResponse:
    """Show one organisation: how to reach it, who holds office in it, what belongs to it."""
    organisation = _found(request, organisation_id)
    everybody = queries.posts(organisation_id)
    in_office = queries.posts(organisation_id, on=request.today)
    current = {post.pk for post in in_office}
    facts = {
        "organisation": organisation,
        "kind": ORGANISATION_KINDS[organisation.kind],
        "place": places.label(organisation.subdistrict_id) if organisation.subdistrict_id else "",
        "phone": show_phone(organisation.phone) if organisation.phone else "",
        "community": organisation.community.label if organisation.community else "",
        "posts": [_post(post) for post in in_office],
        "past": [_post(post) for post in everybody if post.pk not in current],
        "composition": queries.by_sex(organisation_id, request.today),
        "council": queries.council_by_sex(request.today) if organisation.is_self else None,
        "parts": [_row(part) for part in queries.parts(request.actor, organisation_id, on=request.today)],
        "may_edit": access.may_edit(request.actor, organisation_id),
        "may_close": request.actor.may(access.EDIT_ALL) and not organisation.is_self,
    }
    return render(request, "staff/organisations/one.html", facts)


@page("organisations.edit")
def introduce(request: StaffRequest) -> HttpResponse:
    """Say who the organisation itself is."""
    own = queries.own()
    if own is not None:
        return redirect("staff:organisation_name", own.pk)
    tenant = request.tenant
    initial = {"name_th": tenant.name_th, "name_en": tenant.name_en}
    form = NameForm(request.POST or None, initial=initial, today=request.today)
    if form.is_valid():
        details = Details(kind=_SELF_KIND[tenant.kind], **form.cleaned_data)
        try:
            added = actions.introduce_self(details=details, by=request.actor)
        except Refusal as refusal:
            refused.show(form, refusal)
        else:
            return redirect("staff:organisation_contact", added.pk)
    return render(request, "staff/organisations/introduce.html", {"form": form})


@page("organisations.edit")
def add(request: StaffRequest) -> HttpResponse:
    """Put an organisation in the directory; then ask for its contacts."""
    form = AddForm(
        request.POST or None,
        parents=[
            (str(one.pk), t(one.name_th, one.name_en or one.name_th))
            for one in queries.directory(request.actor, on=request.today)
        ],
        communities=[(str(one.pk), one.label) for one in places.communities(on=request.today)],
    )
    if form.is_valid():
        given = form.cleaned_data
        details = Details(
            kind=given["kind"],
            name_th=given["name_th"],
            name_en=given["name_en"],
            parent_id=_number(given.get("parent")),
            community_id=_number(given.get("community")),
        )
        try:
            added = actions.add_organisation(details=details, by=request.actor)
        except Refusal as refusal:
            refused.show(form, refusal)
        else:
            messages.success(
                request, str(t("เพิ่มแล้ว กรอกที่อยู่และเบอร์ต่อได้เลย", "Added. You may go on with its contacts."))
            )
            return redirect("staff:organisation_contact", added.pk)
    return render(request, "staff/organisations/add.html", {"form": form})


@page("organisations.community.edit")
def name(request: StaffRequest, organisation_id: int) -> HttpResponse:
    """Change the names."""
    organisation = _own_to_edit(request, organisation_id)
    kept = _details(organisation)
    asked = ("name_th", "name_en", "starts_on")
    form = NameForm(
        request.POST or None, initial={field: kept[field] for field in asked}, today=request.today
    )
    return _change(request, organisation, form, "staff/organisations/name.html")


@page("organisations.community.edit")
def contact(request: StaffRequest, organisation_id: int) -> HttpResponse:
    """Change how people reach the office."""
    organisation = _own_to_edit(request, organisation_id)
    kept = _details(organisation)
    initial = {**kept, "subdistrict": kept["subdistrict_code"]}
    form = ContactForm(request.POST or None, initial=initial)
    return _change(request, organisation, form, "staff/organisations/contact.html")


@page("organisations.edit")
def close(request: StaffRequest, organisation_id: int) -> HttpResponse:
    """Close an organisation and the terms in it."""
    organisation = _found(request, organisation_id)
    form = CloseForm(request.POST or None, initial={"ends_before": request.today}, today=request.today)
    if form.is_valid():
        try:
            actions.close_organisation(organisation_id=organisation_id, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            refused.show(form, refusal)
        else:
            messages.success(request, str(t("ปิดหน่วยงานแล้ว", "The organisation is closed.")))
            return redirect("staff:organisations")
    return render(request, "staff/organisations/close.html", {"form": form, "organisation": organisation})


def _change(
    request: StaffRequest, organisation: Organisation, form: NameForm | ContactForm, template: str
) -> HttpResponse:
    if form.is_valid():
        given = dict(form.cleaned_data)
        if "subdistrict" in given:
            given["subdistrict_code"] = given.pop("subdistrict")
        details = Details(**{**_details(organisation), **given})
        try:
            actions.change_organisation(organisation_id=organisation.pk, details=details, by=request.actor)
        except Refusal as refusal:
            refused.show(form, refusal)
        else:
            messages.success(request, str(t("บันทึกแล้ว", "Saved.")))
            return redirect("staff:organisation", organisation.pk)
    return render(request, template, {"form": form, "organisation": organisation})


def _found(request: StaffRequest, organisation_id: int) -> Organisation:
    organisation = queries.organisation(request.actor, organisation_id)
    if organisation is None:
        raise Http404
    return organisation


def _own_to_edit(request: StaffRequest, organisation_id: int) -> Organisation:
    if not access.may_edit(request.actor, organisation_id):
        raise Http404
    return _found(request, organisation_id)


def _details(organisation: Organisation) -> dict[str, Any]:
    """What the directory says now, so that a form of a few fields changes only those."""
    kept = ("kind", "name_th", "name_en", "parent_id", "community_id", "address_line", "phone", "email")
    more = ("hours_th", "hours_en", "starts_on")
    values = {field: getattr(organisation, field) for field in (*kept, *more)}
    return {**values, "subdistrict_code": organisation.subdistrict_id or ""}


def _number(choice: str | None) -> int | None:
    return int(choice) if choice else None


def _row(organisation: Organisation) -> dict[str, Any]:
    return {
        "id": organisation.pk,
        "name": organisation.name,
        "parent": organisation.parent.name if organisation.parent else "",
        "community": organisation.community.label if organisation.community else "",
        "phone": show_phone(organisation.phone) if organisation.phone else "",
    }


def _post(post: Post) -> dict[str, Any]:
    return {
        "id": post.pk,
        "title": post.title,
        "name": post.person_name,
        "sex": SEXES[post.sex],
        "starts_on": post.starts_on,
        "ends_before": post.ends_before,
    }
