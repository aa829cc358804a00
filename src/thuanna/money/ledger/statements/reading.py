"""Sums of legs, and what a journal's line in a book shows. Signed as in the book: debits are positive."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Sum

from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.kernel.language import Phrase
from thuanna.money.ledger import queries
from thuanna.money.ledger.entries import number_reference
from thuanna.money.ledger.models import Account, Journal, Leg

from . import words
from .spans import Span

MONEY_AXES = frozenset({Account.Axis.CASH, Account.Axis.CUSTODY, Account.Axis.CLEARING, Account.Axis.BANK})
"""Where money lies: in hands, on the way, in the bank."""
CASH_AXES = MONEY_AXES - {Account.Axis.BANK}

_NOT_OF_THE_YEAR = ("opening", "surplus")


@dataclass(frozen=True, slots=True)
class JournalFacts:
    """A journal as a book's line names it."""

    kind: str
    original_kind: str
    reference: str

    @property
    def words(self) -> Phrase:
        """What it records."""
        return words.journal_words(self.kind, self.original_kind)


@dataclass(frozen=True, slots=True)
class DayMove:
    """By how much one journal changed a group of accounts."""

    happened_on: date
    journal_id: int
    satang: int


def chart_by_code() -> Mapping[str, Account]:
    """Every account of the book."""
    return {account.code: account for account in queries.accounts()}


def sums_until(ends_before: date) -> dict[tuple[str, str], int]:
    """Everything posted for days before `ends_before`, by account and funder."""
    return _named(Leg.objects.filter(happened_on__lt=ends_before))


def sums_of_legs(span: Span) -> dict[tuple[str, str], int]:
    """Everything posted for the days of a span, by account and funder."""
    return _named(Leg.objects.filter(happened_on__gte=span.starts_on, happened_on__lt=span.ends_before))


def sums_of_kinds(span: Span, kinds: Collection[str]) -> dict[tuple[str, str], int]:
    """The part of it that journals of these kinds made, their reversals included; by account and funder."""
    of_kind = Journal.objects.filter(kind__in=kinds)
    reversals = Journal.objects.filter(
        kind="reversal", reverses_id__in=list(of_kind.values_list("pk", flat=True))
    )
    ids = [*of_kind.values_list("pk", flat=True), *reversals.values_list("pk", flat=True)]
    return _named(
        Leg.objects.filter(
            journal_id__in=ids, happened_on__gte=span.starts_on, happened_on__lt=span.ends_before
        )
    )


def flows_of(span: Span) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str], int]]:
    """What a span's own dealings moved, and apart from it what opening balances brought.

    Splitting the surplus moves nothing in or out, so it is in neither.
    """
    everything = sums_of_legs(span)
    opening = sums_of_kinds(span, ["opening"])
    apart = sums_of_kinds(span, _NOT_OF_THE_YEAR)
    own = {key: satang - apart.get(key, 0) for key, satang in everything.items()}
    return own, opening


def moves(codes: Sequence[str], span: Span, party: int | None = None) -> list[DayMove]:
    """By how much each journal of the span changed these accounts together, in the order of days."""
    legs = Leg.objects.filter(
        account_id__in=_ids(codes), happened_on__gte=span.starts_on, happened_on__lt=span.ends_before
    )
    if party is not None:
        legs = legs.filter(party=party)
    rows = legs.values_list("happened_on", "journal_id").annotate(sum=Sum("amount_satang"))
    return [DayMove(*row) for row in rows.order_by("happened_on", "journal_id") if row[2]]


def held_before(codes: Sequence[str], day: date, party: int | None = None) -> int:
    """What these accounts held together before a day."""
    legs = Leg.objects.filter(account_id__in=_ids(codes), happened_on__lt=day)
    if party is not None:
        legs = legs.filter(party=party)
    return int(legs.aggregate(sum=Sum("amount_satang"))["sum"] or 0)


def facts_of(journal_ids: Collection[int]) -> dict[int, JournalFacts]:
    """What a book's line shows of these journals."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select j.id, j.kind, coalesce(o.kind, ''), s.code, n.year, n.number from ledger_journal j"
            " left join ledger_journal o on o.tenant_id = j.tenant_id and o.id = j.reverses_id"
            " left join ledger_numberseries s on s.tenant_id = j.tenant_id"
            "  and s.id = coalesce(j.series_id, o.series_id)"
            " left join ledger_issuednumber n on n.tenant_id = j.tenant_id"
            "  and n.journal_id = case when j.series_id is null then o.id else j.id end"
            " where j.tenant_id = %s and j.id = any(%s)",
            [required_tenant_id(), list(journal_ids)],
        )
        return {
            journal_id: JournalFacts(kind, original, number_reference(series, year, number))
            for journal_id, kind, original, series, year, number in cursor.fetchall()
        }


def _ids(codes: Collection[str]) -> list[int]:
    return list(Account.objects.filter(code__in=codes).values_list("pk", flat=True))


def _named(legs: object) -> dict[tuple[str, str], int]:
    codes = {account.pk: account.code for account in queries.accounts()}
    rows = legs.values_list("account_id", "funder").annotate(sum=Sum("amount_satang"))  # type: ignore[attr-defined]  # a queryset of Leg
    return {(codes[account], funder): satang for account, funder, satang in rows.order_by()}
