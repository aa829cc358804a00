"""A fund's proposal: sealed for the province, considered there, and the answer kept with the fund."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.staff import asking
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.exchange import queries as exchange
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.money.ledger.statements.spans import day_words
from thuanna.services.grants import access, actions, proposing
from thuanna.services.grants.queries import proposals

from . import words
from .forms import ConsiderForm
from .shared import asked, refused, trail

_QUEUE = t("ข้อเสนอของกองทุน", "Proposals of funds")
_STATES: Mapping[bool | None, str] = {True: "met", False: "missing", None: "person"}


@page(access.JUDGE)
def propose(request: StaffRequest, criteria_set: str) -> HttpResponse:
    """Seal how the fund stands today for the province."""
    if criteria_set not in words.SETS:
        raise Http404
    form = PlainForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.propose(criteria=criteria_set, on=request.today, at=request.now, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            said = t(
                "ทำซองข้อเสนอแล้ว ดาวน์โหลดจากรายการซองที่ส่ง แล้วส่งให้คณะกรรมการจังหวัด",
                "The proposal is sealed. Download it from the packets sent and send it to the province.",
            )
            messages.success(request, str(said))
            return redirect("staff:exchange")
    return asked(
        request,
        form,
        title=t("ทำข้อเสนอถึงจังหวัด", "A proposal to the province"),
        lead=t(
            "ในซองมีผลแต่ละข้อ คำของหลักฐาน จำนวนคนและยอดเงินที่ขอสมทบ ไม่มีรายชื่อสมาชิก และเก็บผลตรวจของวันนี้ไว้ด้วย",
            "The packet tells each check, the words of its evidence, and how many and how much are claimed; "
            "no list of members. Today's result is kept as well.",
        ),
        button=t("ทำซองข้อเสนอ", "Seal the proposal"),
        back=reverse("staff:grants"),
    )


@page(access.CONSIDER)
def queue(request: StaffRequest) -> HttpResponse:
    """The proposals that came, those that wait first."""
    rows = [
        {"packet": one.packet, "outcome": one.outcome, "verdict": _verdict(one.outcome)}
        for one in proposals.came(request.actor)
    ]
    return render(request, "staff/grants/proposals.html", {"rows": rows, "trail": [(_QUEUE, "")]})


@page(access.CONSIDER)
def proposal(request: StaffRequest, packet_id: int) -> HttpResponse:
    """One proposal with its evidence; who considers it says what holds, and the answer is sealed."""
    found = proposals.one(request.actor, packet_id)
    try:
        content = found.content
    except Refusal as refusal:
        messages.error(request, str(refusal.phrase))
        return redirect("staff:proposals")
    form = ConsiderForm(request.POST or None, initial={"judge_name": request.user.display_name})
    if found.outcome is None and form.is_valid():
        try:
            actions.consider(
                packet_id=packet_id, on=request.today, at=request.now, by=request.actor, **form.cleaned_data
            )
        except Refusal as refusal:
            asking.refused(form, refusal, {"proposal_incomplete": "reason"})
        else:
            messages.success(request, str(t("บันทึกผลและทำซองตอบแล้ว", "Recorded; the answer is sealed.")))
            return redirect("staff:proposal", packet_id)
    facts = {
        "found": found,
        "form": form,
        "criteria": words.SETS[content["criteria"]],
        "day": _day(content["on"]),
        "clauses": _clauses(content),
        "counts": _counts(content),
        "claim": _claim(content["claim"]),
        "version": content["rule_version"],
        "verdict": _verdict(found.outcome),
        "trail": [(_QUEUE, reverse("staff:proposals")), (found.packet.sender.name, "")],
    }
    return render(request, "staff/grants/proposal.html", facts)


@page(access.VIEW)
def answer(request: StaffRequest, packet_id: int) -> HttpResponse:
    """What the province answered; its certification can be kept as evidence."""
    packet = exchange.received(request.actor, packet_id, kind=proposing.ANSWER)
    try:
        told = proposals.answer(packet)
        if request.method == "POST":
            actions.file_answer(packet_id=packet_id, by=request.actor)
            messages.success(request, str(t("เก็บเป็นหลักฐานแล้ว", "Kept as evidence.")))
            return redirect("staff:evidence", "certifications")
    except Refusal as refusal:
        messages.error(request, str(refusal.phrase))
        return redirect("staff:exchange")
    title = t("คำตอบของจังหวัด", "The province's answer")
    facts = {
        "packet": packet,
        "told": told,
        "verdict": words.PROPOSALS[told.verdict],
        "may_file": told.may_be_filed and request.actor.may(access.KEEP),
        "title": title,
        "trail": trail((title, "")),
    }
    return render(request, "staff/grants/answer.html", facts)


def _clauses(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The checks by clause, in the document's order."""
    found: dict[str, list[dict[str, Any]]] = {}
    for check in content["checks"]:
        row = {
            "state": _STATES[check["met"]],
            "words": Phrase(**check["words"]),
            "todo": Phrase(**check["todo"]) if check["todo"] else None,
            "evidence": [Phrase(**one) for one in check["evidence"]],
            "judged": check["judged"],
        }
        found.setdefault(check["clause"], []).append(row)
    return [{"clause": clause, "checks": checks} for clause, checks in found.items()]


def _counts(content: Mapping[str, Any]) -> dict[str, int]:
    met = [check["met"] for check in content["checks"]]
    return {state: met.count(value) for value, state in _STATES.items()}


def _claim(claim: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if claim is None:
        return None
    return {
        "number": claim["number"],
        "members": claim["members"],
        "amount": Money(claim["satang"]),
        "cutoff": _day(claim["cutoff_on"]),
    }


def _verdict(outcome: Any) -> object:
    return words.PROPOSALS[outcome.verdict] if outcome is not None else t("รอพิจารณา", "Waiting")


def _day(told: str) -> Phrase:
    return day_words(datetime.date.fromisoformat(told))
