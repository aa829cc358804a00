"""The operator sees how the installation is, and nothing about anybody in it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

from tests.factories import people, tenants
from tests.factories.sessions import logged_in
from thuanna.foundation.audit import installation
from thuanna.foundation.audit import queries as audit_trail
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.outbox import queries
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant

PAGE = "/staff/operations/"
pytestmark = pytest.mark.django_db(databases=["default", "public"])


@pytest.fixture
def house(db: None) -> Tenant:
    """The organisation of those who run the machine."""
    return tenants.tenant("machine-room", kind="operator")


@pytest.fixture
def operator(house: Tenant) -> Actor:
    """Somebody who runs the machine."""
    return tenants.member_of(house, "operator", username="operator")


@pytest.fixture
def browser(operator: Actor) -> Client:
    """The operator, logged in."""
    return logged_in(operator)


def fail_oldest_job() -> None:
    """What the worker does when it gives a job up."""
    with connection.cursor() as cursor:
        cursor.execute("select min(id) from procrastinate_jobs")
        cursor.execute("update procrastinate_jobs set status = 'doing' where id = %s", cursor.fetchone())
        cursor.execute("select procrastinate_finish_job_v1(min(id), 'failed', false) from procrastinate_jobs")


def test_the_page_says_how_database_and_guards_are(browser: Client) -> None:
    words = browser.get(PAGE).content.decode()

    assert "ด่านป้องกันในฐานข้อมูลครบตามรุ่นนี้" in words
    assert "PostgreSQL" in words


def test_what_waits_and_what_was_given_up_is_counted_by_queue(browser: Client, acting: Tenant) -> None:
    for number in range(3):
        outbox.publish("tests.happened", number=number)
    fail_oldest_job()

    [queue] = [one for one in queries.queues() if one.name == "outbox"]
    words = browser.get(PAGE).content.decode()

    assert (queue.waiting, queue.failed) == (2, 1)
    assert [job.task for job in queries.failed()] == ["outbox.deliver"]
    assert "outbox.deliver" in words
    assert "tests.happened" not in words


def test_without_a_worker_it_says_what_to_do(browser: Client) -> None:
    assert "thuanna worker" in browser.get(PAGE).content.decode()


def test_a_backup_and_a_proof_stand_in_every_trail_and_on_the_page(
    browser: Client, house: Tenant, tenant: Tenant
) -> None:
    installation.note_for_all(verb=installation.BACKED_UP, system="console", bytes=10, tables=2)
    installation.note_for_all(verb=installation.BOOKS_PROVED, system="nightly", findings=3, journals=9)

    with acting_for(tenant):
        assert [entry.verb for entry in audit_trail.entries()] == [
            "operations.books_proved",
            "operations.backed_up",
        ]
    assert "พบ 3 ข้อ" in browser.get(PAGE).content.decode()


def test_nobody_is_named_on_the_page(browser: Client, acting: Tenant, secretary: Actor) -> None:
    person = people.person(secretary, citizen_number=people.citizen_number())

    words = browser.get(PAGE).content.decode()

    assert person.family_name not in words
    assert people.citizen_number().digits not in words


@pytest.mark.parametrize("role", ["administrator", "secretary", "chair"])
def test_who_works_in_a_fund_may_not_see_it(tenant: Tenant, role: str) -> None:
    with acting_for(tenant):
        somebody = tenants.member_of(tenant, role, username=f"some-{role}")

    assert logged_in(somebody).get(PAGE).status_code == 403


def test_the_page_asks_few_questions(browser: Client, django_assert_max_num_queries) -> None:
    browser.get(PAGE)

    with django_assert_max_num_queries(40):
        browser.get(PAGE)


def test_the_operator_finds_the_page_on_the_first_page(browser: Client) -> None:
    assert PAGE in browser.get("/staff/").content.decode()
