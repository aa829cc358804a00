"""What is published is found, by the public role, and nothing else is."""

from __future__ import annotations

import datetime

import psycopg
import pytest

from tests import databases
from tests.factories import guides, organisations, publications, tenants
from thuanna.foundation.tenancy.context import acting_for
from thuanna.money.payments import printing
from thuanna.oversight.publications import actions as publishing
from thuanna.oversight.publications import guides as shown
from thuanna.oversight.publications.files import File, described
from thuanna.oversight.publications.models import Publication
from thuanna.oversight.search import actions, contents, finding, jobs
from thuanna.oversight.search.clusters import numbered
from thuanna.oversight.search.models import SearchEntry

TODAY = tenants.TODAY
OWNER = "noenkhram"
WITHDRAWN = "emergency-help"


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    """A town with three guides, its page and one page with a file, all of it found."""
    with django_db_blocker.unblock():
        before, name = databases.current(), databases.fresh_copy()
        databases.use(name)
        try:
            yield _published()
        finally:
            databases.use(before)
            databases.drop(name)


@pytest.fixture(autouse=True)
def _may_read(town, django_db_blocker):
    with django_db_blocker.unblock():
        yield


def _published():
    made = guides.town()
    head = tenants.member_of(made, "head", username="head")
    with acting_for(made):
        organisations.municipality(head)
        publications.published(head, "town")
        for code in (guides.FUNERAL, "old-age-allowance", "newborn-grant"):
            guides.adopted(head, code)
            shown.publish_guide(code=code, on=TODAY, at=tenants.NOW, by=head)
        guides.adopted(head, "disability-card")
        guides.adopted(head, WITHDRAWN)
        shown.publish_guide(code=WITHDRAWN, on=TODAY, at=tenants.NOW, by=head)
        _page_with_file(head)
        _page(head, "repairs", "ซ่อมถนนโรงเรียน")
        _page(head, "milk", "นมและอาหารกลางวันของโรงเรียน")
        _page(head, "children", "ศูนย์เด็กเล็กบ้านเนิน")
        _index_all()
        publishing.withdraw_page(kind="guide", code=WITHDRAWN, reason_th="ผิด", at=tenants.NOW, by=head)
        _index_all()
    return made, head


def _page_with_file(head):
    """A page of an office that names a PDF with a word of its own in it."""
    file = File("แผน.pdf", "application/pdf", _pdf("โครงการขุดลอกคลองครามใส พ.ศ. ๒๕๗๐"))
    _page(head, "plan", "แผนพัฒนาห้าปี", file)


def _page(head, code, name, *attached):
    words = {"th": "", "en": ""}
    content = {
        "schema": "page-1",
        "owner": OWNER,
        "code": code,
        "kind": "plan",
        "kind_name": {"th": "แผนพัฒนา", "en": "Plan"},
        "as_of": "2026-11-01",
        "ends_before": None,
        "is_demo": False,
        "is_news": False,
        "name": {"th": name, "en": ""},
        "summary": words,
        "division": words,
        "contact": words,
        "law": "",
        "fields": [],
        "body": {"th": [], "en": []},
        "images": [],
        "files": [{"file": described(file), "title": {"th": "แผน", "en": "Plan"}} for file in attached],
    }
    publishing.publish_page(
        kind="page",
        code=code,
        schema="page-1",
        content=content,
        as_of=datetime.date(2026, 11, 1),
        at=tenants.NOW,
        by=head,
        attached=attached,
    )


def _pdf(text):
    return printing.compiled("../../../../../tests/oversight/search/one_line.typ", {"text": text})


def _index_all():
    for publication in Publication.objects.order_by("pk"):
        jobs.index_publication({"publication_id": publication.pk, "kind": publication.kind})


def titles(typed, **more):
    return [one.title_th for one in finding.find(typed, on=TODAY, **more).hits]


def test_sop_finds_the_funeral_aid_first():
    (first, *_) = finding.find("ศพ", on=TODAY, owner=OWNER).hits

    assert first.code == guides.FUNERAL
    assert first.in_title
    assert [piece.words for piece in first.title if piece.is_marked] == ["ศพ"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("คนชรา", "old-age-allowance"),
        ("เบี้ยคนแก่", "old-age-allowance"),
        ("งานศพ", guides.FUNERAL),
        ("คลอดลูก", "newborn-grant"),
        ("funeral", guides.FUNERAL),
        ("ค่าจดการศพ", guides.FUNERAL),
        ("ผู้สูงอายู", "old-age-allowance"),
        ("ลงทะเบียนผู้สูงอายุที่ไหน", "old-age-allowance"),
        ("ใบมรณบัตร", guides.FUNERAL),
    ],
)
def test_people_find_what_they_mean(typed, code):
    assert code in [one.code for one in finding.find(typed, on=TODAY, owner=OWNER).hits]


def test_a_word_inside_a_published_pdf_is_found_with_either_digits():
    assert titles("คลองครามใส 2570") == ["แผนพัฒนาห้าปี"]


def test_a_misspelt_word_says_what_was_looked_for_instead():
    assert finding.find("ค่าจดการศพ", on=TODAY).instead == "ค่าจัดการศพ"


def test_school_milk_is_not_taken_for_the_letters_inside_other_words():
    found = finding.find("นมโรงเรียน", on=TODAY)

    assert found.instead == ""
    assert [one.code for one in found.hits] == ["milk"]


@pytest.mark.parametrize("typed", ["นาโรงเรียน", "กบบ้านเนิน"])
def test_half_a_word_is_never_looked_for_instead(typed):
    assert finding.find(typed, on=TODAY).instead == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ถนนโรงเรยน", "ถนนโรงเรียน"), ("ศูนย์เดก", "ศูนย์เด็ก"), ("ซ่อมถนนโรงเรียม", "ซ่อมถนนโรงเรียน")],
)
def test_whole_words_are_looked_for_instead(typed, meant):
    assert finding.find(typed, on=TODAY).instead == meant


def test_a_draft_is_not_found():
    assert "disability-card" not in [one.code for one in finding.find("คนพิการ", on=TODAY).hits]


def test_another_town_finds_nothing_of_it():
    assert titles("ศพ", owner="khunthong") == []


@pytest.mark.parametrize(
    "typed", ["", "   ", "%", "'; drop table search_searchentry; --", "\x00", "((((", "a" * 5000]
)
def test_odd_questions_find_nothing_and_break_nothing(typed):
    assert titles(typed) == []


def test_doing_it_twice_makes_one_entry(town):
    tenant, _ = town
    with acting_for(tenant):
        before = SearchEntry.objects.count()
        _index_all()

        assert SearchEntry.objects.count() == before


def test_renewing_makes_the_same_entries_again_and_leaves_the_withdrawn_out(town):
    tenant, head = town
    with acting_for(tenant):
        before = _entries()

        total = actions.renew(by=head)

        assert _entries() == before
        assert total == len(before)
        assert WITHDRAWN not in {code for _, code, _, _ in before}


def test_renewing_touches_no_neighbour(town):
    neighbour = tenants.tenant("neighbour", "local_government")
    with acting_for(neighbour):
        assert actions.renew(by=tenants.member_of(neighbour, "head", username="neighbour-head")) == 0
    with acting_for(town[0]):
        assert _entries()


def _entries():
    return sorted(SearchEntry.objects.values_list("kind", "code", "version", "keys"))


def test_a_project_and_a_forum_can_be_found():
    made = {"title": "ล้อมรั้วลานเด็กเล่น", "problem": "เด็กวิ่งออกถนน"}

    assert contents.titles(made) == ("ล้อมรั้วลานเด็กเล่น", "ล้อมรั้วลานเด็กเล่น")
    assert "เด็กวิ่งออกถนน" in contents.text(made)


def test_what_is_withdrawn_is_no_longer_found():
    assert WITHDRAWN not in [one.code for one in finding.find("เดือดร้อน", on=TODAY).hits]


def test_what_has_ended_is_no_longer_found(town):
    tenant, _ = town
    with acting_for(tenant):
        pages = SearchEntry.objects.filter(kind="page")
        pages.update(ends_before=TODAY)
        try:
            assert titles("แผนพัฒนาห้าปี") == []
        finally:
            pages.update(ends_before=None)


def test_the_public_role_uses_the_index_and_cannot_write(town):
    with psycopg.connect(databases.url("public", databases.current()), autocommit=True) as public:
        public.execute("set enable_seqscan = off")
        (number,) = numbered(["ศพ"])
        asked = f"select code from search_searchentry where keys @> array[{number}]"
        plan = "\n".join(row[0] for row in public.execute(f"explain {asked}"))

        assert "search_entry_by_key" in plan
        with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.ReadOnlySqlTransaction)):
            public.execute("delete from search_searchentry")
