"""The pack for the general meeting: members, money, benefits, matching, audit, the year's work; in Thai."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import Phrase
from thuanna.kernel.money import Money
from thuanna.kernel.thai_dates import thai_date
from thuanna.money.funds.models import Fund
from thuanna.money.funds.queries import counts
from thuanna.money.funds.rules import CATEGORY_WORDS
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.statements import balances, flows
from thuanna.money.ledger.statements.spans import Span
from thuanna.money.ledger.statements.table import Cell, Statement, Weight
from thuanna.money.payments.closing import queries as closing
from thuanna.money.payments.report_papers import (
    Facts,
    Heading,
    NewPage,
    Part,
    Report,
    Signatures,
    Table,
    Text,
    report_pdf,
)
from thuanna.registry.meetings import words as meeting_words
from thuanna.registry.places import queries as places

from .models import AuditOpinion, CommunityActivity, MatchingOutcome
from .queries import benefits, evidence, ratios
from .queries.ratios import AIMS
from .work_papers import work_parts

_STRONG = (Weight.OPENING, Weight.SUBTOTAL, Weight.TOTAL, Weight.HEADING)


def general_meeting_pack(
    *, fund: Fund, year: FiscalYear, office: str, on: datetime.date, watermark: str = ""
) -> bytes:
    """Everything the members are told at their general meeting, for one fiscal year."""
    last_day = min(year.ends_before - datetime.timedelta(days=1), on)
    parts: list[Part] = [
        *_members(fund, year, last_day),
        *_money(year, last_day),
        *_benefits(year, last_day),
        *_matching(),
        NewPage(),
        *_ratios(fund, last_day),
        *_audit(year, on),
        *work_parts(year, last_day),
        Signatures(("เลขานุการ", "เหรัญญิก", "ประธานกองทุน")),
    ]
    return report_pdf(
        Report(
            title=f"เอกสารประชุมใหญ่สามัญประจำปี {year}",
            office=office,
            about=f"ข้อมูลของปีงบประมาณ {year} ณ วันที่ {thai_date(last_day)}",
            on=on,
            parts=parts,
            foot="จัดพิมพ์จากทะเบียนและสมุดบัญชีของกองทุน",
            watermark=watermark,
        )
    )


def _members(fund: Fund, year: FiscalYear, last_day: datetime.date) -> list[Part]:
    now = counts.counts_on(last_day)
    before = counts.counts_on(year.starts_on - datetime.timedelta(days=1)).total.current
    pairs = [
        ("จัดตั้งเมื่อ", thai_date(fund.founded_on)),
        ("สมาชิกต้นปี", f"{before:,d} คน"),
        ("สมาชิกปัจจุบัน", f"{now.total.current:,d} คน (สะสม {now.total.cumulative:,d} คน)"),
        ("หมู่บ้านที่มีสมาชิก", f"{now.villages_covered} จาก {len(places.communities(on=last_day))}"),
    ]
    rows = [
        (CATEGORY_WORDS[name].in_("th"), f"{count.current:,d}", f"{count.cumulative:,d}")
        for name, count in now.by_category().items()
    ]
    return [
        Heading("1. สมาชิก"),
        Facts(pairs),
        Table(("ประเภท", "ปัจจุบัน (คน)", "สะสม (คน)"), rows, right=(1, 2)),
    ]


def _money(year: FiscalYear, last_day: datetime.date) -> list[Part]:
    if not book.is_open():
        return [Heading("2. การเงิน"), Text("กองทุนยังไม่ได้เปิดสมุดบัญชี")]
    if not any(period.starts_on < year.ends_before for period, _ in closing.periods()):
        return [Heading("2. การเงิน"), Text("ปีนี้ยังลงในสมุดเล่มเดิม โปรดแนบงบจากสมุดเล่มนั้น")]
    span = Span(year.starts_on, last_day + datetime.timedelta(days=1))
    return [
        Heading("2. รายได้และค่าใช้จ่าย"),
        _statement(flows.income_statement(span)),
        Heading("3. ฐานะการเงิน"),
        _statement(balances.balance_sheet(last_day)),
    ]


def _benefits(year: FiscalYear, last_day: datetime.date) -> list[Part]:
    tomorrow = last_day + datetime.timedelta(days=1)
    paid = benefits.paid(since=year.starts_on, before=tomorrow)
    helped = benefits.outside_help(since=year.starts_on, before=tomorrow)
    rows = [(one.words.in_("th"), f"{one.times:,d}", str(one.amount)) for one in paid]
    rows.append(("ช่วยเหลือผู้ที่ไม่ใช่สมาชิก", f"{helped.times:,d}", str(helped.amount)))
    total = sum((one.amount for one in paid), helped.amount)
    rows.append(("รวม", f"{sum(one.times for one in paid) + helped.times:,d}", str(total)))
    activities = [
        row for row in evidence.standing(CommunityActivity, on=last_day) if row.done_on >= year.starts_on
    ]
    parts: list[Part] = [
        Heading("4. สวัสดิการที่จ่ายในปี แยกตามประเภท"),
        Table(("ประเภท", "ครั้ง", "บาท"), rows, right=(1, 2), strong=(len(rows) - 1,)),
    ]
    if activities:
        parts.append(Text("สวัสดิการที่ไม่เป็นตัวเงิน"))
        parts += [Text(f"• {thai_date(row.done_on, 'short')} {row.about}") for row in activities]
    return parts


def _matching() -> list[Part]:
    found = MatchingOutcome.objects.filter(verdict="approved").select_related("round")
    rows = [
        (
            f"รอบที่ {one.round.number}",
            thai_date(one.decided_on, "short"),
            f"{one.members or 0:,d}",
            str(one.amount),
        )
        for one in sorted(found, key=lambda one: one.round.number)
    ]
    if not rows:
        return [Heading("5. การสมทบจากรัฐ"), Text("ยังไม่เคยได้รับสมทบ")]
    return [
        Heading("5. การสมทบจากรัฐ"),
        Table(("รอบ", "อนุมัติเมื่อ", "คน", "บาท"), rows, right=(2, 3)),
    ]


def _ratios(fund: Fund, last_day: datetime.date) -> list[Part]:
    parts: list[Part] = [Heading("6. ตัวเลขที่กองทุนรายงานต่อสมาชิก")]
    told = ratios.told(fund, last_day)
    for aim, words in AIMS.items():
        rows = [
            (one.label.in_("th"), one.value or "ยังไม่รู้", one.means.in_("th")) for one in told if one.aim == aim
        ]
        parts += [Text(words.in_("th")), Table(("เรื่อง", "ค่า", "ความหมาย"), rows, right=(1,))]
    return parts


def _audit(year: FiscalYear, on: datetime.date) -> list[Part]:
    months = [
        (period, done)
        for period, done in closing.periods()
        if year.starts_on <= period.starts_on < year.ends_before
    ]
    closed = sum(1 for _, done in months if done is not None)
    head = book.head()
    pairs = [
        ("เดือนที่ปิดบัญชีแล้ว", f"{closed} จาก {len(months)} เดือน"),
        ("สมุดบัญชีถึงรายการที่", "–" if head is None else f"{head.seq:,d}"),
        ("รหัสกำกับสมุดบัญชี", "–" if head is None else book.short_code(bytes(head.hash))),
    ]
    return [Heading("7. การตรวจสอบบัญชี"), Facts(pairs), *_opinions(year, on)]


def _opinions(year: FiscalYear, on: datetime.date) -> list[Part]:
    """What the auditor said of the year; a line to write on while nothing is recorded."""
    said = evidence.standing(AuditOpinion, on=on).filter(fiscal_year=year.year)
    parts: list[Part] = []
    for row in said.select_related("resolution__meeting", "resolution__item"):
        parts += [
            Text(f"ผู้ตรวจสอบกิจการ {row.auditor} ให้ความเห็นเมื่อ {thai_date(row.given_on)}"),
            Text(row.opinion),
        ]
        if row.resolution is not None:
            parts.append(Text(f"ที่ประชุมพิจารณาแล้ว {meeting_words.cited(row.resolution).in_('th')}"))
    return parts or [Text(f"ผู้ตรวจสอบกิจการลงความเห็น: {'.' * 68}")]


def _statement(made: Statement) -> Table:
    columns = [column.words.in_("th") for column in made.columns]
    right = [n for n, column in enumerate(made.columns) if column.kind.value in {"money", "count"}]
    rows = [_row(row.cells, len(columns)) for row in made.rows]
    strong = [n for n, row in enumerate(made.rows) if row.weight in _STRONG]
    return Table(columns, rows, right=right, strong=strong)


def _row(cells: Sequence[Cell], width: int) -> list[str]:
    told = [_told(cell) for cell in cells]
    return told + [""] * (width - len(told))


def _told(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Phrase):
        return cell.in_("th")
    if isinstance(cell, datetime.date):
        return thai_date(cell, "short")
    return f"{cell:,d}" if isinstance(cell, int) and not isinstance(cell, Money) else str(cell)
