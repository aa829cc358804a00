"""The register: by village, with search; add, correct, end; consent; the list as a file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.staff.asking import Trail, asked, refused
from thuanna.channels.web import sheets
from thuanna.channels.web.pages import page
from thuanna.channels.web.phones import show_phone
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, speaking, t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.thai_dates import thai_date
from thuanna.registry.leaders import access, actions, queries, rules
from thuanna.registry.leaders.models import Leader
from thuanna.registry.places import queries as places

from .forms import HOWS, AddForm, ConsentForm, CorrectForm, EndForm, FilterForm

_FIELDS = {
    "leader_incomplete": "role",
    "leader_listed": "person_name",
    "leader_ended": "ends_before",
    "leader_village_not_yours": "village",
}
_TITLE = t("ผู้นำและเครือข่ายในพื้นที่", "Leaders and networks")
_HEADINGS = ("หมู่บ้าน", "บทบาท", "ชื่อ", "กลุ่มหรือสถานที่", "โทรศัพท์", "ตั้งแต่", "ยินยอมให้แสดง", "วันที่บอก")
_WIDTHS = (28, 34, 30, 28, 18, 16, 14, 16)


@page(access.VIEW)
def listing(request: StaffRequest) -> HttpResponse:
    """Show whom to call, village by village."""
    villages = list(places.communities(on=request.today))
    form = FilterForm(
        request.GET or None, villages=[(str(one.pk), one.label) for one in villages], on=request.today
    )
    found = _found(request, form)
    groups: dict[int, dict[str, Any]] = {}
    for leader in found:
        group = groups.setdefault(leader.community_id, {"label": leader.community.label, "rows": []})
        group["rows"].append(_row(leader))
    facts = {
        "form": form,
        "is_narrowed": bool(request.GET),
        "groups": list(groups.values()),
        "total": len(found),
        "without": [] if request.GET else [one.label for one in villages if one.pk not in groups],
        "may_keep": request.actor.may(access.KEEP),
        "asked": request.GET.urlencode(),
    }
    return render(request, "staff/leaders/listing.html", facts)


@page(access.VIEW)
def one(request: StaffRequest, leader_id: int) -> HttpResponse:
    """Show one entry with what was said about being shown."""
    leader = queries.one(request.actor, leader_id)
    said = queries.consents(leader)
    facts = {
        **_row(leader),
        "leader": leader,
        "village": leader.community.label,
        "consents": [{"agrees": one.agrees, "on": one.on, "how": HOWS[one.how]} for one in said],
        "agrees": bool(said) and said[0].agrees,
        "has_ended": leader.ends_before is not None and leader.ends_before <= request.today,
        "may_keep": request.actor.may(access.KEEP) and leader.ends_before is None,
        "trail": _trail((leader.person_name, "")),
    }
    return render(request, "staff/leaders/leader.html", facts)


@page(access.KEEP)
def add(request: StaffRequest) -> HttpResponse:
    """Put somebody in a village's list."""
    kept = set(access.villages(request.actor).values_list("pk", flat=True))
    villages = [(str(one.pk), one.label) for one in places.communities(on=request.today) if one.pk in kept]
    initial = {"starts_on": request.today, "village": request.GET.get("village", "")}
    form = AddForm(
        request.POST or None, villages=villages, on=request.today, today=request.today, initial=initial
    )
    if form.is_valid():
        try:
            leader = actions.add(
                community_id=int(form.cleaned_data["village"]),
                entry=form.entry(),
                starts_on=form.cleaned_data["starts_on"],
                said=form.said(request.today),
                by=request.actor,
            )
        except Refusal as refusal:
            refused(form, refusal, _FIELDS)
        else:
            messages.success(request, str(t("เพิ่มแล้ว", "They are in the list.")))
            return redirect("staff:leader", leader.pk)
    title = t("เพิ่มผู้นำหรือเครือข่าย", "Add a leader or contact")
    return asked(
        request,
        form,
        title=title,
        lead=t("ใครโทรหาได้เมื่อมีเรื่องในหมู่บ้าน", "Whom one can call when something happens in the village"),
        button=t("บันทึก", "Save"),
        back=reverse("staff:leaders"),
        trail=_trail((title, "")),
    )


@page(access.KEEP)
def correct(request: StaffRequest, leader_id: int) -> HttpResponse:
    """Put an entry right."""
    leader = queries.one(request.actor, leader_id)
    names = ("role", "person_name", "phone", "body")
    initial = {name: getattr(leader, name) for name in names}
    form = CorrectForm(request.POST or None, on=leader.starts_on, initial=initial)
    if form.is_valid():
        try:
            actions.correct(
                leader_id=leader_id,
                entry=form.entry(),
                reason=form.cleaned_data["reason"],
                by=request.actor,
            )
        except Refusal as refusal:
            refused(form, refusal, _FIELDS)
        else:
            return _done(request, leader_id)
    return _asked(request, leader, form, t("แก้ข้อมูล", "Correct the entry"))


@page(access.KEEP)
def consent(request: StaffRequest, leader_id: int) -> HttpResponse:
    """Write down what they said about being shown."""
    leader = queries.one(request.actor, leader_id)
    form = ConsentForm(request.POST or None, today=request.today, initial={"on": request.today})
    if form.is_valid():
        actions.record_consent(leader_id=leader_id, said=form.said(), by=request.actor)
        return _done(request, leader_id)
    return _asked(request, leader, form, t("ความยินยอมให้แสดงต่อทุกคน", "Consent to be shown to everybody"))


@page(access.KEEP)
def end(request: StaffRequest, leader_id: int) -> HttpResponse:
    """End an entry."""
    leader = queries.one(request.actor, leader_id)
    form = EndForm(request.POST or None, today=request.today, initial={"ends_before": request.today})
    if form.is_valid():
        try:
            actions.end(leader_id=leader_id, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            refused(form, refusal, _FIELDS)
        else:
            return _done(request, leader_id)
    return _asked(request, leader, form, t("สิ้นสุดหน้าที่", "End the entry"))


@page(access.VIEW)
def export(request: StaffRequest, form: str) -> HttpResponse:
    """Give the list, narrowed as on the page, as a workbook or as CSV.

    :raises Http404: another form of file
    """
    if form not in {"xlsx", "csv"}:
        raise Http404(form)
    villages = [(str(one.pk), one.label) for one in places.communities(on=request.today)]
    asked_for = FilterForm(request.GET or None, villages=villages, on=request.today)
    with speaking("th"):
        rows = [_cells(one) for one in _found(request, asked_for)]
    return sheets.kept(form, "leaders", _HEADINGS, rows, widths=_WIDTHS)


def _found(request: StaffRequest, form: FilterForm) -> list[Any]:
    given = form.cleaned_data if form.is_valid() else {}
    found = queries.listed(
        request.actor,
        on=request.today,
        community_id=int(given["village"]) if given.get("village") else None,
        role=given.get("role") or "",
        words=given.get("words") or "",
    )
    return queries.in_order(found)


def _row(leader: Any) -> dict[str, Any]:
    return {
        "id": leader.pk,
        "role": rules.label_of(leader.role),
        "name": leader.person_name,
        "body": leader.body,
        "phone": leader.phone,
        "starts_on": leader.starts_on,
        "is_shown": getattr(leader, "is_shown", False),
    }


def _cells(leader: Any) -> tuple[str, ...]:
    agrees = "ยังไม่ได้ถาม" if leader.agrees is None else "ยินยอม" if leader.agrees else "ไม่ยินยอม"
    return (
        str(leader.community.label),
        str(rules.label_of(leader.role)),
        leader.person_name,
        leader.body,
        show_phone(leader.phone),
        thai_date(leader.starts_on, "short"),
        agrees,
        thai_date(leader.asked_on, "short") if leader.asked_on else "",
    )


def _asked(request: StaffRequest, leader: Leader, form: Any, title: Phrase) -> HttpResponse:
    back = reverse("staff:leader", args=[leader.pk])
    return asked(
        request,
        form,
        title=title,
        lead=t(
            "{name} · {role}", "{name} · {role}", name=leader.person_name, role=rules.label_of(leader.role)
        ),
        button=t("บันทึก", "Save"),
        back=back,
        trail=_trail((leader.person_name, back), (title, "")),
    )


def _done(request: StaffRequest, leader_id: int) -> HttpResponse:
    messages.success(request, str(t("บันทึกแล้ว", "Saved.")))
    return redirect("staff:leader", leader_id)


def _trail(*steps: tuple[object, str]) -> Trail:
    return [(_TITLE, reverse("staff:leaders")), *steps]
