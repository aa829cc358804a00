"""Everything that reads the book. Amounts come in the account's own sense: what it holds is positive."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.money import Money

from . import refusals, sealing
from .entries import Line, Posted
from .models import Account, Balance, Head, IssuedNumber, Journal, Leg, NumberSeries, Period, PeriodClosing

JOURNAL = "J"


@dataclass(frozen=True, slots=True)
class TrialLine:
    """One account of a trial balance; one of the two columns is zero."""

    account: Account
    debit: Money
    credit: Money


@dataclass(frozen=True, slots=True)
class Movement:
    """One leg in an account's statement, in the account's own sense."""

    journal_id: int
    happened_on: date
    kind: str
    amount: Money
    funder: str
    party: int


@dataclass(frozen=True, slots=True)
class Turnover:
    """What moved on an account in one month, for one kind of journal and one funder."""

    month: date
    kind: str
    funder: str
    account: Account
    amount: Money


@dataclass(frozen=True, slots=True)
class Link:
    """Where a journal stands in the chain, and the proof that it does.

    :ivar steps: lead from `leaf` to `root`, see `sealing.climb`
    """

    seq: int
    hash: bytes
    root: bytes
    linked_at: datetime
    leaf: bytes
    steps: tuple[sealing.Step, ...]

    @property
    def code(self) -> str:
        """What is printed on a receipt: the first ten characters of the hash."""
        return short_code(self.hash)


def short_code(hash_: bytes) -> str:
    """The first ten characters of a head's hash, as printed on receipts."""
    return hash_.hex()[:10]


def is_open() -> bool:
    """Whether the tenant keeps a book."""
    return bool(Account.objects.exists())


def accounts() -> list[Account]:
    """The chart, by code."""
    return list(Account.objects.order_by("code"))


def account(code: str) -> Account:
    """One account.

    :raises UnknownAccount: the book has none of this code
    """
    found: Account | None = Account.objects.filter(code=code).first()
    if found is None:
        raise refusals.unknown_account()
    return found


def account_ids(codes: Collection[str]) -> dict[str, int]:
    """Ids by code.

    :raises UnknownAccount: the book lacks one of them
    """
    found = dict(Account.objects.filter(code__in=codes).values_list("code", "id"))
    if len(found) < len(set(codes)):
        raise refusals.unknown_account()
    return found


def balance(code: str, *, party: int | None = None, funder: str | None = None) -> Money:
    """What an account holds now, from the cache that the guards keep.

    :raises UnknownAccount: the book has none of this code
    """
    found = account(code)
    rows = Balance.objects.filter(account_id=found.pk, **_given(party=party, funder=funder))
    return _own_sense(found, rows.aggregate(sum=Sum("balance_satang"))["sum"])


def balance_on(code: str, on: date, *, party: int | None = None, funder: str | None = None) -> Money:
    """What an account held at the end of a day, from the legs.

    :raises UnknownAccount: the book has none of this code
    """
    found = account(code)
    legs = Leg.objects.filter(account_id=found.pk, happened_on__lte=on, **_given(party=party, funder=funder))
    return _own_sense(found, legs.aggregate(sum=Sum("amount_satang"))["sum"])


def balances_by_party(code: str) -> dict[int, Money]:
    """What each party of a control account holds now.

    :raises UnknownAccount: the book has none of this code
    """
    found = account(code)
    rows = (
        Balance.objects.filter(account_id=found.pk).values_list("party").annotate(sum=Sum("balance_satang"))
    )
    return {party: _own_sense(found, satang) for party, satang in rows.order_by("party")}


def trial_balance(on: date | None = None) -> list[TrialLine]:
    """Every account with a balance, now or at the end of a day; the two columns have one total."""
    if on is None:
        rows = Balance.objects.values_list("account_id").annotate(sum=Sum("balance_satang"))
    else:
        rows = (
            Leg.objects.filter(happened_on__lte=on)
            .values_list("account_id")
            .annotate(sum=Sum("amount_satang"))
        )
    sums = dict(rows.order_by("account_id"))
    return [
        TrialLine(each, debit=Money(max(sums[each.pk], 0)), credit=Money(max(-sums[each.pk], 0)))
        for each in accounts()
        if sums.get(each.pk)
    ]


def turnover(starts_on: date, ends_before: date) -> list[Turnover]:
    """What moved from `starts_on` up to `ends_before`: by month, kind of journal, funder and account."""
    chart = {each.pk: each for each in accounts()}
    kinds = Journal.objects.filter(happened_on__gte=starts_on, happened_on__lt=ends_before)
    found: list[Turnover] = []
    for kind in sorted(kinds.order_by().values_list("kind", flat=True).distinct()):
        legs = Leg.objects.filter(
            happened_on__gte=starts_on,
            happened_on__lt=ends_before,
            journal_id__in=kinds.filter(kind=kind).values("id"),
        )
        rows = legs.values_list(TruncMonth("happened_on"), "funder", "account_id").annotate(
            sum=Sum("amount_satang")
        )
        found += [
            Turnover(month, kind, funder, chart[account_id], _own_sense(chart[account_id], satang))
            for month, funder, account_id, satang in rows.order_by()
        ]
    return sorted(found, key=lambda each: (each.month, each.kind, each.funder, each.account.code))


def movements(
    code: str, *, party: int | None = None, starts_on: date | None = None, ends_before: date | None = None
) -> list[Movement]:
    """The legs of an account in the order of their days.

    :raises UnknownAccount: the book has none of this code
    """
    found = account(code)
    days = Q()
    if starts_on:
        days &= Q(happened_on__gte=starts_on)
    if ends_before:
        days &= Q(happened_on__lt=ends_before)
    legs = list(
        Leg.objects.filter(days, account_id=found.pk, **_given(party=party)).order_by(
            "happened_on", "journal_id", "position"
        )
    )
    kinds = dict(Journal.objects.filter(id__in={leg.journal_id for leg in legs}).values_list("id", "kind"))
    return [
        Movement(
            leg.journal_id,
            leg.happened_on,
            kinds[leg.journal_id],
            _own_sense(found, leg.amount_satang),
            leg.funder,
            leg.party,
        )
        for leg in legs
    ]


def lines_of(journal_id: int) -> list[Line]:
    """The lines of a journal as they were posted; none if there is no such journal."""
    codes = dict(Account.objects.values_list("id", "code"))
    return [
        Line(codes[leg.account_id], Money(leg.amount_satang), leg.funder, leg.party)
        for leg in Leg.objects.filter(journal_id=journal_id).order_by("position")
    ]


def is_reversed(journal_id: int) -> bool:
    """Whether a reversal of it stands in the book."""
    return bool(Journal.objects.filter(reverses_id=journal_id).exists())


def legs_that_stand(until: date | None = None) -> QuerySet[Leg]:
    """Legs of what was neither taken back nor is a taking back, by the end of a day or by now."""
    reversals = Journal.objects.filter(reverses_id__isnull=False)
    if until is not None:
        reversals = reversals.filter(happened_on__lte=until)
    taken_back = reversals.filter(reverses_id=OuterRef("journal_id"))
    taking_back = reversals.filter(pk=OuterRef("journal_id"))
    found: QuerySet[Leg] = Leg.objects.filter(~Exists(taken_back), ~Exists(taking_back))
    return found


def posted_under(keys: Sequence[str]) -> Iterator[tuple[str, bytes, Posted]]:
    """What was posted under these keys: key, digest of the payload, and the answer given then."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select j.key, j.payload_digest, j.id, s.code, n.year, n.number from ledger_journal j"
            " left join ledger_numberseries s on s.tenant_id = j.tenant_id and s.id = j.series_id"
            " left join ledger_issuednumber n on n.tenant_id = j.tenant_id and n.journal_id = j.id"
            " where j.tenant_id = %s and j.key = any(%s)",
            [required_tenant_id(), list(keys)],
        )
        rows = cursor.fetchall()
    for key, digest, journal_id, series, year, number in rows:
        yield key, bytes(digest), Posted(journal_id, series, year, number, replayed=True)


def posted(journal_id: int) -> Posted | None:
    """What the book answered for a journal; None if there is none."""
    key = Journal.objects.filter(pk=journal_id).values_list("key", flat=True).first()
    return next(answer for _, _, answer in posted_under([key])) if key else None


def head() -> Head | None:
    """Where the chain ends; None while the book is empty."""
    found: Head | None = Head.objects.filter(seq__gt=0).first()
    return found


def link_of(journal_id: int) -> Link | None:
    """The link that holds a journal, with its inclusion proof; None until the posting has committed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select l.seq, l.hash, l.root, l.linked_at, l.kinds, l.entry_ids, l.leaves"
            " from ledger_journal j join ledger_chainlink l"
            " on l.tenant_id = j.tenant_id and l.era = j.era and l.xid = j.xid"
            " where j.tenant_id = %s and j.id = %s order by l.seq",
            [required_tenant_id(), journal_id],
        )
        rows = cursor.fetchall()
    for seq, hash_, root, linked_at, kinds, ids, leaves in rows:
        entries = list(zip(kinds, ids, strict=True))
        if (JOURNAL, journal_id) in entries:
            place = entries.index((JOURNAL, journal_id))
            hashes = [bytes(each) for each in leaves]
            steps = tuple(sealing.path(hashes, place))
            return Link(seq, bytes(hash_), bytes(root), linked_at, hashes[place], steps)
    return None


def period_of(on: date) -> Period:
    """The period, open or closed, in which a day falls.

    :raises NoOpenPeriod: there is none
    """
    found: Period | None = Period.objects.filter(starts_on__lte=on, ends_before__gt=on).first()
    if found is None:
        raise refusals.no_open_period()
    return found


def open_periods() -> list[Period]:
    """Periods that may be posted to, earliest first."""
    closed = PeriodClosing.objects.values("period_id")
    return list(Period.objects.exclude(id__in=closed).order_by("starts_on"))


def first_open_day(on: date) -> date:
    """The day itself, or where its period is closed the first day after the closed ones.

    Periods are closed the earliest first, so nothing closed comes after that day.
    """
    closed = PeriodClosing.objects.aggregate(last=Max("period__ends_before"))["last"]
    return max(on, closed) if closed else on


def takes(on: date) -> bool:
    """Whether the book takes an entry of this day: in an open period, or in the year that opens by itself."""
    if first_open_day(on) != on:
        return False
    last = Period.objects.aggregate(last=Max("ends_before"))["last"]
    is_next_year = last is not None and FiscalYear.of(last).contains(on)
    return is_next_year or Period.objects.filter(starts_on__lte=on, ends_before__gt=on).exists()


def issued_numbers(series: str, year: int) -> list[tuple[int, int]]:
    """Number and journal of a series in a year, in order.

    :raises UnknownAccount: the book has no such series
    """
    series_id = NumberSeries.objects.filter(code=series).values_list("id", flat=True).first()
    if series_id is None:
        raise refusals.unknown_account()
    rows = IssuedNumber.objects.filter(series_id=series_id, year=year)
    return list(rows.order_by("number").values_list("number", "journal_id"))


def _own_sense(found: Account, satang: int | None) -> Money:
    return Money((satang or 0) * found.normal_sign)


def _given(**filters: Any) -> dict[str, Any]:
    return {name: value for name, value in filters.items() if value is not None}
