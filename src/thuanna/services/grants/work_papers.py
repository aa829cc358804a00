"""The work of a year as parts of the pack: plan, meetings and resolutions, monitoring, links, postings."""

from __future__ import annotations

import datetime

from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.thai_dates import thai_date
from thuanna.money.payments.report_papers import Heading, Part, Table, Text
from thuanna.registry.meetings import queries as meetings
from thuanna.registry.meetings import words
from thuanna.registry.meetings.models import Meeting

from .models import CommunityLink, Monitoring, PlanItem, ReportPosting
from .queries import evidence

_TOLD = (Meeting.Kind.COMMITTEE, Meeting.Kind.GENERAL, Meeting.Kind.EXTRAORDINARY)
_OF_ALL_MEMBERS = (Meeting.Kind.GENERAL, Meeting.Kind.EXTRAORDINARY, Meeting.Kind.FOUNDING)


def work_parts(year: FiscalYear, last_day: datetime.date) -> list[Part]:
    """What the fund planned, met for, followed up, linked with and posted."""
    return [*_plan(year), *_meetings(year, last_day), *_followed(year, last_day), *_shown(year, last_day)]


def _plan(year: FiscalYear) -> list[Part]:
    """What was to be done in the year with what came of it, and what the next year is to bring."""
    found = PlanItem.objects.filter(fiscal_year__in=(year.year, year.next.year), withdrawn_on=None)
    rows = [
        (str(row.fiscal_year), row.get_aim_display(), row.activity, row.method or "–", row.result or "–")
        for row in found.order_by("fiscal_year", "aim", "id")
    ]
    if not rows:
        return [Heading("8. แผนพัฒนากองทุน"), Text("ยังไม่มีแผน")]
    return [
        Heading("8. แผนพัฒนากองทุน"),
        Table(("ปี", "จุดมุ่งหมาย", "จะทำอะไร", "อย่างไร", "ผล"), rows),
    ]


def _meetings(year: FiscalYear, last_day: datetime.date) -> list[Part]:
    tomorrow = last_day + datetime.timedelta(days=1)
    held = [sitting.meeting for sitting in meetings.held(kinds=_TOLD, since=year.starts_on, before=tomorrow)]
    counted = [(words.KINDS[kind], sum(1 for one in held if one.kind == kind)) for kind in _TOLD]
    told = " · ".join(f"{label.in_('th')} {times:,d} ครั้ง" for label, times in counted if times)
    parts: list[Part] = [Heading("9. การประชุมและมติ"), Text(told or "ยังไม่มีการประชุมในปีนี้")]
    latest = meetings.held(kinds=_OF_ALL_MEMBERS, before=tomorrow)[:1]
    if not latest:
        return parts
    meeting = latest[0].meeting
    last_editions = {row.number: row for row in meetings.resolutions_of([meeting.pk])}
    rows = [
        (words.cited(row).in_("th"), row.text, words.OUTCOMES[row.outcome].in_("th"))
        for row in last_editions.values()
    ]
    if rows:
        day = thai_date(meeting.held_on)
        parts += [
            Text(f"มติของ{meeting.get_kind_display()} เมื่อ {day}"),
            Table(("เลขที่", "มติ", "ผล"), rows),
        ]
    return parts


def _followed(year: FiscalYear, last_day: datetime.date) -> list[Part]:
    rows = [
        (thai_date(row.done_on, "short"), row.who, row.findings, row.next_step or "–")
        for row in evidence.standing(Monitoring, on=last_day)
        if row.done_on >= year.starts_on
    ]
    if not rows:
        return [Heading("10. การติดตามประเมินผล"), Text("ยังไม่มีการติดตามในปีนี้")]
    return [Heading("10. การติดตามประเมินผล"), Table(("วันที่", "ใคร", "พบอะไร", "จะทำอะไรต่อ"), rows)]


def _shown(year: FiscalYear, last_day: datetime.date) -> list[Part]:
    links = [
        (row.get_kind_display(), row.partner, row.about)
        for row in evidence.standing(CommunityLink, on=last_day)
    ]
    postings = [
        (thai_date(row.posted_on, "short"), row.get_what_display(), row.place)
        for row in evidence.standing(ReportPosting, on=last_day)
        if row.posted_on >= year.starts_on
    ]
    parts: list[Part] = [Heading("11. งานอื่นในชุมชนที่เชื่อมโยง")]
    parts.append(Table(("งาน", "กับใคร", "อย่างไร"), links) if links else Text("ยังไม่ได้บันทึก"))
    parts.append(Heading("12. การปิดประกาศรายงาน"))
    parts.append(Table(("ติดเมื่อ", "เรื่อง", "ที่ไหน"), postings) if postings else Text("ยังไม่ได้ปิดประกาศในปีนี้"))
    return parts
