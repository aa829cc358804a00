"""A claim over a member's personal link: made in short steps, kept once, its papers photographed."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.factories import claims, tenants, town_site
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.tokens import new_token
from thuanna.money.claims import actions
from thuanna.money.claims.models import Claim, ClaimPaper
from thuanna.money.claims.queries import states
from thuanna.money.funds.actions import passbooks

NOW = datetime.datetime(2027, 6, 10, 9, tzinfo=datetime.UTC)
ON = datetime.date(2027, 6, 10)
EVENT = {"benefit": "hospital", "event_on_day": "1", "event_on_month": "6", "event_on_year": "2570"}
DETAILS = {**EVENT, "units": "3"}
WHO = {"claimant": "relative", "claimant_name": "นวล เก็บดาว", "claimant_phone": "0890000000"}


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def fund(db: None) -> Tenant:
    """A fund beside the published ones of this folder."""
    return tenants.tenant("own-fund")


@pytest.fixture
def office(fund: Tenant) -> claims.Office:
    by = tenants.member_of(fund, "secretary", username="own-secretary")
    with acting_for(fund):
        return claims.office(fund, by)


def link_of(fund: Tenant, by: Actor) -> str:
    """The address of a new member's personal link."""
    with acting_for(fund):
        member = claims.member(by)
        _, token = passbooks.issue_link(member_id=member.pk, days=90, on=ON, by=by)
    return f"/p/own-fund/{token}"


@pytest.fixture
def link(fund: Tenant, office: claims.Office) -> str:
    return link_of(fund, office.secretary)


def send(link: str, **given: str) -> str:
    """Make the claim of these tests; where its page is."""
    answers = {**DETAILS, **WHO, "far": "who", "send": "1", "token": new_token(), **given}
    return str(Client().post(f"{link}/claim", answers).headers.get("Location", ""))


def photo(kind: str = "stay_certificate", content: bytes | None = None) -> dict[str, SimpleUploadedFile]:
    taken = town_site.photo() if content is None else content
    return {f"photo_{kind}": SimpleUploadedFile("IMG_บ้านป้า.jpg", taken, "image/jpeg")}


def test_short_steps_then_a_check_then_a_number(fund: Tenant, link: str) -> None:
    browser = Client()
    asked = browser.post(f"{link}/claim", {**EVENT, "far": "event"}).content.decode()
    assert "กี่คืน" in asked
    checked = browser.post(f"{link}/claim", {**DETAILS, **WHO, "far": "who"}).content.decode()
    assert "ใบรับรองการนอนโรงพยาบาล" in checked
    assert "นวล เก็บดาว" in checked
    with acting_for(fund):
        assert not Claim.objects.exists()

    page = browser.get(send(link)).content.decode()

    assert "สว-2570-0001" in page
    with acting_for(fund):
        claim = Claim.objects.get()
        assert (claim.claimant, claim.units, claim.recorded_by_id) == ("relative", 3, None)
        assert states.state_of(claim) == "to_certify"


def test_going_back_keeps_what_was_answered(link: str) -> None:
    answers = {**DETAILS, **WHO, "far": "who"}

    page = Client().post(f"{link}/claim", {**answers, "to": "details"}).content.decode()

    assert 'value="3"' in page
    assert 'name="claimant_name" value="นวล เก็บดาว"' in page


def test_a_late_claim_is_told_at_once_and_taken_all_the_same(link: str, fund: Tenant) -> None:
    early = {"event_on_month": "1"}
    page = Client().post(f"{link}/claim", {**DETAILS, **WHO, **early, "far": "who"}).content.decode()

    assert "เลยกำหนดยื่นแล้ว" in page
    assert "/claims/" in send(link, **early)


def test_a_photograph_is_kept_without_where_it_was_taken(fund: Tenant, link: str) -> None:
    address = send(link)

    page = Client().post(address, photo(), follow=True).content.decode()

    assert "ได้รับแล้ว" in page
    with acting_for(fund):
        kept = Document.objects.get(pk=ClaimPaper.objects.get().document_id)
    assert kept.name == "photo.jpg"
    with Image.open(io.BytesIO(bytes(kept.content))) as picture:
        assert not picture.getexif()


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "ยังไม่ได้เลือกเอกสาร"),
        (photo(content=b"MZ no picture at all"), "ไม่ใช่รูปถ่าย"),
        (photo(content=b"\xff\xd8\xff broken"), "เปิดรูปนี้ไม่ได้"),
    ],
    ids=["nothing", "a program", "broken"],
)
def test_what_is_no_photograph_is_refused_in_words(
    fund: Tenant, link: str, files: dict[str, SimpleUploadedFile], words: str
) -> None:
    page = Client().post(send(link), {"csrfmiddlewaretoken": "-", **files}).content.decode()

    assert words in page
    with acting_for(fund):
        assert not ClaimPaper.objects.exists()


def test_sent_twice_it_is_one_claim(fund: Tenant, link: str) -> None:
    token = new_token()

    assert send(link, token=token) == send(link, token=token)


def test_a_day_takes_only_so_many(fund: Tenant, link: str) -> None:
    made = [send(link) for _ in range(6)]

    assert made[4]
    assert not made[5]


def test_another_members_link_does_not_open_it(fund: Tenant, office: claims.Office, link: str) -> None:
    address = send(link)
    theirs = address.replace(link, link_of(fund, office.secretary))

    assert Client().get(theirs).status_code == 404
    assert Client().get(f"{theirs}/object").status_code == 404
    assert Client().post(theirs, photo()).status_code == 404


def test_a_made_up_answer_gets_nobody_past_a_question(fund: Tenant, link: str) -> None:
    assert not send(link, benefit="pension")
    assert not send(link, units="0")
    assert not send(link, claimant="committee")
    assert not send(link, event_on_year="2571")


def test_the_decision_is_read_and_objected_to(fund: Tenant, office: claims.Office, link: str) -> None:
    address = send(link)
    Client().post(address, {**photo(), **photo("id_card")})
    with acting_for(fund):
        claim = Claim.objects.get()
        claims.decided(claim, office, settled=actions.Settled(outcome="refused", note="ยังไม่มีที่อยู่"))
    browser = Client()
    assert "ผลการพิจารณา" in browser.get(address).content.decode()

    browser.post(f"{address}/object", {"raised_by": "นวล เก็บดาว", "grounds": "นอนจริง 3 คืน"})

    with acting_for(fund):
        assert states.state_of(claim) == "objected"


def test_it_is_kept_and_listed_nowhere_and_seen_in_the_passbook(link: str) -> None:
    answer = Client().get(send(link))

    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "strict-origin"
    assert "สว-2570-0001" in Client().get(link).content.decode()


def test_without_a_regulation_the_page_says_whom_to_ask(fund: Tenant) -> None:
    by = tenants.member_of(fund, "secretary", username="bare-secretary")
    with acting_for(fund):
        claims.funds.fund_with_book(by)

    page = Client().get(f"{link_of(fund, by)}/claim").content.decode()

    assert "ยังไม่ได้ประกาศใช้ระเบียบ" in page


def test_each_page_asks_the_database_little(link: str, django_assert_max_num_queries: object) -> None:
    address = send(link)
    with django_assert_max_num_queries(45):  # type: ignore[operator]  # pytest-django's fixture
        Client().get(address)
    with django_assert_max_num_queries(45):  # type: ignore[operator]  # as above
        Client().post(f"{link}/claim", {**DETAILS, **WHO, "far": "who"})
