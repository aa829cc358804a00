"""A publication as tables for open data: one flat list of rows each, with a description of every column.

The rows are the published content turned on its side and nothing else: what is withheld there is empty here.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from thuanna.kernel.commas import harmless

Row = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """One column: its name, its Frictionless type, and what stands in it."""

    name: str
    type: str
    th: str
    en: str


@dataclass(frozen=True)
class Table:
    """One file of a data package."""

    name: str
    th: str
    en: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: list[Row]

    def as_csv(self) -> bytes:
        """UTF-8 with a mark at the beginning, so that spreadsheets read the Thai."""
        text = io.StringIO()
        types = {column.name: column.type for column in self.columns}
        writer = csv.DictWriter(text, [column.name for column in self.columns], lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(
            {name: _cell(value, types[name]) for name, value in row.items()} for row in self.rows
        )
        return text.getvalue().encode("utf-8-sig")

    def as_json(self) -> bytes:
        """The same rows as a list of objects; null where withheld."""
        return json.dumps(self.rows, ensure_ascii=False, indent=1).encode()


def _cell(value: Any, kind: str) -> Any:
    """A cell that no spreadsheet takes for a formula: words get an apostrophe in front, figures stay."""
    if value is None:
        return ""
    return harmless(value) if kind == "string" else value


_ON = Column("as_of", "date", "วันที่ของตัวเลข", "the day the figure is of")
_PEOPLE = Column("people", "integer", "จำนวนคน ว่างคือไม่แสดง", "number of people; empty where withheld")
_BAHT = Column("baht", "number", "จำนวนบาท ว่างคือไม่แสดง", "amount in baht; empty where withheld")
_ENTRIES = Column("entries", "integer", "จำนวนรายการ ว่างคือไม่แสดง", "number of entries; empty where withheld")


def tables_of(content: dict[str, Any]) -> list[Table]:
    """All tables of a publication, by its schema."""
    return [make(content) for make in _TABLES[content["schema"]]]


def _named(prefix: str, th: str, en: str) -> tuple[Column, ...]:
    return (
        Column(prefix, "string", f"รหัส{th}", f"key of the {en}"),
        Column(f"{prefix}_th", "string", f"{th} ภาษาไทย", f"{en} in Thai"),
        Column(f"{prefix}_en", "string", f"{th} ภาษาอังกฤษ", f"{en} in English"),
    )


def _name(prefix: str, one: dict[str, Any]) -> Row:
    return {prefix: one["key"], f"{prefix}_th": one["th"], f"{prefix}_en": one["en"]}


_ALL = {"key": "all", "th": "รวม", "en": "all"}


def _figures(content: dict[str, Any]) -> Table:
    members, reach = content["members"], content["reach"]
    rows = [
        {"figure": f"members_{key}", "value": one["value"], "as_of": one["on"]}
        for key, one in members.items()
    ]
    rows += [{"figure": key, "value": value, "as_of": content["as_of"]} for key, value in reach.items()]
    columns = (
        Column("figure", "string", "ชื่อตัวเลข", "name of the figure"),
        Column("value", "integer", "จำนวน ว่างคือไม่แสดง", "number; empty where withheld"),
        _ON,
    )
    return Table("figures", "ตัวเลขรวมของกองทุน", "The fund in figures", columns, ("figure",), rows)


def _members_by_village(content: dict[str, Any]) -> Table:
    table = content["by_village"]
    kinds = [*table["columns"], _ALL]
    rows = []
    villages = [(row, [*row["cells"], row["all"]]) for row in table["rows"]]
    villages.append((_ALL, [*table["all"], content["members"]["now"]]))
    for village, cells in villages:
        for kind, cell in zip(kinds, cells, strict=True):
            rows.append(
                {
                    **_name("village", village),
                    **_name("kind", kind),
                    "people": cell["value"],
                    "as_of": cell["on"],
                }
            )
    columns = (*_named("village", "หมู่บ้าน", "village"), *_named("kind", "ประเภท", "kind"), _PEOPLE, _ON)
    return Table(
        "members-by-village",
        "สมาชิกตามหมู่บ้านและประเภท",
        "Members by village and kind",
        columns,
        ("village", "kind"),
        rows,
    )


def _members_by_sex(content: dict[str, Any]) -> Table:
    rows = [{**_name("sex", one), "people": one["value"], "as_of": one["on"]} for one in content["by_sex"]]
    columns = (*_named("sex", "เพศ", "sex"), _PEOPLE, _ON)
    return Table("members-by-sex", "สมาชิกตามเพศ", "Members by sex", columns, ("sex",), rows)


def _money(content: dict[str, Any]) -> Table:
    money = content["money"] or {}
    rows = []
    for direction in ("in", "out"):
        flows = [*money.get(direction, []), *([{**_ALL, **money[f"{direction}_all"]}] if money else [])]
        rows += [_flow(money, direction, flow) for flow in flows]
    for stock, th, en in (("brought_forward", "ยกมา", "brought forward"), ("left", "คงเหลือ", "left")):
        if money:
            rows.append(_flow(money, stock, {"key": stock, "th": th, "en": en, **money[stock]}))
    columns = (
        Column("fiscal_year", "integer", "ปีงบประมาณ พ.ศ.", "fiscal year, Buddhist era"),
        Column("direction", "string", "in รับเข้า out จ่ายออก", "in, out, brought_forward or left"),
        *_named("heading", "หัวข้อ", "heading"),
        _BAHT,
        _ENTRIES,
        _ON,
    )
    key = ("fiscal_year", "direction", "heading")
    return Table("money", "เงินรับเข้าและจ่ายออก", "Money in and out", columns, key, rows)


def _flow(money: dict[str, Any], direction: str, flow: dict[str, Any]) -> Row:
    return {
        "fiscal_year": money["fiscal_year"],
        "direction": direction,
        **_name("heading", flow),
        "baht": _baht(flow["satang"]),
        "entries": flow["entries"],
        "as_of": flow["on"],
    }


def _baht(satang: int | None) -> str | None:
    if satang is None:
        return None
    baht, part = divmod(abs(satang), 100)
    return f"{'-' if satang < 0 else ''}{baht}.{part:02}"


def _book(content: dict[str, Any]) -> Table:
    head = content["book"]
    rows = [head] if head else []
    columns = (
        Column("seq", "integer", "ลำดับในสมุดบัญชี", "place in the chain of the book"),
        Column("journals", "integer", "จำนวนรายการบัญชี", "number of journals"),
        Column("hash", "string", "รหัสกำกับสมุดบัญชี", "head of the book, SHA-256"),
        Column("on", "date", "วันที่เผยแพร่", "day of publication"),
    )
    return Table("book-head", "รหัสกำกับสมุดบัญชี", "Published head of the book", columns, ("seq",), rows)


def _profile(content: dict[str, Any]) -> Table:
    rows = [
        {
            **_name("figure", one),
            "value": one["value"],
            "unit_th": one["unit"]["th"],
            "unit_en": one["unit"]["en"],
            "as_of": one["as_of"],
            "source": one["source"],
            "definition_th": one["definition"]["th"],
            "definition_en": one["definition"]["en"],
        }
        for one in content["profile"]
    ]
    columns = (
        *_named("figure", "ตัวเลข", "figure"),
        Column("value", "number", "ค่า", "value"),
        Column("unit_th", "string", "หน่วย", "unit in Thai"),
        Column("unit_en", "string", "หน่วย ภาษาอังกฤษ", "unit in English"),
        _ON,
        Column("source", "string", "ที่มา", "source"),
        Column("definition_th", "string", "คำนิยาม", "definition in Thai"),
        Column("definition_en", "string", "คำนิยาม ภาษาอังกฤษ", "definition in English"),
    )
    return Table("profile", "ข้อมูลพื้นฐานของท้องถิ่น", "Locality profile", columns, ("figure",), rows)


def _communities(content: dict[str, Any]) -> Table:
    rows = [
        {
            **_name("community", one),
            "kind": one["kind"],
            "place_th": one["place"]["th"],
            "place_en": one["place"]["en"],
        }
        for one in content["communities"]
    ]
    columns = (
        *_named("community", "ชุมชนหรือหมู่บ้าน", "community"),
        Column("kind", "string", "village หมู่บ้าน municipal ชุมชน", "village or municipal community"),
        Column("place_th", "string", "ตำบล อำเภอ จังหวัด", "subdistrict, district, province in Thai"),
        Column("place_en", "string", "ตำบล อำเภอ จังหวัด ภาษาอังกฤษ", "the same in English"),
    )
    return Table("communities", "หมู่บ้านและชุมชน", "Villages and communities", columns, ("community",), rows)


def _organisations(content: dict[str, Any]) -> Table:
    rows = [
        {
            "number": number,
            "kind": one["kind"],
            "kind_th": one["kind_th"],
            "kind_en": one["kind_en"],
            "name_th": one["th"],
            "name_en": one["en"],
        }
        for number, one in enumerate(content["organisations"], start=1)
    ]
    columns = (
        Column("number", "integer", "ลำดับ", "running number"),
        *_named("kind", "ประเภท", "kind"),
        Column("name_th", "string", "ชื่อ", "name in Thai"),
        Column("name_en", "string", "ชื่อ ภาษาอังกฤษ", "name in English"),
    )
    return Table("organisations", "องค์กรและภาคี", "Organisations and partners", columns, ("number",), rows)


def _voices(content: dict[str, Any]) -> Table:
    voices = content.get("voices") or {"kinds": [], "villages": [], "clock": []}
    rows = [
        {"by": part, **_name("heading", one), "told": one["value"], "as_of": one["on"]}
        for part in ("kinds", "villages", "clock")
        for one in voices[part]
    ]
    columns = (
        Column("by", "string", "kinds ประเภท villages หมู่บ้าน clock กำหนดตอบ", "by what it is counted"),
        *_named("heading", "หัวข้อ", "heading"),
        Column("told", "integer", "จำนวนเรื่อง ว่างคือไม่แสดง", "how many; empty where withheld"),
        _ON,
    )
    label = "เรื่องร้องเรียนและข้อเสนอในปีงบประมาณ"
    return Table("voices", label, "What people told this fiscal year", columns, ("by", "heading"), rows)


_TABLES: dict[str, Sequence[Callable[[dict[str, Any]], Table]]] = {
    "fund-1": (_figures, _members_by_village, _members_by_sex, _money, _book),
    "town-1": (_profile, _communities, _organisations, _voices),
}
