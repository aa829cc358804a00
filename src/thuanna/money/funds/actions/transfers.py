"""A transfer at the bank becomes members' contributions: receipts, journals and the match, in one go."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds.queries import transfers as queries
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.payments.banking import actions as matching
from thuanna.money.payments.banking import locking
from thuanna.money.payments.banking import queries as banking
from thuanna.money.payments.banking.rules import CONTRIBUTION
from thuanna.money.payments.models import BankLine, Receipt

from . import contributions
from .contributions import BANK, Brought, Paid


class SharesUneven(Refusal):
    """What the members are said to have sent is not what came."""

    code = "transfer_shares_uneven"


class ReceiptWaits(Refusal):
    """A receipt over the same money stands in the book already and waits for its line."""

    code = "transfer_receipt_waits"


@dataclass(frozen=True, kw_only=True)
class Share:
    """What of a transfer belongs to one member, and for what."""

    member_id: int
    paid: Sequence[Paid]

    @property
    def amount(self) -> Money:
        """All of it."""
        return sum((part.amount for part in self.paid), ZERO)


@transaction.atomic
def take_transfer(*, line_id: int, shares: Sequence[Share], on: datetime.date, by: Actor) -> list[Receipt]:
    """Record a line of the bank as contributions of one or several members, each with a receipt.

    What came in a month that is closed goes into the book on the first open day after it; the bank's own
    day stays readable through the match.

    :raises NotAllowed: without the right to take money and to reconcile
    :raises TransferUnknown: it brought no money, or it is in a match already
    :raises SharesUneven: the shares are not what came
    :raises ReceiptWaits: a receipt over the same money waits for this line
    :raises Refusal: what `take_contributions` and `confirm` refuse
    """
    locking.one_at_a_time(banking.bank_account(chart.BANK, by=by))
    line = queries.deposit(line_id, by=by)
    _refuse_uneven(line, shares)
    _refuse_receipted(line, shares, on)
    turn = banking.turns_of_lines([line.pk]).get(line.pk, 0) + 1
    receipts = contributions.take_contributions(
        brought=[
            Brought(
                member_id=share.member_id,
                paid=share.paid,
                request_id=f"transfer:{line.pk}:{turn}:{share.member_id}",
            )
            for share in shares
        ],
        happened_on=book.first_open_day(line.happened_on),
        received_into=BANK,
        by=by,
    )
    match = matching.confirm(
        account_code=chart.BANK,
        line_ids=[line.pk],
        journal_ids=[receipt.journal_id for receipt in receipts],
        on=on,
        by=by,
        reason=CONTRIBUTION,
    )
    audit.record(by, "funds.transfer_taken", match, receipts=len(receipts), total_satang=line.amount_satang)
    return receipts


def _refuse_uneven(line: BankLine, shares: Sequence[Share]) -> None:
    told = sum((share.amount for share in shares), ZERO)
    if told != line.amount or len({share.member_id for share in shares}) != len(shares):
        raise SharesUneven(
            t(
                "ธนาคารรับโอน {came} บาท แต่แบ่งให้สมาชิกรวม {told} บาท กรุณาแก้ให้เท่ากัน",
                "The bank received {came} baht, but the members' shares come to {told}. Make them equal.",
                came=line.amount,
                told=told,
            )
        )


def _refuse_receipted(line: BankLine, shares: Sequence[Share], on: datetime.date) -> None:
    """The receipt may have been written when the slip was shown; then it is matched, not repeated."""
    known = queries.unmatched_receipt(line, [share.member_id for share in shares], on=on)
    if known is not None:
        raise ReceiptWaits(
            t(
                "ใบเสร็จ {number} ของสมาชิกคนนี้ลงเงินโอนจำนวนเดียวกันไว้แล้ว ให้จับคู่ใบนั้นกับรายการนี้ในหน้าธนาคาร",
                "Receipt {number} of this member already records a transfer of the same amount. "
                "Match that one with this line on the bank's page.",
                number=known.reference,
            )
        )
