"""Citizens of the invented subdistrict follow a project, sign up for Saturday, earn by what they learned."""

from __future__ import annotations

import datetime

from thuanna.kernel.money import Money
from thuanna.registry.places import queries as places
from thuanna.services.planning import actions
from thuanna.services.planning.models import Activity, Project
from thuanna.services.planning.words import CHECKS

from .steps import Site

_SATURDAY = (
    ("เด็กหญิงฟ้า ตัวอย่าง", "0810000101", "children_youth"),
    ("เด็กชายต้น ตัวอย่าง", "0810000102", "children_youth"),
    ("นางสาวนิด ตัวอย่าง", "0810000103", "families"),
)


def build(site: Site, van: Project, playground: Project) -> None:
    """A follower of the van project and what she found; next Saturday's van and list; sewing that earns."""
    _follow(site, van)
    activity = Activity.objects.get(project=playground, state="announced")
    van_of_saturday = actions.offer_ride(
        activity_id=activity.pk,
        new=actions.NewRide(
            vehicle="รถตู้ของเทศบาล",
            driver="นายสมพร ตัวอย่าง",
            phone="0810000100",
            seats=12,
            wheelchairs=1,
            stops="8.30 น. ศาลาหมู่ 1\n8.40 น. หน้าวัด\n8.50 น. ศาลาหมู่ 3",
        ),
        by=site.by,
    )
    for name, phone, group in _SATURDAY:
        ride = None if group == "families" else van_of_saturday.pk
        new = actions.NewSignUp(name=name, phone=phone, group=group, told_by="telephone", ride_id=ride)
        actions.sign_up(activity_id=activity.pk, new=new, by=site.by)
    _sewing(site, playground)


def _follow(site: Site, van: Project) -> None:
    today = site.clock.today
    village = places.communities(on=today)[0]
    named = actions.name_follower(
        project_id=van.pk,
        new=actions.NewFollower(
            name="นางบัวคำ ตัวอย่าง",
            named_by=f"เวทีประชาคม{village.label.in_('th')}",
            named_on=today - datetime.timedelta(days=185),
            consented_on=today - datetime.timedelta(days=185),
            community_id=village.pk,
        ),
        by=site.by,
    )
    finding = actions.type_finding(
        follower_id=named.follower.pk,
        found=actions.Found(
            seen_on=today - datetime.timedelta(days=120),
            answers={**dict.fromkeys(CHECKS, "yes"), "fetched": "partly"},
            words="รถมาตรงวัน แต่บ้านในซอยลึกต้องเดินออกมาเอง",
        ),
        request_token=f"demo finding {site.tenant.code}",
        today=today - datetime.timedelta(days=119),
        by=site.by,
    )
    actions.rule_on_finding(
        finding_id=finding.pk,
        ruling=actions.Ruling(
            words=finding.words,
            reply="ตั้งแต่เดือนถัดมา รถเข้าไปรับในซอยแล้วเมื่อโทรบอกล่วงหน้าหนึ่งวัน",
            replied_by="กองสวัสดิการสังคม",
        ),
        on=today - datetime.timedelta(days=110),
        by=site.by,
    )


def _sewing(site: Site, project: Project) -> None:
    """An earning activity on a Sunday for families who work every other day, and what it brought."""
    today = site.clock.today
    sunday = today - datetime.timedelta(days=21 + (today.weekday() + 1) % 7)
    starts = datetime.datetime.combine(sunday, datetime.time(13), site.clock.at.tzinfo)
    activity = actions.plan_activity(
        project_id=project.pk,
        new=actions.NewActivity(
            title="เย็บกระเป๋าผ้าขายระหว่างลูกเล่น",
            starts_at=starts,
            ends_at=starts + datetime.timedelta(hours=3),
            place="ใต้ถุนอาคารเรียน",
            groups=("families", "low_income"),
            why_then="บ่ายวันอาทิตย์ คนทำงานรายวันหยุดครึ่งวัน และลูกมาเล่นกีฬาอยู่แล้ว",
            travel="near",
            travel_words="จัดที่โรงเรียน เดินถึงจากทุกหมู่บ้าน",
            earns=True,
            communal=True,
        ),
        by=site.by,
    )
    actions.announce(activity_id=activity.pk, by=site.by)
    came = [actions.Came("families", "female", 14), actions.Came("low_income", "female", 8)]
    actions.record_attendance(activity_id=activity.pk, came=came, today=today, by=site.by)
    actions.count_income(
        activity_id=activity.pk,
        counted_on=today - datetime.timedelta(days=2),
        families=9,
        a_month=Money.baht("13,500"),
        words="ขายหน้าโรงเรียนและที่ตลาดนัด",
        by=site.by,
    )
