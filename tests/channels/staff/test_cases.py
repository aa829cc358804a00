"""Those named receive requests, judge, help, visit, refer and follow up; nobody else opens anything."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator

import pypdf
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from tests.factories import cases, places, tenants
from tests.factories.sessions import logged_in
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.tokens import new_token
from thuanna.registry.leaders import actions as leaders
from thuanna.registry.leaders.actions import Entry
from thuanna.services.cases import queries
from thuanna.services.cases.models import Case, CaseLook, Receiver

HOME = "/staff/cases/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(tenants.NOW + datetime.timedelta(hours=1), tick=False):
        yield


@pytest.fixture
def town(db) -> Tenant:
    return tenants.tenant("noenkhram", Tenant.Kind.LOCAL_GOVERNMENT)


@pytest.fixture
def door(town):
    with acting_for(town):
        return cases.opened_door(town)


@pytest.fixture
def officer(door) -> Client:
    return logged_in(door[0])


@pytest.fixture
def head(door) -> Client:
    return logged_in(door[1])


@pytest.fixture
def case(town, door) -> Case:
    with acting_for(town):
        return cases.asked(tenants.system_of(town, "page"), who="ยายแก้ว", phone="0810000000").case


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def text(response) -> str:
    return soup(response).select_one("main").get_text(" ", strip=True)


def token(browser: Client, path: str) -> dict[str, str]:
    return {
        box["name"]: box.get("value", "")
        for box in soup(browser.get(path)).select("main form input[type=hidden]")
    }


def did(browser: Client, path: str, **given):
    """Fill in a form of the case and press its button."""
    return browser.post(path, {**token(browser, path), **given}, follow=True)


def day(name: str, on: datetime.date) -> dict[str, str]:
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year + 543)}


def judged(browser: Client, case: Case):
    return did(browser, f"{HOME}{case.pk}/judge/", urgency="urgent", dimensions=["health"])


def test_an_empty_list_says_what_would_stand_here(officer):
    assert "ยังไม่มีคำขอที่คุณเปิดได้" in text(officer.get(HOME))


def test_the_list_says_number_village_and_clock_and_nothing_of_the_matter(officer, case):
    page = text(officer.get(HOME))

    assert case.reference in page
    assert "ยาย" not in page


def test_the_cover_is_closed_until_it_is_pressed_open_and_the_look_is_noted(officer, case, town, door):
    path = f"{HOME}{case.pk}/"
    cover = text(officer.get(path))

    opened = text(officer.post(path))

    assert cases.WORDS not in cover
    assert cases.WORDS in opened
    assert "081" in opened
    with acting_for(town):
        assert [look.by_id for look in CaseLook.objects.all()] == [door[0].user_id]
    assert "ผู้ใช้ officer" in text(officer.get(f"{path}looks/"))


def test_the_page_says_whom_to_call_in_the_village_of_the_case(officer, door, town):
    with acting_for(town):
        village = places.village(door[0])
        entry = Entry(role="health_volunteer", person_name="นางสมมุติ ใจดี", phone="0812345678")
        leaders.add(community_id=village.pk, entry=entry, starts_on=tenants.TODAY, said=None, by=door[0])
        case = cases.asked(tenants.system_of(town, "page"), community_id=village.pk).case

    card = soup(officer.get(f"{HOME}{case.pk}/")).select_one("section[aria-labelledby=leaders]")

    assert "นางสมมุติ ใจดี" in card.get_text()
    assert card.select_one("a[href='tel:0812345678']") is not None


def test_a_request_is_judged_taken_on_helped_visited_and_closed_with_a_follow_up(officer, case, town):
    path = f"{HOME}{case.pk}/"
    judged(officer, case)
    officer.post(f"{path}take-on/")
    did(officer, f"{path}answer/", words="บ่ายนี้รถไปรับ")
    did(officer, f"{path}visit/", **day("visit_on", tenants.TODAY))
    with acting_for(town):
        planned = queries.cover_of(case).planned("visit_planned")[0]
    done = {"words": "เข่าบวม เดินไม่ไหว", "agreed": "พาไปหาหมอ", **day("visited_on", tenants.TODAY)}
    did(officer, f"{path}visits/{planned.pk}/", **done)
    did(officer, f"{path}help/", form="assistance", words="รถเทศบาลพาไปโรงพยาบาล")
    later = tenants.TODAY + datetime.timedelta(days=30)
    did(officer, f"{path}close/", outcome="self_reliant", words="เดินได้แล้ว", **day("follow_up_on", later))

    page = text(officer.post(path))

    assert "พึ่งตนเองได้" in page
    assert "เข่าบวม" in page
    with acting_for(town):
        follow_up = queries.cover_of(case).planned("follow_up")[0]
    assert follow_up.due_on == later
    did(officer, f"{path}follow-ups/{follow_up.pk}/", words="สบายดี")
    with acting_for(town):
        assert queries.cover_of(case).due_on is None


def test_a_referral_needs_its_ground_and_gives_a_letter_with_what_was_written(officer, case, town):
    path = f"{HOME}{case.pk}/"
    judged(officer, case)
    given = {
        "other": "โรงพยาบาลอำเภอ",
        "person": "หญิงอายุ 78 ปี",
        "contact": "ผ่าน อสม.",
        "words": "ตรวจเข่าและทำแผล",
        **day("consent_on", tenants.TODAY),
    }
    refused = did(officer, f"{path}refer/", **given)
    assert "กรุณาเลือกว่ายินยอมอย่างไร" in text(refused)

    did(officer, f"{path}refer/", consent="spoken", **given)
    with acting_for(town):
        referral = queries.cover_of(case).planned("referred")[0]
    letter = officer.post(f"{path}referrals/{referral.pk}/letter/")

    paper = pypdf.PdfReader(io.BytesIO(letter.content))
    words = "".join(page.extract_text() for page in paper.pages)
    assert "โรงพยาบาลอำเภอ" in words
    assert cases.WORDS not in words
    assert "ยาย" not in (paper.metadata.title or "")
    assert "letter-1-3.pdf" in letter.headers["Content-Disposition"]
    did(officer, f"{path}referrals/{referral.pk}/", what="referral_done", words="หมอโทรบอก")
    with acting_for(town):
        assert not queries.cover_of(case).planned("referred")


def test_whoever_judges_without_having_seen_the_last_step_reads_it_first(officer, head, case):
    path = f"{HOME}{case.pk}/judge/"
    mine = token(officer, path)
    judged(head, case)

    page = officer.post(path, {**mine, "urgency": "ordinary", "dimensions": ["income"]})

    assert "มีคนบันทึกในคำขอนี้หลังจากที่เปิดหน้านี้" in text(page)


def test_two_who_take_it_on_at_once_are_told_who_was_first(officer, head, case):
    judged(officer, case)
    officer.post(f"{HOME}{case.pk}/take-on/")

    page = head.post(f"{HOME}{case.pk}/take-on/", follow=True)

    assert "ผู้ใช้ officer รับดูแลคำขอนี้ไปแล้ว" in soup(page).get_text()


def test_a_form_sent_twice_is_written_once(officer, case, town):
    judged(officer, case)
    path = f"{HOME}{case.pk}/note/"
    sent = {**token(officer, path), "words": "โทรแล้วไม่รับ"}

    officer.post(path, sent)
    officer.post(path, sent)

    with acting_for(town):
        assert [step.what for step in queries.cover_of(case).steps].count("noted") == 1


def test_a_volunteer_put_on_the_team_opens_the_file_and_decides_nothing(officer, case, town):
    volunteer = tenants.member_of(town, "volunteer", username="volunteer")
    browser = logged_in(volunteer)
    assert browser.get(f"{HOME}{case.pk}/").status_code == 404

    did(officer, f"{HOME}{case.pk}/helpers/", account=str(volunteer.user_id), team="tambon")

    assert cases.WORDS in text(browser.post(f"{HOME}{case.pk}/"))
    assert browser.get(f"{HOME}{case.pk}/close/").status_code == 403
    officer.post(f"{HOME}{case.pk}/helpers/{volunteer.user_id}/off/")
    assert browser.get(f"{HOME}{case.pk}/").status_code == 404


def test_whoever_steps_aside_opens_it_no_more(officer, head, case, door):
    did(officer, f"{HOME}{case.pk}/keep-out/", account=str(door[0].user_id))

    assert officer.get(f"{HOME}{case.pk}/").status_code == 404
    assert head.get(f"{HOME}{case.pk}/").status_code == 200


@pytest.mark.parametrize("role", ["clerk", "executive", "auditor", "community_chair", "administrator"])
def test_a_role_alone_opens_nothing(case, town, role):
    browser = logged_in(tenants.member_of(town, role, username=role))

    assert browser.get(f"{HOME}{case.pk}/").status_code in {403, 404}
    assert browser.post(f"{HOME}{case.pk}/").status_code in {403, 404}


def test_the_neighbour_town_finds_no_such_case(case, door):
    other = tenants.tenant("neighbour", Tenant.Kind.LOCAL_GOVERNMENT)
    browser = logged_in(tenants.member_of(other, "head", username="stranger"))

    assert browser.get(f"{HOME}{case.pk}/").status_code == 404
    assert browser.post(f"{HOME}{case.pk}/").status_code == 404


def test_the_head_names_a_receiver_and_ends_one(head, town):
    clerk = tenants.member_of(town, "clerk", username="clerk")
    did(head, f"{HOME}receivers/", account=str(clerk.user_id), place="receiver")
    with acting_for(town):
        named = Receiver.objects.get(account_id=clerk.user_id)

    page = head.post(f"{HOME}receivers/{named.pk}/end/", follow=True)

    assert "พ้นหน้าที่แล้ว" in soup(page).get_text()
    with acting_for(town):
        assert len(queries.door(tenants.TODAY).everybody) == 2


def test_a_request_told_on_the_telephone_gets_its_slip(officer, town):
    told = {"channel": "phone", "for_whom": "self", "troubles": ["food"], "words": "ไม่มีข้าวกิน"}

    page = did(officer, f"{HOME}take/", **told, reach="any", phone="0812345678")

    assert "ชล-2569-000001-" in text(page)
    with acting_for(town):
        assert Case.objects.get().channel == "phone"


def test_what_waits_is_counted_for_those_who_receive(officer, case, town):
    assert "คำขอความช่วยเหลือที่ยังไม่ได้ประเมิน" in soup(officer.get("/staff/")).get_text()


def test_hostile_words_stay_words(officer, case, town):
    evil = "<script>alert(1)</script>"
    judged(officer, case)
    did(officer, f"{HOME}{case.pk}/note/", words=evil)

    assert b"<script>alert" not in officer.post(f"{HOME}{case.pk}/").content


@pytest.mark.parametrize(
    "query", ["state=x", "page=-1", "community=abc", "urgency=%00", "state=overdue&page=9"]
)
def test_a_made_up_question_breaks_no_list(officer, case, query):
    assert officer.get(f"{HOME}?{query}").status_code == 200


def test_the_pages_ask_a_bounded_number_of_questions(officer, case, town, django_assert_max_num_queries):
    with acting_for(town):
        for number in range(12):
            cases.asked(tenants.system_of(town, "page"), token=new_token() + str(number))
    path = f"{HOME}{case.pk}/"
    officer.get(path)

    with django_assert_max_num_queries(38):
        officer.get(HOME)
    with django_assert_max_num_queries(42):
        officer.post(path)
