"""The fund's own page: the figures that matter, its facts, its points, its committee."""

from __future__ import annotations

import dataclasses
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import access
from thuanna.money.funds import rules as fund_rules
from thuanna.money.funds.actions import funds as actions
from thuanna.money.funds.models import CollectionPoint, Fund
from thuanna.money.funds.queries import counts, money
from thuanna.money.funds.queries import fund as queries
from thuanna.registry.organisations import queries as organisations
from thuanna.registry.places import queries as places

from .forms import DayForm, FundForm, PointForm, PolicyForm

SEE_MONEY = "ledger.view"


@page(access.VIEW)
def home(request: StaffRequest) -> HttpResponse:
    """How the fund stands today."""
    fund = queries.fund()
    if fund is None:
        return render(request, "staff/funds/empty.html", {"may_edit": request.actor.may(access.EDIT_FUND)})
    members = counts.counts_on(request.today)
    villages = list(places.communities(on=request.today))
    by_village = members.by_village()
    facts: dict[str, Any] = {
        "fund": fund,
        "entry_fee": Money(fund.entry_fee_satang),
        "total": members.total,
        "villages": len(villages),
        "covered": members.villages_covered,
        "rows": [(village.label, by_village.get(village.pk, counts.Count())) for village in villages],
        "outside": by_village.get(None),
        "categories": [
            (fund_rules.CATEGORY_WORDS[name], count) for name, count in members.by_category().items()
        ],
        "points": [
            {"id": point.pk, "code": point.code, "place": _place_of(point), "keeper": point.keeper}
            for point in queries.points_on(request.today)
        ],
        "committee": _committee(request),
        "may_edit": request.actor.may(access.EDIT_FUND),
    }
    if request.actor.may(SEE_MONEY):
        facts["position"] = money.position()
    return render(request, "staff/funds/home.html", facts)


@page(access.EDIT_FUND)
def edit(request: StaffRequest) -> HttpResponse:
    """Set the fund up, or correct what it says about itself."""
    fund = queries.fund()
    form = FundForm(request.POST or None, initial=_initial(fund), today=request.today)
    policy = PolicyForm(request.POST or None) if fund is None else None
    if all([form.is_valid(), policy is None or policy.is_valid()]):
        try:
            if policy is None:
                actions.edit_fund(facts=form.facts(), by=request.actor)
            else:
                actions.found(
                    facts=form.facts(), by=request.actor, stands_as=policy.cleaned_data["stands_as"]
                )
        except actions.PopulationUndated as refusal:
            form.add_error("population_on", mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:funds")
    facts = {"form": form, "policy": policy, "is_new": fund is None, "trail": trail()}
    return render(request, "staff/funds/edit.html", facts)


@page(access.EDIT_FUND)
def open_point(request: StaffRequest) -> HttpResponse:
    """Open a collection point."""
    villages = list(places.communities(on=request.today))
    form = PointForm(
        request.POST or None, villages=villages, initial={"starts_on": request.today}, today=request.today
    )
    if form.is_valid():
        known = dict(form.cleaned_data)
        community = known.pop("community")
        try:
            actions.open_collection_point(
                **known, community_id=int(community) if community else None, by=request.actor
            )
        except actions.PointCodeTaken as refusal:
            form.add_error("code", mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:funds")
    facts = {
        "form": form,
        "heading": t("เปิดจุดรับเงินที่ไหน", "Where is money taken?"),
        "lead": t("สมุดบัญชีแยกเงินสดของแต่ละจุดไว้ต่างหาก", "The book keeps each point's cash apart."),
        "save": t("เปิดจุดรับเงิน", "Open the point"),
        "back": reverse("staff:funds"),
        "trail": trail(),
    }
    return render(request, "staff/funds/change.html", facts)


@page(access.EDIT_FUND)
def close_point(request: StaffRequest, point_id: int) -> HttpResponse:
    """Close a collection point."""
    point = access.open_point(request.actor, point_id)
    form = DayForm(request.POST or None, initial={"on": request.today})
    if form.is_valid():
        try:
            actions.close_collection_point(point_id=point_id, on=form.cleaned_data["on"], by=request.actor)
        except Refusal as refusal:
            form.add_error("on", mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:funds")
    facts = {
        "form": form,
        "heading": t("ปิดจุดรับเงิน{place}ตั้งแต่เมื่อใด", "From when is {place} closed?", place=_place_of(point)),
        "lead": t(
            "จุดที่ยังมีเงินสดจะปิดไม่ได้ ส่งมอบให้เหรัญญิกหรือนำฝากให้หมดก่อน",
            "A point that still holds cash cannot be closed. Hand it over or deposit it first.",
        ),
        "save": t("ปิดจุดรับเงิน", "Close the point"),
        "back": reverse("staff:funds"),
        "trail": trail(),
    }
    return render(request, "staff/funds/change.html", facts)


def trail(*steps: tuple[object, str]) -> list[tuple[object, str]]:
    """Where a page of the fund lies."""
    return [(t("กองทุน", "The fund"), reverse("staff:funds")), *steps]


def _place_of(point: CollectionPoint) -> Phrase:
    return t(point.place_th, point.place_en or point.place_th)


def _initial(fund: Fund | None) -> dict[str, Any]:
    if fund is None:
        return {}
    names = [field.name for field in dataclasses.fields(actions.FundFacts) if field.name != "entry_fee"]
    return {name: getattr(fund, name) for name in names} | {"entry_fee": Money(fund.entry_fee_satang)}


def _committee(request: StaffRequest) -> list[tuple[str, str]]:
    """Title and name of everybody in office, from the organisation's posts."""
    own = organisations.own()
    if own is None or not request.actor.may("organisations.view"):
        return []
    return [(post.title, post.person_name) for post in organisations.posts(own.pk, on=request.today)]
