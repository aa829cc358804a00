"""What the pages of collecting share: where they lie, and a sheet in words."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from thuanna.kernel.language import Phrase, t
from thuanna.money.funds import sheet_papers
from thuanna.money.funds.models import VillageSheet

COLLECTING = t("เก็บเงินสมทบ", "Collecting contributions")

STATES: dict[str, tuple[Phrase, str]] = {
    "printed": (t("พร้อมพิมพ์", "Ready to print"), "indigo"),
    "draft": (t("พิมพ์ค้างไว้", "Typed in part"), "turmeric"),
    "posted": (t("ลงบัญชีแล้ว", "In the book"), "leaf"),
    "set_aside": (t("ไม่ใช้ใบนี้", "Set aside"), "plain"),
}


def trail(*steps: tuple[object, str]) -> list[tuple[object, str]]:
    """Where a page of collecting lies."""
    return [(COLLECTING, reverse("staff:collecting")), *steps]


def sheet_words(sheet: VillageSheet) -> dict[str, Any]:
    """Village, period and place of a sheet."""
    return {
        "village": sheet_papers.village_words(sheet),
        "period": sheet_papers.period_words(sheet),
        "point": sheet_papers.point_words(sheet),
    }


def state_of(what: str | None, version: int) -> str:
    """How far a sheet is; `version` 1 means that nobody has typed."""
    return what or ("draft" if version > 1 else "printed")
