"""A packet between two offices: sealed, handed over as a file, checked, taken in once, answered."""

from __future__ import annotations

import json

import pytest
from django.db import IntegrityError, transaction

from tests.factories import tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.exchange import actions, packets, queries
from thuanna.foundation.exchange.models import ReceivedPacket, SentPacket, TrustedSender
from thuanna.foundation.exchange.refusals import (
    AlreadyReceived,
    NotCompared,
    OwnPacket,
    PacketChanged,
    PacketUnknown,
    PacketUnreadable,
    SenderUnknown,
)
from thuanna.foundation.tenancy.context import acting_for

pytestmark = pytest.mark.django_db
CONTENT = {"words": "รถรับ-ส่งไปหาหมอ", "satang": 4_800_000, "none": None}


@pytest.fixture
def head(acting):
    """May hand over, receive and vouch."""
    return tenants.member_of(acting, "head", username="head")


@pytest.fixture
def next_head(neighbour):
    """The same next door."""
    return tenants.member_of(neighbour, "head", username="next-head")


def sealed(by, **more) -> bytes:
    """A file as this office hands it over."""
    given = {"kind": "test.thing", "schema": "thing-1", "content": CONTENT, "at": tenants.NOW, **more}
    return queries.file_of(actions.seal(by=by, **given))


def vouched(raw: bytes, how: str = "โทรถามแล้วตรงกัน") -> actions.Vouched:
    return actions.Vouched(packets.opened(raw).sender.fingerprint, how)


def received(raw: bytes, by) -> ReceivedPacket:
    return actions.receive(raw=raw, at=tenants.NOW, by=by, vouched=vouched(raw))


def test_what_one_office_sealed_another_reads_to_the_letter(head, neighbour, next_head):
    raw = sealed(head)

    with acting_for(neighbour):
        packet = received(raw, next_head)

        assert packets.content_of(packet.body) == CONTENT
        assert packet.sender.name_th == "กองทุนสวัสดิการชุมชน noenkhram-fund"
        assert packet.sha256 == packets.opened(raw).sha256


def test_the_file_is_the_same_each_time_it_is_made(head):
    packet = actions.seal(kind="test.thing", schema="thing-1", content=CONTENT, at=tenants.NOW, by=head)

    assert queries.file_of(packet) == queries.file_of(queries.sent(head, packet.pk))


def test_a_sender_is_asked_for_by_fingerprint_the_first_time_only(head, neighbour, next_head):
    first, second = sealed(head), sealed(head)

    with acting_for(neighbour):
        with pytest.raises(SenderUnknown) as unknown:
            actions.receive(raw=first, at=tenants.NOW, by=next_head)
        received(first, next_head)
        actions.receive(raw=second, at=tenants.NOW, by=next_head)

        assert packets.opened(first).sender.fingerprint in str(unknown.value)
        assert ReceivedPacket.objects.count() == 2
        assert TrustedSender.objects.get().checked_how == "โทรถามแล้วตรงกัน"


@pytest.mark.parametrize(
    "given", [actions.Vouched("0000 1111", "โทรถาม"), actions.Vouched("", "โทรถาม")], ids=["other", "none"]
)
def test_a_fingerprint_that_differs_is_not_trusted(head, neighbour, next_head, given):
    raw = sealed(head)

    with acting_for(neighbour), pytest.raises(NotCompared):
        actions.receive(raw=raw, at=tenants.NOW, by=next_head, vouched=given)


def test_how_it_was_compared_is_said(head, neighbour, next_head):
    raw = sealed(head)

    with acting_for(neighbour), pytest.raises(NotCompared):
        actions.receive(raw=raw, at=tenants.NOW, by=next_head, vouched=vouched(raw, " "))


def test_the_same_packet_is_taken_in_once(head, neighbour, next_head):
    raw = sealed(head)

    with acting_for(neighbour):
        received(raw, next_head)
        with pytest.raises(AlreadyReceived):
            actions.receive(raw=raw, at=tenants.NOW, by=next_head)
        with pytest.raises(IntegrityError), transaction.atomic():
            twin = ReceivedPacket.objects.get()
            twin.pk = None
            ReceivedPacket.objects.bulk_create([twin])


def rewritten(raw: bytes, old: str, new: str) -> bytes:
    """The file with other words in its body and a hash that fits them."""
    file = json.loads(raw)
    assert old in file["body"]
    file["body"] = file["body"].replace(old, new)
    file["sha256"] = packets.signed(file["body"], bytes(32))[0]
    return json.dumps(file).encode()


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw.replace("รถรับ".encode(), "เรือรับ".encode()),
        lambda raw: rewritten(raw, "4800000", "9900000"),
        lambda raw: rewritten(raw, "{", "{ "),
        lambda raw: raw.replace(json.loads(raw)["signature"].encode(), b"0" * 128),
    ],
    ids=["words", "money and hash", "one space", "signature"],
)
def test_changed_bytes_are_refused(head, neighbour, next_head, change):
    raw = sealed(head)
    said = vouched(raw)

    with acting_for(neighbour), pytest.raises(PacketChanged):
        actions.receive(raw=change(raw), at=tenants.NOW, by=next_head, vouched=said)


def test_another_key_under_a_trusted_name_is_unknown(head, neighbour, next_head):
    raw = sealed(head)
    body = json.loads(raw)["body"]
    own, forged = queries.own(), b"\x07" * 32
    from thuanna.kernel import signing

    body = body.replace(own.key.hex(), signing.public_key_of(forged).hex())
    forgery = packets.file_of(body, *packets.signed(body, forged))

    with acting_for(neighbour):
        received(raw, next_head)
        with pytest.raises(SenderUnknown):
            actions.receive(raw=forgery, at=tenants.NOW, by=next_head)


@pytest.mark.parametrize(
    "raw",
    [b"", b"{}", b"[1]", b"\xff\xfe", b'{"format": 1.5}', b"[" * 100_000, b" " * (packets.MOST_BYTES + 1)],
    ids=["empty", "object", "list", "no text", "fraction", "deep", "huge"],
)
def test_what_is_no_packet_is_refused(acting, head, raw):
    with pytest.raises(PacketUnreadable):
        actions.receive(raw=raw, at=tenants.NOW, by=head)


def test_ones_own_packet_is_for_others(acting, head):
    with pytest.raises(OwnPacket):
        actions.receive(raw=sealed(head), at=tenants.NOW, by=head)


def test_an_answer_names_the_packet_it_answers(acting, head, neighbour, next_head):
    raw = sealed(head)
    with acting_for(neighbour):
        came = received(raw, next_head)
        answer = sealed(next_head, kind="test.answer", answers=came.sha256)

    back = received(answer, head)

    assert back.answers == SentPacket.objects.get().sha256


def test_trust_ends_and_what_came_stays(head, neighbour, next_head):
    first, second = sealed(head), sealed(head)

    with acting_for(neighbour):
        sender = received(first, next_head).sender
        actions.end_trust(sender_id=sender.pk, why="กุญแจเปลี่ยน", at=tenants.NOW, by=next_head)

        with pytest.raises(SenderUnknown):
            actions.receive(raw=second, at=tenants.NOW, by=next_head)
        with pytest.raises(PacketUnknown):
            actions.end_trust(sender_id=sender.pk, why="อีกครั้ง", at=tenants.NOW, by=next_head)
        assert ReceivedPacket.objects.count() == 1


def test_who_may_receive_may_not_vouch(head, neighbour):
    raw = sealed(head)

    with acting_for(neighbour):
        officer = tenants.member_of(neighbour, "officer", username="next-officer")
        with pytest.raises(NotAllowed):
            received(raw, officer)


def test_who_has_no_part_in_it_sees_and_hands_over_nothing(acting, head):
    sealed(head)
    volunteer = tenants.member_of(acting, "volunteer", username="volunteer")

    with pytest.raises(NotAllowed):
        sealed(volunteer)
    with pytest.raises(NotAllowed):
        queries.all_sent(volunteer)


def test_the_neighbour_sees_no_packet_that_was_not_handed_over(head, neighbour, next_head):
    packet = actions.seal(kind="test.thing", schema="thing-1", content=CONTENT, at=tenants.NOW, by=head)

    with acting_for(neighbour):
        assert queries.all_sent(next_head) == queries.all_received(next_head) == []
        with pytest.raises(PacketUnknown):
            queries.sent(next_head, packet.pk)
