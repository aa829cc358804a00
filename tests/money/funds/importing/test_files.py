"""Whatever program saved the list: the same people come out."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.factories import registers
from tests.money.funds.importing.conftest import TODAY
from thuanna.foundation.documents.sheets import FileNotReadable
from thuanna.money.funds.importing.facts import MemberRow
from thuanna.money.funds.importing.reading import NoSuchSheet, read_register

ROWS = registers.register(12)
TEXT_ROWS = [[str(cell) for cell in row] for row in ROWS]


def members_of(content: bytes, name: str) -> list[MemberRow]:
    return read_register(content, name, today=TODAY).members


BINARY = Path(__file__).parent / "files" / "register-of-twelve.xls"
"""The same twelve lines as ROWS, saved in the binary form of Excel 97 (BIFF8) by xlwt 1.3."""

EXPECTED = members_of(registers.xlsx(ROWS), "ทะเบียน.xlsx")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (registers.ods(ROWS), "ทะเบียน.ods"),
        (registers.page(ROWS), "ทะเบียน.xls"),
        (registers.text(ROWS), "ทะเบียน.csv"),
        (registers.text(ROWS, encoding="utf-8-sig"), "ทะเบียน.csv"),
        (registers.text(ROWS, encoding="cp874"), "ทะเบียน.csv"),
        (registers.text(ROWS, encoding="utf-16"), "ทะเบียน.txt"),
        (registers.text(ROWS, delimiter=";"), "ทะเบียน.csv"),
        (registers.text(ROWS, delimiter="\t"), "ทะเบียน.txt"),
        (registers.text(ROWS, delimiter="|", encoding="cp874"), "ทะเบียน.txt"),
        (registers.xlsx(TEXT_ROWS), "ทะเบียน.xlsx"),
        (registers.xlsx(ROWS), "เปลี่ยนชื่อ.csv"),
        (registers.text(ROWS), "เปลี่ยนชื่อ.xlsx"),
    ],
    ids=[
        "ods",
        "html",
        "bom-less",
        "bom",
        "cp874",
        "utf16",
        "semicolon",
        "tab",
        "bar",
        "text-cells",
        "misnamed",
        "misnamed-text",
    ],
)
def test_every_kind_of_file_gives_the_same_people(content: bytes, name: str) -> None:
    assert members_of(content, name) == EXPECTED


def test_a_binary_workbook_of_excel_97_gives_the_same_people() -> None:
    assert members_of(BINARY.read_bytes(), "ทะเบียน.xls") == EXPECTED


def test_all_twelve_are_there() -> None:
    assert [member.line for member in EXPECTED] == list(range(2, 14))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"\xef\xbb\xbf\r\n\r\n", "file_empty"),
        (registers.xlsx([[]]), "file_empty"),
        (b"%PDF-1.7\n1 0 obj", "file_kind_unknown"),
        (b"\x89PNG\r\n\x1a\n123", "file_kind_unknown"),
        (registers.xlsx(ROWS)[:900], "file_not_readable"),
        (b"\x00\x01\x02\x03" * 50, "file_kind_unknown"),
    ],
    ids=["nothing", "only-marks", "no-cells", "pdf", "png", "cut-off", "bytes"],
)
def test_a_file_that_is_no_table_is_refused_with_its_reason(content: bytes, code: str) -> None:
    with pytest.raises(FileNotReadable) as refused:
        members_of(content, "ทะเบียน.xlsx")

    assert refused.value.code == code


def test_a_word_document_is_refused_by_its_content() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")

    with pytest.raises(FileNotReadable) as refused:
        members_of(kept.getvalue(), "ทะเบียน.xlsx")

    assert refused.value.code == "file_kind_unknown"


def test_a_workbook_with_a_password_is_refused_and_says_how_to_take_it_off() -> None:
    # What Excel writes when a password is set: an OLE file with a stream of this name.
    protected = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le")

    with pytest.raises(FileNotReadable) as refused:
        members_of(protected + b"\0" * 2048, "ทะเบียน.xlsx")

    assert refused.value.code == "file_protected"
    assert "เอารหัสผ่านออก" in refused.value.phrase.in_("th")


def test_of_several_sheets_the_register_is_read_and_all_are_named() -> None:
    content = registers.workbook(
        {"ปก": [["กองทุนสวัสดิการชุมชน"]], "สรุป": [["หมู่", "จำนวน"], [1, 20]], "สมาชิก": ROWS}
    )

    reading = read_register(content, "ทะเบียน.xlsx", today=TODAY)

    assert reading.sheet.name == "สมาชิก"
    assert reading.sheet_names == ("ปก", "สรุป", "สมาชิก")
    assert len(reading.members) == 12


def test_a_hidden_sheet_does_not_win_over_the_one_people_see() -> None:
    content = registers.workbook({"ปัจจุบัน": ROWS, "เก่า": registers.register(30)}, hidden=["เก่า"])

    reading = read_register(content, "ทะเบียน.xlsx", today=TODAY)

    assert reading.sheet.name == "ปัจจุบัน"


def test_another_sheet_can_be_chosen_by_name() -> None:
    content = registers.workbook({"หมู่ 1": ROWS, "หมู่ 2": registers.register(3, first=90)})

    reading = read_register(content, "ทะเบียน.xlsx", today=TODAY, sheet_name="หมู่ 2")

    assert len(reading.members) == 3


def test_a_sheet_that_is_not_there_is_refused() -> None:
    with pytest.raises(NoSuchSheet):
        read_register(registers.xlsx(ROWS), "ทะเบียน.xlsx", today=TODAY, sheet_name="ไม่มี")


def test_progress_is_told_and_ends_with_all_lines() -> None:
    told: list[tuple[int, int]] = []

    read_register(
        registers.xlsx(registers.register(1200)),
        "ทะเบียน.xlsx",
        today=TODAY,
        progress=lambda done, total: told.append((done, total)),
    )

    assert told == [(500, 1201), (1000, 1201), (1201, 1201)]
