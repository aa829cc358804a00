"""A hundred thousand journals by `post_many`, beside COPY of the very same rows into bare tables.

The floor is the least that any program needs that holds the rows as Python values, as a poster does: COPY
into tables with the same columns and indexes, without triggers, checks, row security, balances, numbers to
give, or a chain. A harder floor still is given beside it: rows that are text already.
"""

from __future__ import annotations

from typing import Any

from benchmarks import books
from benchmarks.measurement import Measurement, timed

NAME = "post-bulk"
DEFAULT_SIZE = 100_000
_TABLES = ("ledger_leg", "ledger_journal", "ledger_issuednumber")


def measure(size: int) -> Measurement:
    """Post `size` journals of two legs with a receipt each; then copy their rows."""
    with books.durable_server():
        book, *_ = books.opened(["bench"])
        books.wear_in()
        seconds = books.fill(book, size)
        with books.bare_copies(_TABLES) as cursor:
            from_values = sum([_copy_values(cursor, table) for table in _TABLES])
        with books.bare_copies(_TABLES) as cursor:
            from_text = sum([_copy_text(cursor, table) for table in _TABLES])
    return Measurement(
        sum(seconds),
        "COPY of the same rows into tables with the same columns and indexes, without guards",
        from_values,
        {
            "journals_a_second": round(size / sum(seconds)),
            "batches": [round(each, 2) for each in seconds],
            "floor_from_text_seconds": round(from_text, 3),
            "ratio_to_text": round(sum(seconds) / from_text, 2),
        },
    )


def _copy_values(cursor: Any, table: str) -> float:
    """Seconds from Python values to the bare table."""
    cursor.execute(f"select * from {table}")
    rows = cursor.fetchall()

    def copy() -> None:
        with cursor.copy(f"copy bare_{table} from stdin") as copying:
            for row in rows:
                copying.write_row(row)

    return timed(copy)


def _copy_text(cursor: Any, table: str) -> float:
    """Seconds from lines of text to the bare table."""
    with cursor.copy(f"copy {table} to stdout") as rows:
        lines = [bytes(each) for each in rows]

    def copy() -> None:
        with cursor.copy(f"copy bare_{table} from stdin") as copying:
            for start in range(0, len(lines), 1000):
                copying.write(b"".join(lines[start : start + 1000]))

    return timed(copy)
