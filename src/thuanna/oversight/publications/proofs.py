"""What is publicly stated of a receipt: that it is in the book, and if so that it was voided."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from thuanna.foundation.tenancy.models import Tenant
from thuanna.money.ledger import queries as ledger
from thuanna.money.payments.models import Receipt, ReceiptVoid

from .models import ReceiptProof


def digest_of(token: str) -> str:
    """What stands in the public table instead of a receipt's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def of_receipt(receipt_id: int) -> list[ReceiptProof]:
    """The statements there are to make about a receipt, not yet stored."""
    receipt = Receipt.objects.get(pk=receipt_id)
    stated = [_statement(receipt, ReceiptProof.State.ISSUED, receipt.journal_id, receipt.issued_at)]
    void = ReceiptVoid.objects.filter(receipt=receipt).first()
    if void is not None:
        stated.append(_statement(receipt, ReceiptProof.State.VOIDED, void.reversal_id, void.recorded_at))
    return stated


def _statement(receipt: Receipt, state: str, journal_id: int, at: datetime) -> ReceiptProof:
    office = Tenant.objects.get(pk=receipt.tenant_id)
    link = ledger.link_of(journal_id)
    return ReceiptProof(
        digest=digest_of(receipt.token),
        state=state,
        reference=receipt.reference,
        amount_satang=receipt.total_satang,
        happened_on=receipt.happened_on,
        stated_at=at,
        office_code=office.code,
        office_th=office.name_th,
        office_en=office.name_en or office.name_th,
        is_demo=office.is_demo,
        link_seq=link.seq if link else None,
        link_hash=link.hash.hex() if link else "",
        linked_at=link.linked_at if link else None,
        inclusion=_inclusion(link) if link else {},
    )


def _inclusion(link: ledger.Link) -> dict[str, Any]:
    """The way from the entry to its link's root, as docs/algorithms/book-of-account-seal.md says."""
    steps = [{"side": "left" if step.is_left else "right", "hash": step.hash.hex()} for step in link.steps]
    return {"leaf": link.leaf.hex(), "path": steps, "root": link.root.hex()}
