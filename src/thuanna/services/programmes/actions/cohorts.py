"""Programmes begun, with their steps and their figures."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.services.programmes import access
from thuanna.services.programmes.models import Programme, ProgrammeFigure, ProgrammeStep
from thuanna.services.programmes.refusals import ProgrammeIncomplete, ProgrammeSaidAlready

CHANGED = "programmes.changed"
_YEARS = range(2400, 2800)


@dataclass(frozen=True, kw_only=True)
class NewProgramme:
    """A programme, its funder, what it grew out of, and its steps in their order."""

    title: str
    about: str
    group: str
    dimension: str
    funder: str
    first_year: int
    steps: Sequence[str]
    last_year: int | None = None
    predecessor_id: int | None = None
    before: str = ""


@dataclass(frozen=True, kw_only=True)
class NewFigure:
    """Population, target or reached of a Buddhist year."""

    kind: str
    year: int
    people: int
    is_estimate: bool
    as_of: datetime.date
    source: str


@transaction.atomic
def begin(*, new: NewProgramme, by: Actor) -> Programme:
    """Put a programme with its own steps in the house.

    :raises NotAllowed: without the right
    :raises ProgrammeIncomplete: title, words, funder or steps are missing, or the years run backwards
    :raises ProgrammeSaidAlready: there is one of that title
    :raises NotAProgramme: it grew out of one that is not the town's
    """
    by.must(access.KEEP)
    title, funder, about = clean_line(new.title), clean_line(new.funder), new.about.strip()
    steps = [clean for one in new.steps if (clean := clean_line(one))]
    if not (title and funder and about and steps):
        raise ProgrammeIncomplete(
            t(
                "งานต่อเนื่องต้องบอกชื่อ ทำอะไร ใครให้ทุน และมีอย่างน้อยหนึ่งขั้น",
                "A programme says its title, what it does, its funder, and has at least one step.",
            )
        )
    if new.first_year not in _YEARS or (new.last_year is not None and new.last_year < new.first_year):
        raise ProgrammeIncomplete(
            t("ปีสิ้นสุดต้องไม่ก่อนปีเริ่ม", "The last year cannot come before the first."), code="programme_years"
        )
    if Programme.objects.filter(title=title).exists():
        raise ProgrammeSaidAlready(t("มีงานชื่อนี้แล้ว", "There is a programme of this title already."))
    if new.predecessor_id is not None:
        access.one(by, Programme, new.predecessor_id)
    programme: Programme = Programme.objects.create(
        code=_code(new.first_year),
        title=title,
        about=about,
        group=new.group,
        dimension=new.dimension,
        funder=funder,
        predecessor_id=new.predecessor_id,
        before=clean_line(new.before),
        first_year=new.first_year,
        last_year=new.last_year,
    )
    ProgrammeStep.objects.bulk_create(
        ProgrammeStep(programme=programme, place=place, title=words) for place, words in enumerate(steps, 1)
    )
    audit.record(by, "programmes.begun", programme, steps=len(steps))
    outbox.publish(CHANGED, programme_id=programme.pk)
    return programme


@transaction.atomic
def record_figure(*, programme_id: int, new: NewFigure, by: Actor) -> ProgrammeFigure:
    """Record population, target or reached of a year; the newest of its kind and year holds.

    :raises NotAllowed: without the right
    :raises NotAProgramme: no such programme
    :raises ProgrammeIncomplete: its source is missing, or its year lies outside the programme
    """
    programme = access.locked(by, Programme, programme_id)
    source = clean_line(new.source)
    if not source:
        raise ProgrammeIncomplete(
            t("กรุณาบอกที่มาของตัวเลข", "Please say where the figure comes from."), code="figure_without_source"
        )
    if new.year < programme.first_year or (programme.last_year and new.year > programme.last_year):
        raise ProgrammeIncomplete(
            t("ปีนี้อยู่นอกช่วงของงาน", "This year lies outside the programme."), code="figure_year"
        )
    row: ProgrammeFigure = ProgrammeFigure.objects.create(
        programme=programme,
        kind=new.kind,
        year=new.year,
        people=new.people,
        is_estimate=new.is_estimate,
        as_of=new.as_of,
        source=source,
    )
    audit.record(by, "programmes.figure_recorded", row, kind=new.kind, year=new.year)
    outbox.publish(CHANGED, programme_id=programme.pk)
    return row


def _code(first_year: int) -> str:
    same = Programme.objects.filter(code__startswith=f"{first_year}-").values_list("code", flat=True)
    newest = max((int(code.partition("-")[2]) for code in same), default=0)
    return f"{first_year}-{newest + 1}"
