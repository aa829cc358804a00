"""The office's registers of openness, and its checklist."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import publications, tenants, town_site
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.law import functions
from thuanna.foundation.tenancy.context import acting_for
from thuanna.oversight.publications import evidence, site_jobs
from thuanna.oversight.publications.models import Publication
from thuanna.services.site import openness, queries, refusals
from thuanna.services.site.actions import office as registers
from thuanna.services.site.actions import openness as checklist
from thuanna.services.site.actions.office import Withholding

ACT = "พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. 2540"
AT = {"at": tenants.NOW.isoformat()}


def withholding(**changed):
    values = {
        "subject_th": "รายชื่อผู้รับเบี้ยความพิการ",
        "info_kind": "personal",
        "law": ACT,
        "clause": "มาตรา 15 (5)",
        "reason_th": "เปิดเผยแล้วรู้ว่าใครพิการ",
        "ask_th": "กองสวัสดิการสังคม โทร. 049 000 106",
        "until_note": "เปิดเฉพาะจำนวนรวมรายหมู่บ้าน",
    }
    return Withholding(**{**values, **changed})


def test_what_is_withheld_is_published_with_its_ground(office):
    registers.withhold(new=withholding(), at=tenants.NOW, by=office.head)
    site_jobs.renew({"what": "withheld", **AT})

    (item,) = Publication.objects.get(kind="withheld").content["items"]
    assert (item["clause"], item["until"], item["ask"][:7]) == ("มาตรา 15 (5)", None, "กองสวัส")


@pytest.mark.parametrize("missing", ["law", "clause", "reason_th", "ask_th", "until_note"])
def test_an_entry_without_ground_term_or_whom_to_ask_is_refused(office, missing):
    with pytest.raises(refusals.EntryIncomplete):
        registers.withhold(new=withholding(**{missing: " "}), at=tenants.NOW, by=office.head)


def test_the_same_is_not_withheld_twice(office):
    registers.withhold(new=withholding(), at=tenants.NOW, by=office.head)

    with pytest.raises(refusals.AlreadyThere):
        registers.withhold(new=withholding(), at=tenants.NOW, by=office.head)


def test_what_is_opened_stays_in_the_register_with_what_became_of_it(office):
    item = registers.withhold(new=withholding(), at=tenants.NOW, by=office.head)

    registers.open_up(item_id=item.pk, note="เปิดแล้ว", at=tenants.NOW, by=office.head)

    assert queries.withheld() == []
    assert queries.withheld(ended=True)[0].end_note == "เปิดแล้ว"


def test_an_officer_withholds_nothing(office):
    with pytest.raises(NotAllowed):
        registers.withhold(new=withholding(), at=tenants.NOW, by=office.officer)


def test_a_paper_on_a_board_is_public_and_who_hung_it_is_not(office):
    page_id = town_site.written(office).page_id
    registers.post_on_board(
        page_id=page_id, board_th="ศาลาหมู่ 3", at=tenants.NOW, photo=town_site.photo(), by=office.officer
    )
    site_jobs.renew({"what": "boards", "page_id": page_id, **AT})

    published = Publication.objects.get(kind="boards")
    assert published.content["postings"] == [
        {"board": "ศาลาหมู่ 3", "posted_on": "2026-11-21", "taken_down_on": None}
    ]
    assert queries.postings(page_id)[0].posted_by_id == office.officer.user_id


def test_a_paper_comes_down_once(office):
    page_id = town_site.written(office).page_id
    posting = registers.post_on_board(page_id=page_id, board_th="ศาลา", at=tenants.NOW, by=office.officer)
    with pytest.raises(refusals.AlreadyThere):
        registers.post_on_board(page_id=page_id, board_th="ศาลา", at=tenants.NOW, by=office.officer)
    registers.take_down(posting_id=posting.pk, at=tenants.NOW, by=office.officer)

    with pytest.raises(refusals.PageUnknown):
        registers.take_down(posting_id=posting.pk, at=tenants.NOW, by=office.officer)


def test_election_periods_are_published_and_can_end_earlier(office):
    end = tenants.TODAY + datetime.timedelta(days=40)
    period = registers.call_election(
        election_th="เลือกตั้งสมาชิกสภา", starts_on=tenants.TODAY, ends_before=end, at=tenants.NOW, by=office.head
    )
    tomorrow = tenants.TODAY + datetime.timedelta(days=1)
    registers.end_election(period_id=period.pk, ends_before=tomorrow, at=tenants.NOW, by=office.head)
    site_jobs.renew({"what": "settings", **AT})

    (told,) = Publication.objects.get(kind="settings").content["elections"]
    assert told["until"] == "2026-11-22"


def test_an_election_that_ends_before_it_begins_is_refused(office):
    with pytest.raises(refusals.EntryIncomplete):
        registers.call_election(
            election_th="เลือกตั้ง",
            starts_on=tenants.TODAY,
            ends_before=tenants.TODAY,
            at=tenants.NOW,
            by=office.head,
        )


def test_the_checklist_finds_a_page_by_itself(office):
    town_site.approved(office, town_site.written(office))

    found = {row.item.code: row for row in site_jobs.checklist(2570, on=tenants.TODAY).rows}

    assert found["o7"].state is openness.State.FOUND
    assert found["o7"].addresses == ["/t/noenkhram/p/announcement-1/"]
    assert found["o34"].state is openness.State.MISSING


def test_an_old_page_is_to_be_looked_at_again(office):
    town_site.approved(office, town_site.written(office))

    later = tenants.TODAY + datetime.timedelta(days=366)
    found = {row.item.code: row for row in site_jobs.checklist(2571, on=later).rows}

    assert found["o7"].state is openness.State.STALE


def test_a_word_by_hand_counts_where_no_page_is_found(office):
    checklist.put_evidence(
        fiscal_year=2570,
        item="o9",
        explanation_th="เพจของเทศบาล",
        address="https://example.org/page",
        evidence_on=tenants.TODAY,
        at=tenants.NOW,
        by=office.head,
    )
    site_jobs.renew({"what": "openness", **AT})

    items = {one["code"]: one for one in Publication.objects.get(kind="oit").content["items"]}
    assert items["o9"]["state"] == "by_hand"
    assert items["o9"]["addresses"][0]["address"] == "https://example.org/page"


@pytest.mark.parametrize(("item", "address"), [("o99", ""), ("o9", "javascript:alert(1)")])
def test_evidence_for_no_item_or_with_an_unsafe_address_is_refused(office, item, address):
    with pytest.raises((refusals.PageUnknown, refusals.EntryIncomplete)):
        checklist.put_evidence(
            fiscal_year=2570,
            item=item,
            explanation_th="ดู",
            address=address,
            evidence_on=tenants.TODAY,
            at=tenants.NOW,
            by=office.head,
        )


def test_a_year_without_a_list_of_its_own_says_whose_numbers_it_uses():
    assert openness.list_of(2570) == 2566
    assert functions.named("site/openness").law == "site/oit_2566"


def test_every_item_is_looked_for_where_something_can_be_found():
    items = openness.items(openness.book(2566, tenants.TODAY))
    asked = {place for item in items for place in _places(item.place)}

    assert asked <= evidence.places()


def _places(place):
    kind, _, several = place.partition("~")[0].partition(":")
    return [f"{kind}:{one}" for one in several.split(",")] if several else [kind]


def test_a_new_years_list_is_a_new_file_and_nothing_else(monkeypatch, tmp_path):
    (tmp_path / "site").mkdir()
    for year in (2566, 2571):
        (tmp_path / "site" / f"oit_{year}.yaml").touch()
    monkeypatch.setattr(openness.reading, "rules_root", lambda: tmp_path)
    openness.known_years.cache_clear()

    try:
        assert [openness.list_of(year) for year in (2560, 2570, 2571, 2575)] == [2566, 2566, 2571, 2571]
    finally:
        openness.known_years.cache_clear()


def test_where_people_speak_stands_for_its_items(office):
    publications.published(office.head, "town")

    found = {row.item.code: row for row in site_jobs.checklist(2570, on=tenants.TODAY).rows}

    assert found["o30"].addresses == ["/t/noenkhram/complain/"]
    assert found["o8"].addresses == ["/t/noenkhram/requests/"]
    assert found["o32"].state is openness.State.FOUND
    assert found["o31"].state is openness.State.MISSING


def test_a_neighbour_sees_none_of_the_registers(office, neighbour):
    registers.withhold(new=withholding(), at=tenants.NOW, by=office.head)

    with acting_for(neighbour):
        assert queries.withheld() == []
        assert queries.periods() == []
