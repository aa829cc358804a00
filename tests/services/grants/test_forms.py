"""The status form and the proposal: every figure from the books, every character out of the PDF again."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.factories import cash, funds, tenants
from tests.factories import grants as make
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import t
from thuanna.money.funds.models import Fund
from thuanna.money.payments.report_papers import Facts, Heading, Report, Signatures, Table, Text, report_pdf
from thuanna.services.grants import forms
from thuanna.services.grants.forms.common import Whose

pytestmark = pytest.mark.django_db
ON = tenants.TODAY
WHOSE = Whose(office="กองทุนสวัสดิการชุมชนตำบลเนินคราม")
needs_readers = pytest.mark.skipif(
    not (shutil.which("pdftotext") and shutil.which("mutool")),
    reason="install poppler-utils and mupdf-tools",
)
READERS = {"poppler": ["pdftotext"], "mupdf": ["mutool", "draw", "-q", "-F", "txt"]}


@pytest.fixture
def fund(acting: Tenant, secretary: Actor) -> Fund:
    """A fund with a book, members who paid, a committee and evidence."""
    make.fund(secretary)
    make.committee(secretary)
    make.certification(secretary)
    make.support(secretary)
    make.posting(secretary)
    for _ in range(3):
        funds.receipt(make.member(secretary), secretary)
    cash.event("donation", 500, tenants.member_of(acting, "treasurer", username="forms-treasurer"))
    return Fund.objects.get()


def status(fund: Fund) -> Report:
    return forms.status_report(fund=fund, on=ON, whose=WHOSE)


def proposal(fund: Fund) -> Report:
    title = t("แบบเสนอปี 2567", "form of 2567")
    return forms.proposal_report(fund=fund, criteria="proposal_2567", title=title, on=ON, whose=WHOSE)


def words_of(report: Report) -> list[str]:
    """Everything that a report says, part by part."""
    told = [report.title, report.office, report.about]
    for part in report.parts:
        if isinstance(part, Heading | Text):
            told.append(part.words)
        elif isinstance(part, Facts):
            told += [word for pair in part.pairs for word in pair]
        elif isinstance(part, Table):
            told += [*part.columns, *(cell for row in part.rows for cell in row)]
        elif isinstance(part, Signatures):
            told += part.roles
    return told


def characters(text: str) -> Counter[str]:
    return Counter(one for one in text if not one.isspace() and one not in ".-")


def test_every_heading_of_the_form_is_there_and_says_what_the_books_say(fund: Fund) -> None:
    told = " ".join(words_of(status(fund)))

    headings = [part.words for part in status(fund).parts if isinstance(part, Heading)]
    assert [heading.split(".")[0] for heading in headings] == [str(number) for number in range(1, 14)]
    assert "14. ปัญหา" in told
    assert "15. ข้อเสนอแนะ" in told
    assert "สมาชิกคงเหลือ (หักตาย ลาออก พ้นสภาพ) 3 คน" in told
    assert "สมหมาย ตัวอย่าง" in told
    assert "500.00" in told
    assert "ให้ใช้ห้องประชุมเดือนละครั้ง" in told


def test_both_columns_of_section_ten_come_to_the_same(fund: Fund) -> None:
    tables = [part for part in status(fund).parts if isinstance(part, Table) and len(part.columns) == 4]
    position = next(table for table in tables if table.columns[0] == "ที่มาของเงิน")

    last = position.rows[-1]
    assert last[1] == last[3]
    assert last[1] == "590.00"


def test_the_proposal_says_what_is_asked_and_promises_to_return_what_is_too_much(fund: Fund) -> None:
    told = " ".join(words_of(proposal(fund)))

    assert "จำนวนสมาชิก 3 คน" in told
    assert "1,095.00 บาท (หนึ่งพันเก้าสิบห้าบาทถ้วน)" in told
    assert "จะคืนเงินส่วนที่ได้รับเกิน" in told
    assert "ต้องเพิ่ม:" in told


def test_it_says_whose_form_it_is_not(fund: Fund) -> None:
    assert "ไม่ใช่แบบพิมพ์ของ พอช." in status(fund).foot
    assert "ไม่ใช่แบบพิมพ์ของ พอช." in proposal(fund).foot


@needs_readers
@pytest.mark.parametrize("made", [status, proposal], ids=["status", "proposal"])
@pytest.mark.parametrize("reader", READERS)
def test_every_character_comes_out_of_the_paper_again(
    fund: Fund, tmp_path: Path, made: object, reader: str
) -> None:
    report = made(fund)  # type: ignore[operator]  # one of the two above
    file = tmp_path / "paper.pdf"
    file.write_bytes(report_pdf(report))
    rest = ["-"] if reader == "poppler" else []
    out = subprocess.run([*READERS[reader], file, *rest], capture_output=True, check=True)

    read = characters(out.stdout.decode())

    missing = characters("".join(words_of(report))) - read
    assert not missing
    assert "\ufffd" not in read
