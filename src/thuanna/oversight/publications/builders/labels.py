"""What each figure of a fund counts, in words: for the staff who look at a publication before it goes out."""

from __future__ import annotations

from collections.abc import Iterable

from thuanna.kernel.language import Phrase, t
from thuanna.money.funds.rules import CATEGORY_WORDS
from thuanna.oversight.publications.drafts import Inside
from thuanna.oversight.publications.reading.membership import Village
from thuanna.oversight.publications.reading.money import SOURCES, USES
from thuanna.oversight.publications.suppression import Cell
from thuanna.oversight.publications.tables import ALL

SEXES: dict[str, Phrase] = {
    "female": t("หญิง", "Female"),
    "male": t("ชาย", "Male"),
    "not_stated": t("ไม่ระบุ", "Not stated"),
}
_SINGLE: dict[str, Phrase] = {
    "members/now": t("สมาชิกปัจจุบัน", "Members now"),
    "members/ever": t("สมาชิกสะสม", "Members since the beginning"),
    "members/left": t("พ้นสมาชิกภาพแล้ว", "No longer members"),
}
_MONEY: dict[str, Phrase] = {
    "in": t("รวมรับเข้า", "All that came in"),
    "out": t("รวมจ่ายออก", "All that went out"),
    "brought_forward": t("ยกมา", "Brought forward"),
    "left": t("คงเหลือ", "Left"),
}
_EVERY_VILLAGE = t("ทุกหมู่บ้าน", "All villages")
_EVERY_KIND = t("ทุกประเภท", "all kinds")


def inside(cells: Iterable[Cell], villages: Iterable[Village]) -> dict[str, Inside]:
    """Every figure with its words and its value in the register or the book."""
    names = {village.key: Phrase(village.th, village.en) for village in villages}
    return {
        cell.key: Inside(_label(cell.key, names), cell.flow, is_money=cell.key.startswith("money/"))
        for cell in cells
    }


def _label(key: str, villages: dict[str, Phrase]) -> Phrase:
    name, *rest = key.split("/")
    if name == "village":
        village, kind = rest
        return t(
            "{village} · {kind}",
            "{village} · {kind}",
            village=_EVERY_VILLAGE if village == ALL else villages[village],
            kind=_EVERY_KIND if kind == ALL else CATEGORY_WORDS[kind],
        )
    if name == "money":
        _, heading, *source = rest
        return {**SOURCES, **USES}[source[0]] if source else _MONEY[heading]
    return SEXES[rest[0]] if name == "sex" else _SINGLE[key]
