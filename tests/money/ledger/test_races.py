"""Two sessions at once: whoever comes second waits, looks again, and finds one truth."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from django.db import connections, transaction

from tests.factories import books
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.money import Money
from thuanna.money.ledger import actions, chart, queries, refusals
from thuanna.money.ledger.entries import credit, debit
from thuanna.money.ledger.models import Journal
from thuanna.money.ledger.verification import verify

BAHT = Money.baht


def meanwhile(book: books.Book, *works: Callable[[], Any]) -> list[Any]:
    """Run the works at the same moment, each in a session of its own; gives results or refusals."""
    ready = threading.Barrier(len(works))

    def run(work: Callable[[], Any]) -> Any:
        try:
            with acting_for(book.tenant):
                ready.wait(timeout=30)
                return work()
        except refusals.BookRefusal as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def in_background(book: books.Book, pool: ThreadPoolExecutor, work: Callable[[], Any]) -> Future[Any]:
    """Start one work, and wait until its session is held up by another's lock."""
    started: Future[int] = Future()

    def run() -> Any:
        try:
            with acting_for(book.tenant), connections["default"].cursor() as cursor:
                cursor.execute("select pg_backend_pid()")
                started.set_result(cursor.fetchone()[0])
                return work()
        except refusals.BookRefusal as refusal:
            return refusal
        finally:
            connections.close_all()

    running = pool.submit(run)
    pid, deadline = started.result(timeout=30), time.monotonic() + 30
    with connections["owner"].cursor() as watcher:
        while not running.done() and time.monotonic() < deadline:
            watcher.execute("select cardinality(pg_blocking_pids(%s))", [pid])
            if watcher.fetchone()[0]:
                break
    return running


def test_32_double_submits_make_one_posting(book):
    answers = meanwhile(book, *[lambda: book_of_one_key(book)] * 32)

    assert {answer.reference for answer in answers} == {"RC-2570-000001"}
    assert sum(not answer.replayed for answer in answers) == 1
    assert queries.balance(chart.CASH) == BAHT(1)
    assert verify([book.tenant]).findings == ()


def book_of_one_key(book: books.Book) -> Any:
    return actions.post(
        kind="contribution",
        happened_on=books.DAY,
        lines=books.paid_in(),
        idempotency_key="the-one",
        series=chart.RECEIPTS,
        by=book.by,
    )


def test_double_submits_of_the_last_cash_all_get_the_one_answer(book):
    book.contribution(BAHT(10))

    def withdraw() -> Any:
        lines = [debit(chart.TRAVEL, BAHT(10)), credit(chart.CASH, BAHT(10))]
        return actions.post(
            kind="expense", happened_on=books.DAY, lines=lines, idempotency_key="bus", by=book.by
        )

    with books.below_the_papers(book.database):
        answers = meanwhile(book, *[withdraw] * 8)

    assert len({answer.journal_id for answer in answers}) == 1
    assert queries.balance(chart.CASH) == BAHT(0)


def test_of_concurrent_reversals_one_succeeds(book):
    posted = book.contribution(BAHT(10))
    book.contribution(BAHT(100))

    def back(key: str) -> Callable[[], Any]:
        return lambda: actions.reverse(
            journal_id=posted.journal_id, on=books.DAY, idempotency_key=key, reason="wrong_member", by=book.by
        )

    answers = meanwhile(book, *[back(f"back-{n}") for n in range(8)])

    assert sum(isinstance(answer, refusals.AlreadyReversed) for answer in answers) == 7
    assert queries.balance(chart.CASH) == BAHT(100)
    assert verify([book.tenant]).findings == ()


def test_numbers_have_no_gap_when_many_post_and_some_fail(book):
    def pay(n: int) -> Callable[[], Any]:
        lines = books.paid_in(party=n + 1) if n % 3 else [*books.paid_in(), debit(chart.CASH, BAHT(1))]
        return lambda: book.post(lines, series=chart.RECEIPTS, idempotency_key=f"n-{n}")

    meanwhile(book, *[pay(n) for n in range(12)])

    assert [number for number, _ in queries.issued_numbers(chart.RECEIPTS, 2570)] == list(range(1, 9))
    assert verify([book.tenant]).findings == ()


def test_a_leg_slipped_in_by_a_second_session_while_the_first_commits_is_refused(book, session):
    other = session("app")
    with transaction.atomic():
        posted = book.contribution()
        other.execute(
            "insert into ledger_leg"
            " (tenant_id, journal_id, position, account_id, party, funder, amount_satang, happened_on)"
            " values (%s, %s, 9, %s, 0, 'member', 5, %s)",
            [book.tenant.pk, posted.journal_id, book.account_id(chart.BANK), books.DAY],
        )

    with pytest.raises(psycopg.Error, match="no header") as refused:
        other.commit()

    assert refused.value.sqlstate == "TH015"
    assert verify([book.tenant]).findings == ()


def test_a_posting_that_waited_for_the_close_is_refused(book):
    period = queries.period_of(books.DAY)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            actions.close_period(period_id=period.pk, on=books.DAY, by=book.by)
            late = in_background(book, pool, book.contribution)
            assert not late.done()

        assert isinstance(late.result(timeout=30), refusals.NoOpenPeriod)
    assert Journal.objects.count() == 0


def test_a_close_waits_for_a_posting_under_way_and_then_holds_it(book):
    period = queries.period_of(books.DAY)
    actions.open_fiscal_year(year=FiscalYear(2571), by=book.by)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            book.contribution()
            closing = in_background(
                book, pool, lambda: actions.close_period(period_id=period.pk, on=books.DAY, by=book.by)
            )
            assert not closing.done()

        assert closing.result(timeout=30).period_id == period.pk
    assert queries.balance_on(chart.CASH, books.DAY) == BAHT(1)
    assert verify([book.tenant]).findings == ()


def test_of_two_closes_one_succeeds(book):
    period = queries.period_of(books.DAY)

    answers = meanwhile(
        book, *[lambda: actions.close_period(period_id=period.pk, on=books.DAY, by=book.by)] * 4
    )

    assert sum(isinstance(answer, refusals.PeriodCannotClose) for answer in answers) == 3


def test_a_reader_in_one_snapshot_always_sees_the_book_balance(book, session):
    reader = session("app")
    reader.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    sums = []

    def read() -> None:
        for _ in range(30):
            sums.append(
                reader.execute("select coalesce(sum(amount_satang), 0) from ledger_leg").fetchone()[0]
            )
            reader.commit()

    meanwhile(book, read, *[lambda n=n: post_ten(book, n) for n in range(3)])

    assert set(sums) == {0}


def post_ten(book: books.Book, n: int) -> None:
    for key in range(10):
        book.post(books.paid_in(), idempotency_key=f"snapshot-{n}-{key}")
