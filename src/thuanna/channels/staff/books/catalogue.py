"""The books and statements there are: name in the address, what each is for, how it is made."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import Phrase, t
from thuanna.money.funds.queries import member_book
from thuanna.money.ledger.statements import balances, flows, form10, running
from thuanna.money.ledger.statements.spans import Span
from thuanna.money.ledger.statements.table import Statement

from .asked import Asked

Builder = Callable[[Asked, Actor], Statement]


@dataclass(frozen=True)
class Entry:
    """One book or statement.

    :ivar permission: what it asks for beyond seeing the book
    :ivar is_listed: it has a place on the first page; the book of one account is reached from others
    :ivar is_yearly: without a span it shows the fiscal year
    """

    name: str
    title: Phrase
    about: Phrase
    build: Builder
    permission: str = ""
    is_listed: bool = True
    is_yearly: bool = False


def _balance_sheet(asked: Asked, by: Actor) -> Statement:
    year_before = Span(asked.on, asked.on + datetime.timedelta(days=1)).year_before
    return balances.balance_sheet(asked.on, before=year_before.starts_on)


_ENTRIES = (
    Entry(
        "cash",
        t("สมุดเงินสด", "Cash book"),
        t("เงินสดรับจ่ายทุกวัน และยอดคงเหลือ", "Cash in and out, day by day"),
        lambda asked, by: running.cash_book(asked.span),
    ),
    Entry(
        "bank-book",
        t("สมุดเงินฝากธนาคาร", "Bank book"),
        t("ฝาก ถอน และยอดเงินในธนาคาร", "Deposits, withdrawals and the balance"),
        lambda asked, by: running.bank_book(asked.span),
    ),
    Entry(
        "members",
        t("บัญชีรายตัวสมาชิก", "Member ledger"),
        t("ใครสมทบเท่าใด ได้รับสวัสดิการเท่าใด", "What each member paid in and received"),
        lambda asked, by: member_book.member_ledger(asked.span, by=by),
        permission="funds.member.view",
    ),
    Entry(
        "receipts-payments",
        t("รับและจ่ายเงิน แยกตามแหล่งเงิน", "Receipts and payments by funder"),
        t("เงินสมาชิก รัฐ เทศบาล ผู้บริจาค รับจ่ายและเหลือเท่าใด", "Each funder's money in, out and left"),
        lambda asked, by: flows.receipts_and_payments(asked.span),
    ),
    Entry(
        "income",
        t("รายได้และค่าใช้จ่าย เทียบปีก่อน", "Income and spending, beside last year"),
        t("งบประจำเดือนและประจำปี", "The month's and the year's statement"),
        lambda asked, by: flows.income_statement(asked.span),
    ),
    Entry(
        "form-10",
        t("ฐานะการเงิน ตามแบบ พอช. หัวข้อ 10", "Financial position, section 10"),
        t("ที่มาของเงินและทางใช้ไป สองด้านเท่ากัน", "Sources and uses, both sides equal"),
        lambda asked, by: form10.as_statement(form10.sources_and_uses(asked.on)),
        is_yearly=True,
    ),
    Entry(
        "balance-sheet",
        t("งบแสดงฐานะการเงิน", "Balance sheet"),
        t("กองทุนมีอะไร เป็นหนี้ใคร เป็นเงินกองทุนเท่าใด", "What the fund has, owes and owns"),
        _balance_sheet,
        is_yearly=True,
    ),
    Entry(
        "trial-balance",
        t("งบทดลอง", "Trial balance"),
        t("ยอดทุกบัญชี ช่องซ้ายเท่ากับช่องขวา", "Every account; left equals right"),
        lambda asked, by: balances.trial_balance(asked.on),
    ),
    Entry(
        "account",
        t("สมุดของบัญชี", "Book of an account"),
        t("ทุกรายการของบัญชีหนึ่ง", "Every entry of one account"),
        lambda asked, by: running.account_book(asked.code, asked.span, asked.party),
        is_listed=False,
    ),
)
CATALOGUE: Mapping[str, Entry] = {entry.name: entry for entry in _ENTRIES}
