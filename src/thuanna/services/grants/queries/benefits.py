"""Which kinds of benefit were paid, to how many and how much; and help to people who are no members."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money
from thuanna.money.claims.queries import recoveries
from thuanna.money.funds.cash_words import BENEFITS
from thuanna.money.payments.models import Voucher, VoucherVoid


@dataclass(frozen=True)
class Paid:
    """What was paid of one kind of benefit over a time.

    :ivar people: to how many members; not known for people who stand in no register
    :ivar amount: less what came back of wrong payments within that time
    """

    kind: str
    times: int
    amount: Money
    people: int = 0

    @property
    def words(self) -> Phrase:
        """The kind, as section 5 of the status form names it."""
        return BENEFITS.get(self.kind, t("สวัสดิการอื่น", "Another benefit"))


def paid(*, since: datetime.date | None, before: datetime.date) -> list[Paid]:
    """Benefits to members by kind, from vouchers that stand, in the order of the status form."""
    rows = _standing("benefit", since, before).order_by().values("order__purpose")
    sums = rows.annotate(
        times=Count("id"), satang=Sum("total_satang"), people=Count("order__party", distinct=True)
    )
    back = recoveries.back_by_kind(since=since, before=before)
    found = {}
    for row in sums:
        kind = row["order__purpose"]
        amount = Money(row["satang"]) - back.get(kind, ZERO)
        found[kind] = Paid(kind, row["times"], amount, row["people"])
    known = [found[kind] for kind in BENEFITS if kind in found]
    return known + [found[kind] for kind in sorted(found) if kind not in BENEFITS]


def outside_help(*, since: datetime.date | None, before: datetime.date) -> Paid:
    """Help in money to people of the community who are no members."""
    rows = _standing("outside_help", since, before)
    summed = rows.aggregate(times=Count("id"), satang=Sum("total_satang"))
    return Paid("help", summed["times"], Money(summed["satang"]) if summed["satang"] else ZERO)


def _standing(kind: str, since: datetime.date | None, before: datetime.date) -> QuerySet[Voucher]:
    void = VoucherVoid.objects.values("voucher_id")
    span = Q(happened_on__lt=before) if since is None else Q(happened_on__lt=before, happened_on__gte=since)
    found: QuerySet[Voucher] = Voucher.objects.filter(span, order__kind=kind).exclude(pk__in=void)
    return found
