"""The sheet of section 10, line by line."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import bookkeeping, books
from thuanna.kernel.money import Money
from thuanna.money.ledger import actions, chart
from thuanna.money.ledger.entries import credit, debit
from thuanna.money.ledger.statements import form10

DAY = books.DAY


@pytest.fixture
def book(acting):
    return books.book_of(acting)


def spend(book, account, baht, **line):
    book.post(
        [debit(account, Money.baht(baht), **line), credit(chart.CASH, Money.baht(baht))],
        kind="expense",
    )


def amounts(parts):
    return {str(line.words): str(line.amount) for part in parts for line in part.lines}


def test_the_sheet_has_the_forms_own_lines_in_the_forms_order(book):
    sheet = form10.sources_and_uses(DAY)

    assert [[str(line.words) for line in part.lines] for part in (*sheet.sources, *sheet.uses)] == [
        [
            "เงินสมทบจากสมาชิก",
            "เงินสนับสนุนจาก พอช.",
            "เงินสมทบรัฐบาลผ่าน พอช.",
            "เงินสมทบจากองค์กรปกครองส่วนท้องถิ่น",
            "เงินสนับสนุนจากหน่วยงานรัฐอื่น",
        ],
        ["ค่าสมัครสมาชิก", "เงินบริจาค", "ดอกเบี้ยธนาคาร", "รายได้อื่นๆ"],
        ["เงินฝากธนาคาร", "เงินสด", "จ่ายสวัสดิการสมาชิก", "เงินลงทุนอื่นๆ"],
        [
            "ค่าตอบแทน",
            "ค่าเดินทาง",
            "ค่าเอกสารและวัสดุสำนักงาน",
            "ค่าจัดกิจกรรมและประชุม",
            "ค่าใช้จ่ายอื่นๆ",
        ],
    ]


def test_contributions_are_one_line_whether_they_are_owed_or_the_funds_own(book):
    book.contribution(Money.baht("365.25"))
    book.post(
        [debit(chart.CASH, Money.baht(10)), credit(chart.CONTRIBUTIONS_OWED, Money.baht(10), party=9)],
        kind="contribution",
    )

    sheet = form10.sources_and_uses(DAY)

    assert amounts(sheet.sources)["เงินสมทบจากสมาชิก"] == "375.25"


def test_benefits_stand_among_the_assets_and_help_to_others_among_other_expenses(book):
    book.contribution(Money.baht(5_000))
    spend(book, chart.BENEFITS, 1_200, party=7)
    spend(book, chart.OUTSIDE_HELP, 300)
    spend(book, chart.OTHER_EXPENSES, 50)

    sheet = form10.sources_and_uses(DAY)

    assert amounts(sheet.uses[:1]) == {
        "เงินฝากธนาคาร": "0.00",
        "เงินสด": "3,450.00",
        "จ่ายสวัสดิการสมาชิก": "1,200.00",
        "เงินลงทุนอื่นๆ": "0.00",
    }
    assert amounts(sheet.uses[1:])["ค่าใช้จ่ายอื่นๆ"] == "350.00"
    assert sheet.total_sources.amount == sheet.total_uses.amount == Money.baht(5_000)


def test_baht_and_satang_stand_in_columns_of_their_own(book):
    book.contribution(Money.baht("1234567.05"))

    line = form10.sources_and_uses(DAY).sources[0].lines[0]

    assert (line.baht, line.satang) == ("1,234,567", "05")


def test_what_older_books_left_has_a_line_of_its_own_on_each_side(book):
    actions.post_many(postings=[bookkeeping.opening()], by=book.by)

    sheet = form10.sources_and_uses(DAY)

    assert amounts(sheet.uses[-1:]) == {"จ่ายไปก่อนเริ่มสมุดนี้": "8,799.25"}
    assert sheet.holds


def test_the_sheet_is_as_at_its_day(book):
    book.contribution(Money.baht(100))

    assert form10.sources_and_uses(DAY - datetime.timedelta(days=1)).total_uses.amount == Money(0)


def test_the_foot_says_that_it_is_not_codis_own_form(book):
    assert str(form10.sources_and_uses(DAY).foot) == (
        "จัดพิมพ์จากข้อมูลของกองทุน ตามหัวข้อแบบ พอช. ปีงบประมาณ 2570 (ไม่ใช่แบบพิมพ์ของ พอช.)"
    )
