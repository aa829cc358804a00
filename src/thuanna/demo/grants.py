"""Meetings, evidence and matching of the invented funds: one nearly complete, one young, one in a city."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.documents.evidence import Brought
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.money import Money
from thuanna.money.funds.actions import cash
from thuanna.money.funds.models import Member, MemberStatus
from thuanna.money.ledger import chart
from thuanna.money.payments.approving.orders import Handed
from thuanna.money.payments.orders import Into
from thuanna.money.payments.vouchers import actions as vouchers
from thuanna.registry.meetings import actions as meetings
from thuanna.registry.meetings.models import AgendaItem, Meeting
from thuanna.registry.organisations import queries as organisations
from thuanna.registry.people.models import Trait
from thuanna.services.grants import actions

from . import invention
from .steps import Site
from .stories import FundStory, TownStory

_DAY = datetime.timedelta(days=1)
_BANK = Into(account=chart.BANK)
_PAPER = Brought(name="หนังสือรับรอง (ตัวอย่าง).pdf", content=b"%PDF-1.4\n% an invented certificate\n%%EOF\n")
_BENEFIT = Money.baht(400)


@dataclass(frozen=True)
class _Told:
    """A meeting of the story: how long ago, its agenda, and what was resolved on which matter."""

    kind: str
    days_ago: int
    title: str
    agenda: tuple[str, ...]
    resolved: tuple[tuple[int, str], ...]
    entitled: int
    present: int
    is_open: bool = False


_YEARLY = _Told(
    "general",
    330,
    "ประชุมใหญ่สามัญประจำปี",
    ("รายงานผลการดำเนินงาน", "งบการเงินและผลการตรวจบัญชี", "ระเบียบของกองทุน", "แผนงานปีต่อไป"),
    (
        (1, "รับรองรายงานผลการดำเนินงานประจำปี"),
        (2, "รับรองงบการเงิน และผลการตรวจของผู้ตรวจสอบกิจการ"),
        (3, "เห็นชอบระเบียบของกองทุน ให้ใช้บังคับต่อไป"),
        (4, "เห็นชอบแผนงาน เยี่ยมบ้านสมาชิกที่ไปไหนไม่ได้ และชวนเยาวชนเป็นสมาชิก"),
    ),
    1284,
    412,
    is_open=True,
)
_MONTHLY = _Told(
    "committee",
    24,
    "ประชุมกรรมการประจำเดือน",
    ("รับรองรายงานการประชุม", "รายงานการเงิน", "รับสมาชิกใหม่", "ช่วยครอบครัวที่ประสบอัคคีภัย"),
    (
        (2, "รับทราบรายงานการเงิน เงินสดตรงกับสมุดบัญชี"),
        (3, "รับสมาชิกใหม่ 12 คน ตามใบสมัครที่ศูนย์หมู่บ้านรับรอง"),
        (4, "ให้ช่วยเหลือครอบครัวในหมู่ 7 ที่ไม่ใช่สมาชิก ด้วยข้าวสารและแรงงานซ่อมบ้าน"),
    ),
    7,
    6,
)
_FOUNDING = _Told(
    "founding",
    128,
    "ประชุมจัดตั้งกองทุน",
    ("ทำไมต้องมีกองทุน", "ชื่อและพื้นที่ของกองทุน", "เลือกกรรมการชุดแรก", "เงินสมทบเดือนละ 30 บาท"),
    (
        (2, "ให้ใช้ชื่อกองทุนสวัสดิการชุมชนตำบลม่อนหมอกฟ้า ครอบคลุมทั้งเก้าหมู่บ้าน"),
        (3, "เลือกประธาน เหรัญญิก และเลขานุการ ชุดแรก"),
        (4, "สมาชิกส่งเงินสมทบเดือนละ 30 บาท เริ่มเดือนถัดไป"),
    ),
    63,
    63,
    is_open=True,
)


def hold_meetings(site: Site, town: TownStory) -> None:
    """The meetings of the fund, with minutes and resolutions; one more is called."""
    story = town.fund
    by, today = _secretary(site, story), site.clock.today
    for told in _meetings_of(story):
        if today - datetime.timedelta(days=told.days_ago) >= story.founding(today):
            _hold(site, story, told, by)
    own = organisations.own()
    assert own is not None, "the fund has introduced itself"
    call = meetings.Call(
        body_id=own.pk,
        kind="committee",
        title="ประชุมกรรมการประจำเดือนหน้า",
        held_on=today + 12 * _DAY,
        begins="13.30",
        place=story.office.in_("th"),
        called_on=today,
    )
    agenda = ("รับรองรายงานการประชุม", "รายงานการเงิน", "เปิดบัญชีธนาคารร่วมกันสามคน", "เรื่องอื่นๆ")
    meetings.call(new=call, agenda=agenda, by=by)


def bring_evidence(site: Site, town: TownStory) -> None:
    """Certificates, support, plan, monitoring, links; which set applies; rounds of before."""
    {"noenkhram": _of_the_old_fund, "monmokfa": _of_the_young_fund}.get(town.code, _of_the_city)(site, town)


def _meetings_of(story: FundStory) -> Sequence[_Told]:
    if story.code == "monmokfa-fund":
        return (_FOUNDING,)
    return (_YEARLY, _MONTHLY)


def _hold(site: Site, story: FundStory, told: _Told, by: Actor) -> None:
    own = organisations.own()
    assert own is not None, "the fund has introduced itself"
    day = site.clock.today - datetime.timedelta(days=told.days_ago)
    call = meetings.Call(
        body_id=own.pk,
        kind=told.kind,
        title=told.title,
        held_on=day,
        begins="13.30",
        place=story.office.in_("th"),
        called_on=day - 7 * _DAY,
    )
    meeting = meetings.call(new=call, agenda=told.agenda, by=by)
    members = story.members if told.entitled > story.members else told.entitled
    held = meetings.Held(
        entitled=members,
        present=min(told.present, members),
        others=3 if told.kind != "committee" else 0,
        chaired_by=_name(f"{story.seed} chair", "male"),
        minuted_by=_name(f"{story.seed} minutes", "female"),
        ended="16.00",
    )
    meetings.hold(meeting_id=meeting.pk, held=held, today=site.clock.today, by=by)
    text = "ประธานเปิดประชุมและแจ้งว่าองค์ประชุมครบ เลขานุการอ่านระเบียบวาระ ที่ประชุมไม่มีข้อแก้ไข"
    meetings.minute(meeting_id=meeting.pk, new=meetings.NewMinutes(text=text), by=by)
    _resolve(meeting, told, by)
    if told.is_open:
        meetings.release(meeting_id=meeting.pk, on=day, by=by)


def _resolve(meeting: Meeting, told: _Told, by: Actor) -> None:
    items = {item.place: item.pk for item in AgendaItem.objects.filter(meeting=meeting)}
    for place, text in told.resolved:
        meetings.resolve(
            meeting_id=meeting.pk, new=meetings.NewResolution(item_id=items[place], text=text), by=by
        )


def _of_the_old_fund(site: Site, town: TownStory) -> None:
    """Complete but for the report to the public: the last one hung two years ago."""
    by, today = _secretary(site, town.fund), site.clock.today
    _certify(by, "codi", datetime.date(2010, 2, 18), "พอช. (ตัวอย่าง) 118/2553")
    _common(by, town, today)
    posting = actions.NewPosting(
        what="yearly_report",
        fiscal_year=FiscalYear.of(today).year - 3,
        place=f"บอร์ดหน้า{town.fund.office.in_('th')}",
        posted_on=today - datetime.timedelta(days=760),
    )
    actions.record_posting(new=posting, by=by)
    actions.choose_set(
        criteria="existing_fund",
        is_urban=False,
        reason="จัดตั้งปี 2549 และรับเงินสมทบรอบแรกแล้ว",
        on=today,
        by=by,
    )
    _earlier_rounds(by)
    _pay_groups(site, town.fund)


def _of_the_young_fund(site: Site, town: TownStory) -> None:
    """On its way: promoters, a first meeting, a room lent; no certificate and no account yet."""
    by, today = _secretary(site, town.fund), site.clock.today
    began = town.fund.founding(today)
    for number, standing in enumerate(("ผู้ใหญ่บ้าน หมู่ 1", "อสม. หมู่ 2", "ครูโรงเรียนบ้านม่อนหมอกฟ้า"), 1):
        name = _name(f"{town.fund.seed} promoter {number}", "female")
        new = actions.NewPromoter(name=name, standing=standing, starts_on=began - 30 * _DAY)
        actions.name_promoter(new=new, by=by)
    support = actions.NewSupport(
        kind="place",
        given_on=began,
        giver=town.name.in_("th"),
        about="ให้ใช้ใต้ถุนศาลาประชาคมเป็นที่ทำการ ไม่คิดค่าใช้จ่าย",
    )
    actions.record_support(new=support, by=by)
    actions.choose_set(
        criteria="new_fund", is_urban=False, reason="จัดตั้งใหม่ ยังไม่เคยรับเงินสมทบจากรัฐ", on=today, by=by
    )


def _of_the_city(site: Site, town: TownStory) -> None:
    """A city fund before the form of 2567: a third of the communities is enough there."""
    by, today = _secretary(site, town.fund), site.clock.today
    _certify(
        by, "provincial_committee", town.fund.founding(today) + 200 * _DAY, "คณะกรรมการจังหวัด (ตัวอย่าง) 7/2568"
    )
    _common(by, town, today)
    actions.choose_set(
        criteria="proposal_2567",
        is_urban=True,
        reason="อยู่ในเขตเทศบาลนคร จัดตั้งหลัง 1 ตุลาคม 2553",
        on=today,
        by=by,
    )


def _common(by: Actor, town: TownStory, today: datetime.date) -> None:
    year = FiscalYear.of(today)
    support = actions.NewSupport(
        kind="staff",
        given_on=today - 300 * _DAY,
        giver=town.name.in_("th"),
        about="นักพัฒนาชุมชนช่วยทำบัญชีและจัดประชุมใหญ่ทุกปี",
    )
    actions.record_support(new=support, by=by)
    for aim, work, method in _PLAN:
        new = actions.NewPlanItem(
            kind="with_partners",
            aim=aim,
            fiscal_year=year.year,
            starts_on=year.starts_on,
            activity=work,
            method=method,
        )
        actions.plan(new=new, by=by)
    monitoring = actions.NewMonitoring(
        by="inside",
        done_on=today - 60 * _DAY,
        who="คณะกรรมการและผู้ตรวจสอบกิจการ",
        findings="ทะเบียนและสมุดบัญชีตรงกัน สมาชิกสองหมู่ส่งเงินช้ากว่ากำหนด",
        next_step="ย้ายวันรับเงินของสองหมู่ไปหลังวันพระ",
    )
    actions.record_monitoring(new=monitoring, by=by)
    opinion = actions.NewAuditOpinion(
        fiscal_year=year.year - 1,
        auditor=_name(f"{town.fund.seed} auditor", "female"),
        given_on=today - 30 * _DAY,
        opinion="ตรวจสมุดบัญชี ใบเสร็จ และใบสำคัญจ่ายแล้ว ตรงกัน เงินสดและเงินฝากมีครบตามสมุด",
    )
    actions.record_opinion(new=opinion, by=by)
    link = actions.NewLink(
        kind="finance",
        partner="กลุ่มสัจจะสตรี (สมมุติ)",
        about="ผู้รับเงินของกลุ่มรับเงินสมทบของกองทุนในวันเดียวกัน",
        starts_on=today - 700 * _DAY,
    )
    actions.record_link(new=link, by=by)
    activity = actions.NewActivity(
        kind="visit",
        done_on=today - 40 * _DAY,
        about="เยี่ยมผู้สูงอายุที่ไปไหนไม่ได้ พร้อมอาสาสมัครและรถรับส่ง",
        people=14,
        reaches_community=True,
    )
    actions.record_activity(new=activity, by=by)


_PLAN = (
    ("quality", "อบรมบัญชีให้เหรัญญิกหมู่บ้าน", "ครึ่งวันหลังประชุมกรรมการ ใช้สมุดบัญชีจริง"),
    ("disadvantaged", "เยี่ยมบ้านสมาชิกที่ไปไหนไม่ได้", "เดือนละครั้ง พร้อมอาสาสมัคร"),
    ("membership", "ชวนเยาวชนเป็นสมาชิก", "วันหยุดเรียน ที่ลานวัด"),
)


def _certify(by: Actor, certifier: str, on: datetime.date, reference: str) -> None:
    new = actions.NewCertification(certifier=certifier, certified_on=on, reference=reference, document=_PAPER)
    actions.record_certification(new=new, by=by)


def _earlier_rounds(by: Actor) -> None:
    """Three rounds of before this program; who was in all of them is matched no more."""
    for round_number, (year, size) in enumerate(((2553, 110), (2556, 180), (2562, 240)), 1):
        closed = FiscalYear(year)
        # A full year at the cut-off: members since the cut-off of the year before.
        by_then = closed.previous.starts_on - _DAY
        since = MemberStatus.objects.filter(status="active", starts_on__lte=by_then).values("member_id")
        numbers = list(Member.objects.filter(pk__in=since).order_by("pk").values_list("number", flat=True))
        actions.record_earlier_round(
            number=round_number,
            cutoff_on=closed.starts_on - _DAY,
            approved_on=closed.starts_on + 150 * _DAY,
            member_numbers=numbers[:size],
            amount=Money.baht(365 * len(numbers[:size])),
            by=by,
        )


def _pay_groups(site: Site, story: FundStory) -> None:
    """A small benefit for somebody of each group, so that the book shows whom the fund reached."""
    today = site.clock.today
    for number, (member, purpose, words) in enumerate(_one_of_each(today), 1):
        order = cash.prepare_benefit(
            member_id=member.pk,
            benefit=cash.Benefit(
                purpose=purpose, amount=_BENEFIT, out_of=_BANK, what_for=words, funder="state", payee=""
            ),
            on=today,
            request_id=f"demo-group-{number}",
            by=_secretary(site, story),
        )
        handed = Handed(happened_on=today, bank_reference=f"TR-G{number:03}")
        vouchers.pay(
            order_id=order.pk,
            handed=handed,
            request_id=f"demo-group-paid-{number}",
            by=_who(site, story, "treasurer"),
        )


def _one_of_each(today: datetime.date) -> Iterator[tuple[Member, str, str]]:
    year = today.year
    members = Member.objects.order_by("-pk")
    marked = {
        kind: Trait.objects.filter(kind=kind).values("person_id") for kind in ("disabled", "disadvantaged")
    }
    chosen = (
        (members.filter(person__birth_year__gt=year - 15), "education", "ทุนการศึกษา"),
        (members.filter(person__birth_year__lt=year - 70), "older", "เยี่ยมผู้สูงอายุ"),
        (members.filter(person_id__in=marked["disabled"]), "disadvantaged", "ช่วยค่าเดินทางคนพิการ"),
        (members.filter(person_id__in=marked["disadvantaged"]), "illness", "นอนโรงพยาบาล 2 คืน"),
    )
    for found, purpose, words in chosen:
        member = found.first()
        if member is not None:
            yield member, purpose, words


def _name(seed: str, sex: str) -> str:
    title, name = invention.office_holder(seed=seed, sex=sex)
    return f"{title}{name}"


def _secretary(site: Site, story: FundStory) -> Actor:
    return _who(site, story, "secretary")


def _who(site: Site, story: FundStory, role: str) -> Actor:
    return site.person(next(log_in.name for log_in in story.log_ins if role in log_in.roles))
