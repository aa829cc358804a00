"""Many receipts in a few statements, inside the transaction of `actions.issue_receipts`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.copying import insert_rows
from thuanna.kernel import tokens
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger.entries import Posted, Posting

from .models import PayerName, Receipt, ReceiptLine
from .orders import ReceiptOrder


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One receipt of many, with the request by which it is known."""

    request_id: str
    order: ReceiptOrder


def issue(asked: Sequence[Asked], *, series: str, by: Actor) -> list[Receipt]:
    """Post all journals, then write their receipts, in the order given."""
    secrets = [tokens.new_token() for _ in asked]
    postings = [
        Posting(
            kind=each.order.journal_kind,
            happened_on=each.order.happened_on,
            lines=each.order.postings(),
            key=f"receipt:{each.request_id}",
            series=series,
            document_digest=each.order.digest(token),
        )
        for each, token in zip(asked, secrets, strict=True)
    ]
    posted = ledger.post_many(postings=postings, by=by)
    ids = insert_rows(
        Receipt,
        _COLUMNS,
        [
            _receipt(each, token, answer, series, by)
            for each, token, answer in zip(asked, secrets, posted, strict=True)
        ],
    )
    insert_rows(
        ReceiptLine,
        _LINE_COLUMNS,
        [row for pk, each in zip(ids, asked, strict=True) for row in _lines(pk, each)],
    )
    insert_rows(
        PayerName,
        ("receipt_id", "name"),
        [(pk, each.order.payer.name) for pk, each in zip(ids, asked, strict=True)],
    )
    written = Receipt.objects.in_bulk(ids)
    return [written[pk] for pk in ids]


_COLUMNS = (
    "series",
    "year",
    "number",
    "token",
    "journal_id",
    "request_id",
    "payer_kind",
    "payer_ref",
    "happened_on",
    "total_satang",
    "into_account",
    "into_party",
    "paper_book",
    "paper_number",
    "issued_by_id",
)
_LINE_COLUMNS = ("receipt_id", "place", "kind", "amount_satang", "first_month", "months")


def _receipt(each: Asked, token: str, posted: Posted, series: str, by: Actor) -> tuple[object, ...]:
    order = each.order
    paper = (order.paper.book, order.paper.number) if order.paper else ("", "")
    return (
        series,
        posted.year,
        posted.number,
        token,
        posted.journal_id,
        each.request_id,
        order.payer.kind,
        order.payer.ref,
        order.happened_on,
        order.total.satang,
        order.into.account,
        order.into.party,
        *paper,
        by.user_id,
    )


def _lines(receipt_id: int, each: Asked) -> list[tuple[object, ...]]:
    return [
        (receipt_id, place, line.kind, line.amount.satang, line.first_month, line.months)
        for place, line in enumerate(each.order.lines, 1)
    ]
