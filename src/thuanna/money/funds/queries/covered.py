"""For which months members have paid, by the receipts that stand."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection

from thuanna.kernel.money import Money
from thuanna.money.funds.sheets.checking import Covered
from thuanna.money.funds.sheets.months import month_later
from thuanna.money.funds.words import CONTRIBUTIONS
from thuanna.money.payments.models import ReceiptLine, ReceiptVoid

_LOOKED_AT = 400


def covered(
    member_ids: Collection[int], *, starts_on: datetime.date | None = None
) -> dict[int, list[Covered]]:
    """What each of these members has paid for, the earliest first.

    :param starts_on: only what reaches beyond this day
    """
    lines = (
        ReceiptLine.objects.filter(
            receipt__payer_ref__in=member_ids, kind__in=CONTRIBUTIONS, first_month__isnull=False
        )
        .exclude(receipt__in=ReceiptVoid.objects.values("receipt_id"))
        .select_related("receipt")
        .order_by("first_month", "pk")
    )
    found: dict[int, list[Covered]] = {}
    for line in lines:
        until = month_later(line.first_month, line.months)
        if starts_on is None or until > starts_on:
            span = Covered(line.first_month, until, line.receipt.reference)
            found.setdefault(line.receipt.payer_ref, []).append(span)
    return found


def paid_until(member_ids: Collection[int]) -> dict[int, datetime.date]:
    """The first day that the receipts of each member no longer pay for; without receipts for months, none."""
    return {
        member_id: max(span.ends_before for span in spans) for member_id, spans in covered(member_ids).items()
    }


def usual_amount(months: int) -> Money | None:
    """What members of this fund mostly paid for so many months of late; None where nobody has."""
    latest = (
        ReceiptLine.objects.filter(kind__in=CONTRIBUTIONS, months=months)
        .order_by("-pk")
        .values_list("amount_satang", flat=True)[:_LOOKED_AT]
    )
    counted = Counter(latest).most_common(1)
    return Money(counted[0][0]) if counted else None
