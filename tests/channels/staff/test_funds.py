"""The fund's pages as a secretary meets them."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.factories import funds, people, places, sessions, tenants
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.money.funds.models import CollectionPoint, Fund, Member, MemberStatus
from thuanna.money.funds.queries import members as queries

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def client(secretary: Actor) -> Client:
    return sessions.logged_in(secretary)


@pytest.fixture
def fund(tenant: Tenant, secretary: Actor) -> Fund:
    with acting_for(tenant):
        return funds.fund(secretary)


@pytest.fixture
def member(fund: Fund, tenant: Tenant, secretary: Actor) -> Member:
    with acting_for(tenant):
        return funds.member(secretary, places.village(secretary, 3), given_name="กานดา")


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def day(name: str, written: str) -> dict[str, str]:
    """The three boxes of a date."""
    parts = dict(zip(("day", "month", "year"), written.split("/"), strict=True))
    return {f"{name}_{part}": value for part, value in parts.items()}


def test_before_there_is_a_fund_the_page_says_what_comes_first(client: Client):
    assert "ตั้งค่ากองทุน" in text_of(client.get("/staff/funds/"))


def test_a_fund_is_set_up_in_one_form(client: Client, tenant: Tenant):
    sent = {"entry_fee": "20", "stands_as": "equity", **day("founded_on", "1/1/2549")}

    answer = client.post("/staff/funds/edit/", sent)

    assert answer.headers["Location"] == "/staff/funds/"
    with acting_for(tenant):
        assert Fund.objects.get().founded_on.year == 2006


def test_a_population_without_its_day_is_said_beside_the_field(client: Client):
    sent = {"entry_fee": "0", "stands_as": "equity", "population": "4,200", **day("founded_on", "1/1/2549")}

    assert "วันที่ของข้อมูลคู่กัน" in text_of(client.post("/staff/funds/edit/", sent))


def test_the_home_counts_members_and_villages(client: Client, member: Member):
    page = text_of(client.get("/staff/funds/"))

    assert "หมู่ 3 บ้านเนินคราม" in page
    assert "1 จาก 1" in page


def test_a_collection_point_is_opened_and_shown(client: Client, fund: Fund):
    sent = {"code": "ม3", "place_th": "ศาลาบ้านเนินคราม", **day("starts_on", "1/1/2569")}

    client.post("/staff/funds/points/new/", sent)

    assert "ศาลาบ้านเนินคราม" in text_of(client.get("/staff/funds/"))


def test_closing_a_point_names_it_and_the_neighbour_finds_nothing(
    client: Client, fund: Fund, tenant: Tenant, stranger: Actor
):
    client.post(
        "/staff/funds/points/new/",
        {"code": "ม3", "place_th": "ศาลาบ้านเนินคราม", **day("starts_on", "1/1/2569")},
    )
    with acting_for(tenant):
        page = f"/staff/funds/points/{CollectionPoint.objects.get().pk}/close/"

    assert "ศาลาบ้านเนินคราม" in text_of(client.get(page))
    assert sessions.logged_in(stranger).get(page).status_code == 404
    assert sessions.logged_in(stranger).post(page, day("on", "1/11/2569")).status_code == 404


def test_somebody_new_is_registered_applies_and_is_admitted(client: Client, fund: Fund, tenant: Tenant):
    registered = client.post(
        "/staff/funds/members/new/person/",
        {"given_name": "สมหญิง", "family_name": "ครามหอม", "no_number_reason": "not_given"},
    )
    applied = client.post(registered.headers["Location"], day("on", "1/10/2569"))
    page = applied.headers["Location"]

    answer = client.post(f"{page}admit/", {"resolution_no": "3/2570", **day("resolution_on", "1/11/2569")})

    assert answer.headers["Location"] == page
    assert "เป็นสมาชิก" in text_of(client.get(page))
    assert "มติครั้งที่ 3/2570" in text_of(client.get(page))


def test_somebody_known_is_found_and_offered(client: Client, fund: Fund, tenant: Tenant, secretary: Actor):
    with acting_for(tenant):
        person = people.person(secretary, "มานี", "ใจดี")

    page = text_of(client.post("/staff/funds/members/new/", {"question": "มานี"}, follow=True))

    assert f"/staff/funds/members/new/{person.pk}/" in page


def test_a_member_found_again_leads_to_the_member(client: Client, member: Member):
    page = text_of(client.post("/staff/funds/members/new/", {"question": "กานดา"}, follow=True))

    assert f"/staff/funds/members/{member.pk}/" in page


def test_a_second_application_is_refused_in_words(client: Client, member: Member):
    answer = client.post(f"/staff/funds/members/new/{member.person_id}/", day("on", "1/11/2569"))

    assert "อยู่ในทะเบียนแล้ว" in text_of(answer)


def test_a_list_of_applicants_is_admitted_by_one_resolution(
    client: Client, fund: Fund, tenant: Tenant, secretary: Actor
):
    with acting_for(tenant):
        waiting = [funds.applicant(secretary) for _ in range(2)]

    client.post(
        "/staff/funds/members/admit/",
        {"members": [m.pk for m in waiting], "resolution_no": "3/2570", **day("resolution_on", "1/11/2569")},
    )

    with acting_for(tenant):
        assert MemberStatus.objects.filter(status="active", resolution_no="3/2570").count() == 2


def test_the_register_is_searched_without_the_name_in_the_address(client: Client, member: Member):
    answer = client.post("/staff/funds/members/search/", {"question": "กานดา"})

    assert answer.headers["Location"] == "/staff/funds/members/"
    assert "นายกานดา" in text_of(client.get("/staff/funds/members/"))


def test_a_filter_that_nobody_meets_says_so(client: Client, member: Member):
    assert "ไม่พบสมาชิกตามที่ค้นหา" in text_of(client.get("/staff/funds/members/?status=resigned"))


def test_filters_outside_the_list_are_ignored(client: Client, member: Member):
    page = client.get("/staff/funds/members/?status=x&village=y&band=z&order=w&after=-1&before=zz")

    assert page.status_code == 200
    assert "นายกานดา" in text_of(page)


def test_a_mark_of_vulnerability_is_no_filter(client: Client, member: Member):
    page = text_of(client.get("/staff/funds/members/"))

    assert "disabled" not in page
    assert "คนพิการ" not in page


def test_the_register_is_printed_as_listed(client: Client, member: Member):
    assert "นายกานดา" in text_of(client.get("/staff/funds/members/print/?order=name"))


def test_a_member_resigns_and_a_mistake_is_taken_back(client: Client, member: Member, tenant: Tenant):
    url = f"/staff/funds/members/{member.pk}/"
    client.post(f"{url}status/", {"status": "resigned", **day("on", "20/11/2569")})
    with acting_for(tenant):
        wrong = queries.history_of(member.pk)[-1]
    assert "ลาออก" in text_of(client.get(url))

    client.post(f"{url}status/{wrong.pk}/", {"reason": "ผิดคน"})

    with acting_for(tenant):
        assert queries.history_of(member.pk)[-1].status == "active"


def test_a_status_before_the_last_one_is_refused_beside_the_day(client: Client, member: Member):
    answer = client.post(
        f"/staff/funds/members/{member.pk}/status/", {"status": "resigned", **day("on", "1/10/2569")}
    )

    assert "สถานะใหม่ต้องเริ่มหลังวันนั้น" in text_of(answer)


def test_payees_are_named(client: Client, member: Member):
    url = f"/staff/funds/members/{member.pk}/"

    client.post(
        f"{url}payees/",
        {"name_1": "บุตรสาว ใจดี", "relation_1": "บุตร", "phone_1": "081 234 5678", **day("on", "1/11/2569")},
    )

    assert "บุตรสาว ใจดี" in text_of(client.get(url))


def test_a_member_moves_to_another_village(client: Client, member: Member, tenant: Tenant, secretary: Actor):
    with acting_for(tenant):
        village = places.village(secretary, 9, name="บ้านเนินขมิ้น")

    client.post(f"/staff/funds/members/{member.pk}/village/", {"community": village.pk})

    assert "หมู่ 9 บ้านเนินขมิ้น" in text_of(client.get(f"/staff/funds/members/{member.pk}/"))


def test_what_waits_leads_to_the_page_where_it_is_done(
    client: Client, fund: Fund, tenant: Tenant, secretary: Actor
):
    with acting_for(tenant):
        funds.applicant(secretary)

    page = text_of(client.get("/staff/"))

    assert "รอรับเป็นสมาชิก" in page
    assert "เปิดสมุดบัญชี" in page


def test_a_registrar_is_not_offered_admission(member: Member, tenant: Tenant):
    registrar = sessions.logged_in(tenants.member_of(tenant, "registrar", username="registrar"))

    assert registrar.get("/staff/funds/members/admit/").status_code == 403


@pytest.mark.parametrize("page", ["", "admit/", "status/", "village/", "payees/"])
def test_the_neighbours_secretary_finds_no_page_of_our_member(
    member: Member, neighbour: Tenant, stranger: Actor, page: str
):
    answer = sessions.logged_in(stranger).get(f"/staff/funds/members/{member.pk}/{page}")

    assert answer.status_code == 404
    assert "กานดา" not in text_of(answer)
