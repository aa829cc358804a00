"""A claim in the browser: taken on a phone, certified, decided, its letter printed, its payment prepared."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.urls import reverse

from tests.factories import claims, sessions, tenants
from tests.factories.claims import Office
from thuanna.foundation.tenancy.context import acting_for
from thuanna.money.claims.models import Claim, Recovery
from thuanna.money.claims.queries import states
from thuanna.money.payments.models import PaymentOrder

from .test_funds import day, text_of

if TYPE_CHECKING:
    from django.test import Client

    from thuanna.foundation.audit.actor import Actor
    from thuanna.foundation.tenancy.models import Tenant
    from thuanna.money.funds.models import Member

ON = datetime.datetime(2027, 6, 10, 9, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with time_machine.travel(ON, tick=False):
        yield


@pytest.fixture
def office(tenant: Tenant, secretary: Actor) -> Office:
    with acting_for(tenant):
        return claims.office(tenant, secretary)


@pytest.fixture
def client(office: Office) -> Client:
    return sessions.logged_in(office.secretary)


@pytest.fixture
def member(tenant: Tenant, office: Office) -> Member:
    with acting_for(tenant):
        return claims.member(office.secretary)


def event(benefit: str = "hospital", typed: str = "1/6/2570") -> dict[str, str]:
    return {"benefit": benefit, **day("event_on", typed)}


def only_claim(tenant: Tenant) -> Claim:
    with acting_for(tenant):
        return Claim.objects.get()


def test_short_steps_take_a_claim_and_then_ask_for_its_papers(
    client: Client, member: Member, tenant: Tenant
) -> None:
    found = client.post(reverse("staff:claim_find"), {"question": member.number})
    address = reverse("staff:claim_of", args=[member.pk])
    assert address in text_of(found)
    assert "กี่คืน" in text_of(client.post(address, {**event(), "far": "event"}))
    assert "ใครยื่นคำขอ" in text_of(client.post(address, {**event(), "far": "details", "units": "3"}))
    answers = {**event(), "far": "who", "request_id": "r1", "units": "3", "claimant": "self"}

    made = client.post(address, answers)

    papers = client.get(made["Location"])
    assert "ใบรับรองการนอนโรงพยาบาล" in text_of(papers)
    client.post(made["Location"], {"seen_id_card": "on"})
    claim = only_claim(tenant)
    assert claim.units == 3
    page = text_of(client.get(reverse("staff:claim", args=[claim.pk])))
    assert "ยังขาดเอกสาร" in page
    assert "เห็นตัวจริงแล้ว" in page


def test_who_comes_for_somebody_is_named(client: Client, member: Member) -> None:
    answers = {**event(), "far": "who", "units": "3", "claimant": "relative"}

    page = client.post(reverse("staff:claim_of", args=[member.pk]), answers)

    assert "กรุณากรอกชื่อผู้ยื่นแทน" in text_of(page)


def test_from_the_centre_to_the_payment(
    client: Client, member: Member, office: Office, tenant: Tenant
) -> None:
    with acting_for(tenant):
        claim, name = claims.hospital(member, office.secretary), member.person.full_name
    for person in office.centre:
        sessions.logged_in(person).post(
            reverse("staff:claim_certify", args=[claim.pk]), {"verdict": "certified", "is_not_mine": "on"}
        )
    chair = sessions.logged_in(office.chair)
    assert "300.00" in text_of(chair.get(reverse("staff:claim_decide", args=[claim.pk])))
    chair.post(reverse("staff:claim_decide", args=[claim.pk]), {"is_not_mine": "on"})

    letter = chair.get(reverse("staff:claim_letter", args=[claim.pk, 1]))
    english = chair.get(reverse("staff:claim_letter", args=[claim.pk, 1]), {"language": "en"})
    page = text_of(chair.get(reverse("staff:claim", args=[claim.pk])))
    paying = {"payee": name, "out_of": "treasurer", "funder": "member"}
    paid = client.post(reverse("staff:claim_pay", args=[claim.pk]), paying)

    assert letter.content.startswith(b"%PDF")
    assert english.content.startswith(b"%PDF")
    assert english.content != letter.content
    assert "แจ้งกองทุนได้ภายในวันที่ 10 กรกฎาคม 2570" in page
    assert paid.status_code == 302
    with acting_for(tenant):
        assert PaymentOrder.objects.get().amount_satang == 30_000
        assert states.state_of(claim) == "paying"


def test_a_decision_needs_the_word_that_it_is_not_ones_own(
    office: Office, member: Member, tenant: Tenant
) -> None:
    with acting_for(tenant):
        claim = claims.certified(claims.hospital(member, office.secretary), office)
    chair = sessions.logged_in(office.chair)

    page = chair.post(reverse("staff:claim_decide", args=[claim.pk]), {"csrfmiddlewaretoken": "-"})

    assert "ถ้าเป็นเรื่องของตนเองหรือครอบครัว" in text_of(page)


def test_an_objection_is_taken_down_and_waits_for_others(
    client: Client, member: Member, office: Office, tenant: Tenant
) -> None:
    with acting_for(tenant):
        claim = claims.hospital(member, office.secretary)
        claims.decided(claim, office)
    client.post(reverse("staff:claim_object", args=[claim.pk]), {"raised_by": "สมศรี", "grounds": "นอน 4 คืน"})

    assert "พิจารณาข้อโต้แย้ง" in text_of(client.get(reverse("staff:claim", args=[claim.pk])))
    assert "ข้อโต้แย้งรอตอบ" in text_of(client.get(reverse("staff:home")))


def test_the_list_asks_a_bounded_number_of_questions(
    client: Client, member: Member, office: Office, tenant: Tenant, django_assert_max_num_queries: object
) -> None:
    with acting_for(tenant):
        [claims.hospital(member, office.secretary, units=1) for _ in range(8)]

    with django_assert_max_num_queries(60):  # type: ignore[operator]  # pytest-django's fixture
        page = client.get(reverse("staff:claims"))

    assert text_of(page).count("สว-2570-") == 8


def test_without_a_regulation_the_page_says_what_comes_first(neighbour: Tenant, stranger: Actor) -> None:
    page = sessions.logged_in(stranger).get(reverse("staff:claims"))

    assert "ยังไม่ได้ประกาศใช้ระเบียบ" in text_of(page)


def test_a_wrong_payment_comes_back_in_parts_after_a_check_in_words(
    client: Client, member: Member, office: Office, tenant: Tenant
) -> None:
    with acting_for(tenant):
        treasurer = tenants.member_of(tenant, "treasurer", username="claims-treasurer")
        claim = claims.hospital(member, office.secretary)
        claims.paid(claim, office, treasurer)
    answers = {"amount": "100", "reason": "นอนสองคืน", "with_whom": "สมศรี", "parts": "3"}
    client.post(reverse("staff:claim_recover", args=[claim.pk]), {**answers, **day("first_on", "31/7/2570")})
    page = text_of(client.get(reverse("staff:claim", args=[claim.pk])))
    assert "งวดที่ 2 ภายใน 31 สิงหาคม 2570" in page
    assert "33.34" in page
    with acting_for(tenant):
        recovery = Recovery.objects.get()
    letter = client.get(reverse("staff:claim_recover_letter", args=[claim.pk, recovery.pk]))
    address = reverse("staff:claim_recover_take", args=[claim.pk, recovery.pk])
    brought = {
        "amount": "33.34",
        "brought_by": "สมศรี",
        "into": "treasurer",
        "request_id": "r1",
        **day("happened_on", "10/6/2570"),
    }
    desk = sessions.logged_in(treasurer)

    check = text_of(desk.post(address, {**brought, "step": "check"}))
    receipt = desk.post(address, {**brought, "step": "save"})

    assert letter.content.startswith(b"%PDF")
    assert "สามสิบสามบาทสามสิบสี่สตางค์" in check
    assert receipt.status_code == 302
    assert "66.66" in text_of(client.get(reverse("staff:claim", args=[claim.pk])))


def test_money_nobody_fetched_has_a_page(
    client: Client, member: Member, office: Office, tenant: Tenant
) -> None:
    with acting_for(tenant):
        claims.decided(claims.hospital(member, office.secretary), office)

    page = text_of(client.get(reverse("staff:claims_unfetched")))

    assert "รวม 300.00 บาท" in page
