"""A month's payment to 100,000 recipients as one journal, beside bare INSERT … SELECT of its legs."""

from __future__ import annotations

from benchmarks import books
from benchmarks.measurement import Measurement, percentile, timed

NAME = "month-run"
DEFAULT_SIZE = 100_000


def measure(size: int) -> Measurement:
    """Post two months of one journal with a leg for each recipient; the floor writes the legs of one.

    In the first month each recipient gets a kept balance, in the second it is changed; the slower counts.
    The floor is a quarter of a second: the median of three, lest one hiccup of the disk decides. It leaves
    out the kept balances, which are a run's rows too; with them a second floor is given beside it.
    """
    with books.durable_server():
        book, *_ = books.opened(["bench"])
        books.wear_in()
        from tests.factories.books import DAY, posting
        from thuanna.foundation.tenancy.context import acting_for
        from thuanna.kernel.money import Money
        from thuanna.money.ledger import actions, chart
        from thuanna.money.ledger.entries import credit, debit

        each, total = Money.baht(600), Money.baht(600 * size)
        with acting_for(book.tenant):
            lines = [debit(chart.BENEFITS, each, party=1 + n) for n in range(size)]
            lines.append(credit(chart.OTHER_LIABILITIES, total))  # the bank pays it by one voucher
            runs = [posting(f"run-{n}", lines, kind="benefit", happened_on=DAY) for n in (1, 2)]
            first = timed(lambda: actions.post_many(postings=runs[:1], by=book.by))
            floor_seconds = percentile([_bare_rows("ledger_leg") for _ in range(3)], 0.5)
            with_balances = percentile([_bare_rows("ledger_leg", "ledger_balance") for _ in range(3)], 0.5)
            second = timed(lambda: actions.post_many(postings=runs[1:], by=book.by))
    seconds = max(first, second)
    return Measurement(
        seconds,
        "bare INSERT … SELECT of the same legs with the same indexes, without guards",
        floor_seconds,
        {
            "recipients_a_second": round(size / seconds),
            "first_month_seconds": round(first, 3),
            "second_month_seconds": round(second, 3),
            "floor_with_balances_seconds": round(with_balances, 3),
            "ratio_with_balances": round(seconds / with_balances, 2),
        },
    )


def _bare_rows(*tables: str) -> float:
    """Seconds to write the book's rows into fresh bare tables, at one go."""
    with books.bare_copies(tables) as cursor:
        inserts = [f"insert into bare_{table} select * from {table}" for table in tables]
        return timed(lambda: cursor.execute("; ".join(inserts)))
