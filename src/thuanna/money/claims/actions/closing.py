"""How a claim ends other than by its payment."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.text import clean_line
from thuanna.money.claims import access, refusals
from thuanna.money.claims.models import ClaimClosing
from thuanna.money.claims.queries import states
from thuanna.money.claims.queries.states import State

_FROM = {
    "withdrawn": (State.TO_CERTIFY, State.TO_DECIDE, State.ASKED, State.REFUSED, State.TO_PAY),
    "unclaimed": (State.TO_PAY,),
    "recovered": (State.TO_PAY,),
}


class CannotClose(Refusal):
    """It cannot be closed that way as it stands."""

    code = "claim_cannot_close"


@transaction.atomic
def close(*, claim_id: int, kind: str, reason: str, on: datetime.date, by: Actor) -> ClaimClosing:
    """Close a claim: taken back by who made it, money never fetched, or money of a wrong payment returned.

    What was granted then counts no more towards a cap. Money not fetched stays in the fund; money that came
    back stands in the book by voiding its voucher first.

    :param kind: one of ``ClaimClosing.Kind``
    :raises NotAllowed: without the right to close claims
    :raises ClaimUnknown: not in this fund
    :raises ClaimClosed: it was closed before
    :raises CannotClose: it is paid, being paid, or without a reason
    """
    claim = access.claim_for(by, access.CLOSE, claim_id)
    refusals.refuse_closed(claim)
    one_at_a_time(f"claim:{claim_id}")
    is_known = kind in _FROM and states.state_of(claim) in _FROM[kind]
    is_back = kind != "recovered" or states.was_voided(claim)
    if not is_known or not is_back or not clean_line(reason):
        raise CannotClose(
            t(
                "ปิดเรื่องแบบนี้ยังไม่ได้ ถ้าจัดทำจ่ายแล้วให้ถอนหรือยกเลิกใบสำคัญจ่ายก่อน และต้องบอกเหตุผล",
                "It cannot be closed that way yet. Withdraw or void the payment first, and give a reason.",
            )
        )
    made: ClaimClosing = ClaimClosing.objects.create(
        claim=claim, kind=kind, reason=clean_line(reason)[:300], closed_on=on, closed_by_id=by.user_id
    )
    audit.record(by, "claims.closed", claim, kind=kind, on=on)
    return made
