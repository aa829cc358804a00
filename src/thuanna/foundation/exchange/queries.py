"""What is read about packets and senders."""

from __future__ import annotations

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy import keys
from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel import signing

from . import access, packets
from .models import ReceivedPacket, SentPacket, TrustedSender
from .packets import Sender
from .refusals import PacketUnknown

_MOST = 200


def own() -> Sender:
    """This tenant as the sender of its packets."""
    tenant: Tenant = Tenant.objects.get(pk=required_tenant_id())
    return Sender(tenant.code, tenant.name_th, tenant.name_en, signing.public_key_of(own_secret()))


def own_secret() -> bytes:
    """The secret with which this tenant signs; derived, never stored."""
    return keys.key_of(required_tenant_id(), keys.Purpose.PACKET_SIGNATURE)


def trusted(key: bytes) -> TrustedSender | None:
    """The sender with this key, if the office trusts it today."""
    found: TrustedSender | None = TrustedSender.objects.filter(public_key=key.hex(), ended_at=None).first()
    return found


def senders(by: Actor) -> list[TrustedSender]:
    """Whom the office trusts, and whom it did.

    :raises NotAllowed: without the right to see packets
    """
    by.must(access.VIEW)
    return list(TrustedSender.objects.order_by("-trusted_at", "pk")[:_MOST])


def sent(by: Actor, packet_id: int) -> SentPacket:
    """One packet this office sealed.

    :raises NotAllowed: without the right to see packets
    :raises PacketUnknown: there is none
    """
    by.must(access.VIEW)
    found: SentPacket | None = SentPacket.objects.filter(pk=packet_id).first()
    if found is None:
        raise PacketUnknown
    return found


def all_sent(by: Actor) -> list[SentPacket]:
    """What this office sealed, the newest first.

    :raises NotAllowed: without the right to see packets
    """
    by.must(access.VIEW)
    return list(SentPacket.objects.order_by("-made_at", "-pk")[:_MOST])


def received(by: Actor, packet_id: int, *, kind: str | None = None) -> ReceivedPacket:
    """One packet that came, if it is of that kind.

    :raises NotAllowed: without the right to see packets
    :raises PacketUnknown: there is none
    """
    by.must(access.VIEW)
    rows = ReceivedPacket.objects.select_related("sender").filter(pk=packet_id)
    found: ReceivedPacket | None = (rows if kind is None else rows.filter(kind=kind)).first()
    if found is None:
        raise PacketUnknown
    return found


def all_received(by: Actor, *, kind: str | None = None) -> list[ReceivedPacket]:
    """What came, the newest first.

    :raises NotAllowed: without the right to see packets
    """
    by.must(access.VIEW)
    rows = ReceivedPacket.objects.select_related("sender").order_by("-received_at", "-pk")
    return list((rows if kind is None else rows.filter(kind=kind))[:_MOST])


def file_of(packet: SentPacket) -> bytes:
    """The bytes that are handed over; the same each time."""
    return packets.file_of(packet.body, packet.sha256, packet.signature)
