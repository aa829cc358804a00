"""Makes the text of a PDF readable again for programs that take one glyph at a time.

Typst writes what a whole Thai syllable stands for with its first glyph, and the true words beside it in
``ActualText``. Poppler reads those; MuPDF, Firefox and screen readers built on them do not, and see letters
doubled or lost. Here each glyph is told what it stands for on its own: its outline is looked up in the font
file it came from. The corrected tables are added behind the file, as PDF allows; what is drawn stays.
"""

from __future__ import annotations

import functools
import re
import struct
import zlib
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

_FONT = re.compile(
    rb"/BaseFont/[A-Z]{6}\+(?P<name>[^/]+)/Encoding/Identity-H/DescendantFonts\[(?P<below>\d+) 0 R\]"
    rb"/ToUnicode (?P<table>\d+) 0 R"
)
_PAIR = re.compile(rb"<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>")
_NAME = re.compile(r"uni([0-9A-F]{4})(?:\..+)?")
_LIGATURES = frozenset({"ฤๅ", "ฦๅ"})
_MOST_IN_BLOCK = 100
_SOFT_HYPHEN = "\u00ad"
"""Drawn as the hyphen is; a sum below zero and a document's number are written with the plain one."""


def with_readable_text(pdf: bytes, fonts: Mapping[str, Path]) -> bytes:
    """The same pages, each glyph telling what it stands for.

    :param fonts: the font files by their PostScript names
    """
    tables = {
        int(found["table"]): _corrected(pdf, found, fonts[found["name"].decode()])
        for found in _FONT.finditer(pdf)
    }
    return _with_objects(pdf, tables)


def _corrected(pdf: bytes, font: re.Match[bytes], file: Path) -> bytes:
    """The table of one font as a PDF object."""
    written = _stream(pdf, int(font["table"]))
    told = {
        int(cid, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for cid, text in _PAIR.findall(written)
    }
    known = _letters(file)
    subset = _outlines(_stream(pdf, _font_file(pdf, int(font["below"]))))
    for cid, text in told.items():
        told[cid] = known.get(subset[cid]) or (text if text in _LIGATURES else text[0])
    lines = [f"<{cid:04X}> <{text.encode('utf-16-be').hex().upper()}>" for cid, text in sorted(told.items())]
    blocks = [lines[start : start + _MOST_IN_BLOCK] for start in range(0, len(lines), _MOST_IN_BLOCK)]
    pairs = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    head, rest = re.split(rb"\d+ beginbfchar\n", written, maxsplit=1)
    tail = rest[rest.rindex(b"endbfchar\n") + len(b"endbfchar\n") :]
    packed = zlib.compress(head + pairs.encode() + tail, 9)
    return b"<</Length %d/Type/CMap/Filter/FlateDecode/WMode 0>>\nstream\n%s\nendstream" % (
        len(packed),
        packed,
    )


def _with_objects(pdf: bytes, objects: Mapping[int, bytes]) -> bytes:
    """Add newer editions of objects behind the file, with a table that says where they are."""
    before = pdf[pdf.rindex(b"startxref") :].split()[1]
    trailer = pdf[pdf.rindex(b"trailer") + len(b"trailer") : pdf.rindex(b"startxref")].strip()
    added, places = bytearray(pdf.rstrip() + b"\n"), {}
    for number, body in sorted(objects.items()):
        places[number] = len(added)
        added += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(added)
    added += b"xref\n"
    for number, place in places.items():
        added += b"%d 1\n%010d 00000 n\r\n" % (number, place)
    added += b"trailer\n%s/Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (trailer[:-2], before, start)
    return bytes(added)


def _stream(pdf: bytes, number: int) -> bytes:
    """The unpacked content of one object."""
    start = re.search(rb"\n%d 0 obj\n<<[^\n]*?/Length (\d+)" % number, pdf)
    assert start is not None, f"object {number} is a stream"
    begin = pdf.index(b"stream\n", start.end()) + len(b"stream\n")
    return zlib.decompress(pdf[begin : begin + int(start[1])])


def _font_file(pdf: bytes, below: int) -> int:
    """The object that holds the outlines of a font."""
    describes = re.search(rb"\n%d 0 obj\n<<.*?/FontDescriptor (\d+) 0 R" % below, pdf, re.DOTALL)
    assert describes is not None, "a font has a descriptor"
    file = re.search(rb"\n%s 0 obj\n<<.*?/FontFile2 (\d+) 0 R" % describes[1], pdf, re.DOTALL)
    assert file is not None, "the font is embedded as TrueType"
    return int(file[1])


@functools.cache
def _letters(file: Path) -> dict[bytes, str]:
    """What each outline of a font file stands for; variants of a letter stand for the letter."""
    font = file.read_bytes()
    found: dict[bytes, str] = {}
    for outline, name in zip(_outlines(font), _glyph_names(font), strict=True):
        letter = _NAME.fullmatch(name)
        if outline and letter:
            found.setdefault(outline, chr(int(letter[1], 16)).replace(_SOFT_HYPHEN, "-"))
    return found


def _outlines(font: bytes) -> list[bytes]:
    """The drawing of each glyph; empty for spaces and for glyphs put together from others."""
    tables = _tables(font)
    glyphs = tables["glyf"]
    is_long = struct.unpack(">h", tables["head"][50:52])[0] == 1
    width, step = (4, 1) if is_long else (2, 2)
    places = struct.unpack(f">{len(tables['loca']) // width}{'I' if is_long else 'H'}", tables["loca"])
    drawn = [glyphs[start * step : end * step] for start, end in pairwise(places)]
    return [b"" if not one or one[0] & 0x80 else one.rstrip(b"\0") for one in drawn]


def _glyph_names(font: bytes) -> list[str]:
    """The name of each glyph; those with a standard name are left empty, they are no Thai letters."""
    post = _tables(font)["post"]
    count = struct.unpack(">H", post[32:34])[0]
    places = struct.unpack(f">{count}H", post[34 : 34 + 2 * count])
    names, rest = [], post[34 + 2 * count :]
    while rest:
        names.append(rest[1 : 1 + rest[0]].decode("ascii"))
        rest = rest[1 + rest[0] :]
    return ["" if place < 258 else names[place - 258] for place in places]


def _tables(font: bytes) -> dict[str, bytes]:
    count = struct.unpack(">H", font[4:6])[0]
    found = {}
    for entry in range(12, 12 + 16 * count, 16):
        tag, _, start, length = struct.unpack(">4sIII", font[entry : entry + 16])
        found[tag.decode("ascii")] = font[start : start + length]
    return found
