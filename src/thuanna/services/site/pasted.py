"""Text copied out of Word or a web page, turned into the plain way text is written here.

Whatever HTML comes is cleaned first by a sanitiser; only headings, lists, links, tables and emphasis survive,
as markup. Styles, scripts, comments and Word's own tags are gone, and nothing can be carried in with them.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

import nh3

from . import markup

_TAGS: Final = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "br", "ul", "ol", "li", "a", "strong", "b",
                "table", "thead", "tbody", "tr", "td", "th"}  # fmt: skip
_LOOKS_LIKE_HTML = re.compile(
    r"<(?:/?(?:p|div|span|table|tr|td|th|ul|ol|li|h[1-6]|br|a|b|strong|font|html|body|meta|script|style|img|svg|"
    r"iframe|object|embed|form|input)\b|!--|o:p)",
    re.IGNORECASE,
)
_BULLET_SIGN = re.compile(r"^(?:[·•§o]|\uf0b7)[\s\u00a0]+")
_MANY_BREAKS = re.compile(r"\n{3,}")


def looks_like_html(text: str) -> bool:
    """Whether somebody pasted the source of a page or a document rather than its words."""
    return bool(_LOOKS_LIKE_HTML.search(text))


def as_markup(html: str) -> str:
    """The words of a piece of HTML in our markup, and nothing else of it."""
    safe = nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags={"script", "style", "title"},
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    reader = _Reader()
    reader.feed(safe)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Walks the cleaned HTML and writes markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._cell: list[str] | None = None
        self._row: list[str] = []
        self._lists: list[str] = []
        self._href = ""
        self._link: list[str] | None = None
        self._is_first_row = True

    def text(self) -> str:
        lines = (line.strip() for line in "".join(self._out).splitlines())
        mended = (_BULLET_SIGN.sub("- ", line) for line in lines)
        return _MANY_BREAKS.sub("\n\n", "\n".join(mended)).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag[0] == "h" and tag[1:].isdigit():
            self._write("\n\n" + ("## " if tag in {"h1", "h2"} else "### "))
        elif tag in {"p", "div", "br"}:
            self._write(" " if self._is_inside() else "\n" if tag == "br" else "\n\n")
        elif tag in {"ul", "ol"}:
            self._lists.append("1. " if tag == "ol" else "- ")
            self._write("\n")
        elif tag == "li":
            self._write("\n" + (self._lists[-1] if self._lists else "- "))
        elif tag == "a":
            self._href = dict(attrs).get("href") or ""
            self._link = []
        elif tag in {"strong", "b"}:
            self._write("**")
        elif tag == "table":
            self._is_first_row = True
            self._write("\n\n")
        elif tag in {"td", "th"}:
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        if tag[0] == "h" and tag[1:].isdigit():
            self._write("\n\n")
        elif tag in {"ul", "ol"}:
            del self._lists[-1:]
            self._write("\n\n")
        elif tag == "a":
            self._end_link()
        elif tag in {"strong", "b"}:
            self._write("**")
        elif tag in {"td", "th"} and self._cell is not None:
            self._row.append(" ".join("".join(self._cell).replace("|", "/").split()))
            self._cell = None
        elif tag == "tr" and self._row:
            self._write("| " + " | ".join(self._row) + " |\n")
            self._row = []
        elif tag == "table":
            self._write("\n")

    def handle_data(self, data: str) -> None:
        # Two stars in the text itself must not become emphasis of ours.
        self._write(re.sub(r"\s+", " ", data).replace("**", "＊＊") if data.strip() else data[:1] and " ")

    def _is_inside(self) -> bool:
        return self._cell is not None or bool(self._lists)

    def _end_link(self) -> None:
        words = " ".join("".join(self._link or ()).split())
        self._link = None
        if words and markup.is_safe_address(self._href) and not set(words) & set("[]()"):
            self._write(f"[{words}]({self._href})")
        else:
            self._write(words)

    def _write(self, piece: str) -> None:
        if self._link is not None:
            self._link.append(piece)
        elif self._cell is not None:
            self._cell.append(piece)
        else:
            self._out.append(piece)
