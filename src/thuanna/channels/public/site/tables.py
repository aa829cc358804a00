"""What the site publishes, turned on its side: lists of pages, files, what is withheld, tables of pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from thuanna.channels.public.files import Column, Row, Table
from thuanna.oversight.publications.pages import Card

_FRICTIONLESS = {
    "whole": "integer",
    "baht": "number",
    "fiscal_year": "integer",
    "date": "date",
    "text": "string",
}


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
    columns = (
        Column("code", "string", "ส่วนของที่อยู่", "part of the address"),
        Column("kind", "string", "ประเภท", "kind of page"),
        Column("title_th", "string", "ชื่อเรื่อง", "title in Thai"),
        Column("title_en", "string", "ชื่อเรื่อง ภาษาอังกฤษ", "title in English"),
        Column("division_th", "string", "กองที่รับผิดชอบ", "responsible division"),
        Column("as_of", "date", "วันที่ของข้อมูล", "the day its facts are of"),
        Column("ends_before", "date", "ใช้ถึงก่อนวันที่", "first day on which it no longer holds"),
        Column("version", "integer", "ฉบับที่", "version"),
        Column("sha256", "string", "รหัสกำกับเนื้อหา", "SHA-256 of the content"),
    )
    rows: list[Row] = [
        {
            "code": card.code,
            "kind": card.section,
            "title_th": card.listing["title"]["th"],
            "title_en": card.listing["title"]["en"],
            "division_th": card.listing["division"]["th"],
            "as_of": card.as_of.isoformat(),
            "ends_before": card.ends_before.isoformat() if card.ends_before else None,
            "version": card.version,
            "sha256": card.sha256,
        }
        for card in sorted(cards, key=lambda one: one.code)
    ]
    return Table("pages", "หน้าทั้งหมด", "All pages", columns, ("code",), rows)


def of_files(contents: Iterable[dict[str, Any]]) -> Table:
    """Every file with its size and checksum."""
    columns = (
        Column("page", "string", "อยู่ในหน้า", "page it belongs to"),
        Column("key", "string", "รหัสไฟล์", "key of the file"),
        Column("name", "string", "ชื่อไฟล์", "name of the file"),
        Column("media_type", "string", "ชนิดไฟล์", "media type"),
        Column("bytes", "integer", "ขนาดเป็นไบต์", "size in bytes"),
        Column("sha256", "string", "รหัสตรวจสอบ SHA-256", "SHA-256"),
    )
    rows: list[Row] = [
        {
            "page": content["code"],
            "key": one["file"]["key"],
            "name": one["file"]["name"],
            "media_type": one["file"]["media_type"],
            "bytes": one["file"]["size"],
            "sha256": one["file"]["sha256"],
        }
        for content in contents
        for one in content["files"]
    ]
    return Table("files", "เอกสารทั้งหมด", "All documents", columns, ("page", "key"), rows)


def of_withheld(content: dict[str, Any] | None) -> Table:
    """What is withheld, with its ground."""
    columns = (
        Column("number", "integer", "ลำดับ", "running number"),
        Column("subject_th", "string", "เรื่อง", "information"),
        Column("kind", "string", "ประเภท", "kind"),
        Column("law", "string", "กฎหมาย", "law"),
        Column("clause", "string", "มาตรา", "section"),
        Column("reason", "string", "เหตุผล", "reason"),
        Column("until", "date", "ถึงวันที่", "until"),
        Column("until_note", "string", "ถึงเมื่อไร", "until when, in words"),
        Column("ask", "string", "ถามได้ที่", "whom to ask"),
        Column("ended_on", "date", "เปิดเผยเมื่อ", "opened on"),
    )
    rows: list[Row] = [
        {
            "number": number,
            "subject_th": one["subject"]["th"],
            **{name: one[name] for name in ("kind", "law", "clause", "reason", "until", "ask", "ended_on")},
            "until_note": one["until_note"] or None,
        }
        for number, one in enumerate(content["items"] if content else (), start=1)
    ]
    return Table("withheld", "ข้อมูลที่ยังไม่เปิดเผย", "What is withheld", columns, ("number",), rows)


def of_checklist(content: dict[str, Any]) -> Table:
    """The openness checklist of a year, one row an item."""
    columns = (
        Column("item", "string", "ข้อ", "item"),
        Column("label_th", "string", "เรื่อง", "what it asks for"),
        Column(
            "state", "string", "found มีหน้าแล้ว by_hand ระบุเอง stale ควรทบทวน missing ยังไม่ครบ", "how it stands"
        ),
        Column("evidence_on", "date", "หลักฐานวันที่", "day of the evidence"),
        Column("addresses", "string", "ที่อยู่", "addresses, with a space between"),
        Column("explanation_th", "string", "คำอธิบาย", "explanation"),
    )
    rows: list[Row] = [
        {
            "item": one["code"].upper(),
            "label_th": one["label"]["th"],
            "state": one["state"],
            "evidence_on": one["evidence_on"],
            "addresses": " ".join(place["address"] for place in one["addresses"]) or None,
            "explanation_th": one["explanation"] or None,
        }
        for one in content["items"]
    ]
    return Table("openness", content["name"]["th"], content["name"]["en"], columns, ("item",), rows)
