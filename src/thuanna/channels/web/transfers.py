"""How to pay a fund by transfer: the account, the amount, the reference, and a QR that says just that."""

from __future__ import annotations

from dataclasses import dataclass

import segno
from django.utils.safestring import SafeString, mark_safe

from thuanna.kernel import promptpay
from thuanna.kernel.money import Money
from thuanna.money.funds.models import Fund


@dataclass(frozen=True, kw_only=True)
class Transfer:
    """What a page tells who wants to pay by transfer.

    :ivar is_promptpay: the QR is one that a bank's app fills in; else it is plain words to copy
    """

    bank: str
    name: str
    number: str
    amount: Money | None
    reference: str
    qr: SafeString
    is_promptpay: bool


def transfer_to(fund: Fund | None, *, reference: str, amount: Money | None = None) -> Transfer | None:
    """How to pay; None where the fund has told no account."""
    if fund is None or not (fund.bank_account_no or fund.promptpay_id):
        return None
    said = (
        promptpay.payload(fund.promptpay_id, amount, reference)
        if fund.promptpay_id
        else _words(fund, reference, amount)
    )
    drawn = str(segno.make(said, error="m").svg_inline(scale=4, border=2))
    return Transfer(
        bank=fund.bank_name,
        name=fund.bank_account_name,
        number=fund.bank_account_no,
        amount=amount,
        reference=reference,
        qr=mark_safe(drawn),  # noqa: S308  # segno's own drawing; no form's text is in it
        is_promptpay=bool(fund.promptpay_id),
    )


def _words(fund: Fund, reference: str, amount: Money | None) -> str:
    parts = [f"{fund.bank_name} {fund.bank_account_no}".strip(), fund.bank_account_name]
    if amount:
        parts.append(f"{amount} บาท")
    return "\n".join([*filter(None, parts), f"อ้างอิง {reference}"])
