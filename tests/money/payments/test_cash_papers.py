"""Voucher, deposit slip and count sheet as PDF: every Thai character comes out again, in two programs."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from thuanna.money.payments import cash_papers
from thuanna.money.payments.cash_papers import CountPaper, DepositPaper, VoucherPaper
from thuanna.money.payments.printing import Signature

pytestmark = pytest.mark.skipif(
    not (shutil.which("pdftotext") and shutil.which("mutool")),
    reason="install poppler-utils and mupdf-tools",
)
HARD_WORDS = (
    "นายน้ำใจ ก่ำจำปา ป้าสำเนียง กู้กำลัง ผู้ใหญ่บ้าน ฟ้าปั้นปี่ ศักดิ์ศรี ญาติผู้ใหญ่ ฐานันดร กฎเกณฑ์ ปฏิทิน "
    "จุฬาฯ ฤดูร้อน ฎีกา ฏ ฐู ญุ ฬู เก็บ โต๊ะ เดี๋ยว จ๋า ค่ะ ซื่อ ปู่ ฝั่ง ที่ รู้ เกี๊ยว อ๋อ ๐๑๒๓๔๕๖๗๘๙ ฿"
)
DAY = datetime.date(2026, 11, 21)
SIGNED = [Signature(role="ผู้รับเงิน", name="ป้าสำเนียง"), Signature(role="พยาน")]


def voucher(foot: str) -> bytes:
    return cash_papers.voucher_pdf(
        VoucherPaper(
            title="ใบสำคัญจ่าย PV-2570-000012",
            day=DAY,
            office="กองทุนสวัสดิการชุมชนตำบลเนินคราม",
            place="ศาลากลางบ้าน หมู่ 3",
            book="PV-2570",
            number="000012",
            paper="แทนใบสำคัญกระดาษ เล่มที่ 3 เลขที่ 17",
            payee="นายน้ำใจ ก่ำจำปา",
            recipient="ป้าสำเนียง",
            date="21 พฤศจิกายน 2569",
            kind="สวัสดิการสมาชิก",
            what_for="รับขวัญบุตร",
            amount="1,500.00",
            amount_words="หนึ่งพันห้าร้อยบาทถ้วน",
            facts=[("จ่ายจาก", "เหรัญญิก"), ("เงินของ", "สมาชิก")],
            signatures=SIGNED,
            head="12 · 7f3a·91c4",
            mark="พิมพ์ซ้ำ ครั้งที่ 2",
            void="ยกเลิกแล้ว วันที่ 22 พฤศจิกายน 2569: บันทึกซ้ำ",
            foot=foot,
            watermark="ตัวอย่าง ห้ามใช้",
        )
    )


def deposit(foot: str) -> bytes:
    return cash_papers.deposit_pdf(
        DepositPaper(
            title="ใบนำฝากเงิน 7",
            day=DAY,
            office="กองทุนสวัสดิการชุมชนตำบลเนินคราม",
            place="",
            number="7",
            date="21 พฤศจิกายน 2569",
            facts=[("นำเงินสดจาก", "จุดรับเงิน ศาลาหมู่บ้าน")],
            parts=[("สมาชิก", "1,200.00"), ("ผู้บริจาค", "300.00")],
            amount="1,500.00",
            amount_words="หนึ่งพันห้าร้อยบาทถ้วน",
            signatures=SIGNED,
            head="",
            void="",
            foot=foot,
            watermark="",
        )
    )


def count(foot: str) -> bytes:
    return cash_papers.count_pdf(
        CountPaper(
            title="ใบตรวจนับเงินสด 3",
            day=DAY,
            office="กองทุนสวัสดิการชุมชนตำบลเนินคราม",
            kind="ตรวจนับโดยไม่แจ้งล่วงหน้า",
            holder="เหรัญญิก",
            counter="ผู้ใช้ ตรวจสอบ",
            number="3",
            date="21 พฤศจิกายน 2569",
            pieces=[("ธนบัตร 1,000 บาท", "1", "1,000.00"), ("เหรียญ 25 สตางค์", "2,000", "500.00")],
            counted="1,500.00",
            counted_words="หนึ่งพันห้าร้อยบาทถ้วน",
            book="1,600.00",
            difference="-100.00",
            result="ยังไม่ทราบสาเหตุ",
            signatures=SIGNED,
            foot=foot,
            watermark="",
        )
    )


def read_by(program: str, pdf: bytes, folder: Path) -> str:
    """The text of a PDF, as one line."""
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    arguments = {"poppler": ["pdftotext", file, "-"], "mupdf": ["mutool", "draw", "-q", "-F", "txt", file]}
    out = subprocess.run(arguments[program], capture_output=True, check=True).stdout.decode()
    return " ".join(out.split())


@pytest.mark.parametrize("program", ["poppler", "mupdf"])
@pytest.mark.parametrize("made", [voucher, deposit, count])
def test_every_thai_character_can_be_copied_out_again(
    made: Callable[[str], bytes], program: str, tmp_path: Path
):
    read = read_by(program, made(HARD_WORDS), tmp_path)

    assert HARD_WORDS in read
    assert "หนึ่งพันห้าร้อยบาทถ้วน" in read


@pytest.mark.parametrize("program", ["poppler", "mupdf"])
def test_a_voucher_says_who_is_paid_for_what_and_that_it_is_void(program: str, tmp_path: Path):
    read = read_by(program, voucher("-"), tmp_path)

    expected = (
        "จ่ายให้ นายน้ำใจ ก่ำจำปา",
        "ผู้รับแทน ป้าสำเนียง",
        "สวัสดิการสมาชิก: รับขวัญบุตร",
        "ยกเลิกแล้ว วันที่ 22 พฤศจิกายน 2569: บันทึกซ้ำ",
        "พิมพ์ซ้ำ ครั้งที่ 2",
        "แทนใบสำคัญกระดาษ เล่มที่ 3 เลขที่ 17",
    )
    assert [words for words in expected if words not in read] == []


@pytest.mark.parametrize("made", [voucher, deposit, count])
def test_the_same_words_give_the_same_bytes_on_one_page(made: Callable[[str], bytes], tmp_path: Path):
    pdf = made("-")

    assert made("-") == pdf
    assert read_pages(pdf, tmp_path) == 1


def read_pages(pdf: bytes, folder: Path) -> int:
    file = folder / "pages.pdf"
    file.write_bytes(pdf)
    shown = subprocess.run(["pdfinfo", file], capture_output=True, check=True).stdout.decode()
    return int(next(line for line in shown.splitlines() if line.startswith("Pages:")).split()[1])
