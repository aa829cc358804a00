"""Money of members into the book: a contribution with its receipt, and the balances it opens with."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import access, openings
from thuanna.money.funds.models import CollectionPoint, Member
from thuanna.money.funds.queries import fund as queries
from thuanna.money.funds.queries import members
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.entries import Posted
from thuanna.money.payments import actions as payments
from thuanna.money.payments import issuing
from thuanna.money.payments.models import Receipt
from thuanna.money.payments.orders import MEMBER, Into, LineOrder, PaperNumber, Payer, ReceiptOrder

TREASURER, BANK = "treasurer", "bank"
_ENTRY_FEE, _OTHER = "entry_fee", "other"


class NotAMember(Refusal):
    """Contributions are taken from members and applicants."""

    code = "not_a_member"


class PlaceUnknown(Refusal):
    """Nobody knows into whose hands the money went."""

    code = "money_place_unknown"


class AlreadyOpened(Refusal):
    """The opening balances stand in the book."""

    code = "opening_posted_before"


class BookNotOpen(Refusal):
    """The fund keeps no book yet."""

    code = "book_not_open"


@dataclass(frozen=True, kw_only=True)
class Paid:
    """What a part of the money is for: one of `ReceiptLine.Kind`, perhaps the months it pays for."""

    kind: str
    amount: Money
    first_month: datetime.date | None = None
    months: int | None = None


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What one of several members brought, and the request by which it is known."""

    member_id: int
    paid: Sequence[Paid]
    request_id: str


@transaction.atomic
def take_contribution(
    *,
    member_id: int,
    paid: Sequence[Paid],
    happened_on: datetime.date,
    received_into: str,
    request_id: str,
    by: Actor,
    paper: PaperNumber | None = None,
) -> Receipt:
    """Record a member's contribution and give the receipt. Money that changed hands is recorded.

    :param received_into: ``bank``, ``treasurer``, or ``point:`` and the id of a collection point
    :raises NotAllowed: without the right to issue receipts
    :raises MemberUnknown: not in this fund
    :raises NotAMember: the membership had not begun on that day
    :raises PlaceUnknown: no such collection point was open on that day
    :raises BookNotOpen: the book is not opened yet
    :raises Refusal: what `issue_receipt` refuses
    """
    member = access.member_for(by, access.TAKE_MONEY, member_id)
    _refuse_stranger(member, happened_on)
    into = _place(received_into, happened_on)
    _open_year_of(happened_on, by)
    order = _order(member, paid, happened_on, into, queries.contribution_account(happened_on), paper)
    return payments.issue_receipt(order=order, request_id=request_id, by=by)


@transaction.atomic
def take_contributions(
    *, brought: Sequence[Brought], happened_on: datetime.date, received_into: str, by: Actor
) -> list[Receipt]:
    """Record what many members brought to one place on one day: a receipt for each, all or none.

    :raises NotAllowed: without the right to issue receipts
    :raises MemberUnknown: one is not in this fund
    :raises NotAMember: a membership had not begun on that day
    :raises PlaceUnknown: no such collection point was open on that day
    :raises BookNotOpen: the book is not opened yet
    :raises Refusal: what `issue_receipts` refuses
    """
    asked_for = {each.member_id for each in brought}
    found = access.members_for(by, access.TAKE_MONEY).select_related("person").in_bulk(asked_for)
    if asked_for - found.keys():
        raise access.member_unknown()
    if asked_for - members.standings_on(happened_on, asked_for).keys():
        raise _not_a_member()
    into = _place(received_into, happened_on)
    _open_year_of(happened_on, by)
    account = queries.contribution_account(happened_on)
    asked = [
        issuing.Asked(
            request_id=each.request_id,
            order=_order(found[each.member_id], each.paid, happened_on, into, account),
        )
        for each in brought
    ]
    return payments.issue_receipts(asked=asked, by=by)


@transaction.atomic
def post_opening_balances(
    *,
    as_of: datetime.date,
    bank: Money,
    treasurer: Money,
    points: Mapping[int, Money],
    funders: Mapping[str, Money],
    by: Actor,
) -> Posted:
    """Put the balances of the old books into the new one: one sealed journal, once.

    Members' sums are those of the register (`opening_satang`).

    :param points: cash by collection point
    :param funders: how much of the money is the state's, the local government's, donors' or others'
    :raises NotAllowed: without the right to post opening balances
    :raises BookNotOpen: the book is not opened yet
    :raises AlreadyOpened: they were posted before
    :raises OpeningEmpty: there is no money
    :raises FundersExceedMoney: the shares are more than the money there is
    :raises PlaceUnknown: no such collection point
    """
    by.must(access.POST_OPENING)
    fund = access.locked_fund()
    before, stands = queries.openings_posted()
    if stands:
        raise AlreadyOpened(
            t(
                "ลงยอดยกมาไว้แล้ว ทำได้ครั้งเดียว หากไม่ถูกต้องให้ลงรายการปรับปรุง",
                "The opening balances are in the book; that is done once. Correct them by another entry.",
            )
        )
    _open_year_of(as_of, by)
    known = set(CollectionPoint.objects.filter(pk__in=points).values_list("pk", flat=True))
    if set(points) - known:
        raise _place_unknown()
    opening = openings.Opening(
        bank=bank, treasurer=treasurer, points=points, funders=funders, members=queries.opening_sums()
    )
    posted = ledger.post(
        kind="opening",
        happened_on=as_of,
        lines=openings.lines_of(opening, contributions=queries.contribution_account(as_of)),
        idempotency_key=f"funds:opening:{before + 1}",
        by=by,
    )
    audit.record(
        by,
        "funds.opening_posted",
        fund,
        on=as_of,
        total_satang=opening.total.satang,
        members=len(opening.members),
    )
    outbox.publish("funds.money_changed")
    return posted


def _refuse_stranger(member: Member, on: datetime.date) -> None:
    if not members.standings_on(on, [member.pk]):
        raise _not_a_member()


def _not_a_member() -> NotAMember:
    return NotAMember(
        t(
            "ในวันที่รับเงินยังไม่ได้สมัครเป็นสมาชิก กรุณาตรวจวันที่รับเงิน",
            "On the day of the money there was no application yet. Please check the day.",
        )
    )


def _order(
    member: Member,
    paid: Sequence[Paid],
    happened_on: datetime.date,
    into: Into,
    account: str,
    paper: PaperNumber | None = None,
) -> ReceiptOrder:
    is_fee_only = all(part.kind == _ENTRY_FEE for part in paid)
    return ReceiptOrder(
        journal_kind="entry_fee" if is_fee_only else "contribution",
        happened_on=happened_on,
        lines=tuple(_line(part, member, account) for part in paid),
        into=into,
        payer=Payer(name=member.person.full_name, kind=MEMBER, ref=member.pk),
        paper=paper,
    )


def _place(received_into: str, on: datetime.date) -> Into:
    """Into whose hands the money went."""
    if received_into == BANK:
        return Into(account=chart.BANK)
    if received_into == TREASURER:
        return Into(account=chart.CASH)
    open_points = {f"point:{point.pk}": point.pk for point in queries.points_on(on)}
    if received_into not in open_points:
        raise _place_unknown()
    return Into(account=chart.CUSTODY, party=open_points[received_into])


def _open_year_of(on: datetime.date, by: Actor) -> None:
    """Open the fiscal year of a day when it is the next one: a new year does not stop the counter."""
    if not book.is_open():
        raise BookNotOpen(
            t(
                "ยังไม่ได้เปิดสมุดบัญชีของกองทุน เปิดสมุดก่อน แล้วจึงรับเงินได้",
                "The fund's book is not opened yet. Open it first; then money can be taken.",
            )
        )
    ledger.open_year_of(on=on, by=by)


def _line(part: Paid, member: Member, contributions: str) -> LineOrder:
    account, party = contributions, member.pk
    if part.kind == _ENTRY_FEE:
        account = chart.ENTRY_FEES
    if part.kind == _OTHER:
        account, party = chart.OTHER_INCOME, 0
    line = LineOrder(kind=part.kind, amount=part.amount, account=account, party=party)
    return replace(line, first_month=part.first_month, months=part.months)


def _place_unknown() -> PlaceUnknown:
    return PlaceUnknown(
        t(
            "ไม่พบจุดรับเงินนี้ หรือจุดนี้ไม่ได้เปิดในวันที่รับเงิน กรุณาเลือกจากรายการ",
            "There is no such collection point, or it was not open on that day. Please choose from the list.",
        )
    )
