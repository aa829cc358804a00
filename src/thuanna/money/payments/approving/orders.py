"""What a payment is asked for, and the digest that is approved. Plain values.

The same bytes are put together in ``sql/vouchers.sql``: change one, change the other.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from thuanna.kernel.money import Money
from thuanna.money.ledger.sealing import field
from thuanna.money.payments.models import PayeeName, PaymentOrder
from thuanna.money.payments.orders import Into, PaperNumber
from thuanna.money.payments.photos import Photo


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One payment as it is prepared.

    :ivar kind: one of ``PaymentOrder.Kind``
    :ivar purpose: a code: the kind of running cost, or what a higher tier calls the benefit
    :ivar account: code of the account it is spent on, with the `party` whose sub-account it is
    :ivar out_of: the place it is paid from: a holder of cash, or the bank for a transfer
    :ivar funder: whose money is spent
    """

    kind: str
    purpose: str
    account: str
    amount: Money
    out_of: Into
    payee: str
    what_for: str
    party: int = 0
    funder: str = "member"
    photo: Photo | None = None


@dataclass(frozen=True, kw_only=True)
class Handed:
    """How a payment was made.

    :ivar recipient: who took the money, where it was not the payee
    :ivar paper: book and number of a voucher that was written by hand first
    """

    happened_on: date
    witness: str = ""
    recipient: str = ""
    bank_reference: str = ""
    paper: PaperNumber | None = None
    photo: Photo | None = None


def digest(order: PaymentOrder, names: PayeeName) -> bytes:
    """SHA-256 of everything that is approved; the nonce keeps anybody from guessing what it was made of."""
    parts = (
        "payment order",
        order.nonce,
        order.kind,
        order.purpose,
        order.account,
        order.party,
        order.funder,
        order.amount_satang,
        order.out_account,
        order.out_party,
        order.prepared_on,
        names.name,
        names.what_for,
    )
    return hashlib.sha256(b"".join(map(field, parts))).digest()
