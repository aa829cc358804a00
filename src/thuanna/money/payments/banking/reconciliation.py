"""The reconciliation statement: from the book's balance, by what is on its way, to the bank's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.models import Account
from thuanna.money.ledger.statements.spans import as_at
from thuanna.money.ledger.statements.table import (
    Proof,
    Row,
    Statement,
    Weight,
    day_column,
    money_column,
    text_column,
)
from thuanna.money.payments.models import BankAssertion

from . import queries
from .queries import Waiting
from .rules import Item


@dataclass(frozen=True)
class Reconciliation:
    """How book and bank agree at the end of a day.

    :ivar before: by how much they already differed before the first statement
    :ivar by_lines: what the bank's lines say was there; None where they do not tell
    :ivar assertion: what somebody read from the bank's book for that day
    """

    account: Account
    on: date
    in_book: Money
    waiting: Waiting
    before: Money
    by_lines: Money | None
    assertion: BankAssertion | None

    @property
    def in_transit(self) -> tuple[Item, ...]:
        """Deposits the book has and the bank has not."""
        return tuple(item for item in self.waiting.journals if item.amount > ZERO)

    @property
    def unpresented(self) -> tuple[Item, ...]:
        """Payments the book has and the bank has not."""
        return tuple(item for item in self.waiting.journals if item.amount < ZERO)

    @property
    def expected(self) -> Money:
        """What the bank should show: the book, less what it has not seen, with what the book has not."""
        unseen = _sum(self.waiting.journals)
        return self.in_book - unseen + _sum(self.waiting.lines) + self.before

    @property
    def in_bank(self) -> Money | None:
        """What the bank shows: its own book as somebody read it, else its lines."""
        return self.assertion.balance if self.assertion else self.by_lines

    @property
    def difference(self) -> Money | None:
        """What nothing explains; None while nobody knows what the bank shows."""
        return None if self.in_bank is None else self.in_bank - self.expected

    @property
    def holds(self) -> bool:
        """The bank shows what it should, and its lines do not say otherwise."""
        same = self.by_lines is None or self.assertion is None or self.by_lines == self.assertion.balance
        return same and self.difference == ZERO

    @property
    def is_equal(self) -> bool:
        """Book and bank show the same, with nothing on its way."""
        return self.holds and not self.waiting.journals and not self.waiting.lines and not self.before


def reconciliation(account: Account, on: date) -> Reconciliation:
    """Book and bank at the end of a day."""
    return Reconciliation(
        account=account,
        on=on,
        in_book=book.balance_on(account.code, on),
        waiting=queries.waiting(account, until=on),
        before=queries.differed_before(account, on=on),
        by_lines=_balance_by_lines(account, on),
        assertion=queries.assertion(account, on),
    )


def as_statement(found: Reconciliation) -> Statement:
    """The reconciliation as a table."""
    shown = found.in_bank
    rows = [
        Row(
            (None, "", t("ยอดตามสมุดบัญชีของกองทุน", "Balance of the fund's book"), found.in_book), Weight.OPENING
        )
    ]
    rows += _part(t("หัก เงินนำฝากที่ธนาคารยังไม่ลงรายการ", "Less deposits on their way"), found.in_transit, -1)
    rows += _part(t("บวก รายการถอนที่ธนาคารยังไม่จ่าย", "Add payments not yet presented"), found.unpresented, -1)
    rows += _part(
        t("รายการของธนาคารที่ยังไม่ลงสมุด", "Lines of the bank not yet in the book"), found.waiting.lines, 1
    )
    if found.before:
        words = t("ต่างกันตั้งแต่ก่อนเริ่มนำเข้ารายการธนาคาร", "They differed before the first statement")
        rows.append(Row((None, "", words, found.before), Weight.SUBTOTAL))
    rows.append(
        Row((None, "", t("ยอดที่ธนาคารควรแสดง", "What the bank should show"), found.expected), Weight.TOTAL)
    )
    rows.append(Row((None, "", _source(found), shown), Weight.TOTAL))
    if shown is not None and found.difference:
        words = t("ต่างกันโดยยังหาสาเหตุไม่พบ", "Not explained")
        rows.append(Row((None, "", words, found.difference), Weight.TOTAL))
    proofs = (
        []
        if shown is None
        else [Proof(t("ธนาคารแสดงยอดที่ควรเป็น", "The bank shows what it should"), found.expected, shown)]
    )
    return Statement(
        code="reconciliation",
        title=t("งบกระทบยอดเงินฝากธนาคาร", "Bank reconciliation"),
        span=as_at(found.on),
        about=t(
            "เริ่มจากยอดในสมุดของกองทุน ปรับด้วยรายการที่ยังเดินทางอยู่ ต้องได้ยอดในสมุดธนาคารพอดี",
            "From the fund's book, by what is on its way, exactly to what the bank shows.",
        ),
        columns=(
            day_column("day", "วันที่", "Date"),
            text_column("document", "เอกสาร", "Document"),
            text_column("what", "รายการ", "Entry"),
            money_column("amount", t("บาท", "Baht")),
        ),
        rows=tuple(rows),
        proofs=tuple(proofs),
    )


def _source(found: Reconciliation) -> Phrase:
    if found.assertion is not None:
        return t("ยอดตามสมุดคู่ฝากของธนาคาร (มีภาพถ่าย)", "Balance of the bank's book (photographed)")
    if found.by_lines is not None:
        return t("ยอดตามรายการที่นำเข้าจากธนาคาร", "Balance by the bank's imported lines")
    return t("ยังไม่มีใครอ่านยอดจากสมุดธนาคารของวันนี้", "Nobody has read the bank's book for this day")


def _part(title: Phrase, items: Sequence[Item], sign: int) -> list[Row]:
    """Heading, items and their sum; nothing where there are none."""
    if not items:
        return []
    return [
        Row((None, "", title, None), Weight.HEADING),
        *(_row(item, sign) for item in items),
        Row((None, "", t("รวม", "Total"), _sum(items) * sign), Weight.SUBTOTAL),
    ]


def _row(item: Item, sign: int) -> Row:
    is_journal = bool(item.number) or sign < 0
    return Row(
        (item.on, item.number, item.text, item.amount * sign), journal_id=item.id if is_journal else None
    )


def _sum(items: Sequence[Item]) -> Money:
    return sum((item.amount for item in items), ZERO)


def _balance_by_lines(account: Account, on: date) -> Money | None:
    """Only for days that the files reach."""
    first, last = queries.first_day(account), queries.latest_day(account)
    if first is None or last is None or not first <= on <= last:
        return None
    return queries.bank_balance(account, on)
