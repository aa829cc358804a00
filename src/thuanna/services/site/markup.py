"""The plain way text is written: headings, lists, links, tables; read into blocks that hold no HTML.

``## หัวข้อ`` and ``### หัวข้อย่อย`` · ``- ข้อ`` and ``1. ข้อ`` · ``[คำ](https://…)`` · ``**เน้น**`` · rows of a
table with ``|`` or tab between cells, of which the first is the heading · an empty line ends a paragraph.

Plain Python. What is none of these stays the text it is: nothing written here can ever run in a browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from thuanna.kernel.text import clean_line

MOST_TEXT: Final = 60_000
Block = dict[str, Any]
Span = dict[str, Any]

_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*)$")
_EMPTY_HEADING = re.compile(r"^#{1,6}[ \t]*$")
_BULLET = re.compile(r"^[-*•·][ \t]+(.*)$")
_NUMBERED = re.compile(r"^(?:[0-9]{1,3}|[๐-๙]{1,3})[.)][ \t]+(.*)$")
_RULE_OF_TABLE = re.compile(r"^[ \t|:-]+$")
_LINK = re.compile(r"\[([^\[\]\n]{0,300})\]\(((?:[^()\s]|\([^()\s]*\)){1,500})\)")
_STRONG = re.compile(r"\*\*([^*\n]{1,500})\*\*")
_SAFE_ADDRESS = re.compile(
    r"^(?:https?://[^\s\"'<>\\]+|mailto:[^\s\"'<>\\]+|tel:[0-9+#-]+|/[^/\s\"'<>\\][^\s\"'<>\\]*|#[\w-]+)$"
)


def is_safe_address(address: str) -> bool:
    """Whether a link may lead there: the web, a mailbox, a telephone, or a page of this site."""
    return bool(_SAFE_ADDRESS.match(address))


def blocks(text: str) -> list[Block]:
    """The text as blocks: headings, paragraphs, lists, tables."""
    found: list[Block] = []
    for kind, lines in _runs(text):
        made = _MAKERS[kind](lines)
        if made is not None:
            found.append(made)
    return found


def links(text: str) -> list[tuple[str, str]]:
    """Every link as it was written: its words and its address, safe or not."""
    return [(words.strip(), address) for words, address in _LINK.findall(text)]


def empty_headings(text: str) -> int:
    """How many headings say nothing."""
    return sum(bool(_EMPTY_HEADING.match(line.strip())) for line in text.splitlines())


def spans(text: str) -> list[Span]:
    """A line as pieces: plain, strong, or leading somewhere. An unsafe link is only its words."""
    found: list[Span] = []
    place = 0
    for link in _LINK.finditer(text):
        found += _strong(text[place : link.start()])
        words, address = clean_line(link.group(1)), link.group(2)
        if words:
            found.append({"text": words, "href": address} if is_safe_address(address) else {"text": words})
        place = link.end()
    return found + _strong(text[place:])


def _strong(text: str) -> list[Span]:
    found: list[Span] = []
    for number, piece in enumerate(_STRONG.split(text)):
        if piece:
            found.append({"text": piece, "strong": True} if number % 2 else {"text": piece})
    return found


def _kind_of(line: str) -> str:
    if _HEADING.match(line) or _EMPTY_HEADING.match(line):
        return "heading"
    if _BULLET.match(line):
        return "bullets"
    if _NUMBERED.match(line):
        return "numbers"
    if "\t" in line or (line.startswith("|") and line.count("|") >= 2):
        return "table"
    return "paragraph"


def _runs(text: str) -> Iterator[tuple[str, list[str]]]:
    """Lines that belong together, with what they are."""
    kind, lines = "", list[str]()
    for raw in [*text[:MOST_TEXT].splitlines(), ""]:
        line = _clean(raw)
        new = _kind_of(line) if line else ""
        if lines and (new != kind or new == "heading"):
            yield kind, lines
            lines = []
        kind = new
        if line:
            lines.append(line)


def _clean(raw: str) -> str:
    """One line in order; the tabs between cells stay."""
    return (
        "\t".join(clean_line(cell) for cell in raw.strip(" \r\n").split("\t"))
        if "\t" in raw
        else clean_line(raw)
    )


def _heading(lines: list[str]) -> Block | None:
    found = _HEADING.match(lines[0])
    words = "".join(span["text"] for span in spans(found.group(2))).strip() if found else ""
    if not found or not words:
        return None
    return {"t": "heading", "level": 2 if len(found.group(1)) <= 2 else 3, "text": words}


def _paragraph(lines: list[str]) -> Block | None:
    made = spans(" ".join(lines))
    return {"t": "paragraph", "spans": made} if made else None


def _bullets(lines: list[str]) -> Block | None:
    return _list(lines, _BULLET, ordered=False)


def _numbers(lines: list[str]) -> Block | None:
    return _list(lines, _NUMBERED, ordered=True)


def _list(lines: list[str], pattern: re.Pattern[str], *, ordered: bool) -> Block | None:
    told = [found.group(1) for line in lines if (found := pattern.match(line))]
    items = [made for one in told if (made := spans(one))]
    return {"t": "list", "ordered": ordered, "items": items} if items else None


def _table(lines: list[str]) -> Block | None:
    rows = [_cells(line) for line in lines if not _RULE_OF_TABLE.match(line)]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return None
    whole = [[spans(cell) for cell in row] + [[]] * (width - len(row)) for row in rows]
    return {"t": "table", "head": whole[0], "rows": whole[1:]}


def _cells(line: str) -> list[str]:
    if "\t" in line:
        return [cell.strip() for cell in line.split("\t")]
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


_MAKERS = {
    "heading": _heading,
    "paragraph": _paragraph,
    "bullets": _bullets,
    "numbers": _numbers,
    "table": _table,
}
