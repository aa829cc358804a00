"""One claim: where it stands, its facts with sources, each condition with its clause, and its letters."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thuanna.channels.web import downloads
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.accounts.models import User
from thuanna.foundation.documents.models import Document
from thuanna.kernel.language import Language, Phrase, current_language, t
from thuanna.kernel.money import Money
from thuanna.money.claims import access, judging, letters, payees
from thuanna.money.claims.models import ClaimDecision, ClaimPaper
from thuanna.money.claims.queries import sheets, states
from thuanna.money.claims.queries.sheets import ClaimSheet
from thuanna.money.claims.queries.states import State
from thuanna.money.funds.queries import fund as fund_queries
from thuanna.money.payments import access as receipt_access
from thuanna.money.payments import photos
from thuanna.money.payments.approving.access import PREPARE
from thuanna.money.payments.printing import Letterhead
from thuanna.money.regulations.schema.regulation import PAPER_WORDS, RELATIONS

from . import words as claim_words
from .home import TRAIL

_OUTCOMES: dict[str, tuple[Phrase, str]] = {
    "granted": (t("ให้ได้", "It can be granted"), "leaf"),
    "refused": (t("ครั้งนี้ยังให้ไม่ได้", "Not this time"), "plain"),
    "needs_review": (t("อาจมีสิทธิ ต้องดูเพิ่ม", "Perhaps; more is needed"), "turmeric"),
}
_MET: dict[bool | None, tuple[Phrase, str]] = {
    True: (t("ครบ", "Met"), "leaf"),
    False: (t("ยังไม่ครบ", "Not met"), "sappan"),
    None: (t("ต้องดูเพิ่ม", "To be looked at"), "turmeric"),
}


@page(access.VIEW)
def sheet(request: StaffRequest, claim_id: int) -> HttpResponse:
    """Everything about one claim, and what this person may do next."""
    found = sheets.sheet(claim_id, by=request.actor)
    judged = judging.judged(found.claim)
    words, tone = states.WORDS[found.state]
    facts: dict[str, Any] = {
        "sheet": found,
        "claim": found.claim,
        "name": found.claim.member.person.full_name if found.claim.member else found.claim.beneficiary,
        "benefit": judged.benefit.label if judged.benefit else found.claim.benefit,
        "relation": t(*RELATIONS[found.claim.relation]),
        "state": words,
        "tone": tone,
        "judgement": _judgement(judged) if found.decision is None else None,
        "decisions": [_told(found, decision) for decision in reversed(found.decisions)],
        "papers": _papers(found, judged),
        "certified": [
            (found.people.get(row.certified_by_id, ""), claim_words.VERDICTS[row.verdict], row.certified_on)
            for row in found.certifications
        ],
        "claimant": claim_words.CLAIMANTS[found.claim.claimant],
        "closed": claim_words.CLOSINGS[found.closing.kind] if found.closing else None,
        "needed": judged.deciding[0],
        "is_death": judged.benefit is not None and judged.benefit.kind == "death",
        "payees": payees.choices(found.claim),
        "trail": [(TRAIL[0], reverse(TRAIL[1]))],
    }
    return render(request, "staff/claims/claim.html", facts | _doing(request, found))


@page(access.VIEW)
def letter(request: StaffRequest, claim_id: int, place: int) -> HttpResponse:
    """The letter of one decision as PDF."""
    found = sheets.sheet(claim_id, by=request.actor)
    decision = next((row for row in found.decisions if row.place == place), None)
    if decision is None:
        raise Http404
    language = _language(request)
    to = found.claim.claimant_name or (
        found.claim.member.person.full_name if found.claim.member else found.claim.beneficiary
    )
    signer = User.objects.get(pk=decision.decided_by_id).display_name
    content = letters.letter_pdf(
        found.claim, decision, head=_head(request, language), to=to, signer=signer, language=language
    )
    return downloads.pdf(content, f"letter-{claim_id}-{place}-{language}")


@page(access.VIEW)
def recovery_letter(request: StaffRequest, claim_id: int, recovery_id: int) -> HttpResponse:
    """The letter to whoever agreed to pay money back, as things stand today."""
    found = sheets.sheet(claim_id, by=request.actor)
    sheet = next((one for one in found.recoveries if one.recovery.pk == recovery_id), None)
    if sheet is None:
        raise Http404
    language = _language(request)
    content = letters.recovery_pdf(
        sheet,
        head=_head(request, language),
        on=request.today,
        signer=request.user.display_name,
        language=language,
    )
    return downloads.pdf(content, f"letter-{claim_id}-back-{recovery_id}-{language}")


def _language(request: StaffRequest) -> Language:
    """Letters are Thai unless English is asked for, whatever the pages speak."""
    return "en" if request.GET.get("language") == "en" else "th"


def _head(request: StaffRequest, language: Language) -> Letterhead:
    fund = fund_queries.fund()
    place = Phrase(fund.office_place_th, fund.office_place_en or fund.office_place_th) if fund else None
    office = Phrase(request.tenant.name_th, request.tenant.name_en or request.tenant.name_th)
    return Letterhead(
        office=office.in_(language),
        place=place.in_(language) if place else "",
        phone=fund.office_phone if fund else "",
        watermark=request.tenant.watermark,
    )


@require_POST
@page(access.VIEW)
def photo(request: StaffRequest, claim_id: int, paper_id: int) -> HttpResponse:
    """A paper as it was photographed; that somebody looked is written down."""
    claim = access.claim_for(request.actor, access.VIEW, claim_id)
    paper = ClaimPaper.objects.filter(claim=claim, pk=paper_id, document__isnull=False).first()
    if paper is None:
        raise Http404
    photos.look(document_id=paper.document_id, by=request.actor)
    document = Document.objects.get(pk=paper.document_id)
    return downloads.uploaded(document, downloads.ended(f"paper-{paper.pk}", document))


def _judgement(judged: judging.Judged) -> dict[str, Any]:
    """What the regulation would say today, before anybody has decided."""
    found = judged.judgement
    words, tone = _OUTCOMES[found.outcome.value]
    return {
        "words": words,
        "tone": tone,
        "amount": found.decision.amount,
        "lines": [(line.words, line.amount) for line in found.lines] if found.decision.amount else [],
        "checks": [(_MET[check.met], check.phrase, check.source) for check in found.decision.checks],
        "missing": [t(*PAPER_WORDS[kind]) for kind in found.missing],
        "entitled_from": found.entitled_from,
        "deadline": found.deadline,
        "facts": judged.lines,
    }


def _told(found: ClaimSheet, decision: ClaimDecision) -> dict[str, Any]:
    """A stored decision, in the language of the page."""
    lang, record = current_language(), decision.record
    return {
        "decision": decision,
        "words": t(*_DECIDED[decision.outcome]),
        "tone": _OUTCOMES[decision.outcome][1],
        "who": found.people.get(decision.decided_by_id, ""),
        "paragraphs": letters.paragraphs(found.claim, decision),
        "lines": [(line[lang], Money(line["satang"])) for line in record["lines"]]
        if decision.amount_satang
        else [],
        "checks": [(_MET[check["met"]], check[lang], check["clause"]) for check in record["checks"]],
        "facts": [[fact[part][lang] for part in ("label", "value", "source")] for fact in record["facts"]],
        "regulation": record["regulation"],
        "is_by_person": record["is_by_person"],
        "objection": next((one for one in found.objections if one.pk == decision.objection_id), None),
    }


_DECIDED = {
    "granted": ("ให้สวัสดิการ", "Granted"),
    "refused": ("ครั้งนี้ยังให้ไม่ได้", "Not this time"),
    "needs_review": ("ขอข้อมูลเพิ่ม", "More is needed"),
}


def _papers(found: ClaimSheet, judged: judging.Judged) -> list[dict[str, Any]]:
    wanted = list(judged.benefit.documents) if judged.benefit else []
    if found.claim.is_by_proxy:
        wanted += judged.adopted.regulation.proxy_documents
    came = {paper.kind: paper for paper in found.papers}
    kinds = [*wanted, *(kind for kind in came if kind not in wanted)]
    return [{"words": t(*PAPER_WORDS[kind]), "paper": came.get(kind)} for kind in kinds]


def _doing(request: StaffRequest, found: ClaimSheet) -> dict[str, bool]:
    """Which steps this person may take now."""
    actor, state = request.actor, found.state
    mine = {row.certified_by_id for row in found.certifications}
    is_open = state in (State.TO_CERTIFY, State.TO_DECIDE)
    decided = {row.decided_by_id for row in found.decisions}
    return {
        "may_certify": is_open and actor.may(access.CERTIFY) and actor.user_id not in mine,
        "may_decide": state in (State.TO_DECIDE, State.ASKED)
        and actor.may(access.DECIDE)
        and actor.user_id not in mine,
        "may_answer": state is State.OBJECTED
        and actor.may(access.ANSWER)
        and actor.user_id not in mine | decided,
        "may_object": found.may_be_objected(request.today) and actor.may(access.MAKE),
        "may_recover": state is State.PAID and not found.recoveries and actor.may(access.CLOSE),
        "may_take_back": state is State.RECOVERING and actor.may(receipt_access.ISSUE),
        "may_waive": state is State.RECOVERING and actor.may(access.CLOSE),
        "may_pay": state is State.TO_PAY and actor.may(PREPARE),
        "may_close": state in (State.TO_CERTIFY, State.TO_DECIDE, State.ASKED, State.REFUSED, State.TO_PAY)
        and actor.may(access.CLOSE),
        "may_add": state in states.TAKES_PAPERS and actor.may(access.MAKE),
    }
