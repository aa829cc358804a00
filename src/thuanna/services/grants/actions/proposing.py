"""Handing a fund's proposal to the province, the province's judgement, and filing its answer."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.exchange import actions as exchange
from thuanna.foundation.exchange import queries as packets
from thuanna.foundation.exchange.models import ReceivedPacket, SentPacket
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.money.funds import access as fund_access
from thuanna.money.funds.queries import fund as funds
from thuanna.services.grants import access, proposing
from thuanna.services.grants.models import Certification, ProposalOutcome
from thuanna.services.grants.queries import checking, matching, proposals
from thuanna.services.grants.refusals import ProposalAnswered, ProposalIncomplete

from .deciding import decide
from .evidence import NewCertification, record_certification


@transaction.atomic
def propose(*, criteria: str, on: datetime.date, at: datetime.datetime, by: Actor) -> SentPacket:
    """Keep how the fund stands today, and seal it for the province with the round that is claimed.

    :raises NotAllowed: without the right to judge, or to hand over
    :raises NoFundYet: the fund is not set up
    """
    decision = decide(criteria=criteria, on=on, by=by)
    fund = funds.fund()
    if fund is None:
        raise fund_access.no_fund_yet()
    content = proposing.made(checking.weighed(fund, criteria, on), matching.open_round())
    packet = exchange.seal(kind=proposing.KIND, schema=proposing.SCHEMA, content=content, at=at, by=by)
    audit.record(by, "grants.proposed", decision, packet=packet.sha256)
    return packet


@transaction.atomic
def consider(
    *,
    packet_id: int,
    verdict: str,
    reason: str,
    reference: str,
    judge_name: str,
    on: datetime.date,
    at: datetime.datetime,
    by: Actor,
) -> ProposalOutcome:
    """Judge a fund's proposal for the province and seal the answer.

    :param reference: the resolution or letter by which it is certified or sent back
    :raises NotAllowed: without the right to consider, or to hand over
    :raises PacketUnknown: no such proposal came
    :raises ProposalIncomplete: reason, number or name are missing
    :raises ProposalAnswered: it was answered before
    """
    by.must(access.CONSIDER)
    packet = packets.received(by, packet_id, kind=proposing.KIND)
    given = {"reason": clean_line(reason)[:600], "reference": clean_line(reference)[:80]}
    given["judge_name"] = clean_line(judge_name)[:160]
    if verdict not in ProposalOutcome.Verdict.values or not all(given.values()):
        raise ProposalIncomplete(
            t(
                "กรุณากรอกเหตุผล เลขที่มติหรือหนังสือ และชื่อผู้พิจารณาให้ครบ",
                "Please give the reason, the number of the resolution or letter, and who judged.",
            )
        )
    one_at_a_time(f"proposal:{packet.pk}")
    if ProposalOutcome.objects.filter(packet=packet).exists():
        raise _answered()
    content = {"verdict": verdict, "judged_on": on.isoformat(), **given}
    proposing.read(proposing.ANSWER_SCHEMA, content)
    answer = exchange.seal(
        kind=proposing.ANSWER,
        schema=proposing.ANSWER_SCHEMA,
        content=content,
        at=at,
        by=by,
        answers=packet.sha256,
    )
    outcome: ProposalOutcome = ProposalOutcome.objects.create(
        packet=packet, answer=answer, verdict=verdict, judged_on=on, recorded_by_id=by.user_id, **given
    )
    audit.record(by, "grants.proposal_considered", outcome, verdict=verdict, on=on)
    return outcome


@transaction.atomic
def file_answer(*, packet_id: int, by: Actor) -> Certification:
    """Keep the province's certification as evidence, with the number it gave.

    :raises NotAllowed: without the right to keep evidence
    :raises PacketUnknown: no such answer came
    :raises ProposalNotRead: it cannot be read here
    :raises ProposalAnswered: it certifies nothing, answers no proposal of this fund, or is filed already
    """
    by.must(access.KEEP)
    packet: ReceivedPacket = packets.received(by, packet_id, kind=proposing.ANSWER)
    told = proposals.answer(packet)
    one_at_a_time(f"proposal-answer:{packet.pk}")
    if not told.may_be_filed:
        raise _answered()
    filed = record_certification(
        new=NewCertification(
            certifier=Certification.Certifier.PROVINCIAL_COMMITTEE,
            certified_on=told.judged_on,
            reference=told.reference,
            signed_by=told.judge_name,
        ),
        by=by,
    )
    audit.record(by, "grants.answer_filed", filed, packet=packet.sha256)
    return filed


def _answered() -> ProposalAnswered:
    return ProposalAnswered(
        t(
            "เรื่องนี้บันทึกไว้แล้ว หรือไม่ใช่คำรับรองข้อเสนอของกองทุนนี้",
            "This is recorded already, or it certifies no proposal of this fund.",
        )
    )
