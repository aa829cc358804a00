"""Making a claim over a personal link, bringing its papers, seeing how it stands, and objecting.

The claim is kept before its papers are sent: where the signal is weak, each paper that arrives stays.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.web.claiming import ObjectForm, PapersForm, Walk, walk
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.requests import PageRequest
from thuanna.kernel import tokens
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.money.claims import actions, judging, letters
from thuanna.money.claims.judging import Judged
from thuanna.money.claims.queries import own, sheets, states
from thuanna.money.claims.queries.sheets import ClaimSheet
from thuanna.money.claims.queries.states import State
from thuanna.money.regulations.queries import texts
from thuanna.money.regulations.schema.regulation import PAPER_WORDS, RELATIONS

from .held import Held, by_link

SEND = "send"
_CLAIMANTS: dict[str, Phrase] = {
    "self": t("สมาชิก", "The member"),
    "relative": t("ญาติ", "A relative"),
    "volunteer": t("อาสาสมัครหรือกรรมการ", "A volunteer or committee member"),
}


@by_link
def make(request: PageRequest, held: Held) -> HttpResponse:
    """Short steps, a page that shows all answers and what is still needed, then the claim."""
    offered = [one for one in sheets.benefits_on(request.today) if "community" not in one.relations]
    data = request.POST if request.method == "POST" else None
    going = walk(data, offered=offered, is_member=True, today=request.today)
    token = request.POST.get("token", "")
    token = token if tokens.is_token(token) else tokens.new_token()
    facts: dict[str, Any] = {
        **held.frame(),
        "walk": going,
        "form": going.form,
        "token": token,
        "has_regulation": texts() is not None,
    }
    if not going.step:
        new = going.new_claim(claimed_on=request.today, member_id=held.member_id)
        try:
            if SEND in request.POST:
                claim = actions.make_by_link(link=held.link, new=new, token=token, by=held.by)
                return redirect("public:own_claim", held.tenant.code, held.token, claim.pk)
            facts["check"] = _check(going, own.considered(new, by=held.by))
        except Refusal as refusal:
            facts["refusal"] = refusal
    return render(request, "public/own/make.html", facts)


@by_link
def claim(request: PageRequest, held: Held, claim_id: int) -> HttpResponse:
    """One claim: its number, where it stands, what is still to come, and the decision in its words."""
    sheet = own.sheet_of(held.member_id, claim_id, by=held.by)
    judged = judging.judged(sheet.claim)
    missing = judged.judgement.missing if sheet.state in states.TAKES_PAPERS else ()
    form = PapersForm(
        request.POST or None,
        request.FILES or None,
        papers=missing,
        may_be_seen=False,
        by_camera="album" not in request.GET,
    )
    if missing and form.is_valid():
        try:
            brought = form.brought()
            actions.add_papers(claim_id=claim_id, papers=brought, on=request.today, by=held.by)
        except Refusal as refusal:
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            return redirect("public:own_claim", held.tenant.code, held.token, claim_id)
    words, tone = states.WORDS[sheet.state]
    facts = {
        **held.frame(),
        "sheet": sheet,
        "claim": sheet.claim,
        "benefit": judged.benefit.label if judged.benefit else sheet.claim.benefit,
        "state": words,
        "tone": tone,
        "form": form if missing else None,
        "came": [t(*PAPER_WORDS[paper.kind]) for paper in sheet.papers],
        "missing": [t(*PAPER_WORDS[kind]) for kind in missing],
        "paragraphs": letters.paragraphs(sheet.claim, sheet.decision) if sheet.decision else [],
        "next": None if sheet.decision else _next(sheet, judged),
        "by_camera": "album" not in request.GET,
        "may_object": sheet.may_be_objected(request.today),
    }
    return render(request, "public/own/claim.html", facts)


@by_link
def object_to(request: PageRequest, held: Held, claim_id: int) -> HttpResponse:
    """Take down that whoever holds the link does not agree with a decision."""
    sheet = own.sheet_of(held.member_id, claim_id, by=held.by)
    form: PlainForm = ObjectForm(request.POST or None)
    if form.is_valid():
        try:
            actions.object_to(claim_id=claim_id, on=request.today, by=held.by, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            return redirect("public:own_claim", held.tenant.code, held.token, claim_id)
    back = reverse("public:own_claim", args=[held.tenant.code, held.token, claim_id])
    facts = {**held.frame(), "claim": sheet.claim, "form": form, "back": back}
    return render(request, "public/own/object.html", facts)


def _check(going: Walk, judged: Judged) -> dict[str, Any]:
    """All answers in words, what is to be brought, and what the regulation would not take as it stands."""
    known, judgement = going.known, judged.judgement
    relation = known.get("relation", judged.facts.relation)
    unmet = [check for check in judgement.decision.checks if check.met is False]
    who = [_CLAIMANTS[known["claimant"]], known["claimant_name"], known["claimant_phone"]]
    return {
        "event_on": known["event_on"],
        "relation": t(*RELATIONS[relation]),
        "subject": known.get("subject", ""),
        "units": known.get("units"),
        "who": [str(part) for part in who if part],
        "has_details": "details" in going.asked,
        "papers": [t(*PAPER_WORDS[kind]) for kind in judgement.missing],
        "deadline": judgement.deadline,
        "is_late": any(check.code == "claim_in_time" for check in unmet),
        "entitled_from": judgement.entitled_from,
        "open": [
            (check.phrase, check.source.clause if check.source else "")
            for check in unmet
            if check.code != "claim_in_time"
        ],
    }


def _next(sheet: ClaimSheet, judged: Judged) -> Phrase:
    """What happens now, and within how many days."""
    days = judged.deciding[1]
    if sheet.state is State.TO_CERTIFY:
        return t(
            "กรรมการศูนย์หมู่บ้านรับรอง {n} คน แล้วประธานพิจารณา กองทุนตอบภายใน {days} วัน",
            "{n} of the village centre certify it, the chair decides; the fund answers in {days} days.",
            n=judged.deciding[0],
            days=days,
        )
    return t(
        "ประธานพิจารณา กองทุนตอบภายใน {days} วัน",
        "The chair decides; the fund answers in {days} days.",
        days=days,
    )
