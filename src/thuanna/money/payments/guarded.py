"""What the guards of vouchers, approvals and handovers refuse, in words for people.

The actions look first and say what is wrong; this is for what slipped in between, from another session.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, transaction

from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal


class NotAsApproved(Refusal):
    """What is decided on or paid is not what was prepared and approved."""

    code = "payment_not_as_approved"


class NeedsApproval(Refusal):
    """A payment of this size waits for an approval."""

    code = "payment_needs_approval"


class OrderClosed(Refusal):
    """The order was sent back, withdrawn or paid."""

    code = "payment_order_closed"


class SamePerson(Refusal):
    """One person would do what two or three have to."""

    code = "payment_same_person"


class PaperNumberUsed(Refusal):
    """A voucher with this paper number is recorded already."""

    code = "voucher_paper_number_used"


class NoPaper(Refusal):
    """Money would leave a place, and no paper says why."""

    code = "money_without_paper"


class OwnSurprise(Refusal):
    """Nobody surprises themselves."""

    code = "cash_count_own"


class ThresholdRefused(Refusal):
    """A new threshold starts on a day of its own, today or later, by a resolution."""

    code = "approval_threshold_refused"


_CHANGED = t(
    "ข้อมูลใบสั่งจ่ายไม่ตรงกับที่จัดทำไว้ ยังไม่ได้บันทึก กรุณาถอนเรื่องแล้วจัดทำใหม่",
    "The payment differs from what was prepared, so nothing was recorded. Withdraw it and prepare it anew.",
)
_APPROVAL = t(
    "ยอดนี้ต้องให้ผู้มีอำนาจอนุมัติก่อน แล้วจึงจ่ายได้",
    "A payment of this size must be approved first; then it can be paid.",
)
_CLOSED = t(
    "ใบสั่งจ่ายนี้ปิดเรื่องไปแล้ว (จ่ายแล้ว ส่งกลับ หรือถอนเรื่อง) ดูสถานะล่าสุดในหน้าใบสั่งจ่าย",
    "This payment is closed: paid, sent back or withdrawn. Its page shows how it stands.",
)
_SAME = t(
    "ผู้จัดทำ ผู้อนุมัติ และผู้จ่ายต้องเป็นคนละคน กรุณาให้คนอื่นทำขั้นตอนนี้",
    "Who prepares, who approves and who pays are different people. Please let somebody else do this step.",
)
_PAPER = t(
    "ใบสำคัญจ่ายกระดาษเล่มและเลขที่นี้บันทึกไปแล้ว กรุณาตรวจเลขที่อีกครั้ง",
    "The paper voucher with this book and number is recorded already. Please check its number.",
)

_BARE = t(
    "เงินออกจากเงินสดหรือธนาคารต้องมีใบสำคัญจ่ายหรือเอกสารของรายการ ยังไม่ได้บันทึก",
    "Money leaves cash or bank only with a voucher or another paper of the entry. Nothing was recorded.",
)
_OWN_COUNT = t(
    "การตรวจนับโดยไม่แจ้งล่วงหน้าต้องให้คนอื่นที่ไม่ใช่ผู้ถือเงินเป็นผู้นับ",
    "A surprise count is done by somebody who does not hold the cash.",
)
_BACK = t(
    "วงเงินที่ต้องอนุมัติมีผลย้อนหลังไม่ได้ กรุณาเลือกวันที่หลังใบสั่งจ่ายล่าสุด",
    "A threshold does not reach back before payments that are prepared. Please choose a later day.",
)

_BY_STATE = {
    "TH031": (NotAsApproved, _CHANGED),
    "TH032": (NeedsApproval, _APPROVAL),
    "TH033": (NotAsApproved, _CHANGED),
    "TH034": (NotAsApproved, _CHANGED),
    "TH035": (OrderClosed, _CLOSED),
    "TH037": (NoPaper, _BARE),
    "TH038": (OwnSurprise, _OWN_COUNT),
    "TH039": (ThresholdRefused, _BACK),
}
_BY_CONSTRAINT = {
    "voucher_maker_is_not_payer": (SamePerson, _SAME),
    "voucher_checker_is_a_third": (SamePerson, _SAME),
    "order_maker_is_not_checker": (SamePerson, _SAME),
    "voucher_one_an_order": (OrderClosed, _CLOSED),
    "order_decision_once": (OrderClosed, _CLOSED),
    "voucher_paper_number_once": (PaperNumberUsed, _PAPER),
}


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what the guards raise into refusals; the block's own savepoint is rolled back by then."""
    try:
        with transaction.atomic():
            yield
    except DatabaseError as error:
        cause = error.__cause__
        constraint = getattr(getattr(cause, "diag", None), "constraint_name", None) or ""
        found = _BY_STATE.get(getattr(cause, "sqlstate", None) or "") or _BY_CONSTRAINT.get(constraint)
        if found is None:
            raise
        raise found[0](found[1]) from error


def same_person() -> SamePerson:
    """One person would do what two or three have to."""
    return SamePerson(_SAME)


def own_surprise() -> OwnSurprise:
    """Who holds the cash would count it."""
    return OwnSurprise(_OWN_COUNT)


def needs_approval() -> NeedsApproval:
    """Nobody has approved it yet."""
    return NeedsApproval(_APPROVAL)


def order_closed() -> OrderClosed:
    """Nothing more can be done with it."""
    return OrderClosed(_CLOSED)


def not_as_approved() -> NotAsApproved:
    """Its digest is another one."""
    return NotAsApproved(_CHANGED)
