"""The words of a file somebody published: PDF and Word as far as they can be read, without trusting them.

A file is read up to a number of pages and letters. What is locked, broken, or unpacks to too much says
nothing; it is still found by the title of the page that names it.
"""

from __future__ import annotations

import io
import logging
import struct
import zipfile
import zlib
from xml.etree import ElementTree

from pypdf import PdfReader
from pypdf.errors import PyPdfError

MOST_PAGES = 200
MOST_LETTERS = 200_000
_MOST_UNPACKED = 20 * 1024 * 1024
_MOST_STREAM = 30 * 1024 * 1024
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BROKEN = (
    PyPdfError, LookupError, ValueError, TypeError, AttributeError, ArithmeticError, AssertionError,
    NotImplementedError, OSError, EOFError, RecursionError, struct.error, zlib.error,
)  # fmt: skip

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its complaints quote what stands in the file


def text_of(content: bytes) -> str:
    """The text of a file, told by its content; empty where it cannot be read."""
    if content.startswith(b"%PDF"):
        return _pdf(content)
    if content.startswith(b"PK\x03\x04"):
        return _word(content)
    return ""


def _pdf(content: bytes) -> str:
    if len(content) > _MOST_STREAM:
        return ""
    found: list[str] = []
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            return ""
        for page in reader.pages[:MOST_PAGES]:
            found.append(page.extract_text())
            if sum(map(len, found)) > MOST_LETTERS:
                break
    except _BROKEN:
        pass  # what was read so far is better than nothing
    return "\n".join(found)[:MOST_LETTERS]


def _word(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            part = archive.getinfo("word/document.xml")
            if part.file_size > _MOST_UNPACKED:
                return ""
            with archive.open(part) as stream:
                xml = stream.read(_MOST_UNPACKED)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError, EOFError):
        return ""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        return ""  # Word writes none; whoever does means harm
    try:
        root = ElementTree.fromstring(xml)  # noqa: S314  # no entities: refused above
    except ElementTree.ParseError:
        return ""
    paragraphs = ("".join(one.text or "" for one in p.iter(f"{_WORD}t")) for p in root.iter(f"{_WORD}p"))
    return "\n".join(paragraphs)[:MOST_LETTERS]
