"""Files people bring: told by content, refused when they could harm."""

from __future__ import annotations

import pytest

from tests.factories import town_site
from thuanna.services.site import uploads

CITIZEN = "1100700000001"


def refused(name, content):
    with pytest.raises(uploads.FileRefused) as found:
        uploads.checked(name, content)
    return found.value.code


def test_a_pdf_is_known_by_its_content_whatever_its_name():
    assert uploads.checked("แผน.doc", town_site.PDF).ending == "pdf"


def test_a_word_file_is_taken():
    assert uploads.checked("รายงาน.docx", town_site.word_file()).ending == "docx"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        (
            "x.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "file_kind_unknown",
        ),
        ("x.html", b"<html><script>alert(1)</script>", "file_kind_unknown"),
        ("x.txt", b"<script>alert(1)</script>", "file_harmful"),
        ("x.exe", b"MZ\x90\x00", "file_kind_unknown"),
        ("x.pdf", b"", "file_empty"),
        ("x.pdf", b"%PDF-1.7 /OpenAction << /S /JavaScript /JS (app.alert(1)) >>", "file_harmful"),
        ("x.zip", town_site.packed({"a.txt": b"x"}), "file_harmful"),
        ("x.docx", town_site.packed({"a.txt": b"x"}), "file_harmful"),
        ("x.docx", b"PK\x03\x04broken", "file_harmful"),
        (
            "x.docx",
            town_site.packed(
                {"[Content_Types].xml": b"", "word/document.xml": b"", "word/vbaProject.bin": b"x"}
            ),
            "file_harmful",
        ),
    ],
)
def test_what_could_harm_a_reader_is_refused_with_a_reason(name, content, code):
    assert refused(name, content) == code


def test_a_zip_bomb_is_refused_before_it_unpacks():
    bomb = town_site.packed(
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"\x00" * (160 * 1024 * 1024)}
    )

    assert refused("bomb.docx", bomb) == "file_harmful"


def test_a_file_over_ten_megabytes_is_refused():
    assert refused("ใหญ่.pdf", b"%PDF-" + b"0" * uploads.MOST_BYTES) == "file_too_large"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("รายชื่อ.csv", f"ชื่อ,เลข\nสมศรี,{CITIZEN}\n".encode()),
        (
            "รายชื่อ.docx",
            town_site.word_file(
                f"เลขประจำตัว {CITIZEN[0]}-{CITIZEN[1:5]}-{CITIZEN[5:10]}-{CITIZEN[10:12]}-{CITIZEN[12]}"
            ),
        ),
    ],
)
def test_a_citizen_number_in_a_file_keeps_it_inside(name, content):
    assert refused(name, content) == "file_has_citizen_number"


def test_thai_digits_are_a_number_too_and_a_telephone_is_none():
    thai = CITIZEN.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))

    assert uploads.holds_citizen_number(f"เลข {thai}")
    assert not uploads.holds_citizen_number("โทร. 049 000 106 ต่อ 12345")
