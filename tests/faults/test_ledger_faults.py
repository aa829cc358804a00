"""Plugs pulled while money is posted: what was acknowledged is there, nothing is half there."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection, connections, transaction

from tests.factories import books, tenants
from tests.faults.figures import remember
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.money import Money
from thuanna.money.ledger import actions, chart, queries
from thuanna.money.ledger.models import Journal
from thuanna.money.ledger.verification import verify

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("THUANNA_FAULTS", "2"))
SEED = 2570

pytestmark = pytest.mark.faults


class PulledPlug(Exception):
    """What happens to a process at the worst moment."""


@pytest.fixture
def book(committed: str) -> Iterator[books.Book]:
    """A book whose commits are real."""
    tenant = tenants.tenant()
    with acting_for(tenant):
        yield books.book_of(tenant, committed)


def test_every_acknowledged_posting_survives_kills_of_the_poster(book):
    chance, acknowledged = random.Random(SEED), {}
    for kill in range(KILLS):
        acknowledged |= post_until_killed(book, first_key=1000 * kill, answers=chance.randint(1, 25))

    assert len(acknowledged) >= KILLS
    known = {key: posted.journal_id for key, _, posted in queries.posted_under(list(acknowledged))}
    assert known == acknowledged
    assert queries.balance(chart.CASH) == Money.baht(Journal.objects.count())
    numbers = [number for number, _ in queries.issued_numbers("RC", 2570)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert verify([book.tenant]).findings == ()
    remember("kills of the poster", kills=KILLS, acknowledged=len(acknowledged), lost=0, half_done=0)


def post_until_killed(book: books.Book, *, first_key: int, answers: int) -> dict[str, int]:
    """Let a process post, kill it without warning after some answers; gives all answers it had spoken."""
    poster = subprocess.Popen(
        [
            sys.executable,
            str(ROOT / "tests" / "faults" / "poster.py"),
            book.database,
            book.tenant.code,
            str(first_key),
        ],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])},
    )
    spoken = [poster.stdout.readline() for _ in range(answers)]
    poster.kill()
    spoken += poster.stdout.readlines()
    poster.wait()
    whole = [line.split() for line in spoken if line.endswith("\n")]
    return {key: int(journal_id) for key, journal_id in whole}


def before(start: str) -> Callable[[], Any]:
    """Pull the plug before the first statement that begins like this, even inside one message of several."""

    def pull(execute: Any, sql: str, params: Any, *rest: Any) -> Any:
        earlier, found, _ = sql.partition(start)
        if found and earlier:
            execute(earlier.rstrip("; "), params[: earlier.count("%s")], *rest)
        if found:
            raise PulledPlug(start)
        return execute(sql, params, *rest)

    return lambda: connection.execute_wrapper(pull)


@pytest.mark.parametrize(
    "point", ["insert into ledger_leg", "insert into ledger_journal", 'INSERT INTO "audit_auditentry"']
)
def test_a_retry_after_a_fault_inside_posting_converges(book, point):
    with pytest.raises(PulledPlug), before(point)():
        book.contribution(idempotency_key="once")
    assert Journal.objects.count() == 0

    first = book.contribution(idempotency_key="once")
    again = book.contribution(idempotency_key="once")

    assert (first.reference, again.journal_id) == ("RC-2570-000001", first.journal_id)
    assert verify([book.tenant]).findings == ()


def test_a_retry_after_a_fault_before_commit_converges(book):
    with pytest.raises(PulledPlug), transaction.atomic():
        book.contribution(idempotency_key="once")
        raise PulledPlug

    assert book.contribution(idempotency_key="once").reference == "RC-2570-000001"
    assert verify([book.tenant]).findings == ()


def test_a_retry_after_the_session_died_waiting_for_the_head_converges(book):
    book.contribution()
    with connections["owner"].cursor() as owner, ThreadPoolExecutor(1) as pool:
        with transaction.atomic(using="owner"):
            owner.execute("select seq from ledger_head for update")
            posting = pool.submit(post_once, book)
            owner.execute("select pg_terminate_backend(%s)", [backend_that_waits(owner)])
            with pytest.raises(OperationalError):
                posting.result(timeout=30)
        assert Journal.objects.count() == 1

    first, again = post_once(book), post_once(book)

    assert (first.reference, again.journal_id) == ("RC-2570-000002", first.journal_id)
    assert verify([book.tenant]).findings == ()


def post_once(book: books.Book) -> Any:
    """One posting under one key, in a session of its own when another thread calls."""
    with acting_for(book.tenant):
        try:
            return book.contribution(idempotency_key="once")
        finally:
            connections["default"].close()


def backend_that_waits(owner: Any) -> int:
    """The session that our lock holds up, as soon as there is one."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        owner.execute(
            "select pid from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))"
        )
        found = owner.fetchone()
        if found:
            return int(found[0])
    raise AssertionError("nobody waits")


def test_a_retry_after_the_answer_was_lost_gives_the_same_answer(book):
    lost = book.contribution(idempotency_key="once")

    again = book.contribution(idempotency_key="once")

    assert again.replayed
    assert again.reference == lost.reference
    assert Journal.objects.count() == 1


def test_after_a_restore_the_era_tells_old_stamps_from_new_ones(book):
    book.contribution()
    with connections["owner"].cursor() as cursor:
        cursor.execute("select ledger_raise_era()")

    book.contribution()
    actions.post_many(postings=[books.posting(f"b-{n}") for n in range(120)], by=book.by)

    with connection.cursor() as cursor:
        cursor.execute("select era, count(*) from ledger_journal group by era order by era")
        assert cursor.fetchall() == [(1, 1), (2, 121)]
    assert verify([book.tenant]).findings == ()
