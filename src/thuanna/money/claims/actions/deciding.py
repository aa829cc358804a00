"""Deciding: the regulation says what it can, a person says the rest with a reason; all of it is stored."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.rules import Outcome
from thuanna.kernel.text import clean_line
from thuanna.money.claims import access, family, judging, refusals
from thuanna.money.claims.judging import Judged
from thuanna.money.claims.models import Certification, Claim, ClaimDecision, Objection
from thuanna.money.claims.queries import states
from thuanna.money.funds.actions import members
from thuanna.money.funds.models import Fund, Member
from thuanna.money.funds.queries import members as member_queries


class NotCertified(Refusal):
    """The village centre has not certified it yet, and its members are not asked any more."""

    code = "claim_not_certified"


class DecidedBefore(Refusal):
    """It is decided, and nobody has objected."""

    code = "claim_decided_before"


class OthersDecide(Refusal):
    """Who certified does not decide, and who decided does not answer the objection."""

    code = "claim_others_decide"


class ReasonNeeded(Refusal):
    """What the regulation leaves open is settled by a person with a reason."""

    code = "claim_reason_needed"


class AboveCap(Refusal):
    """A person cannot grant more than the caps leave."""

    code = "claim_above_cap"


@dataclass(frozen=True, kw_only=True)
class Settled:
    """What a person says where the regulation leaves it open.

    :ivar outcome: granted, refused, or needs_review to ask for more
    """

    outcome: str
    amount: Money = ZERO
    note: str = ""


@transaction.atomic
def decide(
    *,
    claim_id: int,
    is_not_mine: bool,
    on: datetime.date,
    by: Actor,
    settled: Settled | None = None,
) -> ClaimDecision:
    """Decide a claim, or answer the objection to its decision.

    What the regulation decides is decided so; `settled` says what it leaves open, and what follows an
    objection. The caps hold whatever is settled.

    :raises NotAllowed: without the right to decide, or to answer objections
    :raises ClaimUnknown: not in this fund
    :raises ClaimClosed: it was closed
    :raises NotDeclared: the word that it is not their own was not given
    :raises TooClose: it is their own or their family's
    :raises NotCertified: too few have certified it
    :raises DecidedBefore: it is decided and nobody has objected, or it is being paid
    :raises OthersDecide: they certified it, or decided what is objected to
    :raises ReasonNeeded: the regulation leaves it open and nobody says why
    :raises AboveCap: more than the caps leave
    """
    objection = _open_objection(claim_id)
    claim = access.claim_for(by, access.ANSWER if objection else access.DECIDE, claim_id)
    person = refusals.person_of(by)
    refusals.refuse_closed(claim)
    refusals.refuse_undeclared(is_not_mine=is_not_mine)
    family.refuse_too_close(claim, person)
    _lock_family(claim)
    earlier = list(ClaimDecision.objects.filter(claim=claim).order_by("place"))
    _refuse_order(claim, earlier, objection)
    _refuse_same_people(claim, person, earlier if objection else [])
    found = judging.judged(claim)
    if not earlier:
        _refuse_uncertified(claim, found)
    decision = _decision(claim, found, settled, is_answer=objection is not None)
    decision.place, decision.objection = len(earlier) + 1, objection
    decision.decided_by_id, decision.decided_on = person, on
    decision.object_until = on + datetime.timedelta(days=found.deciding[2])
    ClaimDecision.objects.bulk_create([decision])
    if decision.outcome == Outcome.GRANTED:
        _close_membership(claim, by)
    audit.record(
        by,
        "claims.decided",
        claim,
        outcome=decision.outcome,
        satang=decision.amount_satang,
        regulation=found.adopted.version.number,
        on=on,
    )
    outbox.publish("claims.decided", claim_id=claim.pk)
    return decision


def _open_objection(claim_id: int) -> Objection | None:
    last: Objection | None = Objection.objects.filter(claim_id=claim_id).order_by("-place").first()
    if last is None or ClaimDecision.objects.filter(objection=last).exists():
        return None
    return last


def _lock_family(claim: Claim) -> None:
    """One decision at a time for everybody whose caps it may touch, in order of their ids."""
    one_at_a_time(f"claim:{claim.pk}")
    if claim.member is None:
        list(Fund.objects.select_for_update())
        return
    people = family.household_of(claim.member.person_id)
    list(Member.objects.filter(person_id__in=people).select_for_update(of=("self",)).order_by("pk"))


def _refuse_order(claim: Claim, earlier: list[ClaimDecision], objection: Objection | None) -> None:
    is_open = not earlier or objection is not None or earlier[-1].outcome == Outcome.NEEDS_REVIEW
    if is_open and claim.pk not in states.paying_of([claim.pk]):
        return
    raise DecidedBefore(
        t(
            "คำขอนี้พิจารณาแล้ว ถ้าไม่เห็นด้วยให้บันทึกการโต้แย้งก่อน ถ้าจัดทำจ่ายแล้วให้ถอนก่อน",
            "This claim is decided. Who disagrees objects first; a prepared payment is withdrawn first.",
        )
    )


def _refuse_same_people(claim: Claim, person: int, objected: list[ClaimDecision]) -> None:
    certified = Certification.objects.filter(claim=claim, certified_by_id=person).exists()
    if certified or person in {decision.decided_by_id for decision in objected}:
        raise OthersDecide(
            t(
                "ผู้รับรองไม่เป็นผู้พิจารณา และผู้พิจารณาไม่ตอบข้อโต้แย้งของตนเอง กรุณาให้คนอื่นทำ",
                "Who certified does not decide; who decided does not answer the objection. Let others do it.",
            )
        )


def _refuse_uncertified(claim: Claim, found: Judged) -> None:
    needed = found.deciding[0] if claim.claimant != Claim.Claimant.COMMITTEE else 0
    count = Certification.objects.filter(claim=claim, verdict=Certification.Verdict.CERTIFIED).count()
    if count < needed:
        raise NotCertified(
            t(
                "ศูนย์หมู่บ้านรับรองแล้ว {count} คน ต้องครบ {needed} คนก่อน (ระเบียบ {clause})",
                "{count} of the village centre have certified; {needed} are needed (regulation {clause}).",
                count=count,
                needed=needed,
                clause=found.adopted.regulation.deciding.clause.number,
            )
        )


def _decision(claim: Claim, found: Judged, settled: Settled | None, *, is_answer: bool) -> ClaimDecision:
    judgement = found.judgement
    outcome, amount, units = judgement.outcome.value, judgement.decision.amount or ZERO, judgement.units
    note = ""
    if is_answer or judgement.outcome is Outcome.NEEDS_REVIEW:
        note = clean_line(settled.note) if settled else ""
        if settled is None or not note:
            raise ReasonNeeded(
                t(
                    "ระเบียบเปิดไว้ให้คณะกรรมการตัดสิน กรุณาเลือกผลและเขียนเหตุผล",
                    "The regulation leaves this to the committee. Please choose the outcome and say why.",
                )
            )
        outcome = settled.outcome
        amount = settled.amount if outcome == Outcome.GRANTED else ZERO
        units = (claim.units or 0) if outcome == Outcome.GRANTED else 0
        _refuse_above_cap(found, amount)
    return ClaimDecision(
        claim=claim,
        outcome=outcome,
        regulation=found.adopted.version,
        amount_satang=amount.satang,
        units=units,
        year_starts_on=found.year_starts_on,
        record=_record(found, is_by_person=outcome != judgement.outcome.value or is_answer),
        note=note,
    )


def _refuse_above_cap(found: Judged, amount: Money) -> None:
    caps = found.benefit.caps if found.benefit else None
    if caps is None:
        return
    used = found.facts.used
    left = [cap for cap in (caps.event, caps.year - used.year if caps.year else None) if cap is not None]
    times = ((caps.year_times, used.year_times), (caps.life_times, used.life_times))
    is_over = any(most is not None and before >= most for most, before in times)
    if amount and (is_over or any(amount > most for most in left)):
        raise AboveCap(
            t(
                "จำนวนนี้เกินเพดานของระเบียบ เหลือให้ได้ไม่เกิน {left} บาท",
                "This is more than the regulation's cap; at most {left} baht are left.",
                left=ZERO if is_over else max(ZERO, min(left)),
            )
        )


def _record(found: Judged, *, is_by_person: bool) -> dict[str, Any]:
    """Everything that explains the decision later, in both languages."""
    judgement, regulation = found.judgement, found.adopted.regulation
    left = judgement.remaining
    checks = [
        {**check.as_record(), "th": check.phrase.in_("th"), "en": check.phrase.in_("en")}
        for check in judgement.decision.checks
    ]
    return {
        "regulation": {
            "number": found.adopted.version.number,
            "title": regulation.title.in_("th"),
            "version": regulation.version,
            "starts_on": found.adopted.starts_on.isoformat(),
        },
        "benefit": {
            "th": found.benefit.label.in_("th") if found.benefit else "",
            "en": found.benefit.label.in_("en") if found.benefit else "",
            "clause": found.benefit.clause.number if found.benefit else "",
        },
        "by_rule": judgement.outcome.value,
        "is_by_person": is_by_person,
        "facts": [line.as_record() for line in found.lines],
        "checks": checks,
        "in_the_way": list(judgement.decision.codes),
        "lines": [
            {
                "code": line.code,
                "th": line.words.in_("th"),
                "en": line.words.in_("en"),
                "satang": line.amount.satang,
            }
            for line in judgement.lines
        ],
        "remaining": {
            "satang": left.baht.satang if left.baht is not None else None,
            "units": left.units,
            "times": left.times,
        },
        "deadline": judgement.deadline.isoformat() if judgement.deadline else "",
        "entitled_from": judgement.entitled_from.isoformat() if judgement.entitled_from else "",
        "missing": list(judgement.missing),
    }


def _close_membership(claim: Claim, by: Actor) -> None:
    """A member's own death ends the membership on that day, and nothing else."""
    found = judging.judged(claim)
    is_death = found.benefit is not None and found.benefit.kind == "death" and claim.relation == "self"
    if not is_death or claim.member is None:
        return
    last = member_queries.history_of(claim.member.pk)[-1]
    if last.status != "deceased":
        system = Actor(tenant_id=by.tenant_id, system="claims")
        on = max(claim.event_on, last.starts_on + datetime.timedelta(days=1))
        members.change_status(member_id=claim.member.pk, status="deceased", on=on, by=system)
