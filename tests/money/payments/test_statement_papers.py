"""Statements on paper: every figure and every Thai word comes out of the PDF again, in two programs."""

from __future__ import annotations

import datetime
import shutil
import subprocess

import pytest

from tests.factories import bookkeeping, books
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.money import Money
from thuanna.money.ledger.statements import balances, flows, form10, running
from thuanna.money.ledger.statements.spans import Span
from thuanna.money.ledger.statements.table import Weight
from thuanna.money.payments import statement_papers

YEAR = Span.year(FiscalYear(2570))
LAST_DAY = datetime.date(2027, 9, 30)
PRINTED_ON = datetime.date(2027, 10, 5)
OFFICE = "กองทุนสวัสดิการชุมชนตำบลเนินคราม"

needs_readers = pytest.mark.skipif(
    not (shutil.which("pdftotext") and shutil.which("mutool")),
    reason="install poppler-utils and mupdf-tools",
)
readers = pytest.mark.parametrize("program", ["poppler", "mupdf"])


@pytest.fixture
def book(acting):
    kept = books.book_of(acting)
    bookkeeping.keep(kept, 3, size=60)
    return kept


def words_of(program, pdf, folder):
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    arguments = {
        "poppler": ["pdftotext", "-layout", file, "-"],
        "mupdf": ["mutool", "draw", "-q", "-F", "txt", file],
    }
    out = subprocess.run(arguments[program], capture_output=True, check=True).stdout.decode()
    return out.split()


def figures_in(statement):
    return sorted(str(cell) for row in statement.rows for cell in row.cells if isinstance(cell, Money))


def figures_read(words):
    return sorted(
        word
        for word in words
        if "." in word and word.replace(",", "").lstrip("-")[0].isdigit() and word[-3] == "."
    )


@needs_readers
@readers
@pytest.mark.parametrize(
    "statement_of",
    [
        lambda: running.cash_book(YEAR),
        lambda: balances.trial_balance(LAST_DAY),
        lambda: balances.balance_sheet(LAST_DAY, before=datetime.date(2027, 3, 31)),
        lambda: flows.receipts_and_payments(YEAR),
        lambda: flows.income_statement(YEAR),
    ],
    ids=["cash", "trial", "sheet", "funders", "income"],
)
def test_every_figure_of_a_statement_comes_out_again(book, statement_of, program, tmp_path):
    statement = statement_of()

    read = words_of(
        program, statement_papers.statement_pdf(statement, office=OFFICE, on=PRINTED_ON), tmp_path
    )

    assert figures_read(read) == figures_in(statement)


@needs_readers
@readers
def test_every_thai_word_of_the_trial_balance_comes_out_again(book, program, tmp_path):
    statement = balances.trial_balance(LAST_DAY)

    read = words_of(
        program, statement_papers.statement_pdf(statement, office=OFFICE, on=PRINTED_ON), tmp_path
    )

    names = [row.cells[1].in_("th") for row in statement.rows if row.weight == Weight.LINE]
    text = "".join(read)
    assert [name for name in names if "".join(name.split()) not in text] == []
    assert "งบทดลอง" in text


@needs_readers
@readers
def test_the_sheet_of_section_ten_has_baht_and_satang_apart_and_says_what_it_is(book, program, tmp_path):
    sheet = form10.sources_and_uses(LAST_DAY)

    read = words_of(program, statement_papers.form_pdf(sheet, office=OFFICE, on=PRINTED_ON), tmp_path)

    total = sheet.total_sources
    text = "".join(read)
    assert read.count(total.baht) == 2
    assert "(ไม่ใช่แบบพิมพ์ของพอช.)" in text
    assert "จ่ายสวัสดิการสมาชิก" in text


@needs_readers
def test_a_demonstration_says_so_across_each_sheet(book, tmp_path):
    sheet = form10.sources_and_uses(LAST_DAY)

    pdf = statement_papers.form_pdf(sheet, office=OFFICE, on=PRINTED_ON, watermark="ตัวอย่าง ห้ามใช้")

    assert "ตัวอย่าง" in words_of("poppler", pdf, tmp_path)


def test_the_same_statement_gives_the_same_bytes(book):
    statement = balances.trial_balance(LAST_DAY)

    papers = {statement_papers.statement_pdf(statement, office=OFFICE, on=PRINTED_ON) for _ in range(2)}

    assert len(papers) == 1
