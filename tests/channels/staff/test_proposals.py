"""A proposal walks from the fund to the province and back, in the browser."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.factories import grants as make
from tests.factories import sessions, tenants
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.exchange import packets
from thuanna.foundation.exchange import queries as exchange
from thuanna.foundation.exchange.models import ReceivedPacket, SentPacket
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def province() -> Tenant:
    return tenants.tenant("province", Tenant.Kind.PROVINCE)


@pytest.fixture
def officer(province: Tenant) -> Client:
    return sessions.logged_in(tenants.member_of(province, "province", username="province-officer"))


@pytest.fixture
def fund(tenant: Tenant, secretary: Actor) -> Client:
    with acting_for(tenant):
        make.fund(secretary)
        make.certification(secretary)
    return sessions.logged_in(secretary)


def text_of(answer: HttpResponse) -> str:
    return BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True)


def hand_over(sender: Tenant, receiver: Client) -> None:
    """Download the last packet of one office and take it in at the other, having compared the fingerprint."""
    with acting_for(sender):
        raw = exchange.file_of(SentPacket.objects.latest("pk"))
    asked = receiver.post("/staff/packets/receive/", {"file": SimpleUploadedFile("a.thuanna.json", raw)})
    packet = BeautifulSoup(asked.content, "html.parser").select_one('input[name="packet"]')
    assert packet is not None
    fingerprint = packets.opened(raw).sender.fingerprint
    said = {
        "fingerprint": fingerprint,
        "checked_how": "โทรถามแล้ว",
        "same": "on",
        "packet": str(packet["value"]),
    }
    receiver.post("/staff/packets/vouch/", said)


def test_from_the_fund_to_the_province_and_back(
    tenant: Tenant, fund: Client, province: Tenant, officer: Client
) -> None:
    fund.post("/staff/grants/propose/existing_fund/", {"confirm": "1"})
    hand_over(tenant, officer)
    with acting_for(province):
        came = ReceivedPacket.objects.get()
    queue = text_of(officer.get("/staff/grants/proposals/"))
    shown = text_of(officer.get(f"/staff/grants/proposals/{came.pk}/"))
    judged = officer.post(
        f"/staff/grants/proposals/{came.pk}/",
        {
            "verdict": "certified",
            "reason": "หลักฐานครบ",
            "reference": "มติ 3/2569",
            "judge_name": "สมคิด ตัวอย่าง",
        },
        follow=True,
    )
    hand_over(province, fund)
    with acting_for(tenant):
        answer = ReceivedPacket.objects.get()
    told = text_of(fund.get(f"/staff/grants/answers/{answer.pk}/"))
    filed = fund.post(f"/staff/grants/answers/{answer.pk}/", follow=True)

    assert "รอพิจารณา" in queue
    assert "สถาบันพัฒนาองค์กรชุมชน (พอช.)" in shown
    assert "ดาวน์โหลดซองตอบให้กองทุน" in text_of(judged)
    assert "หลักฐานครบ" in told
    assert "มติ 3/2569" in text_of(filed)


def test_an_unfinished_judgement_is_asked_for_beside_its_fields(
    tenant: Tenant, fund: Client, province: Tenant, officer: Client
) -> None:
    fund.post("/staff/grants/propose/existing_fund/", {"confirm": "1"})
    hand_over(tenant, officer)
    with acting_for(province):
        came = ReceivedPacket.objects.get()

    page = text_of(officer.post(f"/staff/grants/proposals/{came.pk}/", {"verdict": "certified"}))

    assert "ยังไม่ได้กรอกเลขที่มติหรือหนังสือ" in page


def test_the_queue_of_the_province_is_not_for_a_fund(fund: Client) -> None:
    assert fund.get("/staff/grants/proposals/").status_code == 403
