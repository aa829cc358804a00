"""Packets as they were handed over and received, and the senders an office trusts."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal
from thuanna.kernel import signing
from thuanna.kernel.language import current_language
from thuanna.kernel.thai_dates import day_of

_SHA256 = r"^[0-9a-f]{64}$"


class Packet(TenantOwned):
    """What sent and received packets have in common.

    :ivar body: the canonical text that was signed, byte by byte
    :ivar answers: the hash of the packet it answers, if it answers one
    """

    packet_id = internal(models.UUIDField())
    kind = internal(models.CharField(max_length=60))
    schema = internal(models.CharField(max_length=60))
    body = internal(models.TextField())
    sha256 = internal(models.CharField(max_length=64))
    signature = internal(models.CharField(max_length=128))
    answers = internal(models.CharField(max_length=64, blank=True))
    made_at = internal(models.DateTimeField())

    class Meta:
        abstract = True
        constraints = (
            models.UniqueConstraint(fields=["tenant", "packet_id"], name="%(class)s_once"),
            models.CheckConstraint(
                condition=Q(sha256__regex=_SHA256) & Q(signature__regex=r"^[0-9a-f]{128}$"),
                name="%(class)s_is_sealed",
            ),
            models.CheckConstraint(
                condition=Q(answers="") | Q(answers__regex=_SHA256), name="%(class)s_answers_a_packet"
            ),
            models.CheckConstraint(
                condition=~Q(kind="") & ~Q(schema="") & ~Q(body=""), name="%(class)s_says_something"
            ),
        )

    @property
    def made_on(self) -> datetime.date:
        """The day it was sealed."""
        return day_of(self.made_at)


class SentPacket(Packet):
    """A packet this tenant sealed; its file can be made again at any time, to the byte."""

    RETENTION = "packets"
    APPEND_ONLY = True

    sealed_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )

    class Meta(Packet.Meta):
        indexes = (models.Index(fields=["tenant", "sha256"], name="sent_packet_by_hash"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.packet_id}"


class TrustedSender(TenantOwned):
    """Another office whose key somebody compared with the office itself.

    :ivar checked_how: how it was compared: by telephone with whom, or on paper
    :ivar ended_at: from then on its packets are refused; what was received stays
    """

    RETENTION = "packets"

    public_key = internal(models.CharField(max_length=64))
    code = internal(models.CharField(max_length=40))
    name_th = internal(models.CharField(max_length=200))
    name_en = internal(models.CharField(max_length=200, blank=True))
    checked_how = internal(models.CharField(max_length=300))
    trusted_at = internal(models.DateTimeField())
    trusted_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    ended_at = internal(models.DateTimeField(null=True, blank=True))
    ended_why = internal(models.CharField(max_length=300, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "public_key"],
                condition=Q(ended_at__isnull=True),
                name="trusted_sender_once",
            ),
            models.CheckConstraint(condition=Q(public_key__regex=_SHA256), name="trusted_sender_has_key"),
            models.CheckConstraint(
                condition=~Q(name_th="") & ~Q(checked_how=""), name="trusted_sender_was_compared"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_why="")
                | (Q(ended_at__isnull=False) & ~Q(ended_why="")),
                name="trusted_sender_ended_with_reason",
            ),
        )

    def __str__(self) -> str:
        return f"sender {self.code}"

    @property
    def trusted_on(self) -> datetime.date:
        """The day the key was compared."""
        return day_of(self.trusted_at)

    @property
    def fingerprint(self) -> str:
        """The short form of its key that people read to each other."""
        return signing.fingerprint(bytes.fromhex(self.public_key))

    @property
    def name(self) -> str:
        """The name in the language being spoken."""
        return self.name_th if current_language() == "th" else (self.name_en or self.name_th)


class ReceivedPacket(Packet):
    """A packet that came from a trusted sender, as it came."""

    RETENTION = "packets"
    APPEND_ONLY = True

    sender = internal(TenantForeignKey(TrustedSender))
    received_at = internal(models.DateTimeField())
    received_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )

    class Meta(Packet.Meta):
        indexes = (models.Index(fields=["tenant", "answers"], name="received_packet_by_answered"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.packet_id}"

    @property
    def received_on(self) -> datetime.date:
        """The day it was taken in."""
        return day_of(self.received_at)
