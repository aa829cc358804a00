"""The steps of a claim, each a short page of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.staff.cash.shared import pay_choices
from thuanna.channels.web.claiming import ObjectForm, PapersForm
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.rules import Outcome
from thuanna.money.claims import access, actions, judging, payees
from thuanna.money.claims.models import Claim, ClaimDecision
from thuanna.money.funds import holders
from thuanna.money.payments.approving.access import PREPARE
from thuanna.money.regulations.schema.regulation import PAPER_WORDS

from .forms import CertifyForm, CloseForm, DecideForm, PayForm, SettleForm
from .home import TRAIL


@page(access.MAKE)
def papers(request: StaffRequest, claim_id: int) -> HttpResponse:
    """The papers that are still to come: photographed, or seen."""
    claim = access.claim_for(request.actor, access.MAKE, claim_id)
    wanted = judging.judged(claim).judgement.missing or tuple(PAPER_WORDS)
    form = PapersForm(
        request.POST or None, request.FILES or None, papers=wanted, may_be_seen=True, by_camera=False
    )

    def keep() -> None:
        actions.add_papers(claim_id=claim_id, papers=form.brought(), on=request.today, by=request.actor)

    words = t("เอกสารของคำขอ {number}", "Papers of claim {number}", number=claim.reference)
    lead = t(
        "รับคำขอไว้แล้ว เอกสารยังไม่ครบก็เพิ่มวันหลังได้",
        "The claim is taken; papers that are missing may be added another day.",
    )
    return step(request, claim, form, words, t("บันทึกเอกสาร", "Keep the papers"), keep, lead)


@page(access.CERTIFY)
def certify(request: StaffRequest, claim_id: int) -> HttpResponse:
    """Somebody of the village centre says whether it is so."""
    words = t("รับรองคำขอ {number}", "Certify claim {number}")
    return _answered(
        request, claim_id, access.CERTIFY, CertifyForm, actions.certify, words, t("บันทึกการรับรอง", "Keep this")
    )


@page(access.DECIDE)
def decide(request: StaffRequest, claim_id: int) -> HttpResponse:
    """The chair decides what the regulation says, or what it leaves open."""
    claim = access.claim_for(request.actor, access.DECIDE, claim_id)
    return _decide(request, claim, is_answer=False)


@page(access.ANSWER)
def answer(request: StaffRequest, claim_id: int) -> HttpResponse:
    """Others than those who decided answer an objection."""
    claim = access.claim_for(request.actor, access.ANSWER, claim_id)
    return _decide(request, claim, is_answer=True)


def _decide(request: StaffRequest, claim: Claim, *, is_answer: bool) -> HttpResponse:
    judged = judging.judged(claim)
    is_open = is_answer or judged.judgement.outcome is Outcome.NEEDS_REVIEW
    amount = judged.judgement.decision.amount
    form_type = SettleForm if is_open else DecideForm
    form = form_type(request.POST or None, initial={"amount": amount} if is_open else None)

    def keep() -> None:
        actions.decide(
            claim_id=claim.pk,
            is_not_mine=form.cleaned_data["is_not_mine"],
            settled=form.settled(),
            on=request.today,
            by=request.actor,
        )

    lead = _LEADS[judged.judgement.outcome]
    if amount is not None:
        lead = t("{lead} {sum} บาท", "{lead} {sum} baht", lead=lead, sum=amount)
    words = t("พิจารณาคำขอ {number}", "Decide claim {number}", number=claim.reference)
    return step(
        request, claim, form, words, t("บันทึกผลและออกหนังสือแจ้ง", "Decide and make the letter"), keep, lead
    )


_LEADS: dict[Outcome, Phrase] = {
    Outcome.GRANTED: t("ตามระเบียบให้ได้", "By the regulation it is granted:"),
    Outcome.REFUSED: t("ตามระเบียบครั้งนี้ยังให้ไม่ได้", "By the regulation it is not given this time."),
    Outcome.NEEDS_REVIEW: t(
        "ระเบียบเปิดไว้ให้พิจารณา เลือกผลและเขียนเหตุผล", "The regulation leaves this open: choose, and say why."
    ),
}


@page(access.MAKE)
def object_to(request: StaffRequest, claim_id: int) -> HttpResponse:
    """Take down that somebody does not agree."""
    words = t("ไม่เห็นด้วยกับผลคำขอ {number}", "Object to claim {number}")
    save = t("บันทึกข้อโต้แย้ง", "Keep the objection")
    return _answered(request, claim_id, access.MAKE, ObjectForm, actions.object_to, words, save)


@page(PREPARE)
def pay(request: StaffRequest, claim_id: int) -> HttpResponse:
    """Prepare the payment; the check of sum and payee follows on the payment's own page."""
    claim = access.claim_for(request.actor, access.VIEW, claim_id)
    names = payees.choices(claim)
    form = PayForm(
        request.POST or None,
        payees=names,
        held=pay_choices(request),
        initial={"payee": names[0], "funder": "member"},
    )
    decision = ClaimDecision.objects.filter(claim=claim).order_by("-place").first()
    amount = decision.amount if decision is not None and decision.amount_satang else None

    def keep() -> str:
        known = form.cleaned_data
        order = actions.prepare_payment(
            claim_id=claim_id,
            payee=known["payee"],
            out_of=holders.place(known["out_of"], request.today, is_closed_known=True),
            funder=known["funder"],
            on=request.today,
            by=request.actor,
        )
        return reverse("staff:cash_order", args=[order.pk])

    lead = (
        t("{sum} บาท", "{sum} baht", sum=amount)
        if amount is not None
        else t("ไม่มีเงินที่ต้องจ่าย", "Nothing is to be paid")
    )
    heading = t("จัดทำจ่ายคำขอ {number}", "Prepare the payment of claim {number}", number=claim.reference)
    save = t("จัดทำใบสั่งจ่าย", "Prepare the payment")
    return step(request, claim, form, heading, save, keep, lead, amount=amount)


@page(access.CLOSE)
def close(request: StaffRequest, claim_id: int) -> HttpResponse:
    """Another end than its payment."""
    words = t("ปิดเรื่องคำขอ {number}", "Close claim {number}")
    return _answered(
        request, claim_id, access.CLOSE, CloseForm, actions.close, words, t("ปิดเรื่อง", "Close it")
    )


def _answered(
    request: StaffRequest,
    claim_id: int,
    permission: str,
    form_type: type[PlainForm],
    act: Callable[..., Any],
    heading: Phrase,
    save: Phrase,
) -> HttpResponse:
    """A step whose answers the action takes just as they are."""
    claim = access.claim_for(request.actor, permission, claim_id)
    form = form_type(request.POST or None)

    def keep() -> None:
        act(claim_id=claim_id, on=request.today, by=request.actor, **form.cleaned_data)

    named = Phrase(heading.th, heading.en, {"number": claim.reference})
    return step(request, claim, form, named, save, keep)


def step(
    request: StaffRequest,
    claim: Claim,
    form: PlainForm,
    heading: Phrase,
    save: Phrase,
    keep: Callable[[], str | None],
    lead: Phrase | None = None,
    *,
    amount: Money | None = None,
) -> HttpResponse:
    """One short form, one action; then on to where the action leads, or back to the claim.

    :param amount: said in words too, where money is about to move
    """
    back = reverse("staff:claim", args=[claim.pk])
    if form.is_valid():
        try:
            then = keep()
        except Refusal as refusal:
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            return redirect(then or back)
    facts = {
        "form": form,
        "heading": heading,
        "lead": lead,
        "words": amount.baht_text() if amount is not None else "",
        "save": save,
        "back": back,
        "trail": trail(claim),
    }
    return render(request, "staff/claims/step.html", facts)


def trail(claim: Claim) -> list[tuple[object, str]]:
    """Where a page of a claim lies."""
    return [(TRAIL[0], reverse(TRAIL[1])), (claim.reference, reverse("staff:claim", args=[claim.pk]))]
