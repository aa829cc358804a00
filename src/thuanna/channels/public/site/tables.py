"""What the site publishes, turned on its side: lists of pages, files, what is withheld, tables of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from thuanna.channels.public.files import Column, Row, Table
from thuanna.oversight.publications.pages import Card

_FRICTIONLESS = {
    "whole": "integer",
    "baht": "number",
    "fiscal_year": "integer",
    "date": "date",
    "text": "string",
}

T = TypeVar("T")
Reading = tuple[str, str, str, str, Callable[[T], Any]]
"""One column of a table and how to read it off one thing: name, Frictionless type, Thai, English, reading."""


def _table(
    name: str, th: str, en: str, readings: Iterable[Reading[T]], things: Iterable[T], *, key: tuple[str, ...]
) -> Table:
    """A table with one row for each thing."""
    told = tuple(readings)
    columns = tuple(Column(*words) for *words, _ in told)
    rows: list[Row] = [{words[0]: words[-1](thing) for words in told} for thing in things]
    return Table(name, th, en, columns, key, rows)


def of_field(slug: str, field: dict[str, Any]) -> Table:
    """One table that stands on a page."""
    columns = (
        Column("row", "integer", "ลำดับ", "running number"),
        *(
            Column(one["key"], _FRICTIONLESS[one["type"]], one["label"]["th"], one["label"]["en"])
            for one in field["columns"]
        ),
    )
    rows: list[Row] = []
    for number, cells in enumerate(field["rows"], start=1):
        named = zip((one["key"] for one in field["columns"]), cells, strict=True)
        rows.append({"row": number, **{key: (None if cell == "" else cell) for key, cell in named}})
    name = f"{slug}-{field['key']}".replace("_", "-").lower()
    return Table(name, field["label"]["th"], field["label"]["en"], columns, ("row",), rows)


def of_pages(cards: Iterable[Card]) -> Table:
    """Every page with its day and who answers for it."""
    readings: tuple[Reading[Card], ...] = (
        ("code", "string", "ส่วนของที่อยู่", "part of the address", lambda card: card.code),
        ("kind", "string", "ประเภท", "kind of page", lambda card: card.section),
        ("title_th", "string", "ชื่อเรื่อง", "title in Thai", lambda card: card.listing["title"]["th"]),
        (
            "title_en", "string", "ชื่อเรื่อง ภาษาอังกฤษ", "title in English",
            lambda card: card.listing["title"]["en"],
        ),
        (
            "division_th", "string", "กองที่รับผิดชอบ", "responsible division",
            lambda card: card.listing["division"]["th"],
        ),
        ("as_of", "date", "วันที่ของข้อมูล", "the day its facts are of", lambda card: card.as_of.isoformat()),
        (
            "ends_before", "date", "ใช้ถึงก่อนวันที่", "first day on which it no longer holds",
            lambda card: card.ends_before.isoformat() if card.ends_before else None,
        ),
        ("version", "integer", "ฉบับที่", "version", lambda card: card.version),
        ("sha256", "string", "รหัสกำกับเนื้อหา", "SHA-256 of the content", lambda card: card.sha256),
    )  # fmt: skip
    ordered = sorted(cards, key=lambda one: one.code)
    return _table("pages", "หน้าทั้งหมด", "All pages", readings, ordered, key=("code",))


def of_files(contents: Iterable[dict[str, Any]]) -> Table:
    """Every file with its size and checksum."""
    readings: tuple[Reading[dict[str, Any]], ...] = (
        ("page", "string", "อยู่ในหน้า", "page it belongs to", lambda one: one["page"]),
        ("key", "string", "รหัสไฟล์", "key of the file", lambda one: one["key"]),
        ("name", "string", "ชื่อไฟล์", "name of the file", lambda one: one["name"]),
        ("media_type", "string", "ชนิดไฟล์", "media type", lambda one: one["media_type"]),
        ("bytes", "integer", "ขนาดเป็นไบต์", "size in bytes", lambda one: one["size"]),
        ("sha256", "string", "รหัสตรวจสอบ SHA-256", "SHA-256", lambda one: one["sha256"]),
    )
    files = [{**one["file"], "page": content["code"]} for content in contents for one in content["files"]]
    return _table("files", "เอกสารทั้งหมด", "All documents", readings, files, key=("page", "key"))


def of_withheld(content: dict[str, Any] | None) -> Table:
    """What is withheld, with its ground."""
    readings: tuple[Reading[dict[str, Any]], ...] = (
        ("number", "integer", "ลำดับ", "running number", lambda one: one["number"]),
        ("subject_th", "string", "เรื่อง", "information", lambda one: one["subject"]["th"]),
        ("kind", "string", "ประเภท", "kind", lambda one: one["kind"]),
        ("law", "string", "กฎหมาย", "law", lambda one: one["law"]),
        ("clause", "string", "มาตรา", "section", lambda one: one["clause"]),
        ("reason", "string", "เหตุผล", "reason", lambda one: one["reason"]),
        ("until", "date", "ถึงวันที่", "until", lambda one: one["until"]),
        ("until_note", "string", "ถึงเมื่อไร", "until when, in words", lambda one: one["until_note"] or None),
        ("ask", "string", "ถามได้ที่", "whom to ask", lambda one: one["ask"]),
        ("ended_on", "date", "เปิดเผยเมื่อ", "opened on", lambda one: one["ended_on"]),
    )
    items = content["items"] if content else ()
    numbered = [{**one, "number": number} for number, one in enumerate(items, start=1)]
    title = "ข้อมูลที่ยังไม่เปิดเผย"
    return _table("withheld", title, "What is withheld", readings, numbered, key=("number",))


_STATES = "found มีหน้าแล้ว by_hand ระบุเอง stale ควรทบทวน missing ยังไม่ครบ"


def checklist_name(year: int, years: Sequence[int]) -> str:
    """What the table of a year's checklist is called; that of the newest keeps its name from year to year."""
    return "openness" if year == max(years) else f"openness-{year}"


def of_checklist(content: dict[str, Any], name: str) -> Table:
    """The openness checklist of a year, one row an item."""
    readings: tuple[Reading[dict[str, Any]], ...] = (
        ("item", "string", "ข้อ", "item", lambda one: one["code"].upper()),
        ("label_th", "string", "เรื่อง", "what it asks for", lambda one: one["label"]["th"]),
        ("state", "string", _STATES, "how it stands", lambda one: one["state"]),
        ("evidence_on", "date", "หลักฐานวันที่", "day of the evidence", lambda one: one["evidence_on"]),
        ("addresses", "string", "ที่อยู่", "addresses, with a space between", _addresses),
        ("explanation_th", "string", "คำอธิบาย", "explanation", lambda one: one["explanation"] or None),
    )
    title = content["name"]
    return _table(name, title["th"], title["en"], readings, content["items"], key=("item",))


def _addresses(item: dict[str, Any]) -> str | None:
    return " ".join(place["address"] for place in item["addresses"]) or None
