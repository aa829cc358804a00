"""The cash book and the year's comparison as a treasurer reads them."""

from __future__ import annotations

import datetime
import io

import openpyxl
import pytest

from tests.factories import books
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.money import Money
from thuanna.money.ledger import actions, chart
from thuanna.money.ledger.entries import credit, debit
from thuanna.money.ledger.statements import flows, running, workbook
from thuanna.money.ledger.statements.spans import Span
from thuanna.money.ledger.statements.table import Weight

NOVEMBER = Span.month(books.DAY)


@pytest.fixture
def book(acting):
    return books.book_of(acting)


def shown(row):
    return [str(cell) if cell is not None else "" for cell in row.cells]


def test_the_cash_book_shows_each_receipt_with_its_number_and_the_total_of_its_day(book):
    book.contribution(Money.baht(30))
    book.contribution(Money.baht(60))

    statement = running.cash_book(NOVEMBER)

    assert [shown(row) for row in statement.rows] == [
        ["2026-11-01", "", "ยอดยกมา", "", "", "0.00"],
        ["2026-11-21", "RC-2570-000001", "รับเงินสมทบ", "30.00", "", "30.00"],
        ["2026-11-21", "RC-2570-000002", "รับเงินสมทบ", "60.00", "", "90.00"],
        ["2026-11-21", "", "รวมวันที่ 21 พฤศจิกายน 2569", "90.00", "", "90.00"],
        ["2026-11-30", "", "รวม เดือนพฤศจิกายน 2569", "90.00", "0.00", "90.00"],
    ]


def test_cash_handed_from_one_place_to_another_is_no_line_of_the_cash_book(book):
    book.contribution(Money.baht(30))
    book.post([debit(chart.IN_TRANSIT, Money.baht(30)), credit(chart.CASH, Money.baht(30))], kind="transfer")

    assert [row.weight for row in running.cash_book(NOVEMBER).rows] == [
        Weight.OPENING,
        Weight.LINE,
        Weight.TOTAL,
    ]


def test_a_reversal_names_what_it_takes_back_and_its_number(book):
    posted = book.contribution(Money.baht(30))
    actions.reverse(
        journal_id=posted.journal_id, on=books.DAY, idempotency_key="b", reason="wrong_amount", by=book.by
    )

    line = running.cash_book(NOVEMBER).rows[2]

    assert shown(line)[1:5] == ["RC-2570-000001", "กลับรายการ: รับเงินสมทบ", "", "30.00"]


def test_lines_can_be_sorted_while_the_ends_stay(book):
    book.contribution(Money.baht(60))
    book.contribution(Money.baht(30))

    statement = running.cash_book(NOVEMBER).sorted_by("more")

    assert [shown(row)[3] for row in statement.rows] == ["", "30.00", "60.00", "90.00"]


def test_the_year_stands_beside_the_same_days_of_the_year_before(book):
    actions.open_fiscal_year(year=FiscalYear(2571), by=book.by)
    for year, baht in ((2026, 100), (2027, 250)):
        book.post(
            [debit(chart.BANK, Money.baht(baht)), credit(chart.INTEREST, Money.baht(baht))],
            kind="interest",
            happened_on=datetime.date(year, 12, 25),
        )

    statement = flows.income_statement(Span.month(datetime.date(2027, 12, 1)))

    assert [str(column.words) for column in statement.columns[1:]] == [
        "เดือนธันวาคม 2570",
        "เดือนธันวาคม 2569",
        "เพิ่ม (ลด)",
        "ตั้งแต่ต้นปีงบประมาณ",
    ]
    assert shown(statement.rows[1]) == ["ดอกเบี้ยธนาคาร", "250.00", "100.00", "150.00", "250.00"]


def test_benefits_are_no_running_cost(book):
    book.contribution(Money.baht(1_000))
    book.post(
        [debit(chart.CASH, Money.baht(40)), credit(chart.ENTRY_FEES, Money.baht(40), party=7)],
        kind="entry_fee",
    )
    book.post(
        [debit(chart.BENEFITS, Money.baht(500), party=7), credit(chart.CASH, Money.baht(500))], kind="benefit"
    )

    assert flows.surplus_of(NOVEMBER) == Money.baht(40)


def test_the_workbook_holds_amounts_as_numbers_and_days_as_days(book):
    book.contribution(Money.baht("1234.05"))

    content = workbook.to_xlsx(running.cash_book(NOVEMBER), office="กองทุนสวัสดิการชุมชนเนินคราม")

    rows = list(openpyxl.load_workbook(io.BytesIO(content)).active.values)
    assert rows[:3] == [
        ("กองทุนสวัสดิการชุมชนเนินคราม", None, None, None, None, None),
        ("สมุดเงินสด", None, None, None, None, None),
        ("เดือนพฤศจิกายน 2569", None, None, None, None, None),
    ]
    first, *others = rows[6]
    assert (first.date().isoformat(), *(str(cell) if cell is not None else None for cell in others)) == (
        "2026-11-21",
        "RC-2570-000001",
        "รับเงินสมทบ",
        "1234.05",
        None,
        "1234.05",
    )
