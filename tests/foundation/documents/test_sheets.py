"""Tables out of whatever people bring; what is no table is refused with the reason."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter

from thuanna.foundation.documents import sheets
from thuanna.foundation.documents.sheets import FileNotReadable


def workbook(**cells: object) -> bytes:
    """A workbook with the given cells, such as ``A1="ชื่อ"``."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet("ทะเบียน")
    for place, value in cells.items():
        sheet.write(place, value)
    book.close()
    return target.getvalue()


def test_a_workbook_keeps_its_places():
    (sheet,) = sheets.read(workbook(B3="สมหญิง"), "x.xlsx")

    assert sheet.name == "ทะเบียน"
    assert sheet.rows[2][1] == "สมหญิง"


@pytest.mark.parametrize(
    "content",
    [
        "ชื่อ,เลข\nสมหญิง,๑\n".encode(),
        "\ufeffชื่อ,เลข\nสมหญิง,๑\n".encode(),
        "ชื่อ,เลข\nสมหญิง,๑\n".encode("cp874"),
        "ชื่อ;เลข\nสมหญิง;๑\n".encode(),
        "ชื่อ\tเลข\nสมหญิง\t๑\n".encode("utf-16"),
        "<html><body><table><tr><td>ชื่อ</td><td>เลข</td></tr><tr><td>สมหญิง<td>๑</table>".encode(),
    ],
    ids=["utf-8", "utf-8 with mark", "cp874", "semicolons", "unicode text", "web page named .xls"],
)
def test_text_is_read_in_every_coding_people_use(content):
    (sheet,) = sheets.read(content, "x.csv")

    assert [list(row) for row in sheet.rows[:2]] == [["ชื่อ", "เลข"], ["สมหญิง", "๑"]]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"\xef\xbb\xbf \r\n", "file_empty"),
        (workbook(), "file_empty"),
        (b"%PDF-1.7 ...", "file_kind_unknown"),
        (b"\x89PNG\r\n\x1a\n....", "file_kind_unknown"),
        (b"PK\x03\x04 cut off", "file_not_readable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut off", "file_not_readable"),
        (bytes(range(1, 255)) * 3 + b"\0\1\2", "file_kind_unknown"),
    ],
    ids=["nothing", "spaces", "empty workbook", "pdf", "picture", "half a workbook", "half an .xls", "noise"],
)
def test_what_is_no_table_is_refused(content, code):
    with pytest.raises(FileNotReadable) as refused:
        sheets.read(content, "x.xlsx")

    assert refused.value.code == code


def test_a_word_file_is_not_taken_for_a_table():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")

    with pytest.raises(FileNotReadable) as refused:
        sheets.read(target.getvalue(), "x.docx")

    assert refused.value.code == "file_kind_unknown"


def test_a_cell_at_the_end_of_the_world_does_not_fill_the_memory():
    with pytest.raises(FileNotReadable) as refused:
        sheets.read(workbook(A1="ชื่อ", XFD1048576="x"), "x.xlsx")

    assert refused.value.code == "file_too_large"


def test_a_small_file_that_unpacks_to_gigabytes_is_refused(monkeypatch):
    monkeypatch.setattr(sheets, "MAX_UNPACKED_BYTES", 1_000_000)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "0" * 2_000_000)

    with pytest.raises(FileNotReadable) as refused:
        sheets.read(target.getvalue(), "x.xlsx")

    assert refused.value.code == "file_too_large"
