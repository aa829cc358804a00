"""Making a claim, for oneself or somebody else, and bringing its papers."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.text import clean_line
from thuanna.money.claims import access, judging, refusals
from thuanna.money.claims.models import Claim, ClaimPaper
from thuanna.money.funds import access as funds
from thuanna.money.funds.models import Member
from thuanna.money.payments import photos, waiting
from thuanna.money.payments.photos import Photo
from thuanna.money.regulations.schema.regulation import PAPER_WORDS

_MOST_UNITS = 3660


class ClaimRefused(Refusal):
    """Something that a claim needs is missing or cannot be."""

    code = "claim_refused"


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A paper that came: photographed, or seen."""

    kind: str
    photo: Photo | None = None


@dataclass(frozen=True, kw_only=True)
class NewClaim:
    """A claim as it is made; the fields are those of `Claim`."""

    benefit: str
    event_on: datetime.date
    claimed_on: datetime.date
    claimant: str = "self"
    claimant_name: str = ""
    claimant_phone: str = ""
    member_id: int | None = None
    beneficiary: str = ""
    relation: str = "self"
    subject: str = ""
    units: int | None = None
    is_by_proxy: bool = False


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
    waiting.for_twins(by.tenant_id, f"claim:{request_id}")
    known: Claim | None = Claim.objects.filter(request_id=request_id).first()
    if known is not None:
        return known
    member = funds.member_for(by, funds.VIEW, new.member_id) if new.member_id is not None else None
    claim = _claim(new, member, request_id, by)
    _refuse_impossible(claim)
    fiscal = FiscalYear.of(claim.claimed_on)
    waiting.for_twins(by.tenant_id, f"claim-numbers:{fiscal.year}")
    last = Claim.objects.filter(year=fiscal.year).aggregate(last=Max("number"))["last"]
    claim.year, claim.number = fiscal.year, (last or 0) + 1
    Claim.objects.bulk_create([claim])
    for paper in papers:
        _keep(claim, paper, claim.claimed_on, by)
    audit.record(by, "claims.made", claim, benefit=claim.benefit, papers=len(papers), on=claim.claimed_on)
    outbox.publish("claims.made", claim_id=claim.pk)
    return claim


@transaction.atomic
def add_paper(*, claim_id: int, paper: Paper, on: datetime.date, by: Actor) -> ClaimPaper:
    """Bring a paper after the claim was made.

    :raises NotAllowed: without the right to make claims
    :raises ClaimUnknown: not in this fund
    :raises ClaimClosed: it was closed
    :raises ClaimRefused: nobody knows such a paper
    :raises NoPhoto: the file is no picture
    """
    claim = access.claim_for(by, access.MAKE, claim_id)
    refusals.refuse_closed(claim)
    kept = _keep(claim, paper, on, by)
    audit.record(by, "claims.paper_added", claim, kind=paper.kind, on=on)
    return kept


def _claim(new: NewClaim, member: Member | None, request_id: str, by: Actor) -> Claim:
    return Claim(
        request_id=request_id,
        member=member,
        beneficiary=clean_line(new.beneficiary) if member is None else "",
        benefit=new.benefit,
        event_on=new.event_on,
        relation=new.relation,
        subject=clean_line(new.subject),
        units=new.units,
        claimant=new.claimant,
        claimant_name=clean_line(new.claimant_name),
        claimant_phone=clean_line(new.claimant_phone),
        is_by_proxy=new.is_by_proxy,
        community_id=member.community_id if member is not None else by.unit_id,
        claimed_on=new.claimed_on,
        recorded_by_id=by.user_id,
    )


def _refuse_impossible(claim: Claim) -> None:
    found = judging.judged(claim, papers=frozenset())
    if found.benefit is None:
        raise ClaimRefused(
            t(
                "ระเบียบที่ใช้ในวันเกิดเหตุไม่มีสวัสดิการนี้ กรุณาเลือกจากรายการ",
                "The regulation in force on that day has no such benefit. Please choose from the list.",
            ),
            code="claim_benefit_unknown",
        )
    if claim.event_on > claim.claimed_on:
        raise ClaimRefused(
            t(
                "วันเกิดเหตุอยู่หลังวันยื่น กรุณาตรวจวันที่",
                "The event lies after the claim. Please check the day.",
            ),
            code="claim_event_later",
        )
    if (claim.member is None) != ("community" in found.benefit.relations):
        raise ClaimRefused(
            t(
                "สวัสดิการนี้สำหรับสมาชิกเท่านั้น หรือสำหรับคนที่ไม่ใช่สมาชิกเท่านั้น กรุณาเลือกให้ตรง",
                "This benefit is for members only, or for others only. Please choose the one that fits.",
            ),
            code="claim_wrong_person",
        )
    if claim.units is not None and not 0 < claim.units <= _MOST_UNITS:
        raise ClaimRefused(
            t("จำนวนคืนหรือวันไม่ถูกต้อง", "The number of nights or days cannot be."), code="claim_units"
        )
    is_named = claim.claimant in ("self", "committee") or claim.claimant_name
    if not is_named or (claim.member is None and not claim.beneficiary):
        raise ClaimRefused(
            t("กรุณากรอกชื่อผู้ยื่นคำขอ และชื่อผู้รับความช่วยเหลือ", "Please name who came, and who is to be helped."),
            code="claim_nobody_named",
        )


def _keep(claim: Claim, paper: Paper, on: datetime.date, by: Actor) -> ClaimPaper:
    if paper.kind not in PAPER_WORDS:
        raise ClaimRefused(
            t("ไม่รู้จักเอกสารชนิดนี้ กรุณาเลือกจากรายการ", "There is no such paper. Please choose from the list."),
            code="claim_paper_unknown",
        )
    kept: ClaimPaper = ClaimPaper.objects.create(
        claim=claim,
        kind=paper.kind,
        document=photos.keep(paper.photo, by=by),
        added_on=on,
        added_by_id=by.user_id,
    )
    return kept
