"""What the invented towns keep beside their projects: plan, target groups, duties, market days, 4S."""

from __future__ import annotations

import datetime

from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.services.planning import actions

from .steps import Site
from .stories import TownStory
from .towns import RURAL

_STRATEGIES = (
    "คุณภาพชีวิตและสวัสดิการที่ไปถึงทุกคน",
    "เด็กและเยาวชนมีที่เรียนรู้ในวันหยุด",
    "ครอบครัวมีรายได้ใกล้บ้าน",
)
_TARGETS = (
    ("older", 412, 168),
    ("disability", 96, 41),
    ("children_youth", 530, None),
    ("low_income", 187, 22),
)
_QUALITIES = {
    "safety": "กลางคืนเดินถึงบ้านได้ทุกซอย ทุกบ้านรู้ว่าจะเรียกใคร",
    "smart": "ได้บริการตรงกับที่ขอ และมีคนตอบพร้อมเหตุผล",
    "smile": "มีกิจกรรมที่คนสามวัยมาด้วยกันอย่างน้อยเดือนละครั้ง",
    "sufficiency": "ทุกครอบครัวที่อยากมีรายได้เสริมมีที่ฝึกและที่ขาย",
}


def build(site: Site, town: TownStory) -> None:
    """In every town its plan; in the rural one the groups, duties, market and 4S as well."""
    today = site.clock.today
    first = FiscalYear.of(today).year - 3
    actions.adopt_plan(
        title=f"แผนพัฒนาท้องถิ่น พ.ศ. {first}–{first + 4}",
        first_year=first,
        last_year=first + 4,
        strategies=_STRATEGIES,
        by=site.by,
    )
    if town is not RURAL:
        return
    for group, people, reached in _TARGETS:
        target = actions.Target(
            year=FiscalYear.of(today).year,
            group=group,
            people=people,
            reached=reached,
            is_estimate=group == "low_income",
            as_of=today - datetime.timedelta(days=60),
            source="ประชุมร่วมทุกฝ่ายกับ อสม. และประธานชุมชน",
        )
        actions.record_target(target=target, by=site.by)
    actions.set_market_day(weekday=2, words="ตลาดนัดหน้าวัด", by=site.by)
    for quality, words in _QUALITIES.items():
        actions.define_quality(
            quality=quality, words=words, since=today - datetime.timedelta(days=300), by=site.by
        )
    duties = (
        ("จ่ายเบี้ยยังชีพผู้สูงอายุและคนพิการ", "กรมส่งเสริมการปกครองท้องถิ่น", "taken_over"),
        ("ศูนย์พัฒนาครอบครัวในชุมชน", "กรมกิจการสตรีและสถาบันครอบครัว", "preparing"),
    )
    for title, whose, state in duties:
        new = actions.NewDuty(
            title=title,
            from_whom=whose,
            instrument="แผนการกระจายอำนาจให้แก่องค์กรปกครองส่วนท้องถิ่น",
            state=state,
            since=today - datetime.timedelta(days=400),
        )
        actions.record_duty(new=new, by=site.by)
