"""What each member of a house pays: the boxes, the lines of the receipts, and all receipts on paper."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.forms.boundfield import BoundField
from django.http import HttpResponse

from thuanna.channels.web import downloads
from thuanna.channels.web.fields import MoneyField
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money
from thuanna.money.funds import papers, words
from thuanna.money.funds.actions.contributions import Paid
from thuanna.money.funds.queries.households import Housemate
from thuanna.money.payments import actions as payments
from thuanna.money.payments.models import Receipt

_KINDS = {6: "half_yearly", 12: "yearly"}


class PaidForm(PlainForm):
    """How much for each member of a house."""

    def __init__(self, *args: Any, house: Sequence[Housemate], today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self._house = house
        for mate in house:
            self.fields[_box(mate)] = MoneyField(
                t(
                    "{name} เลขที่ {number} เริ่มจาก {month}",
                    "{name}, number {number}, from {month}",
                    name=mate.name,
                    number=mate.member.number,
                    month=words.month_words(mate.next_month),
                ),
                hint=t("ไม่ส่งครั้งนี้ เว้นว่าง", "Leave it empty if nothing is paid now."),
                least=ZERO,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Somebody of the house must pay something."""
        known: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(known.get(_box(mate)) for mate in self._house):
            nobody = t("ยังไม่มีใครในบ้านส่งเงิน", "Nobody pays anything yet.")
            self.add_error(_box(self._house[0]), mend(nobody, "nothing_paid"))
        return known

    @property
    def paid_fields(self) -> list[BoundField]:
        """The boxes of the house."""
        return [self[_box(mate)] for mate in self._house]

    @property
    def brought(self) -> list[tuple[Housemate, Money]]:
        """Who pays, and how much."""
        told = [(mate, self.cleaned_data.get(_box(mate))) for mate in self._house]
        return [(mate, amount) for mate, amount in told if amount]


def initial_of(member_id: int, amount: Money | None) -> dict[str, Money | None]:
    """What stands in a member's box at first."""
    return {f"paid_{member_id}": amount}


def paid_line(next_month: datetime.date, amount: Money, months: int | None) -> Paid:
    """The line of a receipt: for so many months from the first one not paid, or for none."""
    first = next_month if months is not None else None
    return Paid(kind=_KINDS.get(months or 1, "monthly"), amount=amount, first_month=first, months=months)


def line_words(part: Paid) -> Phrase:
    """What a line of a receipt is for."""
    return words.line_words(part.kind, part.first_month, part.months)


def printed(request: StaffRequest, receipts: Sequence[Receipt]) -> HttpResponse:
    """All these receipts as one file, a page for each; every print is written down."""
    prints = {receipt.pk: payments.log_print(receipt_id=receipt.pk, by=request.actor) for receipt in receipts}
    pdf = papers.receipts_pdf(prints, base_url=request.build_absolute_uri("/"), by=request.actor)
    return downloads.pdf(pdf, "receipts")


def _box(mate: Housemate) -> str:
    return f"paid_{mate.member.pk}"
