"""Cash and payments as a fund knows them: whose village a point is, who a benefit is for.

What may move, who has to confirm and who to approve is said below, in payments.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from django.db import transaction

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.money.funds import access, holders
from thuanna.money.funds.actions.contributions import NotAMember
from thuanna.money.funds.queries import members
from thuanna.money.payments.approving import access as approving_access
from thuanna.money.payments.approving import actions as approving
from thuanna.money.payments.approving.orders import Asked
from thuanna.money.payments.custody import access as custody_access
from thuanna.money.payments.custody import actions as custody
from thuanna.money.payments.custody.actions import Given
from thuanna.money.payments.events import actions as events
from thuanna.money.payments.events.orders import EventOrder
from thuanna.money.payments.events.rules import account_of_spending
from thuanna.money.payments.models import Handover, HandoverAnswer, MoneyEvent, PaymentOrder
from thuanna.money.payments.orders import Into
from thuanna.money.payments.photos import Photo


@dataclass(frozen=True, kw_only=True)
class Benefit:
    """What a member is to be given.

    :ivar purpose: one of `cash_words.BENEFITS`
    :ivar payee: who is paid, where it is not the member (a nominated payee, a hospital)
    """

    purpose: str
    amount: Money
    out_of: Into
    what_for: str
    funder: str = "member"
    payee: str = ""
    photo: Photo | None = None


@transaction.atomic
def record_event(*, order: EventOrder, request_id: str, by: Actor) -> MoneyEvent:
    """Record a donation, interest, support, a deposit or a withdrawal.

    :raises NotYourPoint: a collector moves the cash of another village
    :raises Refusal: what `events.record` refuses
    """
    for place in (order.out_of, order.into):
        if place is not None:
            holders.must_answer_for(place, by)
    return events.record(order=order, request_id=request_id, by=by)


@transaction.atomic
def hand_over(*, given: Given, request_id: str, by: Actor) -> Handover:
    """Hand cash over to the treasurer or another point.

    :raises NotYourPoint: a collector hands over the cash of another village
    :raises Refusal: what `custody.hand_over` refuses
    """
    holders.must_answer_for(given.out_of, by)
    return custody.hand_over(given=given, request_id=request_id, by=by)


@transaction.atomic
def answer_handover(*, handover_id: int, is_there: bool, on: datetime.date, by: Actor) -> HandoverAnswer:
    """Say whether the cash came.

    :raises NotYourPoint: it came to the point of another village
    :raises Refusal: what `custody.confirm` and `custody.refuse` refuse
    """
    handover = custody_access.handover_for(by, custody_access.VIEW, handover_id)
    holders.must_answer_for(Into(account=handover.into_account, party=handover.into_party), by)
    answer = custody.confirm if is_there else custody.refuse
    return answer(handover_id=handover_id, on=on, by=by)


@transaction.atomic
def prepare_benefit(
    *,
    member_id: int,
    benefit: Benefit,
    on: datetime.date,
    request_id: str,
    by: Actor,
    replaces: int | None = None,
) -> PaymentOrder:
    """Prepare a benefit for a member. It stands on the member's own account.

    :raises NotAllowed: without the right to prepare payments
    :raises MemberUnknown: not in this fund
    :raises NotAMember: the membership had not begun on that day
    :raises Refusal: what `approving.prepare` refuses
    """
    member = access.member_for(by, approving_access.PREPARE, member_id)
    if not members.standings_on(on, [member.pk]):
        raise NotAMember(
            t(
                "ในวันที่จัดทำยังไม่ได้เป็นสมาชิก กรุณาตรวจชื่อสมาชิก",
                "On that day there was no membership yet. Please check whose benefit this is.",
            )
        )
    asked = Asked(
        kind="benefit",
        purpose=benefit.purpose,
        account=account_of_spending("benefit", benefit.purpose),
        party=member.pk,
        amount=benefit.amount,
        out_of=benefit.out_of,
        payee=benefit.payee or member.person.full_name,
        what_for=benefit.what_for,
        funder=benefit.funder,
        photo=benefit.photo,
    )
    return approving.prepare(asked=asked, on=on, request_id=request_id, by=by, replaces=replaces)


@transaction.atomic
def prepare_other(
    *, asked: Asked, on: datetime.date, request_id: str, by: Actor, replaces: int | None = None
) -> PaymentOrder:
    """Prepare help to a non-member or a running cost; the account follows from what it is for.

    :raises Refusal: what `approving.prepare` refuses
    """
    assert asked.kind in ("outside_help", "expense"), "a benefit names its member"
    account = account_of_spending(asked.kind, asked.purpose)
    return approving.prepare(
        asked=replace(asked, account=account), on=on, request_id=request_id, by=by, replaces=replaces
    )
