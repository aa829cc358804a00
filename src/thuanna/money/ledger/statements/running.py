"""Books that run on from line to line: the cash book, the bank book, the book of one account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.money.ledger import queries
from thuanna.money.ledger.models import Account

from . import reading, words
from .spans import Span, day_words
from .table import Column, Proof, Row, Statement, Weight, day_column, money_column, text_column

_RECEIVED, _PAID = t("รับ", "Received"), t("จ่าย", "Paid")
_MORE, _LESS = t("เพิ่ม", "More"), t("ลด", "Less")


def cash_book(span: Span) -> Statement:
    """All cash in hands and on its way to the bank, day by day."""
    codes = _codes_of(reading.CASH_AXES)
    return _book(
        "cash",
        t("สมุดเงินสด", "Cash book"),
        t(
            "เงินสดทุกแห่งของกองทุนรวมกัน ทั้งที่เหรัญญิก ในมือผู้รับเงิน และระหว่างนำฝาก",
            "All the fund's cash: with the treasurer, with collectors, and on its way to the bank.",
        ),
        codes,
        span,
    )


def bank_book(span: Span, code: str | None = None) -> Statement:
    """Money in the bank, day by day; of one bank account, or of all.

    :raises UnknownAccount: the book has none of this code
    """
    codes = _codes_of({Account.Axis.BANK}) if code is None else [queries.account(code).code]
    return _book(
        "bank",
        t("สมุดเงินฝากธนาคาร", "Bank book"),
        t(
            "เงินฝากตามสมุดบัญชีของกองทุน ใช้เทียบกับสมุดคู่ฝากของธนาคาร",
            "Money in the bank by the fund's own book, to hold against the bank's.",
        ),
        codes,
        span,
    )


def account_book(code: str, span: Span, party: int | None = None) -> Statement:
    """The book of one account, or of one party's part of it, in the account's own sense.

    :raises UnknownAccount: the book has none of this code
    """
    account = queries.account(code)
    return _book(
        f"account-{code}",
        words.account_words(account),
        t("ทุกรายการของบัญชีนี้ เรียงตามวัน", "Every entry of this account, in the order of days."),
        [code],
        span,
        sign=account.normal_sign,
        more_and_less=(_MORE, _LESS),
        party=party,
    )


def _codes_of(axes: object) -> list[str]:
    return [account.code for account in queries.accounts() if account.axis in axes]  # type: ignore[operator]  # a set of axes


def _book(
    code: str,
    title: Phrase,
    about: Phrase,
    accounts: Sequence[str],
    span: Span,
    *,
    sign: int = 1,
    more_and_less: tuple[Phrase, Phrase] = (_RECEIVED, _PAID),
    party: int | None = None,
) -> Statement:
    opening = Money(reading.held_before(accounts, span.starts_on, party) * sign)
    moves = reading.moves(accounts, span, party)
    rows, closing = _lines(moves, opening, sign)
    received = sum((Money(max(move.satang * sign, 0)) for move in moves), Money(0))
    paid = sum((Money(max(-move.satang * sign, 0)) for move in moves), Money(0))
    held = Money(reading.held_before(accounts, span.ends_before, party) * sign)
    total = t("รวม {span}", "Total, {span}", span=span.words)
    return Statement(
        code=code,
        title=title,
        span=span.words,
        about=about,
        columns=_columns(more_and_less),
        rows=(
            Row((span.starts_on, "", t("ยอดยกมา", "Brought forward"), None, None, opening), Weight.OPENING),
            *rows,
            Row((span.last_day, "", total, received, paid, closing), Weight.TOTAL),
        ),
        proofs=(Proof(t("ยอดคงเหลือตรงกับสมุดบัญชี", "The balance is that of the ledger"), closing, held),),
        is_sortable=True,
    )


def _columns(more_and_less: tuple[Phrase, Phrase]) -> tuple[Column, ...]:
    more, less = more_and_less
    return (
        day_column("day", "วันที่", "Date"),
        text_column("document", "เอกสาร", "Document"),
        text_column("what", "รายการ", "Entry"),
        money_column("more", more),
        money_column("less", less),
        money_column("balance", t("คงเหลือ", "Balance")),
    )


def _lines(moves: Sequence[reading.DayMove], opening: Money, sign: int) -> tuple[list[Row], Money]:
    """A row for each journal, and one at the end of each day on which there were several."""
    facts = reading.facts_of({move.journal_id for move in moves})
    rows: list[Row] = []
    balance = opening
    for _, of_day in groupby(moves, key=lambda move: move.happened_on):
        lines, balance = _lines_of_day(list(of_day), facts, balance, sign)
        rows += lines
    return rows, balance


def _lines_of_day(
    moves: Sequence[reading.DayMove], facts: dict[int, reading.JournalFacts], balance: Money, sign: int
) -> tuple[list[Row], Money]:
    rows = []
    for move in moves:
        amount = Money(move.satang * sign)
        balance += amount
        rows.append(_line(move, facts[move.journal_id], amount, balance))
    if len(moves) > 1:
        rows.append(_end_of_day(moves, balance, sign))
    return rows, balance


def _line(move: reading.DayMove, told: reading.JournalFacts, amount: Money, balance: Money) -> Row:
    cells = (move.happened_on, told.reference, told.words, *_sides(amount), balance)
    return Row(cells, journal_id=move.journal_id)


def _end_of_day(moves: Sequence[reading.DayMove], balance: Money, sign: int) -> Row:
    day = moves[0].happened_on
    amounts = [Money(move.satang * sign) for move in moves]
    received = sum((amount for amount in amounts if amount > Money(0)), Money(0))
    paid = sum((-amount for amount in amounts if amount < Money(0)), Money(0))
    what = t("รวมวันที่ {day}", "Total of {day}", day=day_words(day))
    return Row((day, "", what, received or None, paid or None, balance), Weight.SUBTOTAL)


def _sides(amount: Money) -> Iterator[Money | None]:
    """The amount under its own heading."""
    is_more = amount > Money(0)
    yield amount if is_more else None
    yield None if is_more else -amount
