"""Recording figures of the locality, each with its day, source and definition. Nothing is overwritten."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import NotHere, Refusal
from thuanna.kernel.text import clean_line
from thuanna.kernel.thai_dates import english_date, thai_date
from thuanna.registry.organisations import access
from thuanna.registry.organisations.models import Figure
from thuanna.registry.organisations.rules import STANDARD_FIGURES, Value

_RECORDED = "organisations.profile_changed"
_OWN_CODE = re.compile(r"[a-z][a-z0-9_]{1,59}")


class FigureIncomplete(Refusal):
    """A figure without source, definition, words or a fitting value."""

    code = "figure_incomplete"


class FigureRecorded(Refusal):
    """There is a figure of that day already, or it was corrected already."""

    code = "figure_recorded"


class FigureUnknown(NotHere):
    """No such figure."""

    code = "figure_unknown"


@dataclass(frozen=True)
class NewFigure:
    """A figure as of a day. Standard figures bring their own words; one's own figures need them all.

    :ivar value: a whole number, a `Decimal` or `Money`; it says how the figure is measured
    """

    code: str
    value: Value
    as_of: datetime.date
    source: str
    definition_th: str = ""
    definition_en: str = ""
    label_th: str = ""
    label_en: str = ""
    unit_th: str = ""
    unit_en: str = ""


@transaction.atomic
def record_figure(*, new: NewFigure, by: Actor) -> Figure:
    """Add a figure; those of other days stay.

    :raises NotAllowed: without the right to edit the directory
    :raises FigureIncomplete: words, source or a fitting value are missing
    :raises FigureRecorded: that day has this figure already; it is corrected, not recorded again
    """
    by.must(access.EDIT_ALL)
    figure = _recorded(new)
    audit.record(by, "organisations.figure_recorded", figure, code=new.code, as_of=new.as_of)
    outbox.publish(_RECORDED, figure_id=figure.pk)
    return figure


@transaction.atomic
def record_figures(*, new: Sequence[NewFigure], by: Actor) -> list[Figure]:
    """Add the figures of one source at once, all or none; one audit line with the count.

    :raises NotAllowed: without the right to edit the directory
    :raises FigureIncomplete: words, source or a fitting value are missing
    :raises FigureRecorded: a day has one of them already
    """
    by.must(access.EDIT_ALL)
    figures = [_recorded(one) for one in new]
    audit.record(by, "organisations.figures_recorded", count=len(figures), codes=[one.code for one in new])
    outbox.publish(_RECORDED)
    return figures


@transaction.atomic
def correct_figure(*, figure_id: int, new: NewFigure, reason: str, by: Actor) -> Figure:
    """Add a figure that takes the place of a wrong one; the wrong one stays readable.

    :raises NotAllowed: without the right to edit the directory
    :raises FigureUnknown: there is no such figure of that code
    :raises FigureIncomplete: words, source or a fitting value are missing
    :raises FigureRecorded: it was corrected already; correct the correction
    """
    by.must(access.EDIT_ALL)
    wrong: Figure | None = Figure.objects.filter(pk=figure_id, code=new.code).first()
    if wrong is None:
        raise FigureUnknown(
            t(
                "ไม่พบตัวเลขที่จะแก้ กรุณาเลือกจากรายการ",
                "The figure to correct was not found. Please choose it from the list.",
            )
        )
    if Figure.objects.filter(replaces=wrong).exists():
        raise FigureRecorded(
            t(
                "ตัวเลขนี้แก้ไปแล้ว กรุณาแก้ที่ตัวเลขล่าสุด",
                "This figure has been corrected already. Please correct the latest one.",
            ),
            code="figure_corrected",
        )
    figure: Figure = Figure.objects.create(**_columns(new), replaces=wrong)
    audit.record(
        by, "organisations.figure_corrected", figure, reason=reason, code=new.code, replaces=wrong.pk
    )
    outbox.publish(_RECORDED, figure_id=figure.pk)
    return figure


def _recorded(new: NewFigure) -> Figure:
    columns = _columns(new)
    if Figure.objects.filter(code=new.code, as_of=new.as_of).exists():
        raise FigureRecorded(
            t(
                "{label} ณ {day} บันทึกไว้แล้ว ถ้าตัวเลขเดิมผิด ให้กดแก้ตัวเลขนั้น",
                "{label} as of {day} is recorded already. If it is wrong, correct that figure.",
                label=t(str(columns["label_th"]), str(columns["label_en"])),
                day=t(thai_date(new.as_of), english_date(new.as_of)),
            )
        )
    figure: Figure = Figure.objects.create(**columns)
    return figure


def _columns(new: NewFigure) -> dict[str, object]:
    standard = STANDARD_FIGURES.get(new.code)
    measure = _measure(new.value)
    if standard is not None and measure != standard.measure:
        raise _incomplete("figure_wrong_measure")
    words = {
        "label_th": clean_line(new.label_th),
        "label_en": clean_line(new.label_en),
        "unit_th": clean_line(new.unit_th),
        "unit_en": clean_line(new.unit_en),
        "definition_th": clean_line(new.definition_th),
        "definition_en": clean_line(new.definition_en),
    }
    if standard is not None:
        # The same code must mean the same everywhere; only the definition may be made more exact.
        words |= {"label_th": standard.label.th, "label_en": standard.label.en}
        words |= {"unit_th": standard.unit.th, "unit_en": standard.unit.en}
        if not words["definition_th"]:
            words |= {"definition_th": standard.definition.th, "definition_en": standard.definition.en}
    words["label_en"] = words["label_en"] or words["label_th"]
    words["unit_en"] = words["unit_en"] or words["unit_th"]
    source = clean_line(new.source)
    if not (source and words["label_th"] and words["unit_th"] and words["definition_th"]):
        raise _incomplete("figure_incomplete")
    if not _OWN_CODE.fullmatch(new.code):
        raise _incomplete("figure_code_form")
    is_money = isinstance(new.value, Money)
    return {
        **words,
        "code": new.code,
        "measure": measure,
        "satang": new.value.satang if isinstance(new.value, Money) else None,
        "amount": None if is_money else new.value,
        "as_of": new.as_of,
        "source": source,
    }


def _measure(value: Value) -> str:
    if isinstance(value, Money):
        return Figure.Measure.MONEY.value
    if not isinstance(value, int | Decimal) or isinstance(value, bool):
        raise TypeError(f"a figure is a whole number, a Decimal or Money, not {type(value).__name__}")
    if value < 0:
        raise _incomplete("figure_negative")
    return (Figure.Measure.DECIMAL if isinstance(value, Decimal) else Figure.Measure.COUNT).value


_WORDS = {
    "figure_incomplete": t(
        "ตัวเลขต้องมีชื่อ หน่วย ที่มา และความหมาย กรุณากรอกให้ครบ",
        "A figure needs its name, unit, source and definition. Please fill in all of them.",
    ),
    "figure_wrong_measure": t(
        "ค่าที่กรอกไม่ตรงกับชนิดของตัวเลขนี้ เช่น จำนวนคนต้องเป็นจำนวนเต็ม กรุณาตรวจอีกครั้ง",
        "The value does not fit this figure; people, for instance, are whole numbers. Please check.",
    ),
    "figure_code_form": t(
        "รหัสตัวเลขใช้อักษรอังกฤษตัวเล็ก ตัวเลข และขีดล่าง เช่น schools_total",
        "A figure's code is of small English letters, digits and underscores, such as schools_total.",
    ),
    "figure_negative": t("ตัวเลขต้องไม่ติดลบ กรุณาตรวจอีกครั้ง", "A figure is never below zero. Please check."),
}


def _incomplete(code: str) -> FigureIncomplete:
    return FigureIncomplete(_WORDS[code], code=code)
