"""Making a claim, for oneself or somebody else, and bringing its papers."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.foundation.tenancy.numbering import last_of
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import t
from thuanna.money.claims import access, asked, refusals
from thuanna.money.claims.asked import ClaimRefused, NewClaim, Paper
from thuanna.money.claims.models import Claim, ClaimPaper
from thuanna.money.funds import access as funds
from thuanna.money.payments import photos
from thuanna.money.regulations.schema.regulation import PAPER_WORDS

MOST_PAPERS = 40


@transaction.atomic
def make(*, new: NewClaim, papers: Sequence[Paper] = (), request_id: str, by: Actor) -> Claim:
    """Take a claim. Nothing is decided yet, and a late or incomplete one is taken too.

    The same `request_id` again gives the same claim.

    :raises NotAllowed: without the right to make claims
    :raises MemberUnknown: not in this fund
    :raises NoRegulation: nothing says which benefits there are
    :raises ClaimRefused: no such benefit, an event in the future, or nobody named
    """
    by.must(access.MAKE)
    one_at_a_time(f"claim:{request_id}")
    known: Claim | None = Claim.objects.filter(request_id=request_id).first()
    if known is not None:
        return known
    member = funds.member_for(by, funds.VIEW, new.member_id) if new.member_id is not None else None
    claim = asked.unsaved(new, member, by)
    asked.refuse_impossible(claim)
    claim.request_id = request_id
    fiscal = FiscalYear.of(claim.claimed_on)
    one_at_a_time(f"claim-numbers:{fiscal.year}")
    claim.year = fiscal.year
    claim.number = last_of(Claim.objects.filter(year=fiscal.year), "number") + 1
    Claim.objects.bulk_create([claim])
    for paper in papers:
        _keep(claim, paper, claim.claimed_on, by)
    audit.record(by, "claims.made", claim, benefit=claim.benefit, papers=len(papers), on=claim.claimed_on)
    outbox.publish("claims.made", claim_id=claim.pk)
    return claim


@transaction.atomic
def add_papers(*, claim_id: int, papers: Sequence[Paper], on: datetime.date, by: Actor) -> list[ClaimPaper]:
    """Bring papers after the claim was made; all that came, or none.

    :raises NotAllowed: without the right to make claims
    :raises ClaimUnknown: not in this fund
    :raises ClaimClosed: it was closed
    :raises ClaimRefused: nobody knows such a paper, no paper came, or too many have come
    :raises NoPhoto: a file is no picture and no PDF
    :raises NotAPicture: a picture is broken
    """
    claim = access.claim_for(by, access.MAKE, claim_id)
    refusals.refuse_closed(claim)
    one_at_a_time(f"claim:{claim_id}")
    if not papers:
        raise ClaimRefused(
            t(
                "ยังไม่ได้เลือกเอกสาร ถ่ายรูปอย่างน้อยหนึ่งใบแล้วส่งอีกครั้ง",
                "No paper was chosen. Please photograph at least one and send it again.",
            ),
            code="claim_no_papers",
        )
    kept = [_keep(claim, paper, on, by) for paper in papers]
    audit.record(by, "claims.paper_added", claim, kinds=[paper.kind for paper in papers], on=on)
    return kept


def _keep(claim: Claim, paper: Paper, on: datetime.date, by: Actor) -> ClaimPaper:
    if paper.kind not in PAPER_WORDS:
        raise ClaimRefused(
            t("ไม่รู้จักเอกสารชนิดนี้ กรุณาเลือกจากรายการ", "There is no such paper. Please choose from the list."),
            code="claim_paper_unknown",
        )
    if ClaimPaper.objects.filter(claim=claim).count() >= MOST_PAPERS:
        raise ClaimRefused(
            t(
                "คำขอนี้มีเอกสารครบ {most} รายการแล้ว นำเอกสารที่เหลือไปที่กองทุน",
                "This claim holds {most} papers already. Please take the others to the fund.",
                most=MOST_PAPERS,
            ),
            code="claim_papers_too_many",
        )
    kept: ClaimPaper = ClaimPaper.objects.create(
        claim=claim,
        kind=paper.kind,
        document=photos.keep_redrawn(paper.photo, by=by),
        added_on=on,
        added_by_id=by.user_id,
    )
    return kept
