"""Appointing who keeps cash. The earlier keeper stays on record."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.money.payments.custody.access import SET_LIMITS
from thuanna.money.payments.models import CustodyKeeper
from thuanna.money.payments.orders import Into

from . import queries


class KeeperRefused(Refusal):
    """A keeper is somebody of the organisation who may move that cash, from a day of its own."""

    code = "cash_keeper_refused"


@transaction.atomic
def appoint(
    *, place: Into, keeper_id: int, starts_on: datetime.date, today: datetime.date, by: Actor
) -> CustodyKeeper:
    """From this day on the cash of `place` lies in this person's hands.

    :raises NotAllowed: without the right to set limits
    :raises NotACashPlace: it holds no cash
    :raises KeeperRefused: not somebody who may move this cash, a day in the past, or a day that has a keeper
    """
    by.must(SET_LIMITS)
    one_at_a_time(f"keeper:{place.account}:{place.party}")
    taken = CustodyKeeper.objects.filter(account=place.account, party=place.party, starts_on=starts_on)
    if keeper_id not in queries.candidates(place, starts_on) or starts_on < today or taken.exists():
        raise KeeperRefused(
            t(
                "ผู้ดูแลเงินต้องเป็นผู้ใช้ของหน่วยงานที่มีสิทธิรับส่งเงินจุดนี้ เริ่มวันนี้หรือหลังจากนี้ และหนึ่งวันมีได้คนเดียว",
                "A keeper is somebody of this organisation who may move this cash, from today or later; "
                "a day has one only.",
            )
        )
    row: CustodyKeeper = CustodyKeeper.objects.create(
        account=place.account,
        party=place.party,
        keeper_id=keeper_id,
        starts_on=starts_on,
        appointed_by_id=by.user_id,
    )
    audit.record(by, "payments.cash_keeper_appointed", row, keeper=keeper_id, on=starts_on)
    return row
