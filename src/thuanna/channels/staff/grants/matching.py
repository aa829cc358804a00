"""Who is claimed for matching and the sum, the list to take away, rounds and what came of them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thuanna.channels.staff.evidence import brought
from thuanna.channels.web import downloads
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import access as fund_access
from thuanna.money.funds.models import Member
from thuanna.services.grants import access, actions
from thuanna.services.grants.actions import Approved
from thuanna.services.grants.queries import matching

from . import words
from .forms import EarlierForm, OutcomeForm
from .shared import asked, refused, trail

MATCHING = t("สมาชิกที่ขอรับการสมทบ", "Members claimed for matching")
_A_PAGE = 50


def _steps() -> list[tuple[object, str]]:
    return [(MATCHING, reverse("staff:matching"))]


@page(access.VIEW)
def overview(request: StaffRequest) -> HttpResponse:
    """How many can be claimed, why others cannot, the sum, the rounds; the list for those allowed."""
    found = matching.matching_on(request.today, by=request.actor)
    may_list = request.actor.may(fund_access.VIEW)
    ground = request.GET.get("ground", "")
    rows = [one for one in found.members if (ground in one.grounds if ground else not one.grounds)]
    shown = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    facts: dict[str, Any] = {
        "found": found,
        "terms": found.terms,
        "claimed": len(found.claimed),
        "left_out": found.left_out,
        "ground": matching.GROUND_WORDS.get(ground),
        "rows": _rows(shown.object_list, found.terms) if may_list else [],
        "page": shown,
        "may_list": may_list,
        "rounds": [(one, outcome, _verdict(outcome)) for one, outcome in matching.rounds(request.actor)],
        "may_claim": request.actor.may(access.CLAIM),
        "trail": trail((MATCHING, "")),
    }
    return render(request, "staff/grants/matching.html", facts)


@page("funds.register.export")
@require_POST
def workbook_of_members(request: StaffRequest) -> HttpResponse:
    """The list of those claimed, to be attached to the proposal; who takes it away is written down."""
    content = actions.export_claimed(on=request.today, office=request.tenant.name_th, by=request.actor)
    return downloads.workbook(content, f"matching-{request.today.isoformat()}")


@page(access.CLAIM)
def claim(request: StaffRequest) -> HttpResponse:
    """Look at the sum once more, then freeze list and sum as the next round."""
    found = matching.matching_on(request.today, by=request.actor)
    form = PlainForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.claim_round(on=request.today, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(
                request, str(t("ตั้งรายชื่อขอสมทบรอบที่ {n} แล้ว", "Round {n} is claimed.", n=made.number))
            )
            return redirect("staff:matching_round", made.pk)
    lead = t(
        "ขอรับสมทบ {n} คน เป็นเงิน {amount} บาท ({words}) ณ วันตัดยอด รายชื่อจะตรึงไว้ แก้ไม่ได้",
        "{n} members, {amount} baht. The list is frozen and stays as it is.",
        n=f"{len(found.claimed):,d}",
        amount=str(found.amount),
        words=found.amount.baht_text(),
    )
    return asked(
        request,
        form,
        title=t("ตั้งรายชื่อขอสมทบ", "Claim this round"),
        lead=lead,
        button=t("ตั้งรายชื่อ {n} คน", "Claim {n} members", n=f"{len(found.claimed):,d}"),
        back=reverse("staff:matching"),
        steps=_steps(),
    )


@page(access.VIEW)
def one_round(request: StaffRequest, round_id: int) -> HttpResponse:
    """One round with its members as they were claimed."""
    pair = next((pair for pair in matching.rounds(request.actor) if pair[0].pk == round_id), None)
    if pair is None:
        raise Http404
    claimed, outcome = pair
    may_list = request.actor.may(fund_access.VIEW)
    rows = matching.of_round(request.actor, round_id) if may_list else []
    shown = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    facts = {
        "round": claimed,
        "outcome": outcome,
        "verdict": _verdict(outcome),
        "rows": [
            {
                "number": one.member.number,
                "name": one.member.person.full_name,
                "id": one.member_id,
                "village": one.member.community.label if one.member.community else "",
                "amount": Money(one.amount_satang),
            }
            for one in shown.object_list
        ],
        "page": shown,
        "may_list": may_list,
        "may_claim": request.actor.may(access.CLAIM),
        "trail": trail(*_steps(), (t("รอบที่ {n}", "Round {n}", n=claimed.number), "")),
    }
    return render(request, "staff/grants/round.html", facts)


@page(access.CLAIM)
def outcome(request: StaffRequest, round_id: int) -> HttpResponse:
    """Put down what came of a round."""
    form = OutcomeForm(request.POST or None, request.FILES or None, today=request.today)
    if form.is_valid():
        given = form.cleaned_data
        approved = None
        if given["verdict"] == "approved":
            approved = Approved(
                members=given["members"] or 0,
                amount=given["amount"] or Money(0),
                reference=given["reference"],
                document=brought(given["document"]),
            )
        try:
            actions.close_round(
                round_id=round_id,
                on=given["decided_on"],
                approved=approved,
                verdict=given["verdict"],
                reason=given["reason"],
                by=request.actor,
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(t("บันทึกผลแล้ว", "The outcome is recorded.")))
            return redirect("staff:matching_round", round_id)
    return asked(
        request,
        form,
        title=t("ผลการขอรับสมทบ", "What came of the round"),
        button=t("บันทึกผล", "Record the outcome"),
        back=reverse("staff:matching_round", args=[round_id]),
        steps=_steps(),
    )


@page(access.CLAIM)
def earlier(request: StaffRequest) -> HttpResponse:
    """Put down a round of before this program."""
    form = EarlierForm(request.POST or None, today=request.today)
    if form.is_valid():
        given = form.cleaned_data
        numbers = given.pop("numbers").splitlines()
        try:
            past = actions.record_earlier_round(member_numbers=numbers, by=request.actor, **given)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return redirect("staff:matching_round", past.pk)
    return asked(
        request,
        form,
        title=t("บันทึกรอบที่ผ่านมาแล้ว", "Put down an earlier round"),
        lead=t(
            "สมาชิกคนหนึ่งได้รับสมทบได้ไม่เกินสามครั้ง จึงต้องรู้ว่าใครเคยได้รับในรอบใด",
            "A member is matched at most three times, so it must be known who was matched in which round.",
        ),
        button=t("บันทึกรอบนี้", "Record the round"),
        back=reverse("staff:matching"),
        steps=_steps(),
    )


def _rows(claimable: Any, terms: Any) -> list[dict[str, Any]]:
    members = Member.objects.select_related("person", "community").in_bulk(
        [one.member_id for one in claimable]
    )
    return [
        {
            "id": one.member_id,
            "number": one.number,
            "name": members[one.member_id].person.full_name,
            "village": members[one.member_id].community.label if members[one.member_id].community else "",
            "joined_on": one.joined_on,
            "earlier": one.earlier,
            "amount": one.amount(terms),
            "grounds": [matching.GROUND_WORDS[ground] for ground in one.grounds],
        }
        for one in claimable
    ]


def _verdict(outcome: Any) -> object:
    return words.VERDICTS[outcome.verdict] if outcome is not None else t("รอผล", "Waiting")
