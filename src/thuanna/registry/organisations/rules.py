"""What the figures of a locality are, and which of them must add up. No Django, no clock.

The standard figures are those by which a municipality describes itself; an organisation adds its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money

MeasureName = Literal["count", "decimal", "money"]
Value = int | Decimal | Money

_PEOPLE = t("คน", "people")
_BAHT = t("บาท", "baht")


@dataclass(frozen=True)
class StandardFigure:
    """A figure every locality is asked for, with what is counted and what is not."""

    code: str
    label: Phrase
    measure: MeasureName
    unit: Phrase
    definition: Phrase


@dataclass(frozen=True)
class Sum:
    """A whole and the parts that must add up to it when all are of the same day."""

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Disagreement:
    """Figures of one day that do not add up; shown to the office, never mended in silence."""

    sum: Sum
    stated: int
    added: int


_STANDARD = (
    StandardFigure(
        "population_total",
        t("ประชากรทั้งหมด", "Population"),
        "count",
        _PEOPLE,
        t("จำนวนคนตามทะเบียนราษฎรในเขตรับผิดชอบ", "People in the civil register within the area"),
    ),
    StandardFigure(
        "population_male",
        t("ประชากรชาย", "Men and boys"),
        "count",
        _PEOPLE,
        t("จำนวนชายตามทะเบียนราษฎรในเขตรับผิดชอบ", "Males in the civil register within the area"),
    ),
    StandardFigure(
        "population_female",
        t("ประชากรหญิง", "Women and girls"),
        "count",
        _PEOPLE,
        t("จำนวนหญิงตามทะเบียนราษฎรในเขตรับผิดชอบ", "Females in the civil register within the area"),
    ),
    StandardFigure(
        "households",
        t("ครัวเรือน", "Households"),
        "count",
        t("ครัวเรือน", "households"),
        t("จำนวนครัวเรือนที่มีคนอยู่จริงในเขตรับผิดชอบ", "Households lived in within the area"),
    ),
    StandardFigure(
        "communities",
        t("ชุมชนหรือหมู่บ้าน", "Communities or villages"),
        "count",
        t("แห่ง", "places"),
        t("จำนวนชุมชนหรือหมู่บ้านที่ประกาศจัดตั้งแล้ว", "Communities or villages formally set up"),
    ),
    StandardFigure(
        "area_km2",
        t("พื้นที่", "Area"),
        "decimal",
        t("ตารางกิโลเมตร", "square kilometres"),
        t("พื้นที่ในเขตรับผิดชอบ", "Area within the boundary"),
    ),
    StandardFigure(
        "own_revenue",
        t("รายได้ของท้องถิ่น", "Own revenue"),
        "money",
        _BAHT,
        t(
            "รายได้ทั้งปีงบประมาณ ไม่รวมเงินอุดหนุน เงินกู้ และเงินสะสม",
            "Revenue of the fiscal year without subsidies, loans and reserves",
        ),
    ),
    StandardFigure(
        "subsidies",
        t("เงินอุดหนุน", "Subsidies"),
        "money",
        _BAHT,
        t("เงินอุดหนุนจากรัฐทั้งปีงบประมาณ", "Subsidies from the state in the fiscal year"),
    ),
    StandardFigure(
        "council_total",
        t("สมาชิกสภาทั้งหมด", "Members of the council"),
        "count",
        _PEOPLE,
        t("สมาชิกสภาท้องถิ่นที่ดำรงตำแหน่งอยู่", "Members of the local council in office"),
    ),
    StandardFigure(
        "council_male",
        t("สมาชิกสภาที่เป็นชาย", "Men in the council"),
        "count",
        _PEOPLE,
        t("สมาชิกสภาท้องถิ่นชายที่ดำรงตำแหน่งอยู่", "Men of the local council in office"),
    ),
    StandardFigure(
        "council_female",
        t("สมาชิกสภาที่เป็นหญิง", "Women in the council"),
        "count",
        _PEOPLE,
        t("สมาชิกสภาท้องถิ่นหญิงที่ดำรงตำแหน่งอยู่", "Women of the local council in office"),
    ),
)

STANDARD_FIGURES: Final[dict[str, StandardFigure]] = {figure.code: figure for figure in _STANDARD}
SUMS: Final = (
    Sum("population_total", ("population_male", "population_female")),
    Sum("council_total", ("council_male", "council_female")),
)


def disagreements(values: Mapping[str, Value]) -> list[Disagreement]:
    """Sums that do not come out, among figures of the same day; with a figure missing nothing is judged."""
    counts = {code: value for code, value in values.items() if isinstance(value, int)}
    found: list[Disagreement] = []
    for total in SUMS:
        if counts.keys() >= {total.whole, *total.parts}:
            added = sum(counts[part] for part in total.parts)
            if added != counts[total.whole]:
                found.append(Disagreement(total, counts[total.whole], added))
    return found
