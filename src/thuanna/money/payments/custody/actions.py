"""Handing cash over, confirming it, counting it, setting limits. What is counted never changes the book."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.text import clean_line
from thuanna.money.ledger import actions as ledger
from thuanna.money.payments import guarded, photos
from thuanna.money.payments.approving.access import person
from thuanna.money.payments.events import rules as events
from thuanna.money.payments.keepers import queries as keepers
from thuanna.money.payments.models import CashCount, CustodyLimit, Handover, HandoverAnswer
from thuanna.money.payments.orders import Into
from thuanna.money.payments.photos import Photo

from . import access, queries, rules

_Verdict = HandoverAnswer.Verdict
OwnSurprise = guarded.OwnSurprise


class HandoverEmpty(Refusal):
    """A handover moves more than nothing between two holders."""

    code = "handover_empty"


class RequestUsed(Refusal):
    """The request was recorded before with other content."""

    code = "custody_request_used"


class AlreadyAnswered(Refusal):
    """The handover was confirmed, refused or taken back already."""

    code = "handover_answered"


class OtherPerson(Refusal):
    """Who gave the cash does not confirm that it came, and only the giver takes it back."""

    code = "handover_other_person"


class CountUnexplained(Refusal):
    """A difference is not passed over in silence."""

    code = "cash_count_unexplained"


class LimitRefused(Refusal):
    """A new limit starts on a day of its own, by a resolution."""

    code = "custody_limit_refused"


@dataclass(frozen=True, kw_only=True)
class Given:
    """Cash as it goes from hand to hand.

    :ivar paper: a photo of the paper that both signed, where the other has no log-in
    """

    amount: Money
    out_of: Into
    into: Into
    on: datetime.date
    paper: Photo | None = None


@transaction.atomic
def hand_over(*, given: Given, request_id: str, by: Actor) -> Handover:
    """Hand cash over. It stays in the giver's hands, by the book, until the other confirms.

    With a paper that both have signed it is confirmed at once. The same `request_id` gives the same handover.

    :raises NotAllowed: without the right to this holder's cash
    :raises NotACashPlace: one of the two holds no cash
    :raises HandoverEmpty: no amount, or both are the same
    :raises NotEnough: the giver holds less, or has promised it
    :raises NoPhoto: the paper is no picture
    :raises RequestUsed: the request was used for something else
    """
    by.must(access.to_answer_for(given.out_of))
    access.to_answer_for(given.into)
    giver = person(by)
    if given.amount <= ZERO or given.out_of == given.into:
        raise HandoverEmpty(
            t(
                "กรุณากรอกจำนวนเงินมากกว่าศูนย์บาท และเลือกผู้รับที่ไม่ใช่ผู้ส่ง",
                "Please give an amount above zero, and a receiver who is not the giver.",
            )
        )
    one_at_a_time(f"handover:{request_id}")
    known: Handover | None = Handover.objects.filter(request_id=request_id).first()
    if known is not None:
        return _same_or_refuse(known, given)
    one_at_a_time(f"holder:{given.out_of.account}:{given.out_of.party}")
    _refuse_more_than_free(given)
    handover: Handover = Handover.objects.create(
        request_id=request_id, given_by_id=giver, paper=photos.keep(given.paper, by=by), **_columns(given)
    )
    audit.record(by, "payments.cash_handed_over", handover, satang=handover.amount_satang, on=given.on)
    if given.paper is not None:
        _answer(handover, _Verdict.CONFIRMED, given.on, by, is_paper=True)
    outbox.publish("payments.cash_handed_over", handover_id=handover.pk)
    return handover


@transaction.atomic
def confirm(*, handover_id: int, on: datetime.date, by: Actor) -> HandoverAnswer:
    """The receiver has counted the cash: the book moves it.

    :raises NotAllowed: without the right to the receiving holder's cash
    :raises HandoverUnknown: not in these books
    :raises OtherPerson: the giver cannot confirm
    :raises AlreadyAnswered: somebody did before
    :raises NotEnough: the giver holds less by now
    :raises BookRefusal: the day lies in no open period
    """
    handover = _of_others(handover_id, by)
    return _answer(handover, _Verdict.CONFIRMED, on, by)


@transaction.atomic
def refuse(*, handover_id: int, on: datetime.date, by: Actor) -> HandoverAnswer:
    """The receiver did not get that sum: nothing moves, the giver enters it anew.

    :raises NotAllowed: without the right to the receiving holder's cash
    :raises HandoverUnknown: not in these books
    :raises OtherPerson: the giver takes it back instead
    :raises AlreadyAnswered: somebody did before
    """
    handover = _of_others(handover_id, by)
    return _answer(handover, _Verdict.REFUSED, on, by)


@transaction.atomic
def take_back(*, handover_id: int, on: datetime.date, by: Actor) -> HandoverAnswer:
    """The giver takes a handover back that nobody has confirmed.

    :raises NotAllowed: without the right to move cash
    :raises HandoverUnknown: not in these books
    :raises OtherPerson: somebody else gave it
    :raises AlreadyAnswered: it was confirmed or refused
    """
    handover = access.handover_for(by, access.MOVE, handover_id)
    if person(by) != handover.given_by_id:
        raise _other_person()
    return _answer(handover, _Verdict.WITHDRAWN, on, by)


@transaction.atomic
def count(
    *,
    place: Into,
    pieces: Mapping[str, int],
    on: datetime.date,
    is_surprise: bool,
    explanation: str,
    request_id: str,
    by: Actor,
) -> CashCount:
    """Write down what was counted beside what the book says now. A difference is noted, never posted.

    :param pieces: how many of each of `rules.PIECES`
    :param explanation: one of ``CashCount.Explanation``; empty when there is no difference
    :raises NotAllowed: without the right to count
    :raises NotACashPlace: no cash lies there
    :raises OwnSurprise: a surprise count of one's own cash
    :raises CountUnexplained: there is a difference, and nothing is said about it
    :raises RequestUsed: the request was used for something else
    """
    by.must(access.COUNT)
    if is_surprise and _holds(place, on, by):
        raise guarded.own_surprise()
    one_at_a_time(f"count:{request_id}")
    known: CashCount | None = CashCount.objects.filter(request_id=request_id).first()
    counted, said = rules.worth(pieces), queries.held(place)
    if known is not None:
        if (known.account, known.party, known.counted_satang) == (place.account, place.party, counted.satang):
            return known
        raise _request_used()
    _refuse_unexplained(counted, said, explanation)
    with guarded.refusing():
        row: CashCount = CashCount.objects.create(
            request_id=request_id,
            account=place.account,
            party=place.party,
            counted_on=on,
            is_surprise=is_surprise,
            counted_satang=counted.satang,
            book_satang=said.satang,
            explanation=explanation if counted != said else "",
            counted_by_id=person(by),
            **pieces,
        )
    audit.record(
        by, "payments.cash_counted", row, satang=counted.satang, difference=row.difference.satang, on=on
    )
    outbox.publish("payments.cash_counted", count_id=row.pk)
    return row


@transaction.atomic
def set_limit(
    *,
    place: Into | None,
    limit: Money,
    days_most: int,
    starts_on: datetime.date,
    resolution_no: str,
    today: datetime.date,
    by: Actor,
) -> CustodyLimit:
    """How much a holder may keep and for how long, from a day on. Without `place` for all others.

    :raises NotAllowed: without the right to set limits
    :raises LimitRefused: it has no resolution, would begin in the past, or that day has one
    """
    by.must(access.SET_LIMITS)
    whose = {"account": place.account if place else "", "party": place.party if place else 0}
    taken = CustodyLimit.objects.filter(starts_on=starts_on, **whose).exists()
    if taken or starts_on < today or not clean_line(resolution_no) or limit < ZERO:
        raise LimitRefused(
            t(
                "กำหนดวงเงินต้องมีเลขที่มติ เริ่มใช้วันนี้หรือหลังจากนี้ และหนึ่งวันมีได้วงเงินเดียว",
                "A limit names its resolution, begins today or later, and a day has one only.",
            )
        )
    row: CustodyLimit = CustodyLimit.objects.create(
        **whose,
        starts_on=starts_on,
        limit_satang=limit.satang,
        days_most=days_most,
        resolution_no=clean_line(resolution_no),
        set_by_id=by.user_id,
    )
    audit.record(by, "payments.custody_limit_set", row, starts_on=starts_on, satang=limit.satang)
    return row


def _refuse_more_than_free(given: Given) -> None:
    """Go on only if the giver has that much, and has not promised it in another handover."""
    held, promised = queries.held(given.out_of), queries.promised(given.out_of)
    if given.amount <= held - promised:
        return
    if not promised:
        raise events.not_enough(held)
    raise events.NotEnough(
        t(
            "ที่นี่มีเงิน {held} บาท ส่งมอบรอผู้รับยืนยันอยู่แล้ว {promised} บาท จึงส่งมอบได้อีก {free} บาท "
            "ให้ผู้รับยืนยันก่อน หรือยกเลิกการส่งมอบเดิม",
            "This place holds {held} baht; {promised} wait for a receiver to confirm, so {free} are free. "
            "Have that confirmed first, or take the earlier handover back.",
            held=held,
            promised=promised,
            free=held - promised,
        )
    )


def _of_others(handover_id: int, by: Actor) -> Handover:
    """A handover that this actor may answer."""
    handover = access.handover_for(by, access.VIEW, handover_id)
    by.must(access.to_answer_for(Into(account=handover.into_account, party=handover.into_party)))
    if person(by) == handover.given_by_id:
        raise _other_person()
    return handover


def _answer(
    handover: Handover, verdict: str, on: datetime.date, by: Actor, *, is_paper: bool = False
) -> HandoverAnswer:
    one_at_a_time(f"answer:{handover.pk}")
    if HandoverAnswer.objects.filter(handover=handover).exists():
        raise AlreadyAnswered(
            t(
                "การส่งมอบนี้มีคำตอบแล้ว ดูผลในหน้าการส่งมอบ",
                "This handover has its answer already; its page shows which.",
            )
        )
    journal_id = _move(handover, on, by) if verdict == _Verdict.CONFIRMED else None
    with guarded.refusing():
        answer: HandoverAnswer = HandoverAnswer.objects.create(
            handover=handover,
            verdict=verdict,
            given_by_id=handover.given_by_id,
            answered_by_id=person(by),
            answered_on=on,
            is_paper=is_paper,
            journal_id=journal_id,
        )
    audit.record(by, f"payments.handover_{verdict}", handover, on=on, satang=handover.amount_satang)
    outbox.publish(f"payments.handover_{verdict}", handover_id=handover.pk)
    return answer


def _move(handover: Handover, on: datetime.date, by: Actor) -> int:
    out_of = Into(account=handover.out_account, party=handover.out_party)
    into = Into(account=handover.into_account, party=handover.into_party)
    parts = events.parts_to_move(handover.amount, queries.held_by_funder(out_of))
    ledger.open_year_of(on=on, by=by)
    posted = ledger.post(
        kind="transfer",
        happened_on=on,
        lines=events.movement(parts, out_of, into),
        idempotency_key=f"handover:{handover.pk}",
        by=by,
    )
    return posted.journal_id


def _holds(place: Into, on: datetime.date, by: Actor) -> bool:
    """Whoever is named as its keeper; the treasurer's cash is also held by whoever has that right."""
    named = keepers.keeper_of(place, on)
    return (named is not None and named.pk == by.user_id) or (not place.party and by.may(access.KEEP))


def _refuse_unexplained(counted: Money, said: Money, explanation: str) -> None:
    if counted == said or explanation:
        return
    raise CountUnexplained(
        t(
            "นับได้ {counted} บาท สมุดบัญชีว่า {said} บาท ต่างกัน {gap} บาท กรุณาเลือกว่าเพราะอะไร (เลือกว่ายังไม่ทราบก็ได้)",
            "Counted {counted} baht, the book says {said}: a difference of {gap}. "
            "Please say why; “not known yet” is an answer too.",
            counted=counted,
            said=said,
            gap=counted - said,
        )
    )


def _columns(given: Given) -> dict[str, object]:
    return {
        "out_account": given.out_of.account,
        "out_party": given.out_of.party,
        "into_account": given.into.account,
        "into_party": given.into.party,
        "amount_satang": given.amount.satang,
        "given_on": given.on,
    }


def _same_or_refuse(known: Handover, given: Given) -> Handover:
    if all(getattr(known, name) == value for name, value in _columns(given).items()):
        return known
    raise _request_used()


def _request_used() -> RequestUsed:
    return RequestUsed(
        t(
            "คำขอนี้บันทึกไปแล้วด้วยข้อมูลอื่น กรุณาเริ่มรายการใหม่",
            "This request was recorded before with other content. Please start a new entry.",
        )
    )


def _other_person() -> OtherPerson:
    return OtherPerson(
        t(
            "ผู้ส่งเงินยืนยันแทนผู้รับไม่ได้ และมีแต่ผู้ส่งที่ยกเลิกการส่งมอบได้ ให้อีกฝ่ายเข้าระบบมายืนยัน",
            "Who gives does not confirm for who receives, and only the giver takes it back. "
            "Let the other log in.",
        )
    )
