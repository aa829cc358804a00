"""The city's young people out of school over the years, and three model tambons with aims of their own.

Population and target of 2557 are those of the published example; its page gives no number reached, so none
is told. The cohort of today is invented.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Mapping
from decimal import Decimal

from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.oversight.publications import programme_jobs
from thuanna.services.programmes import actions
from thuanna.services.programmes import queries as programme_queries
from thuanna.services.programmes.measures import MEASURES
from thuanna.services.programmes.models import Programme

from .steps import Site
from .towns import CITY, HILL, RURAL

Aims = Mapping[str, tuple[str, str | None, str]]
_AIMS: Mapping[str, Aims] = {
    RURAL.code: {
        "out-of-school": ("38", "29", "15"),
        "missed-appointments": ("214", "96", "40"),
        "unsafe-homes": ("31", "22", "10"),
        "below-income": ("184", "171", "120"),
        "places-to-play": ("42", "67", "100"),
        "know-whom-to-call": ("35", None, "90"),
        "helped-in-time": ("61", "74", "95"),
    },
    HILL.code: {
        "out-of-school": ("52", "47", "25"),
        "missed-appointments": ("330", None, "120"),
        "unsafe-homes": ("58", "49", "20"),
        "below-income": ("260", "252", "180"),
        "places-to-play": ("25", "38", "80"),
        "helped-in-time": ("48", None, "90"),
    },
    CITY.code: {
        "out-of-school": ("3000", "2710", "1500"),
        "missed-appointments": ("1240", "905", "600"),
        "unsafe-homes": ("164", "131", "60"),
        "places-to-play": ("71", "83", "100"),
        "know-whom-to-call": ("44", "58", "90"),
        "helped-in-time": ("70", "81", "95"),
    },
}
"""Baseline, newest reading and aim of each measure; invented."""

_FIVE_STEPS = (
    "ตามหาและชวนคุย",
    "ฟังและวางแผนด้วยกัน",
    "เรียนรู้นอกห้อง",
    "ฝึกงานกับพี่เลี้ยง",
    "กลับไปเรียนหรือมีงาน",
)


def build(sites: Mapping[str, Site]) -> None:
    """The model tambons in every town, the cohorts in the city."""
    for code, aims in _AIMS.items():
        sites[code].step("model-tambon", functools.partial(_tambon, aims=aims))
    sites[CITY.code].step("programmes", _cohorts)


def _tambon(site: Site, aims: Aims) -> None:
    year_began = FiscalYear.of(site.clock.today).starts_on
    for code, (baseline, newest, goal) in aims.items():
        measure = MEASURES[code]
        aim = actions.set_aim(
            new=actions.NewAim(
                dimension=measure.dimension,
                measure=code,
                label_th=measure.label.in_("th"),
                label_en=measure.label.in_("en"),
                unit_th=measure.unit.in_("th"),
                unit_en=measure.unit.in_("en"),
                definition=measure.definition.in_("th"),
                baseline=Decimal(baseline),
                baseline_on=year_began - datetime.timedelta(days=365),
                source="สำรวจร่วมกับชุมชนและทีม พม. ตำบล",
                aim=Decimal(goal),
                aim_on=year_began + datetime.timedelta(days=3 * 365),
            ),
            by=site.by,
        )
        if newest is not None:
            day = year_began - datetime.timedelta(days=20)
            actions.read_aim(
                aim_id=aim.pk, value=Decimal(newest), as_of=day, source="ทบทวนกับชุมชนปลายปี", by=site.by
            )
    programme_jobs.show_tambon(at=site.clock.at)


def _cohorts(site: Site) -> None:
    first = actions.begin(
        new=actions.NewProgramme(
            title="เปิดโลกการเรียนรู้ของเยาวชนนอกโรงเรียน",
            about="ออกไปหาเยาวชนที่ออกจากโรงเรียนกลางคัน ชวนเรียนรู้ในแบบของตนเอง",
            group="children_youth",
            dimension="education",
            funder="กองทุนส่งเสริมการเรียนรู้จากภายนอก",
            first_year=2554,
            last_year=2555,
            steps=("ตามหาและชวนคุย", "เรียนรู้นอกห้อง"),
        ),
        by=site.by,
    )
    second = actions.begin(
        new=actions.NewProgramme(
            title="ห้าก้าวของเยาวชนนอกโรงเรียน",
            about="ต่อยอดจากงานแรก เดินด้วยกันห้าก้าว ตั้งแต่ตามหาจนกลับไปเรียนหรือมีงาน",
            group="children_youth",
            dimension="education",
            funder="กองทุนส่งเสริมการเรียนรู้จากภายนอกและเทศบัญญัติ",
            first_year=2555,
            predecessor_id=first.pk,
            steps=_FIVE_STEPS,
        ),
        by=site.by,
    )
    _history(site, second)
    _today(site, second)
    for kept in (first, second):
        programme_jobs.publish_programme(Programme.objects.get(pk=kept.pk), at=site.clock.at)


def _history(site: Site, programme: Programme) -> None:
    """What the published example tells of 2557: all whom it is for, and the target; not who was reached."""
    for kind, people in (("population", 3_000), ("target", 300)):
        new = actions.NewFigure(
            kind=kind,
            year=2557,
            people=people,
            is_estimate=False,
            as_of=datetime.date(2014, 9, 30),
            source="หนังสือรางวัลพระปกเกล้า 2557 ตามแบบของเมืองจริง",
        )
        actions.record_figure(programme_id=programme.pk, new=new, by=site.by)


def _today(site: Site, programme: Programme) -> None:
    """This year's cohort: sixty under a code, each step with those who did it."""
    today, year = site.clock.today, FiscalYear.of(site.clock.today)
    for kind, people in (("population", 2_710), ("target", 80)):
        new = actions.NewFigure(
            kind=kind,
            year=year.year,
            people=people,
            is_estimate=kind == "population",
            as_of=today,
            source="สำรวจร่วมกับชุมชนและโรงเรียนในเขตเทศบาล",
        )
        actions.record_figure(programme_id=programme.pk, new=new, by=site.by)
    joined_on = max(today - datetime.timedelta(days=40), year.starts_on)
    joining = actions.Joining(
        how_many=60,
        joined_on=joined_on,
        consent_by="both",
        consent_on=joined_on - datetime.timedelta(days=7),
    )
    made = [one.pk for one in actions.admit(programme_id=programme.pk, joining=joining, by=site.by)]
    steps = programme_queries.steps(programme.pk)
    for step, people in zip(steps, (52, 44, 33, 21), strict=False):
        actions.take_steps(step_id=step.pk, participant_ids=made[:people], taken_on=today, by=site.by)
