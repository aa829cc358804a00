"""Files that people bring to a page: told by their content, refused when they could harm a reader.

PDF, Word, Excel, OpenDocument and plain text are taken; nothing that runs (macros, scripts in a PDF, SVG,
HTML, programs), nothing that unpacks to hundreds of times its size, nothing with a citizen number in it.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Final

from thuanna.kernel.citizen_number import is_check_digit_right
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.numbers import arabic_digits
from thuanna.kernel.refusals import Refusal

MOST_BYTES: Final = 10 * 1024 * 1024
_MOST_UNPACKED: Final = 150 * 1024 * 1024
_MOST_RATIO: Final = 120
_MOST_PARTS: Final = 5_000
_MOST_READ: Final = 8 * 1024 * 1024

_OFFICE: Final = {
    "docx": ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pptx": ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
}
_OPEN: Final = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
_TEXT: Final = {"csv": "text/csv", "txt": "text/plain"}
ACCEPTED: Final = (".pdf", *(f".{one}" for one in (*_OFFICE, *_OPEN, *_TEXT)))

_RUNS_IN_PDF = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)\b")
_RUNS_IN_ZIP = re.compile(
    r"vbaproject|\.(?:exe|js|vbs|bat|cmd|ps1|scr|html?|svg|swf|jar)$|activex|basic/", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![0-9])[0-9](?:[ -]?[0-9]){12}(?![0-9])")
_LOOKS_LIKE_MARKUP = re.compile(r"<\s*(?:script|svg|html|iframe|object|!doctype)", re.IGNORECASE)


class FileRefused(Refusal):
    """The file cannot be put before the public as it is."""

    code = "file_refused"


@dataclass(frozen=True)
class Checked:
    """A file that may be published: what it is, and the ending its name must have."""

    media_type: str
    ending: str


def checked(name: str, content: bytes) -> Checked:
    """What a file is, by its content.

    :raises FileRefused: it is none of the accepted kinds, could harm a reader, or holds a citizen number
    """
    if not content:
        raise FileRefused(
            t("ไฟล์ว่างเปล่า กรุณาเลือกไฟล์อื่น", "The file is empty. Please choose another."), code="file_empty"
        )
    if len(content) > MOST_BYTES:
        raise FileRefused(
            t(
                "ไฟล์ใหญ่เกิน 10 เมกะไบต์ กรุณาลดขนาดหรือแบ่งไฟล์",
                "Larger than 10 MB. Please make it smaller or split it.",
            ),
            code="file_too_large",
        )
    ending = name.rpartition(".")[2].lower()
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    if content.startswith(b"PK\x03\x04"):
        return _packed(ending, content)
    if ending in _TEXT:
        return _text(ending, content)
    raise FileRefused(
        t(
            "ไฟล์ชนิดนี้เผยแพร่ไม่ได้ รับ PDF, Word (.docx), Excel (.xlsx), OpenDocument, CSV และข้อความล้วน "
            "รูปภาพให้แนบในช่องรูป",
            "This kind of file cannot be published. PDF, Word (.docx), Excel (.xlsx), OpenDocument, CSV and "
            "plain text can; pictures go into the box for pictures.",
        ),
        code="file_kind_unknown",
    )


def holds_citizen_number(text: str) -> bool:
    """Whether thirteen digits with the right check digit stand in a text, in either kind of digits."""
    found = _NUMBER.findall(arabic_digits(text))
    digits = ("".join(one for one in number if one.isdigit()) for number in found)
    return any(one[0] != "0" and len(set(one)) > 1 and is_check_digit_right(one) for one in digits)


def _pdf(content: bytes) -> Checked:
    if _RUNS_IN_PDF.search(content):
        raise _harmful(t("มีคำสั่งหรือไฟล์อื่นฝังอยู่ใน PDF", "The PDF carries scripts or other files"))
    return Checked("application/pdf", "pdf")


def _packed(ending: str, content: bytes) -> Checked:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _office(ending, archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as fault:
        raise _harmful(t("ไฟล์เสียหรือมีรหัสผ่าน", "The file is broken or has a password")) from fault


def _office(ending: str, archive: zipfile.ZipFile) -> Checked:
    parts = archive.infolist()
    whole = sum(one.file_size for one in parts)
    packed = sum(one.compress_size for one in parts) or 1
    if (
        len(parts) > _MOST_PARTS
        or whole > _MOST_UNPACKED
        or (whole > 1_000_000 and whole / packed > _MOST_RATIO)
    ):
        raise _harmful(t("แตกออกมาใหญ่ผิดปกติ", "It unpacks to an unusual size"))
    if any(_RUNS_IN_ZIP.search(one.filename) for one in parts):
        raise _harmful(t("มีมาโครหรือโปรแกรมฝังอยู่", "It carries macros or programs"))
    names = {one.filename for one in parts}
    for kind, (folder, media_type) in _OFFICE.items():
        if ending == kind and "[Content_Types].xml" in names and any(one.startswith(folder) for one in names):
            _refuse_numbers(_xml_text(archive, folder))
            return Checked(media_type, kind)
    if ending in _OPEN and "content.xml" in names and "mimetype" in names:
        _refuse_numbers(_xml_text(archive, "content.xml"))
        return Checked(_OPEN[ending], ending)
    raise _harmful(
        t("เป็นไฟล์บีบอัดหรือนามสกุลไม่ตรงกับเนื้อไฟล์", "It is an archive, or its name does not fit its content")
    )


def _xml_text(archive: zipfile.ZipFile, start: str) -> str:
    found, left = [], _MOST_READ
    for one in archive.infolist():
        if one.filename.startswith(start) and one.filename.endswith(".xml") and left > 0:
            with archive.open(one) as part:
                found.append(part.read(left).decode("utf-8", "ignore"))
            left -= one.file_size
    # Cells and runs end where tags do; without a mark between them two numbers would become one.
    return re.sub(r"<[^>]*>", "\n", "\n".join(found))


def _text(ending: str, content: bytes) -> Checked:
    if b"\x00" in content:
        raise _harmful(t("ไม่ใช่ข้อความล้วน", "It is not plain text"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp874", "replace")
    if _LOOKS_LIKE_MARKUP.search(text):
        raise _harmful(t("มีคำสั่งของหน้าเว็บอยู่ในไฟล์", "It holds code of web pages"))
    _refuse_numbers(text)
    return Checked(f"{_TEXT[ending]}; charset=utf-8" if _is_utf8(content) else _TEXT[ending], ending)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _refuse_numbers(text: str) -> None:
    if holds_citizen_number(text):
        raise FileRefused(
            t(
                "ในไฟล์มีเลขประจำตัวประชาชน กรุณาลบหรือปิดทับก่อนเผยแพร่",
                "A citizen number stands in the file. Please remove it before publishing.",
            ),
            code="file_has_citizen_number",
        )


def _harmful(why: Phrase) -> FileRefused:
    return FileRefused(
        t(
            "รับไฟล์นี้ไม่ได้: {why} กรุณาบันทึกใหม่เป็น PDF แล้วแนบอีกครั้ง",
            "This file cannot be taken: {why}. Please save it as a PDF and attach that.",
            why=why,
        ),
        code="file_harmful",
    )
