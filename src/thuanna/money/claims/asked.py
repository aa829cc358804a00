"""What a claim asks for, as plain values, before anything is kept."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.text import clean_line
from thuanna.money.funds.models import Member
from thuanna.money.payments.photos import Photo

from . import judging
from .models import Claim

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


def unsaved(new: NewClaim, member: Member | None, by: Actor) -> Claim:
    """The claim as it would stand, before it is numbered and kept."""
    return Claim(
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


def refuse_impossible(claim: Claim) -> None:
    """Go on only with what may be claimed at all; late or incomplete ones may.

    :raises NoRegulation: nothing says which benefits there are
    :raises ClaimRefused: no such benefit, an event in the future, or nobody named
    """
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
