"""What an event is asked for: plain values, before the book takes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thuanna.kernel.money import Money
from thuanna.money.payments.orders import Into, PaperNumber
from thuanna.money.payments.photos import Photo


@dataclass(frozen=True, kw_only=True)
class EventOrder:
    """One event. Money comes from outside unless `out_of` says where it lay.

    :ivar kind: one of ``MoneyEvent.Kind``
    :ivar giver: the name on the receipt of a donation or of support
    :ivar supporter: one of `rules.SUPPORTERS`, for matching money, with its `round`
    :ivar bank_reference: the number on the bank's slip
    """

    kind: str
    amount: Money
    happened_on: date
    into: Into
    out_of: Into | None = None
    giver: str = ""
    supporter: str = ""
    round: int | None = None
    bank_reference: str = ""
    paper: PaperNumber | None = None
    photo: Photo | None = None
