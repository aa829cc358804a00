"""A month's payment to 100,000 recipients as one journal, beside bare INSERT … SELECT of its legs."""

from __future__ import annotations

from benchmarks import books
from benchmarks.measurement import Measurement, percentile, timed

NAME = "month-run"
DEFAULT_SIZE = 100_000


def measure(size: int) -> Measurement:
    """Post two months of one journal with a leg for each recipient; the floor writes the legs of one.

    In the first month each recipient gets a kept balance, in the second it is changed; the slower counts.
    The floor is half a second: the median of three, lest one hiccup of the disk decides.
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
            floor_seconds = percentile([_bare_legs() for _ in range(3)], 0.5)
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
        },
    )


def _bare_legs() -> float:
    """Seconds to write the book's legs into a fresh bare table."""
    with books.bare_copies(["ledger_leg"]) as cursor:
        return timed(lambda: cursor.execute("insert into bare_ledger_leg select * from ledger_leg"))
