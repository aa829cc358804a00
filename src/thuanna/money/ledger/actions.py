"""The only code that writes the book.

`post`, `post_many`, `reverse` and what opens accounts are called by higher tiers, join their transaction and
ask for no permission of their own: who may take money or void a receipt is the caller's to say.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

from django.db import DatabaseError, transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.fiscal_year import FiscalYear

from . import chart, guarding, queries, refusals, writing
from .entries import Line, Posted, Posting
from .models import Account, BookProof, Head, Journal, NumberSeries, Period, PeriodClosing, PublishedHead

_Note = Callable[[writing.Batch], None]  # writes the audit line of what is about to be posted


@transaction.atomic
def open_book(
    *,
    opens_on: date,
    by: Actor,
    accounts: Sequence[chart.AccountPlan] = chart.ACCOUNTS,
    series: Sequence[chart.SeriesPlan] = chart.SERIES,
    by_month: bool = False,
) -> Period:
    """Open the ready chart of accounts, the number series, and the fiscal year in which `opens_on` falls.

    :param by_month: the year is opened as its twelve months, each of which is closed by itself
    :raises BookAlreadyOpen: this tenant keeps a book already
    """
    with _refusing():
        Account.objects.bulk_create([_account(plan) for plan in accounts])
        NumberSeries.objects.bulk_create(
            [NumberSeries(code=s.code, name_th=s.name_th, name_en=s.name_en) for s in series]
        )
    year = FiscalYear.of(opens_on)
    period = open_months(year=year, by=by)[0] if by_month else open_fiscal_year(year=year, by=by)
    audit.record(by, "ledger.book_opened", period, accounts=len(accounts), opens_on=opens_on)
    return period


@transaction.atomic
def add_account(*, plan: chart.AccountPlan, by: Actor) -> Account:
    """Open one more account. Nothing about it changes afterwards.

    :raises BookAlreadyOpen: the code is taken
    """
    with _refusing():
        account = _account(plan)
        Account.objects.bulk_create([account])
    audit.record(by, "ledger.account_added", account, code=plan.code)
    return account


@transaction.atomic
def add_series(*, plan: chart.SeriesPlan, by: Actor) -> NumberSeries:
    """Open one more series of numbers, such as a collector's own receipt book.

    :raises BookAlreadyOpen: the code is taken
    """
    with _refusing():
        series: NumberSeries = NumberSeries.objects.create(
            code=plan.code, name_th=plan.name_th, name_en=plan.name_en
        )
    audit.record(by, "ledger.series_added", series, code=plan.code)
    return series


@transaction.atomic
def open_fiscal_year(*, year: FiscalYear, by: Actor) -> Period:
    """Open a whole fiscal year as one period.

    :raises PeriodDoesNotJoin: it would leave a gap, overlap, or go before a closed period
    """
    return open_period(year=year.year, starts_on=year.starts_on, ends_before=year.ends_before, by=by)


@transaction.atomic
def open_months(*, year: FiscalYear, by: Actor) -> list[Period]:
    """Open a fiscal year as its twelve months, which are given back October first.

    :raises PeriodDoesNotJoin: it would leave a gap, overlap, or go before a closed period
    """
    months = list(pairwise([*year.months, year.ends_before]))
    if Period.objects.filter(starts_on=year.ends_before).exists():
        months.reverse()  # an earlier year joins from its end
    opened = [
        open_period(year=year.year, starts_on=starts_on, ends_before=ends_before, by=by)
        for starts_on, ends_before in months
    ]
    return sorted(opened, key=lambda period: period.starts_on)


@transaction.atomic
def open_year_of(*, on: date, by: Actor) -> None:
    """Open the fiscal year of a day if it comes after the last one: a new year stops nobody."""
    last = Period.objects.order_by("-ends_before").values_list("ends_before", flat=True).first()
    if last is not None and FiscalYear.of(last).contains(on):
        open_months(year=FiscalYear.of(last), by=by)


@transaction.atomic
def open_period(*, year: int, starts_on: date, ends_before: date, by: Actor) -> Period:
    """Open a period that joins the others; `year` is the Buddhist year by which its receipts are numbered.

    :raises PeriodDoesNotJoin: it would leave a gap, overlap, or go before a closed period
    """
    with _refusing():
        period: Period = Period.objects.create(year=year, starts_on=starts_on, ends_before=ends_before)
    audit.record(by, "ledger.period_opened", period, starts_on=starts_on, ends_before=ends_before)
    return period


@transaction.atomic
def close_period(*, period_id: int, on: date, by: Actor) -> PeriodClosing:
    """Close a period for good: later corrections are posted in an open one.

    :raises NotAllowed: the actor's roles do not permit closing
    :raises PeriodCannotClose: an earlier period is open, or this one is closed
    """
    by.must("ledger.period.close")
    with _refusing():
        closing: PeriodClosing = PeriodClosing.objects.create(
            period_id=period_id, closed_on=on, closed_by_id=by.user_id
        )
    audit.record(by, "ledger.period_closed", closing, period=period_id)
    return closing


@transaction.atomic
def post(
    *,
    kind: str,
    happened_on: date,
    lines: Sequence[Line],
    idempotency_key: str,
    by: Actor,
    series: str | None = None,
    document_digest: bytes | None = None,
    memo: str = "",
) -> Posted:
    """Post one journal. The same key again gives the same answer and adds nothing.

    :raises BookRefusal: a subclass says what the book does not take
    :raises DifferentPayload: the key was used for something else
    :raises GuardsDiffer: the database's guards are not those of this release
    """
    posting = Posting(kind, happened_on, lines, idempotency_key, series, document_digest, memo)

    def note(batch: writing.Batch) -> None:
        audit.record(by, "ledger.posted", Journal(pk=batch.journal_ids[0]), total_satang=posting.total_satang)

    return _post([posting], by, note)[0]


@transaction.atomic
def post_many(*, postings: Sequence[Posting], by: Actor) -> list[Posted]:
    """Post a batch, all or nothing, in the order given. Journals already posted under their key are answered.

    :raises BookRefusal: as for `post`
    """

    def note(batch: writing.Batch) -> None:
        digest = hashlib.sha256("\n".join(posting.key for posting in batch.postings).encode()).digest()
        # In base 32, where no run of digits looks like a citizen number.
        keys = base64.b32encode(digest).decode().rstrip("=")
        audit.record(
            by,
            "ledger.batch_posted",
            journals=len(batch.postings),
            total_satang=batch.total_satang,
            keys=keys,
        )

    return _post(postings, by, note)


@transaction.atomic
def reverse(*, journal_id: int, on: date, idempotency_key: str, reason: str, by: Actor) -> Posted:
    """Post the exact mirror of a journal. The original stays, and keeps its number.

    :param reason: a code, such as ``wrong_member``
    :raises NotReversible: there is no such journal, or it is a reversal itself
    :raises AlreadyReversed: another reversal was first
    :raises BelowZero: the money has moved on since
    """
    lines = queries.lines_of(journal_id)
    if not lines:
        raise refusals.not_reversible()
    mirror = Posting(
        kind=Journal.Kind.REVERSAL,
        happened_on=on,
        lines=[replace(line, amount=-line.amount) for line in lines],
        key=idempotency_key,
        memo=reason,
        reverses=journal_id,
    )

    def note(batch: writing.Batch) -> None:
        by_journal = batch.journal_ids[0]
        audit.record(by, "ledger.reversed", Journal(pk=journal_id), reason=reason, by_journal=by_journal)

    try:
        return _post([mirror], by, note)[0]
    except refusals.BookRefusal as refusal:
        if queries.is_reversed(journal_id):  # by another session, which moved the money before us
            raise refusals.already_reversed() from None
        if isinstance(refusal, refusals.BelowZero):
            raise refusals.moved_on() from None
        raise


@transaction.atomic
def publish_head(*, on: date, by: Actor) -> PublishedHead:
    """Put down the book's head as it is shown to the public on this day.

    :raises HeadNotInChain: the book holds nothing yet
    :raises AlreadyPublished: this day has its head
    """
    head = Head.objects.filter(seq__gt=0).first()
    if head is None:
        raise refusals.nothing_to_publish()
    with _refusing():
        published: PublishedHead = PublishedHead.objects.create(
            seq=head.seq,
            hash=head.hash,
            journals=head.journals,
            total_satang=head.total_satang,
            published_on=on,
        )
    audit.record(by, "ledger.head_published", published, seq=head.seq)
    return published


@transaction.atomic
def record_proof(*, head: Head | None, findings: int, at: datetime, by: Actor) -> BookProof:
    """Write down that the whole book was proved up to a head, and how much was wrong.

    :param head: as it stood just before the proof began; None for an empty book
    """
    proof: BookProof = BookProof.objects.create(
        seq=head.seq if head else 0,
        hash=head.hash if head else bytes(32),
        journals=head.journals if head else 0,
        total_satang=head.total_satang if head else 0,
        findings=findings,
        proved_at=at,
    )
    audit.record(by, "ledger.book_proved", proof, seq=proof.seq, findings=findings)
    return proof


def _account(plan: chart.AccountPlan) -> Account:
    return Account(**{name: getattr(plan, name) for name in plan.__slots__})


def _post(postings: Sequence[Posting], by: Actor, note: _Note) -> list[Posted]:
    guarding.require_released()
    if len({posting.key for posting in postings}) != len(postings):
        raise refusals.RepeatedKey
    if not postings:
        return []
    known = _write_or_replay(postings, by, note)
    return [known[posting.key] for posting in postings]


def _write_or_replay(postings: Sequence[Posting], by: Actor, note: _Note) -> dict[str, Posted]:
    """Write; where a key was used before, by a retry or by another session now, give the first answer."""
    try:
        return _write(postings, by, note)
    except (_KeyTaken, refusals.BookRefusal):
        # A refusal too: what was first under this very key may have taken the last cash.
        known = _replays(postings)
        if not known:
            raise
        rest = [posting for posting in postings if posting.key not in known]
        return known | (_write(rest, by, note) if rest else {})


def _write(postings: Sequence[Posting], by: Actor, note: _Note) -> dict[str, Posted]:
    batch = writing.prepare(postings, by.user_id)
    with _refusing():
        note(batch)  # before the rows are locked for which the others wait; undone with them
        numbers = writing.write(batch)
    return {
        posting.key: Posted(journal_id, posting.series, *numbers.get(journal_id, (None, None)))
        for journal_id, posting in zip(batch.journal_ids, postings, strict=True)
    }


def _replays(postings: Sequence[Posting]) -> dict[str, Posted]:
    asked = {posting.key: posting for posting in postings}
    found: dict[str, Posted] = {}
    for key, digest, posted in queries.posted_under(list(asked)):
        if digest != asked[key].digest:
            raise refusals.different_payload(key)
        found[key] = posted
    return found


class _KeyTaken(Exception):
    """Another session posted under this key while we were writing."""


@contextmanager
def _refusing() -> Iterator[None]:
    """Turn what the guards raise into refusals; the block's own savepoint is rolled back by then."""
    try:
        with transaction.atomic():
            yield
    except DatabaseError as error:
        if refusals.constraint_of(error) == "ledger_journal_key":
            raise _KeyTaken from error
        refusal = refusals.of_database(error)
        if refusal is None:
            raise
        raise refusal from error
