"""Many passbooks as one file: asked for, made by the worker step by step, fetched by the asker, forgotten."""

from __future__ import annotations

import datetime

import pytest
from django.db import connections

from tests.factories import funds, regulations, sheets, tenants
from tests.factories.sessions import logged_in
from thuanna.channels.staff.collecting import printing
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.money.funds import passbook_papers
from thuanna.money.funds.models import PassbookPrint
from thuanna.money.regulations import jobs

pytestmark = pytest.mark.usefixtures("acting")
TODAY = tenants.TODAY
PAGE = "/staff/collecting/passbooks/"


@pytest.fixture(autouse=True)
def fund(secretary: Actor, acting: Tenant) -> None:
    funds.fund_with_book(secretary)
    regulations.adopted(secretary)
    sheets.members(secretary, 3)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How far the row says it is each time some passbooks are read; two at once."""
    seen: list[int] = []
    read = passbook_papers.papers_of

    def watched(*given: object, **more: object) -> object:
        seen.append(PassbookPrint.objects.get().books_done)
        return read(*given, **more)  # type: ignore[arg-type]  # what the job hands on

    monkeypatch.setattr(jobs, "_AT_ONCE", 2)
    monkeypatch.setattr(passbook_papers, "papers_of", watched)
    return seen


def asked(by: Actor, count: int = 3) -> PassbookPrint:
    return jobs.ask_for_print(count=count, community_id=None, on=TODAY, by=by)


def test_the_worker_tells_how_far_it_came_and_leaves_one_file(secretary: Actor, told: list[int]):
    wanted = asked(secretary)

    jobs.print_passbooks(wanted.pk, secretary.tenant_id)

    made = PassbookPrint.objects.get()
    assert told == [0, 2]
    assert (made.books_done, made.books_total) == (3, 3)
    assert bytes(made.content).startswith(b"%PDF")


def test_the_job_is_asked_of_the_worker_and_the_print_is_written_down(secretary: Actor):
    wanted = asked(secretary)

    with connections["default"].cursor() as cursor:
        cursor.execute("select args->>'print_id' from procrastinate_jobs where task_name = %s", [jobs.PRINT])
        assert cursor.fetchall() == [(str(wanted.pk),)]
    assert AuditEntry.objects.filter(verb="funds.passbooks_printed").count() == 1


def test_a_new_request_replaces_the_file_of_the_same_person(secretary: Actor):
    first = asked(secretary)
    second = asked(secretary)

    jobs.print_passbooks(first.pk, secretary.tenant_id)

    assert PassbookPrint.objects.get() == second
    assert PassbookPrint.objects.get().content is None


def test_a_file_of_yesterday_is_forgotten_and_one_of_today_kept(secretary: Actor):
    asked(secretary)
    moment = PassbookPrint.objects.get().asked_at

    assert jobs.forget_prints(before=moment) == 0
    assert jobs.forget_prints(before=moment + datetime.timedelta(seconds=1)) == 1


def test_many_are_left_to_the_worker_and_fetched_when_ready(
    secretary: Actor, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(printing, "FEW", 2)
    browser = logged_in(secretary)

    asking = browser.post(PAGE, {"village": ""}, follow=True).content.decode()
    assert "รอเริ่มทำ" in asking
    assert browser.get(f"{PAGE}print/file/").status_code == 404

    jobs.print_passbooks(PassbookPrint.objects.get().pk, secretary.tenant_id)

    assert "สมุดพร้อมพิมพ์แล้ว" in browser.get(f"{PAGE}print/").content.decode()
    assert browser.get(f"{PAGE}print/file/").content.startswith(b"%PDF")
    assert "ไฟล์ที่สั่งไว้ 3 เล่ม" in browser.get(PAGE).content.decode()


def test_only_whoever_asked_fetches_the_file(tenant: Tenant, secretary: Actor):
    wanted = asked(secretary)
    jobs.print_passbooks(wanted.pk, secretary.tenant_id)
    other = logged_in(tenants.member_of(tenant, "treasurer", username="treasurer"))

    assert other.get(f"{PAGE}print/file/").status_code == 404


def test_the_neighbour_makes_and_sees_nothing_of_it(neighbour: Tenant, stranger: Actor, secretary: Actor):
    wanted = asked(secretary)

    jobs.print_passbooks(wanted.pk, neighbour.pk)

    assert PassbookPrint.objects.get().content is None
    with acting_for(neighbour):
        assert not PassbookPrint.objects.exists()
