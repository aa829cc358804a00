"""เกณฑ์ขอรับการสนับสนุน: each check with its evidence, what is missing, judgement by a person, decisions kept."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import is_open_to, page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds.queries import fund as funds
from thuanna.services.grants import access, actions
from thuanna.services.grants.models import CriteriaDecision
from thuanna.services.grants.queries import checking, matching
from thuanna.services.grants.queries.checking import Checked
from thuanna.services.grants.queries.items import Item

from . import words
from .forms import ChooseForm, JudgeForm
from .shared import asked, refused, trail

_OPENS = {
    "members": "staff:fund_members",
    "villages": "staff:communities",
    "book": "staff:books",
    "payments": "staff:cash",
    "fund": "staff:funds",
    "meetings": "staff:meetings",
    "committee": "staff:organisations",
    "regulation": "staff:regulations",
}


@page(access.VIEW)
def overview(request: StaffRequest) -> HttpResponse:
    """Every check of the set that applies, or of another one asked for."""
    fund = funds.fund()
    if fund is None:
        return render(
            request, "staff/grants/no_fund.html", {"may_edit": request.actor.may("funds.fund.edit")}
        )
    choice = checking.chosen()
    suggested = checking.suggested(has_been_matched=matching.has_been_matched())
    wanted = request.GET.get("set", "")
    criteria = wanted if wanted in words.SETS else choice.chosen if choice else suggested
    found = checking.weighed(fund, criteria, request.today)
    facts: dict[str, Any] = {
        "criteria": criteria,
        "title": words.SETS[criteria],
        "sets": [(code, label, code == criteria) for code, label in words.SETS.items()],
        "choice": choice,
        "chosen": words.SETS[choice.chosen] if choice else None,
        "suggested": words.SETS[suggested],
        "is_applied": choice is not None and choice.chosen == criteria,
        "clauses": [
            {
                "clause": clause,
                "words": _clause_words(clause),
                "checks": [_row(one, request.actor) for one in checks],
                "missing": sum(1 for one in checks if one.state != "met"),
            }
            for clause, checks in found.clauses
        ],
        "met": found.count("met"),
        "missing": found.count("missing"),
        "person": found.count("person"),
        "total": len(found.checks),
        "unknown_cutoff": law.book("grants/sets", on=request.today).value("programme_began") == "unknown",
        "may_judge": request.actor.may(access.JUDGE),
        "may_print": request.actor.may("ledger.view"),
        "evidence": [(kind, label, about) for kind, (label, about) in words.EVIDENCE.items()],
        "today": request.today,
    }
    return render(request, "staff/grants/overview.html", facts)


@page(access.JUDGE)
def choose(request: StaffRequest) -> HttpResponse:
    """Say which set applies, and why."""
    choice = checking.chosen()
    initial = {"criteria": choice.chosen, "is_urban": choice.is_urban} if choice else {}
    form = ChooseForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            actions.choose_set(**form.cleaned_data, on=request.today, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return _done(request, t("บันทึกหลักเกณฑ์ที่ใช้แล้ว", "Recorded which criteria apply."))
    return asked(
        request,
        form,
        title=t("เลือกหลักเกณฑ์", "Choose the criteria"),
        lead=t(
            "เอกสารไม่ได้บอกวันเริ่มโครงการ จึงต้องให้คนดูประวัติกองทุนแล้วตัดสิน",
            "The document gives no day for the programme, so a person decides from the fund's history.",
        ),
        button=t("บันทึก", "Save"),
        back=reverse("staff:grants"),
    )


@page(access.JUDGE)
def judge(request: StaffRequest, criteria_set: str, code: str) -> HttpResponse:
    """Judge one check in person."""
    one = _check(request, criteria_set, code)
    form = JudgeForm(
        request.POST or None,
        is_judged=one.judgement is not None,
        initial={"judge_name": request.user.display_name},
    )
    if form.is_valid():
        try:
            actions.judge(
                criteria=criteria_set, code=code, on=request.today, by=request.actor, **form.cleaned_data
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return _done(request, t("บันทึกการพิจารณาแล้ว", "The judgement is recorded."))
    return asked(
        request,
        form,
        title=t("พิจารณาข้อนี้", "Judge this check"),
        lead=one.computed.phrase,
        button=t("บันทึกการพิจารณา", "Record the judgement"),
        back=reverse("staff:grants"),
    )


@page(access.JUDGE)
def decide(request: StaffRequest, criteria_set: str) -> HttpResponse:
    """Keep how the fund stands today."""
    if criteria_set not in words.SETS:
        raise Http404
    form = PlainForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            kept = actions.decide(criteria=criteria_set, on=request.today, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return redirect("staff:grants_decision", kept.pk)
    return asked(
        request,
        form,
        title=t("เก็บผลตรวจของวันนี้", "Keep today's result"),
        lead=t(
            "เก็บข้อเท็จจริง หลักฐาน ผลแต่ละข้อ และฉบับของหลักเกณฑ์ไว้ด้วยกัน แก้ภายหลังไม่ได้",
            "Facts, evidence, each check and the version of the rules are kept together for good.",
        ),
        button=t("เก็บผลตรวจ", "Keep the result"),
        back=reverse("staff:grants"),
    )


@page(access.VIEW)
def decisions(request: StaffRequest) -> HttpResponse:
    """Results that were kept."""
    rows = [_kept(one) for one in checking.stored(request.actor)]
    return render(
        request,
        "staff/grants/decisions.html",
        {"rows": rows, "trail": trail((t("ผลตรวจที่เก็บไว้", "Results kept"), ""))},
    )


@page(access.VIEW)
def decision(request: StaffRequest, decision_id: int) -> HttpResponse:
    """One result as it was kept."""
    kept = checking.stored_one(request.actor, decision_id)
    if kept is None:
        raise Http404
    rules = law.shipped(f"grants/{kept.criteria}").parameters
    checks = [
        {
            **check,
            "label": rules[check["code"]].label if check["code"] in rules else check["code"],
            "state": {True: "met", False: "missing", None: "person"}[check["met"]],
        }
        for check in kept.record["checks"]
    ]
    facts = {
        "kept": _kept(kept),
        "decision": kept,
        "checks": checks,
        "trail": trail((t("ผลตรวจที่เก็บไว้", "Results kept"), reverse("staff:grants_decisions")), (kept.on, "")),
    }
    return render(request, "staff/grants/decision.html", facts)


def _check(request: StaffRequest, criteria_set: str, code: str) -> Checked:
    if criteria_set not in words.SETS:
        raise Http404
    found = checking.standing(criteria_set, request.today, by=request.actor)
    one = next((one for one in found.checks if one.check.code == code), None) if found else None
    if one is None:
        raise Http404
    return one


def _row(one: Checked, by: Actor) -> dict[str, Any]:
    return {
        "code": one.check.code,
        "phrase": one.computed.phrase,
        "state": one.state,
        "todo": one.todo,
        "items": [{"words": item.words, "url": _url(item)} for item in one.items[:8]],
        "more": max(len(one.items) - 8, 0),
        "judgement": one.judgement,
        "add": _adds(one.check.code, by),
    }


def _url(item: Item) -> str:
    """Where a piece of evidence opens; nothing for what is only words."""
    if item.opens in words.EVIDENCE:
        row = f"#row-{item.row_id}" if item.row_id else ""
        return reverse("staff:evidence", args=[item.opens]) + row
    if item.opens == "meeting":
        return reverse("staff:meeting", args=[item.row_id])
    return reverse(_OPENS[item.opens]) if item.opens else ""


_ADDS = {
    "certifiers": "certifications",
    "local_support": "supports",
    "development_plan": "plan",
    "monitoring": "monitoring",
    "public_report": "postings",
    "community_links": "links",
    "benefits_for_community": "activities",
    "noncash_benefits": "activities",
}


def _adds(code: str, by: Actor) -> str:
    """The page on which the evidence of a check is put down, for whoever may."""
    if code not in _ADDS:
        return ""
    address = reverse("staff:evidence_add", args=[_ADDS[code]])
    return address if is_open_to(by, address) else ""


def _clause_words(clause: str) -> object:
    return words.CLAUSES.get(clause.split(" ")[-1], "")


def _kept(kept: CriteriaDecision) -> dict[str, Any]:
    day: datetime.date = kept.on
    return {
        "id": kept.pk,
        "on": day,
        "set": words.SETS[kept.criteria],
        "outcome": kept.outcome,
        "by": kept.decided_by.display_name if kept.decided_by else "",
        "version": kept.rule_version,
    }


def _done(request: StaffRequest, said: object) -> HttpResponse:
    messages.success(request, str(said))
    return redirect("staff:grants")
