"""แบบแสดงสถานะกองทุน: the fifteen headings of the yearly status form, each from where it is really kept."""

from __future__ import annotations

import datetime

from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.money import ZERO
from thuanna.kernel.thai_dates import thai_date
from thuanna.money.funds.models import Fund
from thuanna.money.funds.queries import counts
from thuanna.money.funds.rules import CATEGORY_WORDS
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.statements import form10
from thuanna.money.payments.report_papers import (
    Facts,
    Heading,
    Part,
    Report,
    Signatures,
    Table,
    Text,
)
from thuanna.money.regulations import queries as regulations
from thuanna.registry.organisations.models import PostKind
from thuanna.registry.places import queries as places
from thuanna.services.grants.models import (
    CommunityActivity,
    CommunityLink,
    LocalSupport,
    Monitoring,
    PlanItem,
    ReportPosting,
)
from thuanna.services.grants.queries import benefits, managing, matching
from thuanna.services.grants.queries.benefits import Paid
from thuanna.services.grants.queries.evidence import standing

from .common import BLANK, Whose, by_hand, committee, day, holder, listed, rounds, said

_DAY = datetime.timedelta(days=1)


def status_report(*, fund: Fund, on: datetime.date, whose: Whose) -> Report:
    """The form as at the end of a day, A4, in Thai."""
    parts: list[Part] = [
        *_fund(fund, on, whose),
        *_members(fund, on),
        *_money(fund, on),
        *_benefits(on),
        *_activities(on),
        *_committee(on),
        *_management(on),
        *_position(on),
        *_together(on),
        *by_hand("14. ปัญหาและแนวทางแก้ไข"),
        *by_hand("15. ข้อเสนอแนะ"),
        Signatures(("ผู้จัดทำข้อมูล (เลขานุการ)", "ประธานหรือรองประธานกองทุน", "ผู้แทนคณะกรรมการระดับจังหวัด")),
    ]
    return Report(
        title="แบบแสดงสถานะกองทุนสวัสดิการชุมชน",
        office=whose.office,
        about=f"ข้อมูล ณ วันที่ {thai_date(on)}",
        on=on,
        parts=parts,
        foot=form10.foot(FiscalYear.of(on)).in_("th"),
        watermark=whose.watermark,
    )


def _fund(fund: Fund, on: datetime.date, whose: Whose) -> list[Part]:
    posts = committee(on)
    return [
        Heading("1. กองทุน"),
        Facts(
            (
                ("ชื่อกองทุน", whose.office),
                ("ที่ตั้ง", said(fund.office_place_th)),
                ("โทรศัพท์", said(fund.office_phone)),
                ("ประธานกองทุน", holder(posts, PostKind.CHAIR)),
                ("ผู้ประสานงาน", holder(posts, PostKind.SECRETARY, PostKind.VICE_CHAIR)),
            )
        ),
        Heading("2. การจัดตั้ง"),
        Facts(
            (
                ("จัดตั้งเมื่อ", thai_date(fund.founded_on)),
                ("หน่วยงานสนับสนุน", said(fund.supporting_organisation)),
            )
        ),
        Text("วัตถุประสงค์\n" + said(fund.objectives_th)),
    ]


def _members(fund: Fund, on: datetime.date) -> list[Part]:
    now, founding = counts.counts_on(on), counts.counts_on(fund.founded_on)
    people = "" if fund.population is None else f"{fund.population:,d} คน ({day(fund.population_on)})"
    rows = [
        (CATEGORY_WORDS[name].in_("th"), f"{count.cumulative:,d}", f"{count.current:,d}")
        for name, count in now.by_category().items()
    ]
    villages = len(places.communities(on=on))
    return [
        Heading("3. สมาชิก"),
        Facts(
            (
                ("3.1 สมาชิกแรกก่อตั้ง", f"{founding.total.cumulative:,d} คน"),
                ("สมาชิกสะสม", f"{now.total.cumulative:,d} คน"),
                ("สมาชิกคงเหลือ (หักตาย ลาออก พ้นสภาพ)", f"{now.total.current:,d} คน"),
                ("ประชากรในพื้นที่", said(people)),
            )
        ),
        *_asked(on),
        Text("3.3 สมาชิกแยกตามประเภท"),
        Table(("ประเภท", "สะสม (คน)", "คงเหลือ (คน)"), rows, right=(1, 2)),
        Text(f"3.4 มีสมาชิก {now.villages_covered:,d} หมู่บ้านหรือชุมชน จากทั้งหมด {villages:,d}"),
    ]


def _asked(on: datetime.date) -> list[Part]:
    """3.2: which round is asked for now, and what was approved before."""
    known = rounds()
    waiting = next((one.round for one in reversed(known) if one.approved is None), None)
    before = next((one.approved for one in reversed(known) if one.approved is not None), None)
    asks = "ไม่ได้ขอรับการสมทบในครั้งนี้"
    if waiting is not None:
        asks = f"ขอรับการสมทบรอบที่ {waiting.number} จำนวน {waiting.members:,d} คน {waiting.amount} บาท"
    full = len(matching.everybody(on).claimed)
    last = "ยังไม่เคยได้รับ"
    if before is not None:
        last = f"{day(before.decided_on)} จำนวน {before.members or 0:,d} คน {before.amount} บาท"
    return [
        Facts(
            (
                ("3.2 การขอรับการสมทบ", asks),
                ("ได้รับอนุมัติครั้งก่อน", last),
                ("สมาชิกครบปีและเข้าเงื่อนไขวันนี้", f"{full:,d} คน"),
            )
        )
    ]


def _money(fund: Fund, on: datetime.date) -> list[Part]:
    parts: list[Part] = [Heading("4. เงินกองทุน")]
    if not book.is_open():
        return [*parts, Text("กองทุนยังไม่ได้เปิดสมุดบัญชีในระบบ")]
    sheet = form10.sources_and_uses(on)
    sources = [(line.words.in_("th"), str(line.amount)) for part in sheet.sources for line in part.lines]
    asked = [
        (
            f"รอบที่ {one.round.number}",
            f"{one.round.members:,d}",
            str(one.round.amount),
            str(one.approved.amount) if one.approved else "รอผล",
        )
        for one in rounds()
    ]
    held = sum((book.balance_on(code, on) for code in managing.PLACES_OF_MONEY), ZERO)
    return [
        *parts,
        Facts(
            (
                ("4.1 เงินสะสมตั้งแต่เริ่มสมุดบัญชี", f"{sheet.total_sources.amount} บาท"),
                (f"เงินคงเหลือ ณ {day(on)}", f"{held} บาท"),
            )
        ),
        Text("4.2 การสมทบแต่ละรอบ"),
        listed(("รอบ", "ขอ (คน)", "ขอ (บาท)", "อนุมัติ (บาท)"), asked, right=(1, 2, 3)),
        Text("4.3 ที่มาของเงิน"),
        Table(("ที่มา", "บาท"), [*sources, ("รวม", str(sheet.total_sources.amount))], right=(1,)),
        *_plans(fund, on),
    ]


def _plans(fund: Fund, on: datetime.date) -> list[Part]:
    adopted = regulations.regulation_on(fund, on)
    plans = adopted.regulation.contributions.plans if adopted else ()
    rows = [
        (
            plan.label.in_("th"),
            f"{plan.months}",
            f"{plan.amount} บาท{'ต่อวัน' if plan.per == 'day' else 'ต่องวด'}",
        )
        for plan in plans
    ]
    return [
        Text("4.4 วิธีส่งเงินสมทบตามระเบียบ"),
        listed(("แบบ", "ครั้งละ (เดือน)", "จำนวน"), rows, right=(1,)),
    ]


def _benefits(on: datetime.date) -> list[Part]:
    year = FiscalYear.of(on)
    ever = benefits.paid(since=None, before=on + _DAY)
    now = benefits.paid(since=year.starts_on, before=on + _DAY)
    return [
        Heading("5. สวัสดิการที่จ่ายสะสมตั้งแต่ใช้ระบบ"),
        _of_kinds(ever),
        Heading(f"6. สวัสดิการที่จ่ายในปีงบประมาณ {year}"),
        _of_kinds(now),
    ]


def _of_kinds(paid: list[Paid]) -> Part:
    rows = [(one.words.in_("th"), f"{one.people:,d}", f"{one.times:,d}", str(one.amount)) for one in paid]
    if rows:
        total = sum((one.amount for one in paid), ZERO)
        rows.append(("รวม", "", f"{sum(one.times for one in paid):,d}", str(total)))
    return listed(("ประเภท", "คน", "ครั้ง", "บาท"), rows, right=(1, 2, 3))


def _activities(on: datetime.date) -> list[Part]:
    helped = benefits.outside_help(since=None, before=on + _DAY)
    rows = [
        (
            day(row.done_on),
            row.get_kind_display(),
            row.about,
            "" if row.people is None else f"{row.people:,d}",
        )
        for row in standing(CommunityActivity, on=on)
    ]
    return [
        Heading("7. กิจกรรมเพื่อชุมชน"),
        Facts((("ช่วยเหลือผู้ที่ไม่ใช่สมาชิก", f"{helped.times:,d} ครั้ง {helped.amount} บาท"),)),
        listed(("วันที่", "เรื่อง", "รายละเอียด", "คน"), rows, right=(3,)),
    ]


def _committee(on: datetime.date) -> list[Part]:
    posts = committee(on)
    rows = [(post.person_name, post.title_th, BLANK[:30], BLANK[:24]) for post in posts]
    members = sum(post.kind != PostKind.ADVISER for post in posts)
    return [
        Heading("8. คณะกรรมการ"),
        Facts((("กรรมการ", f"{members:,d} คน"), ("ที่ปรึกษา", f"{len(posts) - members:,d} คน"))),
        Text(
            "องค์ประกอบ  (  ) ผู้แทนสมาชิก  (  ) ผู้แทน อปท.  (  ) กำนันหรือผู้ใหญ่บ้าน  (  ) พระ  "
            "(  ) ผู้ทรงคุณวุฒิ  (  ) อื่นๆ"
        ),
        listed(("ชื่อ", "ตำแหน่งในกองทุน", "ตำแหน่งในชุมชน", "โทรศัพท์"), rows),
    ]


def _management(on: datetime.date) -> list[Part]:
    found = managing.managed(on)
    monitored = [
        (day(row.done_on), row.get_by_display(), row.who, row.findings)
        for row in standing(Monitoring, on=on)[:12]
    ]
    posted = [
        (day(row.posted_on), row.get_what_display(), row.place) for row in standing(ReportPosting, on=on)[:12]
    ]
    return [
        Heading("9. การบริหารจัดการ"),
        Facts(
            (
                ("9.1 ระเบียบ", found.regulation or "ยังไม่มีในระบบ"),
                ("9.2 ข้อมูลสมาชิกเก็บใน", "ฐานข้อมูลของกองทุน"),
                ("9.3 ประชุมกรรมการในรอบปี", f"{found.committee_meetings:,d} ครั้ง"),
                ("ประชุมสมาชิกในรอบปี", f"{found.general_meetings:,d} ครั้ง"),
                ("มีรายงานการประชุมในระบบ", f"{found.minuted:,d} จาก {found.meetings:,d} ครั้ง"),
                ("9.4 บัญชี", found.accounts),
            )
        ),
        Text("9.5–9.6 การติดตามประเมินผล ภายในและภายนอก"),
        listed(("วันที่", "โดย", "ผู้ติดตาม", "ผล"), monitored),
        Text("9.7 การรายงานต่อสมาชิกและสาธารณะ"),
        listed(("วันที่", "รายงาน", "ติดที่"), posted),
    ]


def _position(on: datetime.date) -> list[Part]:
    if not book.is_open():
        return [Heading("10. ฐานะการเงิน"), Text("กองทุนยังไม่ได้เปิดสมุดบัญชีในระบบ")]
    sheet = form10.sources_and_uses(on)
    rows = []
    for left, right in sheet.pairs():
        cells = [("", "") if one is None else _cell(one) for one in (left, right)]
        rows.append((*cells[0], *cells[1]))
    rows.append(("รวม", str(sheet.total_sources.amount), "รวม", str(sheet.total_uses.amount)))
    return [
        Heading(f"10. ฐานะการเงิน ณ วันที่ {thai_date(on)}"),
        Table(
            ("ที่มาของเงิน", "บาท", "เงินอยู่ที่ไหนและใช้ไปทางใด", "บาท"),
            rows,
            right=(1, 3),
            strong=(len(rows) - 1,),
        ),
    ]


def _cell(one: form10.FormPart | form10.FormLine) -> tuple[str, str]:
    words = one.words.in_("th")
    return (words, "") if isinstance(one, form10.FormPart) else (words, str(one.amount))


def _together(on: datetime.date) -> list[Part]:
    links = [(row.get_kind_display(), row.partner, row.about) for row in standing(CommunityLink, on=on)]
    given = [
        (day(row.given_on), row.giver, row.get_kind_display(), row.about)
        for row in standing(LocalSupport, on=on)
    ]
    plans = [
        (row.get_kind_display(), row.activity, row.method or "–", row.result or "–")
        for row in standing(PlanItem, on=on)
    ]
    return [
        Heading("11. การเชื่อมโยงกับงานพัฒนาอื่น"),
        listed(("ด้าน", "กับใคร", "เรื่อง"), links),
        Heading("12. การสนับสนุนจากองค์กรปกครองส่วนท้องถิ่นและหน่วยงานอื่น"),
        listed(("วันที่", "ผู้สนับสนุน", "ด้าน", "เรื่อง"), given),
        Heading("13. แผนพัฒนากองทุน"),
        listed(("แผน", "กิจกรรม", "วิธีทำ", "ผล"), plans),
    ]
