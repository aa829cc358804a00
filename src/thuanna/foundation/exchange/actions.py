"""Seals what leaves, takes in what came, and keeps whom the office trusts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.text import clean_line
from thuanna.kernel.uuid7 import new_uuid7

from . import access, packets, queries
from .models import ReceivedPacket, SentPacket, TrustedSender
from .packets import Opened
from .refusals import AlreadyReceived, NotCompared, OwnPacket, PacketUnknown, SenderUnknown


@dataclass(frozen=True)
class Vouched:
    """That somebody compared the sender's fingerprint with the sender, and how."""

    fingerprint: str
    checked_how: str


@transaction.atomic
def seal(
    *,
    kind: str,
    schema: str,
    content: Mapping[str, Any],
    at: datetime.datetime,
    by: Actor,
    answers: str = "",
) -> SentPacket:
    """Write a snapshot down and sign it with the tenant's key; its file is `queries.file_of`.

    :param answers: the hash of the packet it answers
    :raises NotAllowed: without the right to hand over
    """
    by.must(access.HAND_OVER)
    packet_id = new_uuid7(int(at.timestamp() * 1000))
    body = packets.written(
        packet_id=packet_id,
        kind=kind,
        schema=schema,
        made_at=at,
        sender=queries.own(),
        content=content,
        answers=answers,
    )
    sha256, signature = packets.signed(body, queries.own_secret())
    packet: SentPacket = SentPacket.objects.create(
        packet_id=packet_id,
        kind=kind,
        schema=schema,
        body=body,
        sha256=sha256,
        signature=signature,
        answers=answers,
        made_at=at,
        sealed_by_id=by.user_id,
    )
    audit.record(by, "exchange.packet_sealed", packet, kind=kind, sha256=sha256)
    return packet


@transaction.atomic
def receive(
    *, raw: bytes, at: datetime.datetime, by: Actor, vouched: Vouched | None = None
) -> ReceivedPacket:
    """Take a packet in: whole, from a sender this office trusts, and only once.

    :param vouched: says that a sender seen the first time was compared; needs the right to trust
    :raises NotAllowed: without the right to receive, or to trust
    :raises PacketUnreadable: it is no packet
    :raises PacketChanged: not every byte is as it was signed
    :raises OwnPacket: this office made it
    :raises SenderUnknown: nobody compared the sender's key yet
    :raises NotCompared: how it was compared is not said, or it was another's fingerprint
    :raises AlreadyReceived: it came before
    """
    by.must(access.HAND_OVER)
    opened = packets.opened(raw)
    if opened.sender.key == queries.own().key:
        raise OwnPacket
    sender = queries.trusted(opened.sender.key)
    if sender is None:
        if vouched is None:
            raise SenderUnknown(opened)
        sender = _trust(opened, vouched, at, by)
    if ReceivedPacket.objects.filter(packet_id=opened.packet_id).exists():
        raise AlreadyReceived
    packet: ReceivedPacket = ReceivedPacket.objects.create(
        packet_id=opened.packet_id,
        kind=opened.kind,
        schema=opened.schema,
        body=opened.body,
        sha256=opened.sha256,
        signature=opened.signature,
        answers=opened.answers,
        made_at=opened.made_at,
        sender=sender,
        received_at=at,
        received_by_id=by.user_id,
    )
    audit.record(by, "exchange.packet_received", packet, kind=opened.kind, sha256=opened.sha256)
    return packet


@transaction.atomic
def end_trust(*, sender_id: int, why: str, at: datetime.datetime, by: Actor) -> TrustedSender:
    """Take nothing more in from a sender; what was received stays.

    :raises NotAllowed: without the right
    :raises PacketUnknown: no such sender, or it ended before
    :raises NotCompared: no reason is given
    """
    by.must(access.TRUST)
    open_ones = TrustedSender.objects.select_for_update().filter(ended_at=None)
    sender: TrustedSender | None = open_ones.filter(pk=sender_id).first()
    if sender is None:
        raise PacketUnknown
    reason = clean_line(why)
    if not reason:
        raise NotCompared
    sender.ended_at, sender.ended_why = at, reason
    sender.save(update_fields=["ended_at", "ended_why"])
    audit.record(by, "exchange.trust_ended", sender)
    return sender


def _trust(opened: Opened, vouched: Vouched, at: datetime.datetime, by: Actor) -> TrustedSender:
    by.must(access.TRUST)
    how = clean_line(vouched.checked_how)
    if not how or vouched.fingerprint.split() != opened.sender.fingerprint.split():
        raise NotCompared
    sender: TrustedSender = TrustedSender.objects.create(
        public_key=opened.sender.key.hex(),
        code=opened.sender.code,
        name_th=opened.sender.name_th,
        name_en=opened.sender.name_en,
        checked_how=how,
        trusted_at=at,
        trusted_by_id=by.user_id,
    )
    audit.record(by, "exchange.sender_trusted", sender, fingerprint=opened.sender.fingerprint)
    return sender
