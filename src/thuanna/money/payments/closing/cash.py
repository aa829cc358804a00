"""How old the cash is that each holder still has, and whether somebody counted it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, Sum

from thuanna.foundation.law import queries as law
from thuanna.kernel.money import Money
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.models import Account
from thuanna.money.ledger.statements import reading
from thuanna.money.payments.custody import queries as custody
from thuanna.money.payments.models import CashCount, Handover, HandoverAnswer
from thuanna.money.payments.orders import Into

from .rules import LAW


@dataclass(frozen=True, slots=True)
class Holder:
    """Cash in one place at the end of a day: an account of the book and its party.

    :ivar since: the day of the oldest of it, the latest coming being the last to go
    """

    account: str
    party: int
    held: Money
    since: date

    def days_on(self, day: date) -> int:
        """How long the oldest of it has lain there."""
        return (day - self.since).days


def holders(on: date) -> list[Holder]:
    """Everybody who has cash at the end of a day, and cash on its way to the bank."""
    codes = {account.pk: account.code for account in Account.objects.filter(axis__in=reading.CASH_AXES)}
    rows = (
        book.legs_that_stand(until=on)
        .filter(account_id__in=list(codes), happened_on__lte=on)
        .values_list("account_id", "party", "happened_on")
        .annotate(
            net=Sum("amount_satang"),
            came=Sum("amount_satang", filter=Q(amount_satang__gt=0)),
        )
        .order_by("account_id", "party", "-happened_on")
    )
    by_holder: dict[tuple[int, int], list[tuple[date, int, int]]] = {}
    for account_id, party, day, net, came in rows:
        by_holder.setdefault((account_id, party), []).append((day, net, came or 0))
    return [
        Holder(codes[account_id], party, Money(held), _since(days, held))
        for (account_id, party), days in sorted(by_holder.items())
        if (held := sum(net for _, net, _ in days)) > 0
    ]


def overdue(on: date) -> list[Holder]:
    """Those who have kept cash longer than the fund, or else the general rule, allows."""
    return [holder for holder in holders(on) if holder.days_on(on) > most_days(holder, on)]


def most_days(holder: Holder, on: date) -> int:
    """For how many days this holder may keep cash: by a limit of the fund's own, else by the rules."""
    return custody.limit_of(Into(account=holder.account, party=holder.party), on).days_most


def latest_counts(on: date) -> Mapping[tuple[str, int], CashCount]:
    """The count of each holder nearest the end of a month, no further off than the rules allow."""
    around = timedelta(days=law.book(LAW, on=on).number("count_days_apart_max"))
    counts = CashCount.objects.filter(counted_on__gte=on - around, counted_on__lte=on + around)
    found: dict[tuple[str, int], CashCount] = {}
    for count in counts.order_by("counted_on", "pk"):
        found[count.account, count.party] = count
    return found


def uncounted(on: date) -> list[Holder]:
    """Holders of cash whom nobody counted near the end of the month. Cash on its way cannot be counted."""
    counts = latest_counts(on)
    on_its_way = set(Account.objects.filter(axis=Account.Axis.CLEARING).values_list("code", flat=True))
    return [
        holder
        for holder in holders(on)
        if holder.account not in on_its_way and (holder.account, holder.party) not in counts
    ]


def differing(on: date) -> list[CashCount]:
    """Counts of the month's end that came to something else than the book."""
    return [count for count in latest_counts(on).values() if count.difference]


def unanswered_handovers(ends_before: date) -> list[Handover]:
    """Cash handed over before a day, and not confirmed by whom it came to."""
    answered = HandoverAnswer.objects.values("handover_id")
    return list(
        Handover.objects.filter(given_on__lt=ends_before).exclude(pk__in=answered).order_by("given_on")
    )


def _since(days: list[tuple[date, int, int]], held: int) -> date:
    """The day on which the oldest of what is held came, counting back from the latest."""
    left = held
    for day, _, came in days:
        left -= came
        if left <= 0:
            return day
    return days[-1][0]
