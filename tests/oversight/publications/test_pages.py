"""Many things of a kind: versions of each by itself, lists without content, files, taking everything back."""

from __future__ import annotations

import datetime

import pytest
from django.db import DatabaseError, transaction

from tests.factories import site_pages, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.oversight.publications import actions, pages, refusals
from thuanna.oversight.publications.files import File, described, key_of, readable_name
from thuanna.oversight.publications.models import Publication, PublishedFile
from thuanna.oversight.publications.schemas import NotAsPublished

OWNER = "noenkhram"
YESTERDAY = tenants.TODAY - datetime.timedelta(days=1)


@pytest.fixture
def town(committed):
    """A town that publishes, in a database of its own: the public role reads what was committed."""
    tenant = tenants.tenant(OWNER, "local_government")
    with acting_for(tenant):
        yield tenants.member_of(tenant, "officer")


def withdraw(by, code="plan", reason="มีเลขประจำตัวประชาชนในไฟล์"):
    return actions.withdraw_page(kind="page", code=code, reason_th=reason, at=tenants.NOW, by=by)


def test_two_pages_of_a_kind_count_their_versions_each_by_itself(town):
    site_pages.published(town, "plan")
    site_pages.published(town, "plan", title="แผนพัฒนาท้องถิ่น ฉบับแก้ไข")
    other = site_pages.published(town, "ethics")

    assert other.version == 1
    assert pages.card(OWNER, "page", "plan").version == 2


def test_a_list_holds_only_newest_versions_the_newest_day_first(town):
    site_pages.published(town, "plan", on=YESTERDAY)
    site_pages.published(town, "plan", title="ฉบับแก้ไข", on=YESTERDAY)
    site_pages.published(town, "news")

    found = pages.cards(OWNER, "page")

    assert [(card.code, card.version) for card in found] == [("news", 1), ("plan", 2)]
    assert found[1].listing["title"]["th"] == "ฉบับแก้ไข"


def test_a_list_can_be_of_one_section_and_leave_out_what_ended(town):
    site_pages.published(town, "over", section="announcement", on=YESTERDAY, ends_before=tenants.TODAY)
    site_pages.published(town, "open", section="announcement")
    site_pages.published(town, "plan")

    found = pages.cards(OWNER, "page", sections=("announcement",), holding_on=tenants.TODAY)

    assert [card.code for card in found] == ["open"]


def test_the_same_content_again_is_refused(town):
    site_pages.published(town)

    with pytest.raises(refusals.NothingNew):
        site_pages.published(town)


def test_content_that_breaks_its_schema_never_leaves(town):
    with pytest.raises(NotAsPublished):
        actions.publish_page(
            kind="page",
            code="x",
            schema="page-1",
            content={"html": "<script>"},
            as_of=tenants.TODAY,
            at=tenants.NOW,
            by=town,
        )


def test_the_page_of_a_fund_cannot_be_written_by_hand(town):
    with pytest.raises(refusals.KindIsBuilt):
        actions.publish_page(
            kind="fund",
            code="x",
            schema="page-1",
            content=site_pages.content(),
            as_of=tenants.TODAY,
            at=tenants.NOW,
            by=town,
        )


def test_a_volunteer_publishes_nothing(town):
    volunteer = tenants.member_of(
        tenants.tenant("other", "local_government"), "volunteer", username="volunteer"
    )

    with pytest.raises(NotAllowed):
        site_pages.published(volunteer)


def test_a_file_can_be_read_as_long_as_a_version_names_it(town):
    site_pages.published(town, files=(site_pages.PLAN,))

    found = pages.file(OWNER, key_of(site_pages.PLAN))

    assert bytes(found.content) == site_pages.PLAN.content
    assert found.sha256 == described(site_pages.PLAN)["sha256"]


def test_the_file_of_an_older_version_stays_and_is_stored_once(town):
    site_pages.published(town, files=(site_pages.PLAN,))
    site_pages.published(town, title="ฉบับแก้ไข", files=(site_pages.PLAN,))

    assert PublishedFile.objects.count() == 1


def test_a_page_taken_back_is_gone_with_all_versions_and_files_and_says_why(town):
    site_pages.published(town, files=(site_pages.PLAN,))
    site_pages.published(town, title="ฉบับแก้ไข", files=(site_pages.PLAN,))

    withdraw(town)

    assert pages.cards(OWNER, "page") == []
    assert pages.version(OWNER, "page", "plan", 1) is None
    assert pages.file(OWNER, key_of(site_pages.PLAN)) is None
    assert pages.withdrawal(OWNER, "page", "plan").reason_th == "มีเลขประจำตัวประชาชนในไฟล์"


def test_when_only_the_newest_version_is_taken_back_the_older_does_not_come_to_life(town):
    site_pages.published(town)
    newest = site_pages.published(town, title="ฉบับแก้ไข")

    actions.withdraw(publication_id=newest.pk, reason_th="ผิด", at=tenants.NOW, by=town)

    assert pages.card(OWNER, "page", "plan") is None
    assert [one.version for one in pages.history(OWNER, "page", "plan")] == [2, 1]


def test_what_was_taken_back_can_be_published_again_as_the_next_version(town):
    site_pages.published(town)
    withdraw(town)

    again = site_pages.published(town)

    assert again.version == 2
    assert pages.newest(OWNER, "page", "plan").pk == again.pk


def test_taking_back_without_reason_or_twice_is_refused(town):
    site_pages.published(town)
    with pytest.raises(refusals.ReasonMissing):
        withdraw(town, reason=" ")
    withdraw(town)

    with pytest.raises(refusals.AlreadyWithdrawn):
        withdraw(town)


def test_a_neighbour_with_the_same_page_code_has_a_page_of_its_own(town):
    site_pages.published(town)
    neighbour = tenants.tenant("neighbour", "local_government")
    head = tenants.member_of(neighbour, "head", username="head")

    with acting_for(neighbour):
        theirs = site_pages.published(head, title="ของเพื่อนบ้าน")
        withdraw(head)

    assert theirs.version == 1
    assert pages.card(OWNER, "page", "plan").version == 1


def test_a_published_page_cannot_be_changed_even_by_hand(town):
    site_pages.published(town)

    with pytest.raises(DatabaseError), transaction.atomic():
        Publication.objects.update(listing={"title": "x"})


@pytest.mark.parametrize(
    ("given", "readable"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\งาน\\แผน 5 ปี.PDF", "แผน 5 ปี.pdf"),
        ("แผน\u202efdp.exe", "แผนfdp.exe"),
        ('a"b;c\r\n.csv', "a b c.csv"),
        (".htaccess", "htaccess"),
    ],
)
def test_a_file_name_is_readable_and_plays_no_tricks(given, readable):
    assert readable_name(given) == readable


def test_the_same_bytes_under_another_name_have_another_address():
    renamed = File("อื่น.pdf", site_pages.PLAN.media_type, site_pages.PLAN.content)

    assert key_of(renamed) != key_of(site_pages.PLAN)
