"""The model tambon: aims set, and where they stand from time to time."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.services.programmes import access
from thuanna.services.programmes.models import TambonAim, TambonReading
from thuanna.services.programmes.refusals import ProgrammeIncomplete, ProgrammeSaidAlready

CHANGED = "programmes.tambon_changed"


@dataclass(frozen=True, kw_only=True)
class NewAim:
    """One measure of a dimension: where it stood, where it is to be, from where that is known."""

    dimension: str
    measure: str
    label_th: str
    unit_th: str
    definition: str
    baseline: Decimal
    baseline_on: datetime.date
    source: str
    aim: Decimal
    aim_on: datetime.date
    label_en: str = ""
    unit_en: str = ""


@transaction.atomic
def set_aim(*, new: NewAim, by: Actor) -> TambonAim:
    """Set what a town wants to reach in a dimension; whether less is better follows from baseline and aim.

    :raises NotAllowed: without the right
    :raises ProgrammeIncomplete: label, unit, definition or source is missing, or the aim lies behind
    :raises ProgrammeSaidAlready: this measure has its aim
    """
    by.must(access.KEEP)
    plain = ("label_th", "label_en", "unit_th", "unit_en", "definition", "source")
    said = {name: clean_line(getattr(new, name)) for name in plain}
    if not all(said[name] for name in ("label_th", "unit_th", "definition", "source")):
        raise ProgrammeIncomplete(
            t(
                "กรุณาบอกว่าวัดอะไร หน่วยใด นับอย่างไร และตัวเลขมาจากที่ใด",
                "Please say what is measured, its unit, how it is counted, and where the figure comes from.",
            )
        )
    if new.aim_on <= new.baseline_on:
        raise ProgrammeIncomplete(
            t("วันที่ตั้งเป้าต้องหลังวันฐาน", "The aim lies after the baseline."), code="aim_behind"
        )
    if TambonAim.objects.filter(measure=new.measure).exists():
        raise ProgrammeSaidAlready(
            t("ตั้งเป้าของตัวชี้วัดนี้แล้ว", "This measure has its aim already."), code="aim_set"
        )
    row: TambonAim = TambonAim.objects.create(
        **said,
        dimension=new.dimension,
        measure=new.measure,
        baseline=new.baseline,
        baseline_on=new.baseline_on,
        aim=new.aim,
        aim_on=new.aim_on,
        less_is_better=new.aim < new.baseline,
    )
    audit.record(by, "programmes.aim_set", row, dimension=new.dimension)
    outbox.publish(CHANGED, aim_id=row.pk)
    return row


@transaction.atomic
def read_aim(*, aim_id: int, value: Decimal, as_of: datetime.date, source: str, by: Actor) -> TambonReading:
    """Record where a measure stands on a day.

    :raises NotAllowed: without the right
    :raises NotAProgramme: no such aim
    :raises ProgrammeIncomplete: its source is missing, or it is older than the baseline
    """
    aim = access.locked(by, TambonAim, aim_id)
    said = clean_line(source)
    if not said:
        raise ProgrammeIncomplete(
            t("กรุณาบอกที่มาของตัวเลข", "Please say where the figure comes from."), code="figure_without_source"
        )
    if as_of <= aim.baseline_on:
        raise ProgrammeIncomplete(
            t("วันที่วัดต้องหลังวันฐาน", "It is measured after the baseline."), code="reading_early"
        )
    row: TambonReading = TambonReading.objects.create(aim=aim, value=value, as_of=as_of, source=said)
    audit.record(by, "programmes.aim_read", aim, on=as_of)
    outbox.publish(CHANGED, aim_id=aim.pk)
    return row
