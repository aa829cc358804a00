"""How to pay a fund by transfer: the account, the amount, the reference, and a QR that says just that."""

from __future__ import annotations

from dataclasses import dataclass

import segno
from django.utils.safestring import SafeString, mark_safe

from thuanna.kernel import promptpay
from thuanna.kernel.money import Money


@dataclass(frozen=True, kw_only=True)
class Account:
    """The account of a fund as its bank keeps it; the PromptPay number only where there is one."""

    bank: str
    name: str
    number: str
    promptpay_id: str = ""


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


def transfer_to(account: Account, *, reference: str, amount: Money | None = None) -> Transfer | None:
    """How to pay; None where the fund has told no account."""
    if not account.number and not account.promptpay_id:
        return None
    said = (
        promptpay.payload(account.promptpay_id, amount, reference)
        if account.promptpay_id
        else _words(account, reference, amount)
    )
    drawn = str(segno.make(said, error="m").svg_inline(scale=4, border=2))
    return Transfer(
        bank=account.bank,
        name=account.name,
        number=account.number,
        amount=amount,
        reference=reference,
        qr=mark_safe(drawn),  # noqa: S308  # segno's own drawing; no form's text is in it
        is_promptpay=bool(account.promptpay_id),
    )


def _words(account: Account, reference: str, amount: Money | None) -> str:
    parts = [f"{account.bank} {account.number}".strip(), account.name]
    if amount:
        parts.append(f"{amount} บาท")
    return "\n".join([*filter(None, parts), f"อ้างอิง {reference}"])
