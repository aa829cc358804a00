"""The community of village 1 as an actor: its chair keeps its own forum and plan, and leads its own project.

Sunday's common work is over and nobody has written down who came: that waits for her.
"""

from __future__ import annotations

import datetime

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.money import Money
from thuanna.services.planning import access, actions, queries
from thuanna.services.planning.models import Forum, Project

from .steps import Site

_DAY = datetime.timedelta(days=1)
_SAID = (
    ("คลองหลังวัดตื้นและมีขยะ อยากลงแรงทำด้วยกัน", "everybody", ("housing",), "solving"),
    ("คนเฒ่าอยากมีที่นั่งคุยหน้าวัดตอนเย็น", "older", ("recreation",), "promotion"),
)


def build(site: Site) -> None:
    """A plan of its own, a forum of its own, a project paid from what the council gives communities."""
    chair, today = site.person("community"), site.clock.today
    year = FiscalYear.of(today).year
    actions.adopt_plan(
        title=f"แผนชุมชนหมู่ 1 พ.ศ. {year}–{year + 2}",
        first_year=year,
        last_year=year + 2,
        strategies=("ดูแลที่ส่วนรวมด้วยกัน", "คนสามวัยพบกันทุกเดือน"),
        community_id=access.own_community(chair),
        by=chair,
    )
    forum = _forum(chair, today)
    first = queries.needs(chair, forum_id=forum.pk).order_by("number")[0]
    project = _project(chair, today, first.pk)
    answer = actions.Answer(
        kind="project",
        decided_on=today - 25 * _DAY,
        decided_by="ประชุมร่วมเทศบาลกับคณะกรรมการชุมชน",
        reason="ให้ชุมชนเป็นเจ้าของ ใช้เงินอุดหนุนชุมชน 8,000 บาท",
    )
    actions.answer_needs(need_id=first.pk, answer=answer, by=site.by)
    _sunday(site, chair, project)


def _forum(chair: Actor, today: datetime.date) -> Forum:
    new = actions.NewForum(
        title="เวทีชุมชนหมู่ 1 ทำแผนของชุมชนเอง",
        held_on=today - 40 * _DAY,
        place="ศาลาวัด",
        community_id=access.own_community(chair),
        announced="เสียงตามสายสามวัน",
        summary="ตกลงดูแลคลองและทางไปวัดด้วยกัน",
    )
    needs = [
        actions.NewNeed(words=words, group=group, dimensions=dimensions, help_form=form)
        for words, group, dimensions, form in _SAID
    ]
    present = [actions.Present("older", "female", 11), actions.Present("families", "male", 8)]
    return actions.record_forum(new=new, needs=needs, present=present, today=today, by=chair)


def _project(chair: Actor, today: datetime.date, need_id: int) -> Project:
    assert chair.unit_id is not None, "the chair's log-in belongs to her community's committee"
    project = actions.propose(
        new=actions.NewProject(
            title="ร่วมแรงดูแลคลองและทางไปวัด",
            problem="คลองตื้น น้ำขัง ทางไปวัดรก ผู้สูงอายุเดินลำบาก",
            objective="คลองไหล ทางสะอาด คนในหมู่บ้านได้ทำงานด้วยกัน",
            group="everybody",
            dimensions=("housing",),
            help_form="solving",
            owner_id=chair.unit_id,
            money_from="เงินอุดหนุนชุมชน ตามเทศบัญญัติงบประมาณ",
            budget=Money.baht("8,000"),
            proposed_on=today - 30 * _DAY,
        ),
        need_ids=[need_id],
        indicators=[],
        by=chair,
    )
    for kind, days in (("approved", 25), ("begun", 20)):
        decided = actions.Decided(
            kind=kind,
            decided_on=today - days * _DAY,
            decided_by="คณะกรรมการชุมชนหมู่ 1",
            reason="ตามแผนชุมชนและมติเวที",
        )
        actions.decide(project_id=project.pk, decided=decided, by=chair)
    return project


def _sunday(site: Site, chair: Actor, project: Project) -> None:
    """Common work on the Sunday before today."""
    sunday = site.clock.today - (site.clock.today.isoweekday() % 7 or 7) * _DAY
    starts = datetime.datetime.combine(sunday, datetime.time(7), site.clock.at.tzinfo)
    activity = actions.plan_activity(
        project_id=project.pk,
        new=actions.NewActivity(
            title="ลงแรงทำความสะอาดคลอง",
            starts_at=starts,
            ends_at=starts + datetime.timedelta(hours=3),
            place="คลองหลังวัด",
            groups=("everybody",),
            why_then="เช้าวันอาทิตย์ คนรับจ้างหยุดครึ่งวัน เด็กมาช่วยได้ แดดยังไม่แรง",
            travel="near",
            travel_words="เดินถึงทุกบ้านในหมู่ คนเดินไม่ไหวทำกับข้าวที่ศาลา",
            communal=True,
        ),
        by=chair,
    )
    actions.announce(activity_id=activity.pk, by=chair)
