"""A month as a treasurer keeps it: hand-overs, a deposit, payments by two and three, the bank, the closing.

Everything goes through the same actions as the pages; each person of the story does their own part.
"""

from __future__ import annotations

import csv
import datetime
import io
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.thai_dates import buddhist_year
from thuanna.money.funds.actions import cash as orders
from thuanna.money.funds.models import CollectionPoint, Member
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.models import Period
from thuanna.money.payments.approving import actions as approving
from thuanna.money.payments.approving.orders import Asked, Handed
from thuanna.money.payments.banking import actions as banking
from thuanna.money.payments.banking import journals
from thuanna.money.payments.banking import queries as bank
from thuanna.money.payments.closing import actions as closing
from thuanna.money.payments.closing import queries as checks
from thuanna.money.payments.custody import actions as custody
from thuanna.money.payments.custody import queries as cash
from thuanna.money.payments.custody import rules as cash_rules
from thuanna.money.payments.events import actions as events
from thuanna.money.payments.events.orders import EventOrder
from thuanna.money.payments.keepers import actions as keepers
from thuanna.money.payments.models import PaymentOrder
from thuanna.money.payments.orders import Into
from thuanna.money.payments.photos import Photo
from thuanna.money.payments.vouchers import actions as vouchers

from .steps import Site
from .stories import FundStory

_CASH, _BANK = Into(account=chart.CASH), Into(account=chart.BANK)
_FLOAT = Money.baht(1000)
"""What the treasurer keeps for small payments."""


@dataclass(frozen=True)
class Month:
    """The first month of the book, which is over, and the people who keep it."""

    site: Site
    story: FundStory

    def who(self, role: str) -> Actor:
        """The person of the story with this role."""
        return self.site.person(next(each.name for each in self.story.log_ins if role in each.roles))

    @cached_property
    def period(self) -> Period:
        """As the book has it."""
        return book.open_periods()[0]

    @property
    def last_day(self) -> datetime.date:
        """When it is counted, deposited and compared."""
        return self.period.ends_before - datetime.timedelta(days=1)


def first_month_ends(opened_on: datetime.date) -> datetime.date:
    """The first day after the month in which a book was opened."""
    return (opened_on.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)


def keep_first_month(site: Site, story: FundStory) -> None:
    """The cash of all villages goes to the treasurer and into the bank; payments; what the bank says."""
    month = Month(site, story)
    _appoint(month)
    _gather(month)
    _pay_small(month)
    _pay_benefit(month)
    _deposit(month)
    _compare_with_bank(month)
    _count(month)


def close_first_month(site: Site, story: FundStory) -> None:
    """The checklist is complete: the month closes for good."""
    month = Month(site, story)
    proof = checks.prove()
    closing.close_month(
        period_id=month.period.pk, on=month.period.ends_before, proof=proof, by=month.who("treasurer")
    )


def leave_waiting(site: Site, story: FundStory) -> None:
    """Today a payment waits for the chair's approval, and cash for the treasurer's word that it came."""
    month, today = Month(site, story), site.clock.today
    _prepare(
        month,
        "activities",
        Money.baht(2400),
        _BANK,
        "ร้านอาหารครัวเนินคราม",
        "อาหารกลางวันประชุมสามัญ",
        today,
    )
    for place in _points():
        held = cash.held(place)
        if held:
            given = custody.Given(amount=held, out_of=place, into=_CASH, on=today)
            custody.hand_over(given=given, request_id="demo-hand-over-today", by=month.who("collector"))
            return


def _appoint(month: Month) -> None:
    """Who answers for the cash: the treasurer, and the collector for the first village."""
    on = month.site.clock.today  # their roles begin with the build
    for place, role in ((_CASH, "treasurer"), (next(iter(_points())), "collector")):
        keeper = month.who(role).user_id
        assert keeper is not None, "people of the story have accounts"
        keepers.appoint(place=place, keeper_id=keeper, starts_on=on, today=on, by=month.who("chair"))


def _gather(month: Month) -> None:
    """Each village's cash is handed over, and the treasurer confirms that it came."""
    for number, place in enumerate(_points(), 1):
        held = book.balance_on(chart.CUSTODY, month.last_day, party=place.party)
        if not held:
            continue
        given = custody.Given(amount=held, out_of=place, into=_CASH, on=month.last_day)
        handover = custody.hand_over(
            given=given, request_id=f"demo-hand-over-{number}", by=month.who("collector")
        )
        custody.confirm(handover_id=handover.pk, on=month.last_day, by=month.who("treasurer"))


def _pay_small(month: Month) -> None:
    """A small sum takes two: who prepares it and who pays it."""
    order = _prepare(
        month,
        "documents",
        Money.baht(385),
        _CASH,
        "ร้านเครื่องเขียนเนินคราม",
        "กระดาษและแฟ้ม",
        month.last_day,
    )
    _hand(month, order, witness="นายสมพร ใจเย็น")


def _pay_benefit(month: Month) -> None:
    """A larger one takes three: the chair approves between the two."""
    member = Member.objects.filter(number__isnull=False).order_by("pk")[4]
    order = orders.prepare_benefit(
        member_id=member.pk,
        benefit=orders.Benefit(
            purpose="illness",
            amount=Money.baht(1500),
            out_of=_BANK,
            what_for="นอนโรงพยาบาล 3 คืน",
            funder="member",
            payee="",
        ),
        on=month.last_day,
        request_id="demo-benefit",
        by=month.who("secretary"),
    )
    approving.approve(order_id=order.pk, digest=bytes(order.digest), on=month.last_day, by=month.who("chair"))
    _hand(month, order, bank_reference="TR-0001")


def _prepare(
    month: Month, purpose: str, amount: Money, out_of: Into, payee: str, what_for: str, on: datetime.date
) -> PaymentOrder:
    asked = Asked(
        kind="expense",
        purpose=purpose,
        account="",
        amount=amount,
        out_of=out_of,
        payee=payee,
        what_for=what_for,
        photo=_photo("bill.png"),
    )
    return orders.prepare_other(asked=asked, on=on, request_id=f"demo-{purpose}", by=month.who("secretary"))


def _hand(month: Month, order: PaymentOrder, witness: str = "", bank_reference: str = "") -> None:
    handed = Handed(happened_on=month.last_day, witness=witness, bank_reference=bank_reference)
    vouchers.pay(
        order_id=order.pk, handed=handed, request_id=f"demo-pay-{order.pk}", by=month.who("treasurer")
    )


def _deposit(month: Month) -> None:
    """All but the float goes to the bank, with its slip."""
    held = book.balance_on(chart.CASH, month.last_day)
    order = EventOrder(
        kind="deposit",
        amount=held - _FLOAT,
        happened_on=month.last_day,
        into=_BANK,
        out_of=_CASH,
        bank_reference="DEP-1031",
        photo=_photo("slip.png"),
    )
    events.record(order=order, request_id="demo-deposit", by=month.who("treasurer"))
    interest = EventOrder(
        kind="interest", amount=Money.baht("982.60"), happened_on=month.last_day, into=_BANK
    )
    events.record(order=interest, request_id="demo-interest", by=month.who("treasurer"))


def _compare_with_bank(month: Month) -> None:
    """The bank's own file comes in, each line finds its entry, and the bank's book is photographed."""
    by, on = month.who("treasurer"), month.period.ends_before
    file = banking.store_file(name="statement.csv", media_type="text/csv", content=_statement(month), by=by)
    banking.import_statement(account_code=chart.BANK, document_id=file.pk, on=on, by=by)
    account = bank.bank_account(chart.BANK, by=by)
    for found in bank.suggestions(account, on=on):
        banking.confirm(
            account_code=chart.BANK,
            line_ids=[line.id for line in found.lines],
            journal_ids=[journal.id for journal in found.journals],
            on=on,
            by=by,
            reason=found.reason,
        )
    banking.state_balance(
        account_code=chart.BANK,
        day=month.last_day,
        balance=book.balance_on(chart.BANK, month.last_day),
        photo=("bank-book.png", "image/png", _picture()),
        on=on,
        by=by,
    )


def _statement(month: Month) -> bytes:
    """What the bank saw in the month, in the columns in which Thai banks give it."""
    account = book.account(chart.BANK)
    moves = journals.split(account, since=month.period.starts_on, until=month.last_day, matched=())
    opening = sum((item.amount for item in moves.carried), ZERO)
    rows = sorted(moves.expected, key=lambda each: (each.on, each.id))
    return statement_file(
        opening,
        [(row.on, "ถอน/โอนออก" if row.amount < ZERO else "ฝาก/โอนเข้า", row.amount) for row in rows],
    )


def statement_file(opening: Money, rows: Iterable[tuple[datetime.date, str, Money]]) -> bytes:
    """A bank's file: what was there before, and each day's words with what came or went."""
    balance = opening
    content = io.StringIO()
    table = csv.writer(content)
    table.writerow(["วันที่", "รายการ", "ถอน", "ฝาก", "คงเหลือ"])
    for on, words, amount in rows:
        balance = balance + amount
        goes = amount < ZERO
        table.writerow(
            [
                f"{on.day:02}/{on.month:02}/{buddhist_year(on.year)}",
                words,
                str(abs(amount)) if goes else "",
                "" if goes else str(amount),
                str(balance),
            ]
        )
    return content.getvalue().encode("utf-8-sig")


def _count(month: Month) -> None:
    """The inspector counts the float without warning; it agrees."""
    left, pieces = cash.held(_CASH).satang, {}
    for name, worth in cash_rules.PIECES.items():
        pieces[name], left = divmod(left, worth)
    custody.count(
        place=_CASH,
        pieces=pieces,
        on=month.last_day,
        is_surprise=True,
        explanation="",
        request_id="demo-count",
        by=month.who("inspector"),
    )


def _points() -> list[Into]:
    points = CollectionPoint.objects.order_by("code").values_list("pk", flat=True)
    return [Into(account=chart.CUSTODY, party=point) for point in points]


def _photo(name: str) -> Photo:
    return Photo(name=name, content=_picture())


def _picture() -> bytes:
    """A small grey sheet with a dark edge, where a real office keeps the photo of a paper."""
    width, height = 120, 160
    edge, line = b"\x00" + b"\x50" * width, b"\x00\x50" + b"\xe6" * (width - 2) + b"\x50"
    drawn = zlib.compress(edge + line * (height - 2) + edge)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", drawn), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
