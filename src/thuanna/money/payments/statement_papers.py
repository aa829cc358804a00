"""Statements and the sheet of section 10 as PDF, in Thai. How type is set is `printing`'s; words come in."""

from __future__ import annotations

from datetime import date
from typing import Any

from thuanna.kernel.language import Phrase
from thuanna.kernel.money import Money
from thuanna.kernel.thai_dates import thai_date
from thuanna.money.ledger.statements import form10
from thuanna.money.ledger.statements.form10 import FormLine, FormPart, SourcesAndUses
from thuanna.money.ledger.statements.table import Cell, Statement

from . import printing

SIGNERS = ("เหรัญญิก", "ผู้ตรวจสอบ", "ประธานกองทุน")
FORM_SIGNERS = ("ผู้รวบรวมข้อมูล (เลขานุการ)", "ประธานกองทุน", "ผู้รับรองข้อมูล")


def statement_pdf(statement: Statement, *, office: str, on: date, watermark: str = "") -> bytes:
    """A book or statement, A4, with lines to sign on.

    :param office: whose it is
    :param on: the day it is printed
    """
    words: dict[str, Any] = {
        "title": statement.title.in_("th"),
        "day": [on.year, on.month, on.day],
        "office": office,
        "span": statement.span.in_("th"),
        "is_wide": statement.is_wide,
        "columns": [{"words": c.words.in_("th"), "kind": c.kind.value} for c in statement.columns],
        "rows": [
            {"weight": row.weight.value, "cells": [_told(cell) for cell in row.cells]}
            for row in statement.rows
        ],
        "proofs": [
            f"{'ตรงกัน' if proof.holds else 'ยังไม่ตรงกัน'}: {proof.words.in_('th')}"
            for proof in statement.proofs
        ],
        "notes": [note.in_("th") for note in statement.notes],
        "foot": f"พิมพ์จากสมุดบัญชีของกองทุน วันที่ {thai_date(on)}",
        "page_word": "หน้า",
        "signatures": list(SIGNERS),
        "watermark": watermark,
    }
    return printing.compiled("statement.typ", words)


def form_pdf(sheet: SourcesAndUses, *, office: str, on: date, watermark: str = "") -> bytes:
    """The sheet of section 10, A4: two sides, baht and satang, totals that are equal."""
    words: dict[str, Any] = {
        "title": form10.TITLE.in_("th"),
        "day": [on.year, on.month, on.day],
        "office": office,
        "span": f"ณ วันที่ {thai_date(sheet.on)}",
        "sides": [form10.SOURCES.in_("th"), form10.USES.in_("th")],
        "amount_word": "จำนวนเงิน",
        "baht_word": "บาท",
        "satang_word": "สต.",
        "rows": [[_side(left), _side(right)] for left, right in sheet.pairs()],
        "totals": [_side(sheet.total_sources), _side(sheet.total_uses)],
        "foot": sheet.foot.in_("th"),
        "signatures": list(FORM_SIGNERS),
        "watermark": watermark,
    }
    return printing.compiled("form10.typ", words)


def _told(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return thai_date(cell, "short")
    if isinstance(cell, Phrase):
        return cell.in_("th")
    return f"{cell:,d}" if isinstance(cell, int) and not isinstance(cell, Money) else str(cell)


def _side(entry: FormPart | FormLine | None) -> dict[str, Any]:
    if entry is None:
        return {"words": "", "baht": "", "satang": "", "heading": False}
    if isinstance(entry, FormPart):
        return {"words": entry.words.in_("th"), "baht": "", "satang": "", "heading": True}
    return {"words": entry.words.in_("th"), "baht": entry.baht, "satang": entry.satang, "heading": False}
