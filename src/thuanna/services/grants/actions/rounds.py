"""Claiming a round of matching, what came of it, and rounds of before this program."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.documents import evidence as papers
from thuanna.foundation.documents.evidence import Brought
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.tenancy.numbering import last_of
from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.kernel.text import clean_line
from thuanna.money.funds import access as fund_access
from thuanna.money.funds.models import Member
from thuanna.services.grants import access
from thuanna.services.grants.models import MatchedMember, MatchingOutcome, MatchingRound
from thuanna.services.grants.queries import matching
from thuanna.services.grants.refusals import NobodyToClaim, RoundIncomplete, RoundTaken


@dataclass(frozen=True, kw_only=True)
class Approved:
    """How many and how much was approved, with the number of the letter."""

    members: int
    amount: Money
    reference: str = ""
    document: Brought | None = None


@transaction.atomic
def claim_round(*, on: datetime.date, by: Actor) -> MatchingRound:
    """Freeze the members claimed at the last cut-off and their sum as the next round.

    :raises NotAllowed: without the right to claim
    :raises NoFundYet: the fund is not set up
    :raises NobodyToClaim: no member can be claimed
    :raises RoundTaken: a round waits for its answer, or this cut-off was claimed already
    """
    by.must(access.CLAIM)
    fund_access.locked_fund()
    found = matching.everybody(on)
    claimed = found.claimed
    if not claimed:
        raise NobodyToClaim(
            t(
                "ณ วันตัดยอดนี้ยังไม่มีสมาชิกที่ขอรับการสมทบได้",
                "No member can be claimed at this cut-off yet.",
            )
        )
    _refuse_taken(found.terms.cutoff)
    number, attempt = _next_number()
    claim: MatchingRound = MatchingRound.objects.create(
        number=number,
        attempt=attempt,
        cutoff_on=found.terms.cutoff,
        claimed_on=on,
        members=len(claimed),
        amount_satang=found.amount.satang,
        rule_version=found.version,
        claimed_by_id=by.user_id,
    )
    MatchedMember.objects.bulk_create(
        MatchedMember(round=claim, member_id=one.member_id, amount_satang=one.amount(found.terms).satang)
        for one in claimed
    )
    audit.record(by, "grants.round_claimed", claim, number=number, members=len(claimed))
    outbox.publish("grants.round_claimed", round_id=claim.pk)
    return claim


@transaction.atomic
def close_round(
    *,
    round_id: int,
    on: datetime.date,
    approved: Approved | None = None,
    verdict: str = MatchingOutcome.Verdict.RETURNED,
    reason: str = "",
    by: Actor,
) -> MatchingOutcome:
    """Put down what came of a round: approved, sent back to be mended, or taken back by the fund.

    :raises NotAllowed: without the right to claim
    :raises EvidenceUnknown: no such round
    :raises RoundTaken: its outcome stands already
    :raises RoundIncomplete: more was approved than claimed, or the reason is missing
    """
    by.must(access.CLAIM)
    claim = access.seen(by, MatchingRound).filter(pk=round_id).first()
    if claim is None:
        raise access.unknown()
    fund_access.locked_fund()
    if MatchingOutcome.objects.filter(round=claim).exists():
        raise RoundTaken(
            t("บันทึกผลของรอบที่ {n} แล้ว", "The outcome of round {n} stands already.", n=claim.number)
        )
    said = clean_line(reason)
    if approved is None and (not said or verdict == MatchingOutcome.Verdict.APPROVED):
        raise RoundIncomplete(t("กรุณาบอกเหตุผล", "Please say why."), code="reason_missing")
    if approved is not None and (approved.members > claim.members or approved.amount > claim.amount):
        raise RoundIncomplete(
            t(
                "จำนวนที่อนุมัติเกินที่ขอ ({members} คน {amount} บาท) กรุณาตรวจหนังสือ",
                "More was approved than claimed ({members} people, {amount} baht). Please check the letter.",
                members=claim.members,
                amount=str(claim.amount),
            )
        )
    outcome: MatchingOutcome = MatchingOutcome.objects.create(
        round=claim,
        verdict=verdict if approved is None else MatchingOutcome.Verdict.APPROVED,
        decided_on=on,
        members=approved.members if approved else None,
        amount_satang=approved.amount.satang if approved else None,
        reference=clean_line(approved.reference) if approved else "",
        reason=said[:300],
        document=papers.keep(approved.document, by=by) if approved else None,
        recorded_by_id=by.user_id,
    )
    audit.record(by, "grants.round_closed", claim, verdict=outcome.verdict, on=on)
    outbox.publish("grants.round_closed", round_id=claim.pk)
    return outcome


@transaction.atomic
def record_earlier_round(
    *,
    number: int,
    cutoff_on: datetime.date,
    approved_on: datetime.date,
    member_numbers: Sequence[str],
    amount: Money,
    by: Actor,
) -> MatchingRound:
    """Put down a round of before this program, from its paper: who was matched in it.

    :raises NotAllowed: without the right to claim
    :raises RoundTaken: there is a round of that number
    :raises RoundIncomplete: a member number is not in the register, or the list is empty
    """
    by.must(access.CLAIM)
    fund_access.locked_fund()
    if MatchingRound.objects.filter(number=number).exists():
        raise RoundTaken(t("มีรอบที่ {n} อยู่แล้ว", "There is a round {n} already.", n=number))
    wanted = list(dict.fromkeys(clean for one in member_numbers if (clean := clean_line(one))))
    known = dict(Member.objects.filter(number__in=wanted).values_list("number", "pk"))
    missing = [one for one in wanted if one not in known]
    if missing or not wanted:
        raise RoundIncomplete(
            t(
                "ไม่พบเลขสมาชิก {numbers} ในทะเบียน กรุณาตรวจเลขกับรายชื่อในเอกสาร",
                "Member number {numbers} is not in the register. Please check with the list on paper.",
                numbers=", ".join(missing[:10]) or "–",
            ),
            code="round_members_unknown",
        )
    past: MatchingRound = MatchingRound.objects.create(
        number=number,
        cutoff_on=cutoff_on,
        claimed_on=approved_on,
        members=len(wanted),
        amount_satang=amount.satang,
        rule_version="paper",
        is_from_paper=True,
        claimed_by_id=by.user_id,
    )
    shares = amount.allot([1] * len(wanted))
    MatchedMember.objects.bulk_create(
        MatchedMember(round=past, member_id=known[one], amount_satang=share.satang)
        for one, share in zip(wanted, shares, strict=True)
    )
    MatchingOutcome.objects.create(
        round=past,
        verdict=MatchingOutcome.Verdict.APPROVED,
        decided_on=approved_on,
        members=len(wanted),
        amount_satang=amount.satang,
        recorded_by_id=by.user_id,
    )
    audit.record(by, "grants.earlier_round_recorded", past, number=number, members=len(wanted))
    return past


def _refuse_taken(cutoff: datetime.date) -> None:
    waiting = matching.open_round()
    if waiting is not None:
        raise RoundTaken(
            t(
                "รอบที่ {n} ยังรอผลอยู่ บันทึกผลของรอบนั้นก่อน",
                "Round {n} still waits for its answer. Please record that first.",
                n=waiting.number,
            )
        )
    if MatchingRound.objects.filter(pk__in=matching.counting_rounds(), cutoff_on=cutoff).exists():
        raise RoundTaken(
            t("ขอสมทบของวันตัดยอดนี้ไปแล้ว", "This cut-off was claimed already."), code="cutoff_claimed"
        )


def _next_number() -> tuple[int, int]:
    """The next round; one that was sent back is claimed again under its own number."""
    latest = last_of(MatchingRound.objects.all(), "number")
    again = MatchingRound.objects.filter(number=latest).order_by("-attempt").first()
    if again is not None and again.pk not in matching.counting_rounds():
        return again.number, again.attempt + 1
    return latest + 1, 1
