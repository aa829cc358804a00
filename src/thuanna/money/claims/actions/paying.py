"""From a granted claim to a payment order. Approving and paying it are the payments' own steps."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.rules import Outcome
from thuanna.kernel.text import clean_line
from thuanna.money.claims import access, payees, refusals
from thuanna.money.claims.models import Claim, ClaimDecision, ClaimPayment
from thuanna.money.claims.queries import states
from thuanna.money.funds.actions import cash
from thuanna.money.funds.actions.cash import Benefit
from thuanna.money.payments.approving.access import PREPARE
from thuanna.money.payments.approving.orders import Asked
from thuanna.money.payments.models import PaymentOrder
from thuanna.money.payments.orders import Into
from thuanna.money.regulations.queries import texts


class NotPayable(Refusal):
    """Nothing was granted, an objection is open, or it is being paid already."""

    code = "claim_not_payable"


@transaction.atomic
def prepare_payment(
    *, claim_id: int, payee: str, out_of: Into, funder: str, on: datetime.date, by: Actor
) -> PaymentOrder:
    """Prepare the payment of a granted claim.

    :param payee: on death one of those nominated; else who claimed, or the member
    :raises NotAllowed: without the right to prepare payments
    :raises ClaimUnknown: not in this fund
    :raises ClaimClosed: it was closed
    :raises NotPayable: not granted, objected to, being paid, or paid to somebody who was not nominated
    :raises Refusal: what `approving.prepare` refuses
    """
    by.must(PREPARE)
    claim = access.claim_for(by, access.VIEW, claim_id)
    refusals.refuse_closed(claim)
    one_at_a_time(f"claim:{claim_id}")
    decision: ClaimDecision | None = ClaimDecision.objects.filter(claim=claim).order_by("-place").first()
    earlier = list(ClaimPayment.objects.filter(claim=claim).order_by("pk"))
    if decision is None or states.state_of(claim) != states.State.TO_PAY or not decision.amount_satang:
        raise NotPayable(
            t(
                "ยังจ่ายไม่ได้ คำขอต้องได้รับอนุมัติ ไม่มีข้อโต้แย้งค้าง และยังไม่ได้จัดทำใบสั่งจ่าย",
                "It cannot be paid yet: granted, no open objection, and no payment prepared.",
            )
        )
    name = clean_line(payee)
    if not payees.may_be_paid(claim, name):
        raise NotPayable(
            t(
                "ผู้รับเงินต้องเป็นผู้รับผลประโยชน์ที่สมาชิกระบุไว้ กรุณาเลือกจากรายการ",
                "Only a payee whom the member nominated is paid. Please choose from the list.",
            ),
            code="claim_payee_not_nominated",
        )
    order = _ordered(claim, decision, name, out_of, funder, on, by, earlier)
    ClaimPayment.objects.create(claim=claim, decision=decision, order=order, prepared_on=on)
    audit.record(by, "claims.payment_prepared", claim, order=order.pk, on=on)
    return order


def _ordered(
    claim: Claim,
    decision: ClaimDecision,
    payee: str,
    out_of: Into,
    funder: str,
    on: datetime.date,
    by: Actor,
    earlier: list[ClaimPayment],
) -> PaymentOrder:
    assert decision.outcome == Outcome.GRANTED, "only what was granted is paid"
    words = t(
        "{benefit} {number}",
        "{benefit} {number}",
        benefit=decision.record["benefit"]["th"],
        number=claim.reference,
    )
    request_id = f"claim:{claim.pk}:{decision.place}:{len(earlier) + 1}"
    replaces = earlier[-1].order_id if earlier else None
    if claim.member_id is None:
        asked = Asked(
            kind="outside_help",
            purpose="help",
            account="",
            amount=decision.amount,
            out_of=out_of,
            payee=payee,
            what_for=words.in_("th"),
            funder=funder,
        )
        return cash.prepare_other(asked=asked, on=on, request_id=request_id, by=by, replaces=replaces)
    benefit = Benefit(
        purpose=_kind_of(claim),
        amount=decision.amount,
        out_of=out_of,
        what_for=words.in_("th"),
        funder=funder,
        payee=payee,
    )
    return cash.prepare_benefit(
        member_id=claim.member_id, benefit=benefit, on=on, request_id=request_id, by=by, replaces=replaces
    )


def _kind_of(claim: Claim) -> str:
    """Under which kind of the status form it is counted."""
    found = texts()
    benefit = found.in_force(claim.event_on).benefit(claim.benefit) if found else None
    return benefit.kind if benefit else "other_benefit"
