"""Proposals that came to the province, and what came back to the fund."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.exchange import packets
from thuanna.foundation.exchange import queries as exchange
from thuanna.foundation.exchange.models import ReceivedPacket, SentPacket
from thuanna.services.grants import access, proposing
from thuanna.services.grants.models import Certification, ProposalOutcome


@dataclass(frozen=True)
class Proposal:
    """One proposal with what was made of it, if anything was yet."""

    packet: ReceivedPacket
    outcome: ProposalOutcome | None

    @property
    def content(self) -> Mapping[str, Any]:
        """What the fund told.

        :raises ProposalNotRead: it cannot be read here
        """
        return _told(self.packet, proposing.SCHEMA)


@dataclass(frozen=True)
class Answer:
    """What the province answered.

    :ivar may_be_filed: it certifies a proposal of this fund, and is not among the evidence yet
    """

    verdict: str
    reason: str
    reference: str
    judge_name: str
    judged_on: datetime.date
    may_be_filed: bool


def came(by: Actor) -> list[Proposal]:
    """The proposals that came: those that wait first, the oldest of them on top.

    :raises NotAllowed: without the right to consider them
    """
    by.must(access.CONSIDER)
    found = exchange.all_received(by, kind=proposing.KIND)
    outcomes = {
        row.packet_id: row for row in ProposalOutcome.objects.filter(packet__in=[p.pk for p in found])
    }
    listed = [Proposal(packet, outcomes.get(packet.pk)) for packet in found]
    waiting = [one for one in reversed(listed) if one.outcome is None]
    return waiting + [one for one in listed if one.outcome is not None]


def count_waiting() -> int:
    """How many nobody has considered yet."""
    considered = ProposalOutcome.objects.values("packet_id")
    return ReceivedPacket.objects.filter(kind=proposing.KIND).exclude(pk__in=considered).count()


def one(by: Actor, packet_id: int) -> Proposal:
    """One proposal.

    :raises NotAllowed: without the right to consider it
    :raises PacketUnknown: none of that id came
    """
    by.must(access.CONSIDER)
    packet = exchange.received(by, packet_id, kind=proposing.KIND)
    outcome = ProposalOutcome.objects.select_related("answer").filter(packet=packet).first()
    return Proposal(packet, outcome)


def answer(packet: ReceivedPacket) -> Answer:
    """What an answer that came says.

    :raises ProposalNotRead: it cannot be read here
    """
    told = _told(packet, proposing.ANSWER_SCHEMA)
    certifies = told["verdict"] == ProposalOutcome.Verdict.CERTIFIED
    is_ours = SentPacket.objects.filter(kind=proposing.KIND, sha256=packet.answers).exists()
    filed = Certification.objects.filter(
        certifier=Certification.Certifier.PROVINCIAL_COMMITTEE, reference=told["reference"], withdrawn_on=None
    )
    return Answer(
        verdict=told["verdict"],
        reason=told["reason"],
        reference=told["reference"],
        judge_name=told["judge_name"],
        judged_on=datetime.date.fromisoformat(told["judged_on"]),
        may_be_filed=certifies and is_ours and not filed.exists(),
    )


def _told(packet: ReceivedPacket, schema: str) -> Mapping[str, Any]:
    """What a packet says, if it is of the schema that packets of its kind have here.

    :raises ProposalNotRead: it is not
    """
    if packet.schema != schema:
        raise proposing.ProposalNotRead
    return proposing.read(schema, packets.content_of(packet.body))
