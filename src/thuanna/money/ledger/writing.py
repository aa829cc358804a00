"""Puts postings into the tables: a few by INSERT, many by COPY. The guards are the same for both.

Called by ``actions`` only, inside its transaction. COPY into a table with row security is refused by
PostgreSQL, so many rows go through temporary tables and one INSERT … SELECT each.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any

from django.db import connection

from thuanna.foundation.tenancy.context import required_tenant_id

from . import refusals
from .entries import Posting

MANY_LEGS = 200
_AT_ONCE = 1000
_SALT_BYTES = 16
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_LEG = ("journal_id", "position", "account_id", "party", "funder", "amount_satang", "happened_on")
_HEADER = (
    "id",
    "kind",
    "happened_on",
    "memo",
    "key",
    "payload_digest",
    "document_digest",
    "series_id",
    "reverses_id",
    "entered_by_id",
    "total_satang",
    "leg_count",
    "salt",
)
_FACTS = """
select 'journal', '', array(select nextval('ledger_journal_ids') from generate_series(1, %s))
union all select 'account', code, array[id] from ledger_account where tenant_id = %s and code = any(%s)
union all select 'series', code, array[id] from ledger_numberseries where tenant_id = %s and code = any(%s)
"""
_NUMBERS = """
select journal_id, year, number from ledger_issuednumber
 where tenant_id = %s and journal_id between %s and %s
"""
_INBOX = """
set local work_mem = '64MB';  -- the triggers read the fresh rows several times: in memory, not from disk
create temporary table if not exists ledger_inbox_leg (
  journal_id bigint, position integer, account_id bigint, party bigint, funder text,
  amount_satang bigint, happened_on date
) on commit delete rows;
create temporary table if not exists ledger_inbox_journal (
  id bigint, kind text, happened_on date, memo text, key text, payload_digest bytea, document_digest bytea,
  series_id bigint, reverses_id bigint, entered_by_id bigint, total_satang bigint, leg_count integer,
  salt bytea
) on commit delete rows;
truncate pg_temp.ledger_inbox_leg, pg_temp.ledger_inbox_journal
"""


@dataclass(frozen=True, slots=True)
class Batch:
    """Postings with the ids that the tables want.

    :ivar journal_ids: one for each posting, in their order, growing
    :ivar account_ids: by their codes, as `series_ids`
    """

    postings: Sequence[Posting]
    journal_ids: Sequence[int]
    account_ids: dict[str, int]
    series_ids: dict[str, int]
    entered_by_id: int | None

    @property
    def total_satang(self) -> int:
        """Of all debit sides."""
        return sum(posting.total_satang for posting in self.postings)

    def leg_lines(self) -> Iterator[str]:
        """The legs as COPY reads them, a line each, in the order of `_LEG`.

        Formed here: of a run of a hundred thousand, it is the greater part of our own work.
        """
        ids = self.account_ids
        for journal_id, posting in zip(self.journal_ids, self.postings, strict=True):
            head, tail = f"{journal_id}\t", f"\t{posting.happened_on}\n"
            for position, line in enumerate(posting.lines, start=1):
                yield (
                    f"{head}{position}\t{ids[line.account]}\t{line.party}\t{_funder(line.funder)}"
                    f"\t{line.amount.satang}{tail}"
                )

    def legs(self) -> Iterator[tuple[Any, ...]]:
        """The values of each leg, in the order of `_LEG`."""
        for journal_id, posting in zip(self.journal_ids, self.postings, strict=True):
            for position, line in enumerate(posting.lines, start=1):
                yield (
                    journal_id,
                    position,
                    self.account_ids[line.account],
                    line.party,
                    line.funder,
                    line.amount.satang,
                    posting.happened_on,
                )

    def headers(self) -> Iterator[tuple[Any, ...]]:
        """The values of each header, in the order of `_HEADER`."""
        for journal_id, posting in zip(self.journal_ids, self.postings, strict=True):
            yield (
                journal_id,
                posting.kind,
                posting.happened_on,
                posting.memo,
                posting.key,
                posting.digest,
                posting.document_digest,
                self.series_ids[posting.series] if posting.series else None,
                posting.reverses,
                self.entered_by_id,
                posting.total_satang,
                len(posting.lines),
                secrets.token_bytes(_SALT_BYTES),
            )

    def header_lines(self) -> Iterator[str]:
        """The headers as COPY reads them."""
        for header in self.headers():
            yield "\t".join([_COPIED.get(type(value), _escaped)(value) for value in header]) + "\n"


def prepare(postings: Sequence[Posting], by: int | None) -> Batch:
    """Find the accounts and series, and take fresh journal ids, in one question.

    :raises UnknownAccount: the book lacks one of them
    """
    codes = {line.account for posting in postings for line in posting.lines}
    series = {posting.series for posting in postings if posting.series}
    tenant_id = required_tenant_id()
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, [len(postings), tenant_id, list(codes), tenant_id, list(series)])
        found = {(kind, code): ids for kind, code, ids in cursor.fetchall()}
    accounts = {code: ids[0] for (kind, code), ids in found.items() if kind == "account"}
    books = {code: ids[0] for (kind, code), ids in found.items() if kind == "series"}
    if len(accounts) < len(codes) or len(books) < len(series):
        raise refusals.unknown_account()
    return Batch(postings, sorted(found["journal", ""]), accounts, books, by)


def write(batch: Batch) -> dict[int, tuple[int, int]]:
    """Legs first, then the headers that seal them; gives the year and number of each journal that has one."""
    if sum(len(posting.lines) for posting in batch.postings) < MANY_LEGS:
        return _insert(batch)
    return _copy(batch)


def _insert(batch: Batch) -> dict[int, tuple[int, int]]:
    """One message to the database for all of it: whoever waits for the cash's row waits for less of us."""
    statements, values = [], []
    written = (("leg", _LEG, list(batch.legs())), ("journal", _HEADER, list(batch.headers())))
    for table, columns, rows in written:
        row = f"({', '.join(['%s'] * (len(columns) + 1))})"
        if rows:
            statements.append(
                f"insert into ledger_{table} (tenant_id, {', '.join(columns)})"  # noqa: S608  # constants
                f" values {', '.join([row] * len(rows))}"
            )
            values += [value for each in rows for value in (required_tenant_id(), *each)]
    with connection.cursor() as cursor:
        cursor.execute("; ".join([*statements, _NUMBERS]), [*values, *_numbered(batch)])
        while cursor.nextset():
            pass
        return _by_journal(cursor)


def _copy(batch: Batch) -> dict[int, tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(_INBOX)
        with _copying(cursor, "leg", _LEG) as copy:
            for block in _blocks(batch.leg_lines()):
                copy.write(block)
        with connection.wrap_database_errors, connection.connection.pipeline():
            _move(cursor, "leg", _LEG)
            # Digests and headers are made while the database is busy with the legs.
            headers = list(_blocks(batch.header_lines()))
        with _copying(cursor, "journal", _HEADER) as copy:
            for block in headers:
                copy.write(block)
        _move(cursor, "journal", _HEADER)
        cursor.execute(_NUMBERS, _numbered(batch))
        return _by_journal(cursor)


def _blocks(lines: Iterator[str]) -> Iterator[str]:
    """As many lines as make one message: the database reads it while we form the next."""
    return iter(lambda: "".join(islice(lines, _AT_ONCE)), "")


def _move(cursor: Any, table: str, columns: Sequence[str]) -> None:
    """From the temporary table, as it was filled, which is in id order, into the book's own."""
    names = ", ".join(columns)
    cursor.execute(
        f"insert into ledger_{table} (tenant_id, {names})"  # noqa: S608  # our own constants
        f" select %s, {names} from pg_temp.ledger_inbox_{table}",
        [required_tenant_id()],
    )


def _numbered(batch: Batch) -> tuple[int, int, int]:
    """The tenant, first and last id: others' journals between them do no harm."""
    return required_tenant_id(), batch.journal_ids[0], batch.journal_ids[-1]


def _by_journal(cursor: Any) -> dict[int, tuple[int, int]]:
    return {journal_id: (year, number) for journal_id, year, number in cursor.fetchall()}


@contextmanager
def _copying(cursor: Any, table: str, columns: Sequence[str]) -> Iterator[Any]:
    statement = f"copy pg_temp.ledger_inbox_{table} ({', '.join(columns)}) from stdin"
    with connection.wrap_database_errors, cursor.copy(statement) as copy:  # COPY is not wrapped by Django
        yield copy


def _escaped(text: str) -> str:
    """Whatever would end the column or the line is written out."""
    return text.translate(_ESCAPES)


_COPIED: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "\\N",
    bytes: lambda value: f"\\\\x{value.hex()}",
    int: str,
    date: str,
}
"""How COPY wants a value of each type; all others are text."""

_funder = lru_cache(maxsize=16)(_escaped)  # a few words, a hundred thousand times
