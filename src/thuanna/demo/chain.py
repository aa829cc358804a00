"""What the invented towns' people asked for, and what became of it: a year from forum to result."""

from __future__ import annotations

import datetime
from decimal import Decimal

from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.money import Money
from thuanna.kernel.thai_dates import BANGKOK
from thuanna.oversight.publications import plan_jobs
from thuanna.registry.organisations.models import Organisation
from thuanna.registry.places import queries as places
from thuanna.services.planning import actions
from thuanna.services.planning.models import Forum, Indicator, Need, Project

from . import chain_registers, community, following
from .steps import Site
from .stories import TownStory
from .towns import CITY, RURAL

VAN = "รถรับ-ส่งผู้สูงอายุไปหาหมอวันเสาร์"
_SHEET = (
    ("อยากมีรถไปหาหมอ ผู้สูงอายุไปเองไม่ได้", "older", ("health", "social_services"), "assistance"),
    ("วันหยุดเด็กไม่มีที่ไป อยากได้ลานกีฬาและคนสอน", "children_youth", ("recreation", "education"), "promotion"),
    ("แม่บ้านอยากมีงานทำที่บ้าน ขายของได้", "low_income", ("income",), "development"),
    ("ทางไปวัดมืด ผู้สูงอายุล้ม", "everybody", ("housing",), "solving"),
    ("คนป่วยติดเตียงไม่มีใครมาเปลี่ยนแผล", "older", ("health",), "assistance"),
    ("คนพิการอยากทำบัตรแต่ไปอำเภอไม่ไหว", "disability", ("social_services",), "protection"),
    ("อยากรู้ว่าโดนโกงต้องไปบอกใคร", "families", ("justice",), "protection"),
)
_ANSWERS = (
    (2, "under_way", "กลุ่มแม่บ้านเย็บกระเป๋าผ้าที่โรงเรียนรับเพิ่มได้ เทศบาลหาครูและที่ขายให้"),
    (3, "later", "เห็นด้วย แต่ต้องรอสำรวจจุดเสี่ยงทั้งตำบลก่อน จะเสนอในปีงบประมาณหน้า"),
    (4, "passed_on", "โรงพยาบาลส่งเสริมสุขภาพตำบลจัดพยาบาลไปเปลี่ยนแผลถึงบ้านสัปดาห์ละสองครั้ง"),
    (6, "under_way", "โทร 1567 ศูนย์ดำรงธรรม หรือแจ้งที่เทศบาลได้ทุกวัน มีคนช่วยเขียนคำร้อง"),
)
"""What became of the others at once; the sixth has none: its clock has run out, as the pages say."""


def build(site: Site, town: TownStory) -> None:
    """One forum in every town; in the rural one the whole way to a result, in the city what came before."""
    forum = _forum(site, town)
    if town is RURAL:
        _followed_to_its_result(site, forum)
        _under_way(site, forum)
        following.build(site, *Project.objects.order_by("pk")[:2])
        community.build(site)
    if town is CITY:
        _history(site)
    chain_registers.build(site, town)
    plan_jobs.publish_all(at=site.clock.at)


def _forum(site: Site, town: TownStory) -> Forum:
    today = site.clock.today
    village = next(iter(places.communities(on=today)))
    needs = [
        actions.NewNeed(words=words, group=group, dimensions=dimensions, help_form=form)
        for words, group, dimensions, form in _SHEET
    ]
    present = [
        actions.Present("older", "female", 21),
        actions.Present("older", "male", 14),
        actions.Present("families", "female", 18),
        actions.Present("children_youth", "male", 9),
    ]
    new = actions.NewForum(
        title=f"เวทีประชาคม{village.label.in_('th')}",
        held_on=today - datetime.timedelta(days=250),
        place="ศาลาประชาคม",
        community_id=village.pk,
        announced="เสียงตามสายและหนังสือถึงทุกบ้าน",
        summary="พูดกันเรื่องการไปหาหมอ เด็กในวันหยุด และงานที่ทำที่บ้านได้",
    )
    forum = actions.record_forum(new=new, needs=needs, present=present, today=today, by=site.by)
    for place, kind, reason in _ANSWERS:
        answer = actions.Answer(
            kind=kind,
            decided_on=today - datetime.timedelta(days=200),
            decided_by="คณะกรรมการสนับสนุนการจัดทำแผน",
            reason=reason,
        )
        actions.answer_needs(need_id=_need(forum, place).pk, answer=answer, by=site.by)
    if town is RURAL:
        for person in ("officer", "head"):
            actions.count_hands(need_id=_need(forum, 0).pk, hands=48, by=site.person(person))
    return forum


def _followed_to_its_result(site: Site, forum: Forum) -> None:
    """The van to the doctor: asked for, approved, twelve Saturdays, told and posted."""
    today = site.clock.today
    need = _need(forum, 0)
    owner = _welfare()
    project = actions.propose(
        new=actions.NewProject(
            title=VAN,
            problem="ผู้สูงอายุที่อยู่คนเดียวไปโรงพยาบาลตามนัดไม่ได้ ลูกหลานทำงานทุกวัน",
            objective="ผู้สูงอายุได้ไปหาหมอตามนัดทุกคนที่ขอ",
            group="older",
            dimensions=("health", "social_services"),
            help_form="assistance",
            owner_id=owner.pk,
            money_from="เทศบัญญัติงบประมาณ แผนงานสังคมสงเคราะห์",
            budget=Money.baht("48,000"),
            proposed_on=today - datetime.timedelta(days=230),
        ),
        need_ids=[need.pk],
        shares=[
            actions.Share(_body("partner_religious", "partner_school").pk, in_kind="ที่พักรอและน้ำดื่ม", hours=36)
        ],
        indicators=[actions.NewIndicator("ผู้สูงอายุที่ได้ไปตามนัด", "คน", Decimal(40), Decimal(0))],
        by=site.by,
    )
    approved = today - datetime.timedelta(days=205)
    _decide(site, project, "approved", approved, "สภาเทศบาล", "ตามมติเวทีประชาคมและแผนพัฒนา")
    yes = actions.Answer(
        kind="project", decided_on=approved, decided_by="สภาเทศบาล", reason="อนุมัติ 48,000 บาท เริ่มวันเสาร์ถัดไป"
    )
    actions.answer_needs(need_id=need.pk, answer=yes, by=site.by)
    _decide(site, project, "begun", approved + datetime.timedelta(days=14), "นายกเทศมนตรี", "")
    first = _saturday(approved + datetime.timedelta(days=14))
    for week, (women, men) in enumerate([(9, 5), (8, 6), (10, 5), (7, 6), (9, 5), (8, 5)] * 2):
        _outing(site, project, first + datetime.timedelta(weeks=week), women, men)
    _spent_and_told(site, project, first)


def _spent_and_told(site: Site, project: Project, first: datetime.date) -> None:
    """Vouchers, the figure measured, the result told and posted."""
    today = site.clock.today
    for month, voucher in enumerate(("ฎ.214", "ฎ.257", "ฎ.301")):
        actions.spend(
            project_id=project.pk,
            spent_on=first + datetime.timedelta(days=30 * month + 20),
            amount=Money.baht("15,000"),
            voucher=f"{voucher}/{FiscalYear.of(first).year}",
            kind="vehicles",
            words="ค่าจ้างเหมารถตู้และน้ำมัน",
            by=site.by,
        )
    told_on = today - datetime.timedelta(days=40)
    indicator = Indicator.objects.get(project=project)
    actions.measure(indicator_id=indicator.pk, reached=Decimal(44), measured_on=told_on, by=site.by)
    _decide(site, project, "finished", told_on, "นายกเทศมนตรี", "ครบ 12 วันเสาร์ตามแผน")
    result = actions.tell_result(
        project_id=project.pk,
        told=actions.Told(
            story="รับผู้สูงอายุจากบ้านไปโรงพยาบาลและส่งกลับ 12 วันเสาร์ ไม่มีใครขาดนัดในวันที่มีรถ",
            self_reliance="ห้าครอบครัวจัดเวรพาไปเองได้แล้วในวันธรรมดา",
            equal_reach="ไปถึงทุกหมู่บ้าน หมู่ที่ไกลที่สุดใช้มากที่สุด",
            qualities={"safety": "ผู้สูงอายุที่อยู่คนเดียวมีคนไปรับทุกนัด"},
            safety="ไม่มีใครต้องซ้อนท้ายรถจักรยานยนต์ไปโรงพยาบาล",
            next_year="ทำต่อ และเพิ่มรถที่วางรถเข็นได้",
            follow_up_on=today + datetime.timedelta(days=60),
        ),
        on=told_on,
        by=site.by,
    )
    actions.post_result(
        result_id=result.pk,
        board="บอร์ดหน้าสำนักงานเทศบาล",
        posted_on=told_on + datetime.timedelta(days=6),
        by=site.by,
    )


def _under_way(site: Site, forum: Forum) -> None:
    """Weekend sports for children, led by the school; one Saturday lies ahead with a vehicle."""
    today = site.clock.today
    need = _need(forum, 1)
    project = actions.propose(
        new=actions.NewProject(
            title="ลานกีฬาวันหยุดของเด็กและเยาวชน",
            problem="วันหยุดเด็กอยู่บ้านคนเดียวหรือจับกลุ่มริมถนน",
            objective="เด็กทุกหมู่บ้านมีที่เล่นที่ปลอดภัยและมีคนดูแลในวันหยุด",
            group="children_youth",
            dimensions=("recreation", "education"),
            help_form="promotion",
            owner_id=_body("partner_school", "division").pk,
            money_from="เทศบัญญัติงบประมาณ แผนงานการศึกษา",
            budget=Money.baht("30,000"),
            proposed_on=today - datetime.timedelta(days=60),
        ),
        need_ids=[need.pk],
        by=site.by,
    )
    _decide(site, project, "approved", today - datetime.timedelta(days=45), "นายกเทศมนตรี", "อยู่ในแผนพัฒนา")
    answer = actions.Answer(
        kind="project",
        decided_on=today - datetime.timedelta(days=45),
        decided_by="นายกเทศมนตรี",
        reason="อนุมัติ 30,000 บาท ให้โรงเรียนเป็นเจ้าของโครงการ",
    )
    actions.answer_needs(need_id=need.pk, answer=answer, by=site.by)
    _decide(site, project, "begun", today - datetime.timedelta(days=30), "นายกเทศมนตรี", "")
    activity = actions.plan_activity(
        project_id=project.pk,
        new=actions.NewActivity(
            title="วันเสาร์เล่นด้วยกัน",
            starts_at=_at(_saturday(today + datetime.timedelta(days=3)), 9),
            ends_at=_at(_saturday(today + datetime.timedelta(days=3)), 12),
            place="สนามโรงเรียน",
            groups=("children_youth", "families"),
            why_then="วันเสาร์ เด็กไม่ต้องเรียน ไม่ตรงกับวันตลาดนัด",
            travel="fetched",
            travel_words="รถของเทศบาลออก 8.30 น. จากศาลาทุกหมู่บ้าน ส่งกลับเที่ยง",
            capacity=60,
        ),
        by=site.by,
    )
    actions.announce(activity_id=activity.pk, by=site.by)


def _history(site: Site) -> None:
    """The city's programme for young people out of school: population, target and reached kept apart."""
    proposed = datetime.date(2013, 10, 15)
    first = _city_project(
        site, "เปิดโลกการเรียนรู้ของเยาวชนนอกโรงเรียน", datetime.date(2010, 11, 1), None, "2,000,000"
    )
    second = _city_project(site, "ห้าก้าวของเยาวชนนอกโรงเรียน ปี 2557", proposed, first, "1,500,000")
    actions.record_target(
        target=actions.Target(
            year=FiscalYear.of(proposed).year,
            group="children_youth",
            people=3_000,
            is_estimate=True,
            as_of=proposed,
            source="สำรวจร่วมกับชุมชนและโรงเรียนในเขตเทศบาล",
        ),
        by=site.by,
    )
    _decide(
        site, second, "approved", proposed + datetime.timedelta(days=30), "สภาเทศบาล", "ต่อยอดจากโครงการก่อน"
    )


def _city_project(
    site: Site, title: str, proposed_on: datetime.date, before: Project | None, budget: str
) -> Project:
    return actions.propose(
        new=actions.NewProject(
            title=title,
            problem="เยาวชนที่ออกจากโรงเรียนกลางคันไม่มีที่เรียนรู้ต่อและหางานยาก",
            objective="เยาวชนนอกโรงเรียนได้เรียนรู้ มีงาน และกลับมาร่วมกับชุมชน",
            group="children_youth",
            dimensions=("education", "income"),
            help_form="development",
            owner_id=_welfare().pk,
            money_from="กองทุนสนับสนุนการเรียนรู้จากภายนอกและเทศบัญญัติ",
            budget=Money.baht(budget),
            proposed_on=proposed_on,
            grew_out_of_id=before.pk if before else None,
        ),
        indicators=[actions.NewIndicator("เยาวชนเป้าหมายที่ร่วมครบทุกขั้น", "คน", Decimal(300))],
        by=site.by,
    )


def _outing(site: Site, project: Project, day: datetime.date, women: int, men: int) -> None:
    activity = actions.plan_activity(
        project_id=project.pk,
        new=actions.NewActivity(
            title=f"วันเสาร์ไปหาหมอ {day.day}/{day.month}",
            starts_at=_at(day, 8),
            ends_at=_at(day, 13),
            place="โรงพยาบาลอำเภอ",
            groups=("older",),
            why_then="วันเสาร์ คลินิกเปิด ลูกหลานอยู่บ้านช่วยพาขึ้นรถ",
            travel="fetched",
            travel_words="รถตู้ออก 7.30 น. จากศาลาหมู่บ้าน รับถึงบ้านสำหรับคนที่เดินไม่ไหว",
            capacity=20,
        ),
        by=site.by,
    )
    actions.announce(activity_id=activity.pk, by=site.by)
    villages = places.communities(on=site.clock.today)
    near, far = villages[0].pk, villages[1].pk
    came = [
        actions.Came("older", "female", women - 2, community_id=near),
        actions.Came("older", "female", 2, is_neighbour=True),
        actions.Came("older", "male", men, community_id=far),
    ]
    actions.record_attendance(activity_id=activity.pk, came=came, today=site.clock.today, by=site.by)
    actions.lend_a_hand(activity_id=activity.pk, words="อสม. และจิตอาสา", people=3, hours=15, by=site.by)


def _decide(site: Site, project: Project, kind: str, on: datetime.date, who: str, why: str) -> None:
    decided = actions.Decided(kind=kind, decided_on=on, decided_by=who, reason=why)
    actions.decide(project_id=project.pk, decided=decided, by=site.by)


def _need(forum: Forum, place: int) -> Need:
    found: Need = Need.objects.filter(forum=forum).order_by("number")[place]
    return found


def _body(*kinds: str) -> Organisation:
    for kind in kinds:
        found: Organisation | None = Organisation.objects.filter(kind=kind).order_by("pk").first()
        if found is not None:
            return found
    own: Organisation = Organisation.objects.get(is_self=True)
    return own


def _welfare() -> Organisation:
    """The division that looks after welfare, or the first of a town that has none."""
    named: Organisation | None = Organisation.objects.filter(
        kind="division", name_th__contains="สวัสดิการ"
    ).first()
    return named or _body("division")


def _saturday(day: datetime.date) -> datetime.date:
    """The Saturday on or after a day."""
    return day + datetime.timedelta(days=(5 - day.weekday()) % 7)


def _at(day: datetime.date, hour: int) -> datetime.datetime:
    return datetime.datetime(day.year, day.month, day.day, hour, tzinfo=BANGKOK)
