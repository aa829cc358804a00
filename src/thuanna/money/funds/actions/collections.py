"""Posting a collection sheet: every payment with its receipt, all of them or none."""

from __future__ import annotations

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import access
from thuanna.money.funds.collecting.checking import Checked, Payment
from thuanna.money.payments.models import Receipt

from . import contributions


class NotInOrder(Refusal):
    """Something in the sheet speaks against posting it."""

    code = "collection_not_in_order"


class PostedBefore(Refusal):
    """The same payments were posted from a sheet before."""

    code = "collection_posted_before"


@transaction.atomic
def post(*, checked: Checked, point_id: int, by: Actor) -> list[Receipt]:
    """Post a collection at one collection point: a receipt for each payment.

    :raises NotAllowed: without the right to issue receipts
    :raises NotInOrder: an error was found, or the control totals do not agree
    :raises PostedBefore: these payments were posted from a sheet before
    :raises Refusal: what `take_contribution` refuses; then nothing is posted
    """
    by.must(access.TAKE_MONEY)
    if not checked.may_be_posted:
        raise NotInOrder(
            t(
                "ใบเก็บเงินนี้ยังมีรายการที่ต้องแก้ จึงยังไม่ได้ลงบัญชีเลย แก้แล้วส่งใหม่ทั้งใบ",
                "This sheet has lines to mend, so nothing was posted. Mend them and send it again whole.",
            )
        )
    _refuse_posted(checked)
    receipts = [_take(payment, checked, point_id, by) for payment in checked.payments]
    audit.record(
        by,
        "funds.collection_posted",
        count=len(receipts),
        total_satang=checked.total.satang,
        point=point_id,
        digest=checked.digest,
    )
    return receipts


def _refuse_posted(checked: Checked) -> None:
    """One sheet after the other, so that two at the same moment are not both the first."""
    one_at_a_time(checked.digest)
    if Receipt.objects.filter(request_id=_request(checked, checked.payments[0])).exists():
        raise PostedBefore(
            t(
                "ใบเก็บเงินนี้ลงบัญชีไปแล้ว ไม่ได้ลงซ้ำ ถ้าเป็นเงินงวดใหม่ โปรดระบุเดือนหรือวันที่รับเงิน",
                "This sheet was posted before and is not posted again. If it is a new collection, give its "
                "month or the day of the money.",
            )
        )


def _take(payment: Payment, checked: Checked, point_id: int, by: Actor) -> Receipt:
    months = 1 if payment.first_month else None
    paid = contributions.Paid(
        kind=payment.kind, amount=payment.amount, first_month=payment.first_month, months=months
    )
    return contributions.take_contribution(
        member_id=payment.member_id,
        paid=[paid],
        happened_on=payment.happened_on,
        received_into=f"point:{point_id}",
        request_id=_request(checked, payment),
        by=by,
    )


def _request(checked: Checked, payment: Payment) -> str:
    return f"sheet:{checked.digest[:48]}:{payment.line}"
