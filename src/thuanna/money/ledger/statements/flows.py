"""What came in and went out over a time: by funder, and beside the year before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money
from thuanna.money.ledger.models import Account

from . import reading, words
from .spans import Span
from .table import Column, Proof, Row, Statement, Weight, money_column, text_column

Sums = Mapping[tuple[str, str], int]
_TOTAL = t("รวม", "Total")


def receipts_and_payments(span: Span) -> Statement:
    """Money in hand at first, received, paid and left, each funder's in its own column."""
    chart = reading.chart_by_code()
    own, opening = reading.flows_of(span)
    everything = reading.sums_of_legs(span)
    funders = _funders(reading.sums_until(span.ends_before), everything)
    page = _ByFunder(chart, funders)
    first = page.money_of(reading.sums_until(span.starts_on))
    brought = page.money_of(opening)
    received, paid = page.lines(own, _is_source), page.lines(own, _is_use)
    moved = page.added(_all_by_funder(own, funders))
    total_in, total_out = page.sum_of(received), page.sum_of(paid)
    last = [
        a + b + c - d + e for a, b, c, d, e in zip(first, brought, total_in, total_out, moved, strict=True)
    ]
    rows = [Row((t("เงินยกมาต้นงวด", "Money at the beginning"), *first), Weight.OPENING)]
    if any(brought):
        rows.append(Row((words.KINDS["opening"], *brought), Weight.SUBTOTAL))
    rows += [
        Row((t("เงินที่รับเข้า", "Received"), *[None] * page.width), Weight.HEADING),
        *received,
        Row((t("รวมรับ", "Total received"), *total_in), Weight.SUBTOTAL),
        Row((t("เงินที่จ่ายออก", "Paid"), *[None] * page.width), Weight.HEADING),
        *paid,
        Row((t("รวมจ่าย", "Total paid"), *total_out), Weight.SUBTOTAL),
    ]
    if any(moved):
        rows.append(Row((words.KINDS["funder_transfer"], *moved), Weight.SUBTOTAL))
    rows.append(Row((t("เงินคงเหลือปลายงวด", "Money at the end"), *last), Weight.TOTAL))
    held = page.money_of(reading.sums_until(span.ends_before))
    return Statement(
        code="receipts-payments",
        title=t("รายงานรับและจ่ายเงิน แยกตามแหล่งเงิน", "Receipts and payments by funder"),
        span=span.words,
        about=t(
            "เงินแต่ละแหล่งรับมาเท่าใด จ่ายไปเท่าใด เหลือเท่าใด",
            "Of each funder's money: what came, what went, what is left.",
        ),
        columns=page.columns,
        rows=tuple(rows),
        proofs=(
            *(
                Proof(said, computed, actual)
                for said, computed, actual in zip(_left_words(funders), last, held, strict=True)
            ),
        ),
        is_wide=True,
    )


def _left_words(funders: Sequence[str]) -> list[Phrase]:
    """What is compared at the end: each funder's money, then all of it."""
    of_each = [
        t(
            "เงินคงเหลือของ{funder} ตรงกับบัญชี",
            "What is left is what the accounts hold: {funder}",
            funder=_funder(funder),
        )
        for funder in funders
    ]
    return [*of_each, t("เงินคงเหลือรวม ตรงกับบัญชี", "What is left in all is what the accounts hold")]


def income_statement(span: Span) -> Statement:
    """Income and spending of a month or a year, beside the same days of the year before."""
    spans = [span, span.year_before]
    headings = [span.words, span.year_before.words]
    if span.is_month:
        spans.append(span.year_to_date)
        headings.append(t("ตั้งแต่ต้นปีงบประมาณ", "Year to date"))
    page = _ByTime(reading.chart_by_code(), [_by_account(reading.flows_of(each)[0]) for each in spans])
    income = page.lines(lambda account: account.kind == Account.Kind.INCOME, -1)
    costs = page.lines(_is_running_cost, 1)
    paid_in = page.lines(lambda account: account.kind in ("equity", "liability"), -1)
    benefits = page.lines(_is_benefit, 1)
    total = {
        name: page.sum_of(rows)
        for name, rows in (("income", income), ("costs", costs), ("paid_in", paid_in), ("benefits", benefits))
    }
    surplus = page.less(total["income"], total["costs"])
    support = page.less(total["paid_in"], total["benefits"])
    change = [a + b for a, b in zip(surplus, support, strict=True)]
    rows = [
        *page.part(t("รายได้", "Income"), income, t("รวมรายได้", "Total income"), total["income"]),
        *page.part(
            t("ค่าใช้จ่ายดำเนินงาน", "Running costs"),
            costs,
            t("รวมค่าใช้จ่าย", "Total running costs"),
            total["costs"],
        ),
        page.row(SURPLUS_WORDS, surplus, Weight.TOTAL),
        *page.part(
            t("เงินสมทบและเงินสนับสนุน", "Paid in and given"),
            paid_in,
            t("รวมเงินสมทบและเงินสนับสนุน", "Total paid in and given"),
            total["paid_in"],
        ),
        *page.part(
            t("สวัสดิการที่จ่าย", "Benefits"), benefits, t("รวมสวัสดิการที่จ่าย", "Total benefits"), total["benefits"]
        ),
        page.row(t("เงินกองทุนเพิ่มขึ้น (ลดลง)", "The fund grew by (shrank by)"), change, Weight.TOTAL),
    ]
    return Statement(
        code="income",
        title=t("งบรายได้และค่าใช้จ่าย เทียบกับปีก่อน", "Income and spending, beside the year before"),
        span=span.words,
        about=t(
            "รายได้ ค่าใช้จ่าย เงินสมทบ และสวัสดิการ ของช่วงนี้ เทียบกับช่วงเดียวกันของปีก่อน",
            "Income, costs, contributions and benefits of these days beside the same days a year before.",
        ),
        columns=(text_column("what", "รายการ", "What"), *page.columns(headings)),
        rows=tuple(rows),
        proofs=(
            Proof(
                t("ผลรวมตรงกับทรัพย์สินที่เปลี่ยนไป", "It comes to what the assets changed by"),
                change[0],
                page.total_of(lambda account: account.kind == Account.Kind.ASSET, 1)[0],
            ),
        ),
        is_wide=True,
    )


SURPLUS_WORDS = t("รายได้สูง (ต่ำ) กว่าค่าใช้จ่าย", "Income over (under) running costs")


def surplus_of(span: Span) -> Money:
    """Income less running costs. Benefits are paid out of contributions and support: they are no cost."""
    sums = _by_account(reading.flows_of(span)[0])
    chart = reading.chart_by_code()
    counted = (
        satang
        for code, satang in sums.items()
        if chart[code].kind == Account.Kind.INCOME or _is_running_cost(chart[code])
    )
    return Money(-sum(counted))


def _is_running_cost(account: Account) -> bool:
    return account.kind == Account.Kind.EXPENSE and account.axis != Account.Axis.BENEFIT


def _is_benefit(account: Account) -> bool:
    return account.kind == Account.Kind.EXPENSE and account.axis == Account.Axis.BENEFIT


def _is_money(account: Account) -> bool:
    return account.kind == Account.Kind.ASSET and account.axis in reading.MONEY_AXES


def _is_source(account: Account) -> bool:
    return account.kind in (Account.Kind.INCOME, Account.Kind.EQUITY, Account.Kind.LIABILITY)


def _is_use(account: Account) -> bool:
    return not _is_source(account) and not _is_money(account)


def _funder(name: str) -> Phrase:
    return words.FUNDERS[name]


def _funders(*sums: Sums) -> list[str]:
    """The funders whose money is in the book, in the order of the words."""
    there = {funder for each in sums for (_, funder), satang in each.items() if satang}
    return [funder for funder in words.FUNDERS if funder in there] or ["member"]


def _by_account(sums: Sums) -> dict[str, int]:
    found: dict[str, int] = {}
    for (code, _), satang in sums.items():
        found[code] = found.get(code, 0) + satang
    return found


def _all_by_funder(sums: Sums, funders: Sequence[str]) -> list[Money]:
    """What does not balance within a funder: money moved from one to another."""
    return [
        Money(sum(satang for (_, owner), satang in sums.items() if owner == funder)) for funder in funders
    ]


class _ByFunder:
    """A page with a column for each funder, and one for all."""

    def __init__(self, chart: Mapping[str, Account], funders: Sequence[str]) -> None:
        self._chart, self._funders = chart, funders
        self.width = len(funders) + 1

    @property
    def columns(self) -> tuple[Column, ...]:
        return (
            text_column("what", "รายการ", "What"),
            *(money_column(funder, _funder(funder)) for funder in self._funders),
            money_column("total", _TOTAL),
        )

    def money_of(self, sums: Sums) -> list[Money]:
        """What lies in hands and in the bank, of each funder's."""
        amounts = dict.fromkeys(self._funders, 0)
        for (code, funder), satang in sums.items():
            if funder in amounts and _is_money(self._chart[code]):
                amounts[funder] += satang
        return self.added([Money(satang) for satang in amounts.values()])

    def lines(self, sums: Sums, is_in: Callable[[Account], bool]) -> list[Row]:
        """A row for each account that moved."""
        codes = sorted({code for (code, _), satang in sums.items() if satang and is_in(self._chart[code])})
        return [self._line(code, sums) for code in codes]

    def sum_of(self, rows: Sequence[Row]) -> list[Money]:
        return _sum_of_rows(rows, self.width)

    def added(self, amounts: Sequence[Money]) -> list[Money]:
        """With their sum behind them."""
        return [*amounts, sum(amounts, ZERO)]

    def _line(self, code: str, sums: Sums) -> Row:
        account = self._chart[code]
        sign = -1 if _is_source(account) else 1
        amounts = self.added([Money(sums.get((code, funder), 0) * sign) for funder in self._funders])
        return Row((words.account_words(account), *amounts), account=code)


class _ByTime:
    """A page with a column for each span; the second is the first a year earlier, with the difference."""

    def __init__(self, chart: Mapping[str, Account], sums: Sequence[Mapping[str, int]]) -> None:
        self._chart, self._sums = chart, sums
        self._width = len(sums)

    def columns(self, headings: Sequence[Phrase]) -> list[Column]:
        named = [money_column(f"span{place}", heading) for place, heading in enumerate(headings)]
        named.insert(2, money_column("change", t("เพิ่ม (ลด)", "More (less)")))
        return named

    def lines(self, is_in: Callable[[Account], bool], sign: int) -> list[Row]:
        """A row for each account that moved in any of the spans."""
        codes = sorted(
            {
                code
                for sums in self._sums
                for code, satang in sums.items()
                if satang and is_in(self._chart[code])
            }
        )
        return [
            self.row(
                words.account_words(self._chart[code]),
                [Money(sums.get(code, 0) * sign) for sums in self._sums],
                Weight.LINE,
                account=code,
            )
            for code in codes
        ]

    def total_of(self, is_in: Callable[[Account], bool], sign: int) -> list[Money]:
        return [
            Money(sign * sum(satang for code, satang in sums.items() if is_in(self._chart[code])))
            for sums in self._sums
        ]

    def part(self, title: Phrase, rows: Sequence[Row], total: Phrase, sums: Sequence[Money]) -> Iterable[Row]:
        """Heading, rows and total."""
        yield Row((title, *[None] * (self._width + 1)), Weight.HEADING)
        yield from rows
        yield self.row(total, sums, Weight.SUBTOTAL)

    def row(self, what: Phrase, amounts: Sequence[Money], weight: Weight, account: str = "") -> Row:
        shown = [*amounts[:2], amounts[0] - amounts[1], *amounts[2:]]
        return Row((what, *shown), weight, account=account)

    def sum_of(self, rows: Sequence[Row]) -> list[Money]:
        with_change = _sum_of_rows(rows, self._width + 1)
        return [*with_change[:2], *with_change[3:]]

    def less(self, amounts: Sequence[Money], others: Sequence[Money]) -> list[Money]:
        return [amount - other for amount, other in zip(amounts, others, strict=True)]


def _sum_of_rows(rows: Sequence[Row], width: int) -> list[Money]:
    totals = [ZERO] * width
    for row in rows:
        for place, cell in enumerate(row.cells[1:]):
            assert isinstance(cell, Money), "rows of accounts hold amounts"
            totals[place] += cell
    return totals
