"""Notice and minutes as PDF, and the files that were attached."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from thuanna.channels.web import downloads
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.thai_dates import thai_date
from thuanna.money.payments.report_papers import (
    Facts,
    Heading,
    Part,
    Report,
    Signatures,
    Table,
    Text,
    report_pdf,
)
from thuanna.registry.meetings import access, queries
from thuanna.registry.meetings.models import Resolution
from thuanna.registry.meetings.queries import Matter, Whole
from thuanna.registry.meetings.words import OUTCOMES

from .shared import found, name_of


@page(access.VIEW)
def agenda(request: StaffRequest, meeting_id: int) -> HttpResponse:
    """The notice with its agenda, to be sent or posted."""
    whole = queries.whole(found(request, meeting_id))
    parts: list[Part] = [Facts(_when_and_where(whole))]
    if whole.meeting.notice:
        parts.append(Text(whole.meeting.notice))
    parts.append(Heading("ระเบียบวาระ"))
    parts += [Text(f"วาระที่ {matter.item.place}  {matter.item.title}") for matter in whole.matters]
    parts.append(Signatures(("ผู้นัดประชุม",)))
    return _paper(request, whole, "หนังสือนัดประชุม", parts, "notice")


@page(access.VIEW)
def minutes(request: StaffRequest, meeting_id: int) -> HttpResponse:
    """The minutes with every resolution, to be signed."""
    whole = queries.whole(found(request, meeting_id))
    sitting = whole.sitting
    if sitting is None:
        raise Http404
    facts = [
        *_when_and_where(whole),
        ("ผู้เข้าประชุม", f"{sitting.present:,d} คน จากผู้มีสิทธิ {sitting.entitled:,d} คน"),
        ("ประธานในที่ประชุม", sitting.chaired_by),
        ("ผู้จดรายงาน", sitting.minuted_by),
    ]
    if sitting.others:
        facts.append(("ผู้เข้าร่วมอื่น", f"{sitting.others:,d} คน"))
    parts: list[Part] = [Facts(facts)]
    if whole.attendance:
        rows = [
            (one.post.title_th, one.post.person_name, "มา" if one.came else "ไม่มา")
            for one in whole.attendance
        ]
        parts.append(Table(("ตำแหน่ง", "ชื่อ", ""), rows))
    parts += [Text(entry.text) for entry in whole.minutes if entry.text]
    for matter in whole.matters:
        parts += _matter(matter)
    if sitting.ended:
        parts.append(Text(f"เลิกประชุมเวลา {sitting.ended} น."))
    parts.append(Signatures(("ผู้จดรายงาน", "ประธานในที่ประชุม")))
    return _paper(request, whole, "รายงานการประชุม", parts, "minutes")


@page(access.VIEW)
def attached(request: StaffRequest, minutes_id: int) -> HttpResponse:
    """The file of minutes, as it came."""
    entry = queries.minutes(request.actor, minutes_id)
    if entry is None or entry.document is None:
        raise Http404
    return downloads.uploaded(entry.document, downloads.ended(f"minutes-{entry.pk}", entry.document))


@page(access.VIEW)
def signing_sheet(request: StaffRequest, meeting_id: int) -> HttpResponse:
    """The signing sheet, as it came."""
    sitting = queries.whole(found(request, meeting_id)).sitting
    if sitting is None or sitting.signing_sheet is None:
        raise Http404
    sheet = sitting.signing_sheet
    return downloads.uploaded(sheet, downloads.ended(f"signing-sheet-{meeting_id}", sheet))


def _when_and_where(whole: Whole) -> list[tuple[str, str]]:
    meeting = whole.meeting
    begins = f" เวลา {meeting.begins} น." if meeting.begins else ""
    return [
        ("เรื่อง", meeting.title),
        ("วันประชุม", f"{thai_date(meeting.held_on)}{begins}"),
        ("สถานที่", meeting.place),
        ("แจ้งนัดเมื่อ", thai_date(meeting.called_on)),
    ]


def _matter(matter: Matter) -> list[Part]:
    parts: list[Part] = [Heading(f"วาระที่ {matter.item.place}  {matter.item.title}")]
    parts += [Text(entry.text) for entry in matter.minutes if entry.text]
    parts += [Text(_resolved(one)) for one in matter.resolutions]
    return parts


def _resolved(one: Resolution) -> str:
    words = f"มติข้อ {one.item.place}.{one.place} ({OUTCOMES[one.outcome].in_('th')}) {one.text}"
    if one.votes_for is not None:
        words += f"\nเห็นชอบ {one.votes_for} เสียง ไม่เห็นชอบ {one.votes_against} งดออกเสียง {one.abstained}"
    return words


def _paper(request: StaffRequest, whole: Whole, title: str, parts: list[Part], name: str) -> HttpResponse:
    meeting = whole.meeting
    content = report_pdf(
        Report(
            title=title,
            office=meeting.body.name_th,
            about=name_of(meeting).in_("th"),
            on=request.today,
            parts=parts,
            foot=f"พิมพ์จากบันทึกการประชุม วันที่ {thai_date(request.today)}",
            watermark=request.tenant.watermark,
        )
    )
    return downloads.pdf(content, f"{name}-{meeting.kind}-{meeting.year}-{meeting.sequence}")
