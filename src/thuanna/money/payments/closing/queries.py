"""Reads what stands at the end of a month and of a year: the checklist, and what the year leaves over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import NotHere, Refusal
from thuanna.kernel.rules import Decision
from thuanna.money.ledger import queries as book
from thuanna.money.ledger import verification
from thuanna.money.ledger.models import BookProof, Period, PeriodClosing
from thuanna.money.ledger.statements import flows
from thuanna.money.ledger.statements.spans import Span
from thuanna.money.payments.banking import queries as banking
from thuanna.money.payments.banking.reconciliation import Reconciliation, reconciliation
from thuanna.money.payments.models import ClosingNote, SurplusPolicy, SurplusShare, YearClosing

from . import cash, rules
from .rules import Item, MonthFacts, State

VIEW = "ledger.view"
CLOSE = "ledger.period.close"
DECIDE = "payments.surplus.decide"


class MonthUnknown(NotHere):
    """The book has no such month."""

    code = "closing_month_unknown"


class NoSurplusPolicy(Refusal):
    """Nobody has decided how a surplus is split."""

    code = "closing_no_surplus_policy"


@dataclass(frozen=True)
class Proof:
    """The book as it was just proved: up to which link, and how much was wrong.

    :ivar hash: the head's hash at that link; empty while the book is empty
    :ivar whole_at: when all of it was proved, if only what came later was proved now
    """

    seq: int
    hash: bytes
    findings: int
    whole_at: datetime | None = None


@dataclass(frozen=True)
class Point:
    """A point of the checklist as it stands."""

    item: Item
    state: State
    left: int
    notes: tuple[ClosingNote, ...]

    @property
    def may_be_explained(self) -> bool:
        """An explanation would help."""
        return self.state is State.OPEN and self.item.may_be_explained


@dataclass(frozen=True)
class Checklist:
    """Everything that must be settled before a month closes."""

    period: Period
    facts: MonthFacts
    points: tuple[Point, ...]
    banks: tuple[Reconciliation, ...]

    @property
    def span(self) -> Span:
        """The month."""
        return Span(self.period.starts_on, self.period.ends_before)

    @property
    def decision(self) -> Decision:
        """Whether it may be closed, and what stands in the way."""
        return rules.decide(self.facts)

    @property
    def is_ready(self) -> bool:
        """Everything is settled or explained."""
        return all(point.state is not State.OPEN for point in self.points)


@dataclass(frozen=True, slots=True)
class Share:
    """What one share of a surplus comes to."""

    share: SurplusShare
    amount: Money

    @property
    def words(self) -> Phrase:
        """What it is for."""
        return t(self.share.name_th, self.share.name_en)


@dataclass(frozen=True)
class YearEnd:
    """What a fiscal year leaves over, and how it would be split."""

    year: FiscalYear
    surplus: Money
    policy: SurplusPolicy | None
    shares: tuple[Share, ...]


def prove() -> Proof:
    """Prove the acting tenant's book now. Outside a transaction it reads one snapshot."""
    head = book.head()
    tenant = Tenant.objects.get(pk=required_tenant_id())
    report = verification.verify([tenant])
    return Proof(head.seq if head else 0, bytes(head.hash) if head else b"", len(report.findings))


def prove_what_is_new() -> Proof:
    """Prove what came since the nightly proof of the whole book; all of it, if that one found anything."""
    last = BookProof.objects.order_by("-pk").first()
    if last is None or last.findings:
        return prove()
    head = book.head()
    tenant = Tenant.objects.get(pk=required_tenant_id())
    start = verification.Start(last.seq, bytes(last.hash), last.journals, last.total_satang)
    report = verification.verify_since(tenant, start)
    seq, hash_ = (head.seq, bytes(head.hash)) if head else (0, b"")
    return Proof(seq, hash_, len(report.findings), last.proved_at)


def still_holds(proof: Proof) -> bool:
    """Whether the book of now is the one that was proved, or that one continued."""
    if not proof.seq:
        return True
    with connection.cursor() as cursor:
        cursor.execute(
            "select hash from ledger_chainlink where tenant_id = %s and seq = %s",
            [required_tenant_id(), proof.seq],
        )
        row = cursor.fetchone()
    return row is not None and bytes(row[0]) == proof.hash


def periods() -> list[tuple[Period, PeriodClosing | None]]:
    """All periods with their closing, the latest first."""
    closings = {closing.period_id: closing for closing in PeriodClosing.objects.all()}
    return [(period, closings.get(period.pk)) for period in Period.objects.order_by("-starts_on")]


def period(period_id: int, *, by: Actor) -> Period:
    """One period.

    :raises NotAllowed: without the right to see the book
    :raises MonthUnknown: not of this book
    """
    by.must(VIEW)
    found: Period | None = Period.objects.filter(pk=period_id).first()
    if found is None:
        raise MonthUnknown(t("ไม่พบเดือนนี้ในสมุดบัญชี", "The book has no such month."))
    return found


def next_to_close() -> Period | None:
    """The earliest period that is open."""
    return next(iter(book.open_periods()), None)


def ends_year(found: Period) -> bool:
    """Whether closing this period closes its fiscal year."""
    return bool(found.ends_before == FiscalYear(found.year).ends_before)


def checklist(found: Period, *, on: date, proof: Proof) -> Checklist:
    """How every point stands on a day."""
    notes: dict[str, list[ClosingNote]] = {}
    for note in ClosingNote.objects.filter(period=found).order_by("pk"):
        notes.setdefault(note.item, []).append(note)
    last_day = found.ends_before - timedelta(days=1)
    banks = tuple(reconciliation(account, last_day) for account in banking.bank_accounts())
    facts = _facts(found, last_day, on, banks, proof, frozenset(notes))
    points = tuple(
        Point(item, facts.state_of(code), facts.left_of(code), tuple(notes.get(code, ())))
        for code, item in rules.ITEMS.items()
    )
    return Checklist(found, facts, points, banks)


def year_end(year: FiscalYear) -> YearEnd:
    """What a year leaves over so far, and the shares by the policy in force on its last day."""
    surplus = flows.surplus_of(Span.year(year))
    policy = policy_on(year.ends_before - timedelta(days=1))
    shares = shares_of(policy) if policy else []
    if not shares or surplus <= Money(0):
        return YearEnd(year, surplus, policy, ())
    amounts = surplus.allot([share.basis_points for share in shares])
    return YearEnd(year, surplus, policy, tuple(map(Share, shares, amounts)))


def policy_on(day: date) -> SurplusPolicy | None:
    """How a surplus is split on a day."""
    found: SurplusPolicy | None = (
        SurplusPolicy.objects.filter(starts_on__lte=day).order_by("-starts_on").first()
    )
    return found


def policies() -> list[tuple[SurplusPolicy, list[SurplusShare]]]:
    """Every policy with its shares, the latest first."""
    return [(policy, shares_of(policy)) for policy in SurplusPolicy.objects.order_by("-starts_on")]


def shares_of(policy: SurplusPolicy) -> list[SurplusShare]:
    """The shares of a policy, in its own order."""
    return list(SurplusShare.objects.filter(policy=policy).order_by("place"))


def year_closings() -> list[YearClosing]:
    """The years that were closed, the latest first."""
    return list(YearClosing.objects.order_by("-year"))


def _facts(
    found: Period,
    last_day: date,
    on: date,
    banks: Sequence[Reconciliation],
    proof: Proof,
    explained: frozenset[str],
) -> MonthFacts:
    stated = [each for each in banks if each.assertion is not None]
    unneeded = [each for each in banks if each.assertion is None and not _was_used(each)]
    return MonthFacts(
        is_over=on >= found.ends_before,
        earlier_open=sum(1 for each in book.open_periods() if each.starts_on < found.starts_on),
        overdue_holders=len(cash.overdue(last_day)),
        handovers_open=len(cash.unanswered_handovers(found.ends_before)),
        counts_missing=len(cash.uncounted(last_day)),
        counts_differing=len(cash.differing(last_day)),
        bank_missing=len(banks) - len(stated) - len(unneeded),
        bank_failing=sum(1 for each in stated if not each.holds or each.before),
        bank_overdue=sum(_overdue(each, last_day) for each in banks),
        numbers_missing=missing_numbers(found.year),
        findings=proof.findings + int(not still_holds(proof)),
        explained=explained,
    )


def missing_numbers(year: int) -> int:
    """How many numbers of the year's receipts and vouchers are not there; a void one is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select coalesce(sum(c.last - (select count(*) from ledger_issuednumber n"
            "  where n.tenant_id = c.tenant_id and n.series_id = c.series_id and n.year = c.year"
            "  and n.number between 1 and c.last)), 0)"
            " from ledger_numbercounter c where c.tenant_id = %s and c.year = %s",
            [required_tenant_id(), year],
        )
        row = cursor.fetchone()
    return int(row[0])


def _was_used(found: Reconciliation) -> bool:
    """A bank account that never held anything needs no photo."""
    return bool(found.in_book or found.by_lines or found.waiting.journals or found.waiting.lines)


def _overdue(found: Reconciliation, last_day: date) -> int:
    most = law.book(rules.LAW, on=last_day).number("unmatched_days_max")
    waiting = (*found.waiting.lines, *found.waiting.journals)
    return sum(1 for item in waiting if (last_day - item.on).days > most)
