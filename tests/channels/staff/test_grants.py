"""The secretary opens the criteria, brings evidence, judges, keeps the result, claims a round."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.factories import funds, meetings, places, sessions, tenants
from tests.factories import grants as make
from thuanna.channels.staff.home import waiting
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.services.grants import papers
from thuanna.services.grants.models import Certification, CriteriaDecision, MatchingRound

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
MOST = 60


@pytest.fixture
def client(tenant, secretary):
    with acting_for(tenant):
        funds.fund_with_book(secretary)
        villages = [places.village(secretary, number) for number in (1, 2, 3)]
        make.member(secretary, villages[0], given_name="กานดา")
    return sessions.logged_in(secretary)


def text_of(response) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def day(name: str, day: str, month: str, year: str) -> dict[str, str]:
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


def test_each_check_says_what_it_found_and_what_would_complete_it(client):
    words = text_of(client.get("/staff/grants/?set=new_fund"))

    assert "จำนวนสมาชิก: 1 (ต้องไม่น้อยกว่า 100 คน)" in words
    assert "ให้ครบต้อง: จำนวนสมาชิก เพิ่มอีก 99 คน" in words
    assert "รับสมาชิกเพิ่มอีก 1 หมู่บ้านหรือชุมชน" in words
    assert "ข้อ ๒.๒ (๕)" in words
    assert "ไม่ผ่าน" not in words


def test_without_a_fund_the_page_says_what_comes_first(secretary):
    assert "ยังไม่ได้ตั้งค่ากองทุน" in text_of(sessions.logged_in(secretary).get("/staff/grants/"))


def test_evidence_is_put_down_opened_and_taken_back(client, tenant):
    added = client.post(
        "/staff/grants/evidence/certifications/add/",
        {"certifier": "codi", "reference": "พอช. 12/2569", **day("certified_on", "1", "11", "2569")},
        follow=True,
    )
    with acting_for(tenant):
        row = Certification.objects.get()
    met = text_of(client.get("/staff/grants/?set=existing_fund"))
    client.post(
        f"/staff/grants/evidence/certifications/{row.pk}/take-back/", {"reason": "เป็นของกองทุนอื่น"}, follow=True
    )

    assert "พอช. 12/2569" in text_of(added)
    assert "สถาบันพัฒนาองค์กรชุมชน (พอช.) 1 พ.ย. 2569" in met.replace(" รับรองเมื่อ", "")
    assert "ถอนแล้ว" in text_of(client.get("/staff/grants/evidence/certifications/"))


def test_a_certificate_without_paper_or_number_is_asked_for_beside_the_field(client):
    answer = client.post(
        "/staff/grants/evidence/certifications/add/",
        {"certifier": "codi", **day("certified_on", "1", "11", "2569")},
    )

    assert "กรุณาแนบหนังสือรับรอง หรือกรอกเลขที่หนังสือ" in text_of(answer)


@pytest.mark.parametrize(
    "kind",
    [
        *("promoters", "certifications", "supports", "postings", "plan"),
        *("monitoring", "audits", "links", "activities"),
    ],
)
def test_every_kind_of_evidence_has_its_list_and_its_form(client, kind):
    assert client.get(f"/staff/grants/evidence/{kind}/").status_code == 200
    assert client.get(f"/staff/grants/evidence/{kind}/add/").status_code == 200


def test_a_judgement_shows_its_reason_and_name(client):
    client.post(
        "/staff/grants/judge/new_fund/monitoring/",
        {"verdict": "met", "reason": "มีสมุดติดตามปีก่อน", "judge_name": "สมชาย ตัวอย่าง"},
    )

    words = text_of(client.get("/staff/grants/?set=new_fund"))

    assert "สมชาย ตัวอย่าง พิจารณาเมื่อ 21 พ.ย. 2569: มีสมุดติดตามปีก่อน" in words


def test_the_set_is_chosen_and_the_result_is_kept(client, tenant):
    client.post("/staff/grants/choose/", {"criteria": "new_fund", "reason": "ยังไม่เคยรับสมทบ"})
    kept = client.post("/staff/grants/decide/new_fund/", {"confirm": "1"}, follow=True)

    assert "กองทุนนี้ใช้: กองทุนจัดตั้งใหม่" in text_of(client.get("/staff/grants/"))
    assert "ผลตรวจ 21 พฤศจิกายน 2569" in text_of(kept)
    with acting_for(tenant):
        assert CriteriaDecision.objects.get().outcome == "refused"


def test_the_list_of_those_claimed_is_shown_taken_away_and_frozen(client, tenant):
    shown = text_of(client.get("/staff/grants/matching/"))
    taken = client.post("/staff/grants/matching/members.xlsx")
    checked = text_of(client.get("/staff/grants/matching/claim/"))
    claimed = client.post("/staff/grants/matching/claim/", {"confirm": "1"}, follow=True)

    assert "กานดา" in shown
    assert "365.00" in shown
    assert taken.content[:2] == b"PK"
    assert "สามร้อยหกสิบห้าบาทถ้วน" in checked
    assert "การสมทบ รอบที่ 1" in text_of(claimed)
    with acting_for(tenant):
        assert MatchingRound.objects.get().members == 1
        assert AuditEntry.objects.get(verb="grants.claimed_exported").facts["count"] == 1


def test_the_outcome_of_a_round_is_put_down(client, tenant):
    client.post("/staff/grants/matching/claim/", {"confirm": "1"})
    with acting_for(tenant):
        made = MatchingRound.objects.get()
    outcome = f"/staff/grants/matching/{made.pk}/outcome/"
    given = {"verdict": "approved", "members": "1", "amount": "365", **day("decided_on", "20", "11", "2569")}

    client.post(outcome, given)

    assert "อนุมัติแล้ว" in text_of(client.get(f"/staff/grants/matching/{made.pk}/"))


def test_the_founding_says_what_is_done_and_what_is_next(client):
    words = text_of(client.get("/staff/grants/founding/"))

    assert "ขั้นต่อไป: รวมตัวผู้ก่อการ" in words
    assert "1 จาก 100 ขาดอีก 99" in words
    assert "1 จาก 2 ขาดอีก 1" in words


def test_the_founding_begins_before_the_fund_is_set_up(secretary):
    words = text_of(sessions.logged_in(secretary).get("/staff/grants/founding/"))

    assert "ตั้งกองทุนในทะเบียน ยังไม่ได้กรอกวันจัดตั้ง" in words


def test_the_founding_leads_only_to_pages_that_its_reader_may_open(client, tenant):
    treasurer = sessions.logged_in(tenants.member_of(tenant, "treasurer", username="treasurer"))

    links = [
        {link["href"] for link in BeautifulSoup(page.content, "html.parser").select("main ol a[href]")}
        for page in (client.get("/staff/grants/founding/"), treasurer.get("/staff/grants/founding/"))
    ]

    assert links[0] - links[1] == {"/staff/funds/edit/", "/staff/funds/members/new/"}
    assert {treasurer.get(link).status_code for link in links[1]} == {200}


def test_the_year_tells_ratios_with_their_meaning_and_what_is_not_known(client):
    words = text_of(client.get("/staff/grants/year/"))

    assert "หมู่บ้านหรือชุมชนที่มีสมาชิก 33.3%" in words
    assert "สมาชิกที่ค้างเงินสมทบ ยังไม่รู้" in words
    assert "ขยายฐานสมาชิก" in words


def test_the_pack_for_the_general_meeting_is_a_paper_of_a_year_of_the_fund(client):
    pack = client.get("/staff/grants/year/2570/pack.pdf")

    assert pack.content.startswith(b"%PDF-")
    assert client.get("/staff/grants/year/2540/pack.pdf").status_code == 404


def test_the_pack_tells_plan_meetings_monitoring_links_and_where_reports_hang(
    client, tenant, secretary, monkeypatch
):
    told = []
    monkeypatch.setattr(papers, "report_pdf", lambda report: told.append(report) or b"%PDF-")
    with acting_for(tenant):
        make.work_of_the_year(secretary)

    client.get("/staff/grants/year/2570/pack.pdf")
    client.get("/staff/grants/year/2560/pack.pdf")

    words, before = (str(report.parts) for report in told)
    told_of = ["ชวนเยาวชนเป็นสมาชิก", "สมุดตรงกับเงินสด", "กลุ่มสัจจะสมมุติ", "บอร์ดหน้า อบต.", "รับรองงบของปีก่อน"]
    assert [said for said in told_of if said not in words] == []
    assert "โปรดแนบงบจากสมุดเล่มนั้น" in before


def test_the_pack_prints_the_auditors_opinion_or_leaves_a_line_for_it(client, tenant, secretary, monkeypatch):
    told = []
    monkeypatch.setattr(papers, "report_pdf", lambda report: told.append(report) or b"%PDF-")
    with acting_for(tenant):
        general = meetings.held(secretary, meetings.fund_body(secretary), kind="general")
        noted = meetings.resolution(secretary, general, text="รับทราบผลการตรวจบัญชี")
    client.get("/staff/grants/year/2570/pack.pdf")

    client.post(
        "/staff/grants/evidence/audits/add/",
        {
            "fiscal_year": "2570",
            "auditor": "สมใจ ตัวอย่าง",
            "opinion": "สมุดกับเงินสดตรงกัน",
            "resolution_id": str(noted.pk),
            **day("given_on", "20", "11", "2569"),
        },
    )
    client.get("/staff/grants/year/2570/pack.pdf")

    before, after = (str(report.parts) for report in told)
    assert "ผู้ตรวจสอบกิจการลงความเห็น: ....." in before
    assert "ผู้ตรวจสอบกิจการ สมใจ ตัวอย่าง ให้ความเห็นเมื่อ 20 พฤศจิกายน 2569" in after
    assert "สมุดกับเงินสดตรงกัน" in after
    assert "ที่ประชุมพิจารณาแล้ว มติประชุมใหญ่" in after
    assert "ลงความเห็น: ..." not in after


def test_the_inspector_reads_and_finds_no_buttons(client, tenant):
    inspector = sessions.logged_in(tenants.member_of(tenant, "inspector", username="inspector"))

    assert "พิจารณาเอง" not in text_of(inspector.get("/staff/grants/"))
    assert inspector.post("/staff/grants/matching/claim/").status_code == 403


def test_the_pages_ask_a_bounded_number_of_questions(client, django_assert_max_num_queries, monkeypatch):
    monkeypatch.setattr(waiting, "_providers", list)
    for page in ("/staff/grants/", "/staff/grants/matching/"):
        with django_assert_max_num_queries(MOST):
            client.get(page)


def test_the_neighbour_finds_nothing(client, tenant, secretary, stranger):
    with acting_for(tenant):
        paper = make.certification(secretary)
    browser = sessions.logged_in(stranger)

    paths = [
        f"/staff/grants/evidence/certifications/{paper.pk}/paper/",
        f"/staff/grants/evidence/certifications/{paper.pk}/take-back/",
        "/staff/grants/matching/1/",
    ]
    assert [browser.get(path).status_code for path in paths] == [404, 404, 404]
