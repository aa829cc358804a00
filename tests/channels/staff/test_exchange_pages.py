"""Sealed packets on the staff pages: the file goes out of one office and into another."""

from __future__ import annotations

import base64

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories import tenants
from tests.factories.sessions import logged_in
from thuanna.foundation.exchange import actions, packets
from thuanna.foundation.exchange.models import ReceivedPacket, SentPacket, TrustedSender
from thuanna.foundation.tenancy.context import acting_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(tenant):
    with acting_for(tenant):
        return tenants.member_of(tenant, "head", username="head")


@pytest.fixture
def next_head(neighbour):
    with acting_for(neighbour):
        return tenants.member_of(neighbour, "head", username="next-head")


@pytest.fixture
def file(tenant, head):
    """A packet of the first office, as downloaded from its page."""
    with acting_for(tenant):
        packet = actions.seal(kind="test.thing", schema="t-1", content={}, at=tenants.NOW, by=head)
    answer = logged_in(head).get(reverse("staff:packet_file", args=[packet.pk]))
    assert "attachment" in answer["Content-Disposition"]
    return answer.content


def brought(raw: bytes) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile("a.thuanna.json", raw)}


def test_a_file_goes_from_one_office_to_another_over_the_telephone(file, neighbour, next_head):
    browser = logged_in(next_head)

    asked = browser.post(reverse("staff:packet_receive"), brought(file)).content.decode()
    print_ = packets.opened(file).sender.fingerprint
    said = {"packet": base64.b64encode(file).decode(), "fingerprint": print_}
    unsaid = browser.post(reverse("staff:packet_vouch"), {**said, "same": "on"})
    done = browser.post(
        reverse("staff:packet_vouch"), {**said, "checked_how": "โทรถามกอง", "same": "on"}, follow=True
    ).content.decode()

    assert print_ in asked
    assert "เทียบรหัสยืนยัน" in unsaid.content.decode()
    assert "รับซองแล้ว" in done
    with acting_for(neighbour):
        assert ReceivedPacket.objects.count() == TrustedSender.objects.count() == 1
    assert "โทรถามกอง" in browser.get(reverse("staff:exchange")).content.decode()


def test_a_changed_file_is_refused_beside_its_field(file, neighbour, next_head):
    page = logged_in(next_head).post(
        reverse("staff:packet_receive"), brought(file.replace(b"test.thing", b"test.thong"))
    )

    assert "ไม่ตรงกับที่ผู้ส่งลงลายมือชื่อไว้" in page.content.decode()
    with acting_for(neighbour):
        assert not ReceivedPacket.objects.exists()


def test_an_officer_is_told_who_may_trust(file, neighbour):
    with acting_for(neighbour):
        officer = tenants.member_of(neighbour, "officer", username="next-officer")

    page = logged_in(officer).post(reverse("staff:packet_receive"), brought(file)).content.decode()

    assert "ขอให้หัวหน้ากองหรือปลัดรับซองนี้" in page


def test_trust_is_ended_on_a_page(file, neighbour, next_head):
    with acting_for(neighbour):
        vouched = actions.Vouched(packets.opened(file).sender.fingerprint, "โทรถาม")
        sender = actions.receive(raw=file, at=tenants.NOW, by=next_head, vouched=vouched).sender
    browser = logged_in(next_head)

    browser.post(reverse("staff:sender_end", args=[sender.pk]), {"why": "กุญแจเปลี่ยน"})

    assert "เลิกแล้ว" in browser.get(reverse("staff:exchange")).content.decode()


def test_the_neighbour_cannot_download_what_was_not_handed_over(file, tenant, next_head):
    with acting_for(tenant):
        packet_id = SentPacket.objects.get().pk

    answer = logged_in(next_head).get(reverse("staff:packet_file", args=[packet_id]))

    assert answer.status_code == 404


def test_the_list_asks_a_bounded_number_of_questions(tenant, head, django_assert_max_num_queries):
    with acting_for(tenant):
        for _ in range(4):
            actions.seal(kind="test.thing", schema="t-1", content={}, at=tenants.NOW, by=head)
    browser = logged_in(head)

    with django_assert_max_num_queries(30):
        browser.get(reverse("staff:exchange"))
