"""The regulation in the browser: begin from a text, decide what overlaps, adopt it, compare two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import time_machine
from django.urls import reverse

from tests.factories import funds, regulations, sessions
from thuanna.foundation.tenancy.context import acting_for
from thuanna.money.regulations.models import RegulationDraft, RegulationVersion

from .test_funds import day, text_of

pytestmark = pytest.mark.usefixtures("clock")

if TYPE_CHECKING:
    from django.test import Client

    from thuanna.foundation.audit.actor import Actor
    from thuanna.foundation.tenancy.models import Tenant


@pytest.fixture
def client(tenant: Tenant, secretary: Actor) -> Client:
    with acting_for(tenant):
        funds.fund_with_book(secretary)
    return sessions.logged_in(secretary)


def begun(client: Client, tenant: Tenant, code: str) -> RegulationDraft:
    client.post(reverse("staff:regulation_start"), {"started_from": code})
    with acting_for(tenant):
        return RegulationDraft.objects.get()


def shown_values(page: object) -> dict[str, object]:
    """What the form on a page would send if nothing were changed."""
    form = page.context["form"]  # type: ignore[attr-defined]  # a test's response
    values = {}
    for bound in form:
        value = bound.field.prepare_value(bound.value())
        if value not in (None, "", []):
            values[bound.html_name] = value
    return values


def test_the_first_page_offers_the_texts_and_says_what_each_leaves_open(client: Client) -> None:
    page = text_of(client.get(reverse("staff:regulations")))

    assert "ระเบียบกองทุนสวัสดิการชุมชนเทศบาลเมืองยโสธร" in page
    assert "ช่วงทับกัน" in page


def test_the_overlap_is_decided_in_the_form_and_then_nothing_stands_in_the_way(
    client: Client, tenant: Tenant
) -> None:
    draft = begun(client, tenant, "yasothon")
    page = client.get(reverse("staff:regulation_draft", args=[draft.pk]))
    assert "ตั้งแต่ 15 ปี 1 วัน ถึงก่อน 18 ปี 1 วัน" in text_of(page)
    address = reverse("staff:regulation_benefit", args=[draft.pk, "death"])
    values = shown_values(client.get(address))
    assert values["tier_4_before"] == "18 ปี 1 วัน"

    client.post(address, {**values, "tier_4_before": "15 ปี 1 วัน", "edition": "1"})

    page = text_of(client.get(reverse("staff:regulation_draft", args=[draft.pk])))
    assert "ไม่มีช่วงทับ ช่วงว่าง หรือข้อขัดกัน" in page
    assert "ให้ผลไม่ตรง" in page


def test_a_form_that_is_saved_unchanged_changes_nothing_but_the_marks(client: Client, tenant: Tenant) -> None:
    draft = begun(client, tenant, "model")
    for code in [one["code"] for one in draft.document["benefits"]]:
        address = reverse("staff:regulation_benefit", args=[draft.pk, code])
        with acting_for(tenant):
            edition = RegulationDraft.objects.get().edition
        client.post(address, {**shown_values(client.get(address)), "edition": str(edition)})

    with acting_for(tenant):
        after = RegulationDraft.objects.get()
    compared = client.get(reverse("staff:regulation_compare"), {"one": "model", "two": f"draft:{draft.pk}"})
    assert after.edition == 1 + len(draft.document["benefits"])
    assert "สองฉบับนี้กำหนดไว้เหมือนกัน" in text_of(compared)


@pytest.mark.parametrize("part", ["general", "contributions", "reliefs", "arrears", "deciding"])
def test_a_part_that_is_saved_unchanged_says_the_same(client: Client, tenant: Tenant, part: str) -> None:
    draft = begun(client, tenant, "model")
    address = reverse("staff:regulation_part", args=[draft.pk, part])

    saved = client.post(address, {**shown_values(client.get(address)), "edition": "1"})

    compared = client.get(reverse("staff:regulation_compare"), {"one": "model", "two": f"draft:{draft.pk}"})
    assert saved.status_code == 302
    assert "สองฉบับนี้กำหนดไว้เหมือนกัน" in text_of(compared)


def test_who_pays_less_is_said_in_a_form_and_in_the_document(client: Client, tenant: Tenant) -> None:
    draft = begun(client, tenant, "model")
    address = reverse("staff:regulation_part", args=[draft.pk, "reliefs"])
    row = {"relief_2_label": "เด็กส่งครึ่งหนึ่ง", "relief_2_pays_percent": "50"}
    values = {**shown_values(client.get(address)), **row, "edition": "1"}
    assert "กรุณาบอกอายุหรือเลือกว่าเป็นใคร" in text_of(client.post(address, values))

    client.post(address, {**values, "relief_2_max_age": "15", "relief_2_categories": ["orphan"]})

    page = text_of(client.get(reverse("staff:regulation_draft", args=[draft.pk])))
    assert "เด็กส่งครึ่งหนึ่ง: เด็กกำพร้า หรือ อายุไม่เกิน 15 ปี ส่งร้อยละ 50 ของเงินสมทบ" in page


def test_a_case_of_the_funds_own_is_tried_at_once(client: Client, tenant: Tenant) -> None:
    draft = begun(client, tenant, "model")
    answers = {
        "name": "นอนสองคืน",
        "benefit": "hospital",
        **day("joined_on", "1/1/2563"),
        **day("on", "1/2/2569"),
        "units": "2",
        "decision": "granted",
        "amount": "250",
    }
    client.post(reverse("staff:regulation_cases", args=[draft.pk]), answers)

    page = text_of(client.get(reverse("staff:regulation_cases", args=[draft.pk])))

    assert "นอนสองคืน" in page
    assert "200.00" in page


def test_it_is_adopted_by_a_resolution_and_then_in_force(client: Client, tenant: Tenant) -> None:
    draft = begun(client, tenant, "model")
    answers = {
        "resolution_no": "1/2570",
        **day("resolution_on", "20/11/2569"),
        **day("starts_on", "20/11/2569"),
    }

    client.post(reverse("staff:regulation_adopt", args=[draft.pk]), answers)

    with acting_for(tenant):
        assert RegulationVersion.objects.get().resolution_no == "1/2570"
    assert "ฉบับที่ใช้อยู่: ฉบับที่ 1" in text_of(client.get(reverse("staff:regulations")))


def test_what_stands_in_the_way_is_said_on_the_page(client: Client, tenant: Tenant) -> None:
    draft = begun(client, tenant, "sadao")
    answers = {
        "resolution_no": "1/2570",
        **day("resolution_on", "20/11/2569"),
        **day("starts_on", "20/11/2569"),
    }

    page = client.post(reverse("staff:regulation_adopt", args=[draft.pk]), answers)

    assert "ยังไม่บอกว่าสมาชิกส่งเงินสมทบเท่าใด" in text_of(page)


def test_a_members_standing_is_shown_for_any_day(client: Client, tenant: Tenant, secretary: Actor) -> None:
    with acting_for(tenant):
        regulations.adopted(secretary)
        payer = funds.member(secretary)
    address = reverse("staff:member_standing", args=[payer.pk])

    page = client.post(address, day("on", "1/3/2570"))

    assert "ค้างส่งตั้งแต่" in text_of(page)


def test_how_far_is_paid_is_set_by_a_resolution_and_the_clause_stands_beside_the_status(
    client: Client, tenant: Tenant, secretary: Actor
) -> None:
    with acting_for(tenant):
        regulations.adopted(secretary)
        member = funds.member(secretary)
    asked = {
        "kind": "forgiven",
        **day("since", "20/11/2569"),
        **day("paid_until", "1/1/2570"),
        "resolution_no": "7/2569",
        **day("resolution_on", "19/11/2569"),
    }
    client.post(reverse("staff:member_base", args=[member.pk]), asked)

    page = text_of(client.get(reverse("staff:member_standing", args=[member.pk])))
    assert "1 มกราคม 2570" in page
    status = text_of(client.get(reverse("staff:fund_status", args=[member.pk])))
    assert "ค้างส่งเกิน 90 วัน พักสิทธิจนกว่าจะส่งครบ" in status


def test_who_lost_membership_by_arrears_is_taken_back_in(
    client: Client, tenant: Tenant, secretary: Actor
) -> None:
    with acting_for(tenant):
        regulations.adopted(secretary)
        member = funds.member(secretary)
    address = reverse("staff:member_back_in", args=[member.pk])
    resolved = {"resolution_no": "9/2571", **day("resolution_on", "10/6/2571")}
    early = client.post(address, {**resolved, **day("resolution_on", "1/11/2569"), **day("on", "20/11/2569")})
    assert "กลับเข้าเป็นสมาชิกแบบนี้ได้เมื่อพ้นสมาชิกภาพ" in text_of(early)

    with time_machine.travel("2028-06-10T03:00:00Z", tick=False):
        later = sessions.logged_in(secretary)
        standing = reverse("staff:member_standing", args=[member.pk])
        assert address in text_of(later.get(standing))
        later.post(address, {**resolved, **day("on", "10/6/2571")})
        after = text_of(later.get(standing))

    assert address not in after
