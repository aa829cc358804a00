"""The receipt as PDF: every Thai character comes out again, in two programs; same words, same bytes."""

from __future__ import annotations

import dataclasses
import datetime
import shutil
import subprocess
from multiprocessing.pool import ThreadPool
from pathlib import Path

import pytest

from thuanna.money.payments import printing
from thuanna.money.payments.printing import PaperLine, ReceiptPaper, Signature

needs_readers = pytest.mark.skipif(
    not (shutil.which("pdftotext") and shutil.which("mutool")),
    reason="install poppler-utils and mupdf-tools",
)
# Every consonant with marks above and below, ำ with and without tones, tall letters, old letters.
HARD_WORDS = (
    "นายน้ำใจ ก่ำจำปา ป้าสำเนียง กู้กำลัง ผู้ใหญ่บ้าน ฟ้าปั้นปี่ ศักดิ์ศรี ญาติผู้ใหญ่ ฐานันดร กฎเกณฑ์ ปฏิทิน "
    "จุฬาฯ ฤดูร้อน ฎีกา ฏ ฐู ญุ ฬู เก็บ โต๊ะ เดี๋ยว จ๋า ค่ะ ซื่อ ปู่ ฝั่ง ที่ รู้ เกี๊ยว อ๋อ ๐๑๒๓๔๕๖๗๘๙ ฿"
)


def paper(**words: object) -> ReceiptPaper:
    usual = ReceiptPaper(
        title="ใบเสร็จรับเงิน RC-2570-000012",
        day=datetime.date(2026, 11, 21),
        office="กองทุนสวัสดิการชุมชนตำบลเนินคราม",
        place="ศาลากลางบ้าน หมู่ 3",
        book="RC-2570",
        number="000012",
        paper="",
        payer="นายน้ำใจ ก่ำจำปา",
        payer_number="03-00012",
        date="21 พฤศจิกายน 2569",
        into="เหรัญญิก",
        lines=[PaperLine(place=1, words="เงินสมทบรายเดือน พฤศจิกายน 2569", amount="30.00")],
        total="30.00",
        total_words="สามสิบบาทถ้วน",
        signatures=[Signature(role="ผู้จ่ายเงิน"), Signature(role="ผู้รับเงิน", name="ป้าสำเนียง")],
        verify_url="https://noenkhram.example/r/0123456789abcdefghjkmnpqrs",
        qr_words="ตรวจใบเสร็จนี้ได้ด้วยโทรศัพท์",
        head="12 · 7f3a·91c4",
        mark="",
        void="",
        foot="ให้อย่างมีคุณค่า รับอย่างมีศักดิ์ศรี",
        watermark="",
    )
    return dataclasses.replace(usual, **words)  # type: ignore[arg-type]


def read_by(program: str, pdf: bytes, folder: Path) -> str:
    """The text of a PDF, as one line."""
    file = folder / "receipt.pdf"
    file.write_bytes(pdf)
    arguments = {"poppler": ["pdftotext", file, "-"], "mupdf": ["mutool", "draw", "-q", "-F", "txt", file]}
    out = subprocess.run(arguments[program], capture_output=True, check=True).stdout.decode()
    return " ".join(out.split())


@needs_readers
@pytest.mark.parametrize("program", ["poppler", "mupdf"])
def test_every_thai_character_can_be_copied_out_again(program: str, tmp_path: Path):
    pdf = printing.receipt_pdf(paper(foot=HARD_WORDS))

    assert HARD_WORDS in read_by(program, pdf, tmp_path)


@needs_readers
@pytest.mark.parametrize("program", ["poppler", "mupdf"])
def test_payer_amount_and_its_words_can_be_copied_out_again(program: str, tmp_path: Path):
    read = read_by(program, printing.receipt_pdf(paper()), tmp_path)

    assert "นายน้ำใจ ก่ำจำปา" in read
    assert "สามสิบบาทถ้วน" in read
    assert "รหัสกำกับสมุดบัญชี 12 · 7f3a·91c4" in read


@needs_readers
def test_a_demonstration_says_so_across_the_page(tmp_path: Path):
    assert "ตัวอย่าง ห้ามใช้" in read_by(
        "poppler", printing.receipt_pdf(paper(watermark="ตัวอย่าง ห้ามใช้")), tmp_path
    )


@needs_readers
def test_a_second_print_says_so(tmp_path: Path):
    assert "พิมพ์ซ้ำ ครั้งที่ 2" in read_by("mupdf", printing.receipt_pdf(paper(mark="พิมพ์ซ้ำ ครั้งที่ 2")), tmp_path)


def test_the_same_words_give_the_same_bytes():
    assert printing.receipt_pdf(paper()) == printing.receipt_pdf(paper())


def test_several_people_can_print_at_the_same_moment():
    source = "= ใบเสร็จ\n" + "รับเงินแล้ว " * 2000

    with ThreadPool(3) as pool:
        papers = pool.map(printing.typeset, [source] * 6, chunksize=1)

    assert len(set(papers)) == 1


def test_words_cannot_end_the_text_they_stand_in():
    trick = paper(payer='"))\n#panic("ran") //\\')

    assert printing.receipt_pdf(trick).startswith(b"%PDF-1.7")


def test_the_qr_asks_no_network():
    drawn = printing.qr_svg("https://noenkhram.example/r/x")

    assert drawn.startswith("<svg ")
    assert "href" not in drawn
