"""Bank files as they come: layouts, eras, and what is wrong where."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import bank_files
from tests.factories.bank_files import csv_of
from thuanna.foundation.documents.sheets import FileNotReadable
from thuanna.kernel.money import Money
from thuanna.money.payments.banking import columns, reading

TODAY = datetime.date(2026, 12, 31)
HEAD = ["วันที่", "รายการ", "ถอน", "ฝาก", "คงเหลือ"]


def read(*rows, head=HEAD, mapping=None):
    return reading.read(csv_of([head, *map(list, rows)]), "bank.csv", today=TODAY, mapping=mapping)


def found(read_file):
    return [(finding.row, finding.column, finding.code) for finding in read_file.findings]


@pytest.mark.parametrize("layout", bank_files.LAYOUTS)
@pytest.mark.parametrize("seed", range(4))
def test_every_layout_gives_the_same_lines(layout, seed):
    entries = bank_files.entries(seed)
    opening = Money.baht("1200.75")

    result = reading.read(*bank_files.content(entries, layout, opening=opening), today=TODAY)

    assert [(line.happened_on, line.amount, line.what) for line in result.lines] == [
        (entry.on, entry.amount, entry.what) for entry in entries
    ]
    assert result.findings == ()
    assert result.opening == opening
    assert result.closing == opening + sum((entry.amount for entry in entries), Money(0))


def test_a_missing_row_is_found_where_the_balance_breaks():
    result = read(
        ("1/10/2569", "ฝาก", "", "100.00", "100.00"),
        ("5/10/2569", "ฝาก", "", "50.00", "250.00"),
        ("6/10/2569", "ถอน", "30.00", "", "220.00"),
    )

    assert found(result) == [(3, "E", "bank_balance_breaks")]
    assert "150.00" in str(result.findings[0].message)
    assert not result.is_sound


def test_an_amount_that_cannot_be_read_names_its_cell():
    result = read(("1/10/2569", "ฝาก", "", "หนึ่งร้อย", "100.00"))

    assert (2, "D", "bank_amount_not_understood") in found(result)


def test_a_day_that_cannot_be_read_names_its_cell():
    result = read(("31/2/2569", "ฝาก", "", "100.00", "100.00"), ("1/10/2569", "ฝาก", "", "1.00", "101.00"))

    assert found(result) == [(2, "A", "bank_day_not_understood")]


def test_a_day_still_to_come_is_pointed_out():
    assert found(read(("1/10/2570", "ฝาก", "", "1.00", "1.00"))) == [(2, "A", "bank_day_to_come")]


def test_money_on_both_sides_of_one_row_is_refused():
    assert found(read(("1/10/2569", "?", "5.00", "6.00", "1.00"))) == [(2, "C", "bank_both_sides")]


def test_an_amount_without_a_day_is_refused():
    assert found(read(("", "ฝาก", "", "6.00", "6.00"))) == [(2, "A", "bank_day_missing")]


def test_a_file_without_movements_is_refused():
    result = read(("1/10/2569", "ยอดยกมา", "", "", "6.00"))

    assert [finding.code for finding in result.findings] == ["bank_no_lines"]


def test_debit_and_credit_marks_behind_an_amount_give_its_side():
    result = read(
        ("1/10/2569", "in", "1,500.00CR", ""),
        ("2/10/2569", "out", "200.00 DR", ""),
        head=["วันที่", "รายการ", "จำนวนเงิน", "เลขที่อ้างอิง"],
    )

    assert [line.amount for line in result.lines] == [Money.baht(1500), -Money.baht(200)]


def test_a_mapping_overrules_the_headings():
    head = ["เมื่อ", "หมายเหตุ", "วันที่", "ออก", "เข้า"]
    mapping = {0: "day", 1: "what", 3: "withdrawal", 4: "deposit"}

    result = read(("1/10/2569", "x", "", "", "9.00"), head=head, mapping=mapping)

    assert [(line.amount, line.what) for line in result.lines] == [(Money.baht(9), "x")]


@pytest.mark.parametrize(
    "mapping", [{0: "day"}, {3: "deposit", 2: "withdrawal"}, {0: "day", 1: "day", 3: "amount"}]
)
def test_a_mapping_without_day_or_amount_is_refused(mapping):
    with pytest.raises(columns.MappingIncomplete):
        read(("1/10/2569", "x", "", "1.00", ""), mapping=mapping)


def test_a_table_without_headings_is_refused():
    with pytest.raises(columns.HeaderNotFound):
        reading.read(b"a,b\r\n1,2\r\n", "x.csv", today=TODAY)


def test_what_is_no_table_is_refused():
    with pytest.raises(FileNotReadable):
        reading.read(b"%PDF-1.4 ...", "statement.pdf", today=TODAY)


def test_two_equal_lines_of_a_day_are_two_lines_and_stay_the_same_two():
    twice = [("1/10/2569", "ฝาก", "", "10.00", ""), ("1/10/2569", "ฝาก", "", "10.00", "")]

    prints = reading.fingerprints(read(*twice).lines)

    assert len(set(prints)) == 2
    assert prints == reading.fingerprints(read(*twice, ("2/10/2569", "ฝาก", "", "1.00", "")).lines)[:2]


@pytest.mark.parametrize(
    ("written", "year"), [("5/11/69", 2026), ("5/11/26", 2026), ("5/11/68", 2025), ("5/11/25", 2025)]
)
def test_a_two_digit_year_is_of_the_era_nearest_to_today(written, year):
    assert read((written, "x", "", "1.00", "")).lines[0].happened_on == datetime.date(year, 11, 5)
