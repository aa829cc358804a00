"""แบบเสนอขอรับการสนับสนุน: the criteria with their evidence, who is claimed and how much, and who signs."""

from __future__ import annotations

import datetime

from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import Phrase
from thuanna.kernel.thai_dates import thai_date
from thuanna.money.funds.models import Fund
from thuanna.money.funds.queries import counts
from thuanna.money.ledger.statements import form10
from thuanna.money.payments.report_papers import (
    Facts,
    Heading,
    NewPage,
    Part,
    Report,
    Signatures,
    Table,
    Text,
)
from thuanna.registry.organisations.models import PostKind
from thuanna.services.grants.queries import checking, matching
from thuanna.services.grants.queries.checking import Checked

from .common import BLANK, Whose, committee, day, holder, rounds, said

_STATES = {"met": "ครบ", "missing": "ยังไม่ครบ", "person": "รอคนพิจารณา"}


def proposal_report(*, fund: Fund, criteria: str, title: Phrase, on: datetime.date, whose: Whose) -> Report:
    """The proposal as at the end of a day, by one set of criteria, A4, in Thai."""
    parts: list[Part] = [
        *_fund(fund, on, whose),
        *_asked(on),
        *_criteria(fund, criteria, title, on),
        NewPage(),
        *_promise(on),
    ]
    return Report(
        title="แบบเสนอเพื่อขอรับการสนับสนุนกองทุนสวัสดิการชุมชน",
        office=whose.office,
        about=f"ปีงบประมาณ {FiscalYear.of(on)} ข้อมูล ณ วันที่ {thai_date(on)}",
        on=on,
        parts=parts,
        foot=form10.foot(FiscalYear.of(on)).in_("th"),
        watermark=whose.watermark,
    )


def _fund(fund: Fund, on: datetime.date, whose: Whose) -> list[Part]:
    posts, now = committee(on), counts.counts_on(on).total
    return [
        Heading("1. กองทุนผู้เสนอ"),
        Facts(
            (
                ("ชื่อกองทุน", whose.office),
                ("ที่ตั้ง", said(fund.office_place_th)),
                ("โทรศัพท์", said(fund.office_phone)),
                ("จัดตั้งเมื่อ", thai_date(fund.founded_on)),
                ("สมาชิกปัจจุบัน", f"{now.current:,d} คน (สะสม {now.cumulative:,d} คน)"),
                ("ประธานกองทุน", holder(posts, PostKind.CHAIR)),
                ("ผู้ประสานงาน", holder(posts, PostKind.SECRETARY, PostKind.VICE_CHAIR)),
            )
        ),
    ]


def _asked(on: datetime.date) -> list[Part]:
    """What is asked for: the round that was frozen, else what the list of today comes to."""
    waiting = next((one.round for one in reversed(rounds()) if one.approved is None), None)
    before = [
        (
            f"รอบที่ {one.round.number}",
            day(one.approved.decided_on),
            f"{one.approved.members or 0:,d}",
            str(one.approved.amount),
        )
        for one in rounds()
        if one.approved is not None
    ]
    if waiting is not None:
        asked = [
            ("ขอรับการสมทบ", f"รอบที่ {waiting.number} ณ วันตัดยอด {thai_date(waiting.cutoff_on)}"),
            ("จำนวนสมาชิก", f"{waiting.members:,d} คน (รายชื่อตรึงไว้ตามบัญชีแนบ)"),
            ("จำนวนเงิน", f"{waiting.amount} บาท ({waiting.amount.baht_text()})"),
        ]
    else:
        found = matching.everybody(on)
        asked = [
            ("ขอรับการสมทบ", f"ณ วันตัดยอด {thai_date(found.terms.cutoff)} (ยังไม่ได้ตั้งรายชื่อ)"),
            ("จำนวนสมาชิก", f"{len(found.claimed):,d} คน"),
            ("จำนวนเงิน", f"{found.amount} บาท ({found.amount.baht_text()})"),
        ]
    parts: list[Part] = [Heading("2. การขอรับการสนับสนุน"), Facts(asked)]
    if before:
        parts.append(Table(("เคยได้รับ", "อนุมัติเมื่อ", "คน", "บาท"), before, right=(2, 3)))
    return parts


def _criteria(fund: Fund, criteria: str, title: Phrase, on: datetime.date) -> list[Part]:
    found = checking.weighed(fund, criteria, on)
    parts: list[Part] = [
        Heading("3. หลักเกณฑ์และหลักฐาน"),
        Text(f"{title.in_('th')} ครบ {found.count('met')} จาก {len(found.checks)} ข้อ"),
    ]
    for clause, checks in found.clauses:
        parts += [Text(f"ข้อ {clause}"), Table(("เรื่อง", "ผล", "หลักฐาน"), [_row(one) for one in checks])]
    return parts


def _row(one: Checked) -> tuple[str, str, str]:
    evidence = "; ".join(item.words.in_("th") for item in one.items)
    if one.todo is not None:
        evidence = "; ".join(filter(None, (evidence, f"ต้องเพิ่ม: {one.todo.in_('th')}")))
    if one.judgement is not None:
        evidence = "; ".join(
            filter(None, (evidence, f"{one.judgement.judge_name} พิจารณา: {one.judgement.reason}"))
        )
    return one.check.phrase.in_("th"), _STATES[one.state], evidence or "–"


def _promise(on: datetime.date) -> list[Part]:
    posts = committee(on)
    others = [post.person_name for post in posts if post.kind not in (PostKind.CHAIR, PostKind.ADVISER)][:4]
    names = [*others, *[BLANK] * (4 - len(others))]
    return [
        Heading("4. คำรับรอง"),
        Text(
            "ข้อมูลข้างต้นเป็นความจริง กองทุนยอมให้ตรวจสอบและคำนวณจำนวนสมาชิกใหม่ "
            "และจะคืนเงินส่วนที่ได้รับเกินให้แก่สถาบันพัฒนาองค์กรชุมชน"
        ),
        Facts((("ประธานกองทุน", holder(posts, PostKind.CHAIR)), *(("กรรมการ", name) for name in names))),
        Signatures(("ประธานกองทุน", "กรรมการ", "กรรมการ")),
        Signatures(("กรรมการ", "กรรมการ", "นายกเทศมนตรีหรือนายก อบต.")),
        Heading("5. การรับรองของคณะกรรมการระดับจังหวัด"),
        Text("ตรวจข้อมูลตามแบบแสดงสถานะกองทุนแล้ว  (  ) รับรอง  (  ) ขอข้อมูลเพิ่ม เรื่อง " + BLANK),
        Signatures(("ผู้แทนคณะกรรมการระดับจังหวัด",)),
    ]
