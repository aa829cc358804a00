"""The office's openness: what is withheld, election periods, the year's checklist and its export."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.web import sheets
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.oversight.publications import site_jobs
from thuanna.services.site import openness, queries
from thuanna.services.site.actions import office
from thuanna.services.site.actions import openness as actions
from thuanna.services.site.actions.office import INFO_KINDS, Withholding
from thuanna.services.site.openness import Checklist, Row, State

from .forms import ElectionForm, EvidenceForm, NoteForm, WithholdForm
from .shared import asked, refused, say, trail

_HEADINGS = ("ข้อ", "เรื่อง", "สถานะ", "ที่อยู่เว็บ", "คำอธิบาย", "หลักฐานวันที่")
_WIDTHS = (8, 40, 14, 50, 50, 14)


@page("site.page.view")
def registers(request: StaffRequest) -> HttpResponse:
    """Show what is withheld and when election periods run."""
    items = [(one, INFO_KINDS[one.info_kind]) for one in queries.withheld()]
    facts = {
        "items": items,
        "periods": queries.periods(),
        "may_keep": request.actor.may(office.EDIT),
        "today": request.today,
        "public_url": reverse("public:check", args=[request.tenant.code]),
        "trail": trail((t("เปิดเผยและไม่เปิดเผย", "Open and withheld"), "")),
    }
    return render(request, "staff/site/registers.html", facts)


@page("site.office.edit")
def withhold(request: StaffRequest) -> HttpResponse:
    """Enter something that is not shown."""
    form = WithholdForm(request.POST or None)
    if form.is_valid():
        try:
            office.withhold(new=Withholding(**form.cleaned_data), at=request.now, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            say(request, t("ลงทะเบียนแล้ว ทุกคนเห็นรายการนี้", "Entered; everybody sees the entry."))
            return redirect("staff:site_registers")
    return asked(
        request,
        form,
        title=t("ลงทะเบียนข้อมูลที่ยังไม่เปิดเผย", "Enter what is withheld"),
        lead=t(
            "ทุกคนจะเห็นว่าอะไรยังไม่เปิด เพราะกฎหมายใด และถามได้ที่ใคร",
            "Everybody will see what, by which law, and whom to ask.",
        ),
        button=t("ลงทะเบียน", "Enter it"),
        back=reverse("staff:site_registers"),
    )


@page("site.office.edit")
def open_up(request: StaffRequest, item_id: int) -> HttpResponse:
    """End a withholding."""
    form = NoteForm(request.POST or None)
    if form.is_valid():
        try:
            office.open_up(item_id=item_id, at=request.now, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            say(request, t("สิ้นสุดการไม่เปิดเผยแล้ว", "No longer withheld."))
            return redirect("staff:site_registers")
    return asked(
        request,
        form,
        title=t("เปิดเผยเรื่องนี้แล้ว", "This is open now"),
        lead=t("บอกว่าดูได้ที่ไหน หรือไม่มีแล้วเพราะอะไร", "Say where it can be seen, or why it no longer exists."),
        button=t("บันทึก", "Record"),
        back=reverse("staff:site_registers"),
    )


@page("site.office.edit")
def election(request: StaffRequest) -> HttpResponse:
    """Say when an election period runs."""
    form = ElectionForm(request.POST or None)
    if form.is_valid():
        try:
            office.call_election(at=request.now, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            say(request, t("ตั้งช่วงเลือกตั้งแล้ว", "The election period is set."))
            return redirect("staff:site_registers")
    return asked(
        request,
        form,
        title=t("ช่วงเลือกตั้ง", "Election period"),
        lead=t(
            "ช่วงนี้ซ่อนรูปผู้บริหารและคำขวัญ และงดประกาศใหม่ เว้นแต่ประชาชนต้องรู้ทันที",
            "Portraits and slogans are hidden, and news waits unless people must know it now.",
        ),
        button=t("ตั้งช่วงเลือกตั้ง", "Set it"),
        back=reverse("staff:site_registers"),
    )


@page("site.page.view")
def checklist(request: StaffRequest) -> HttpResponse:
    """Show the year's checklist: what is found, what is old, what is not there yet."""
    found = _checklist(request)
    counts = [(words, found.counted(state)) for state, words in openness.STATE_WORDS.items()]
    facts = {
        "list": found,
        "rows": [(row, openness.STATE_WORDS[row.state]) for row in found.rows],
        "counts": counts,
        "all": len(found.rows),
        "may_keep": request.actor.may(office.EDIT),
        "earlier": site_jobs.earlier_checklists(found.fiscal_year),
        "town": request.tenant.code,
        "trail": trail((t("รายการเปิดเผยข้อมูล (OIT)", "Openness checklist (OIT)"), "")),
    }
    return render(request, "staff/site/checklist.html", facts)


@page("site.office.edit")
def evidence(request: StaffRequest, item: str) -> HttpResponse:
    """Say where an item of the checklist can be seen."""
    found = _checklist(request)
    row = next((one for one in found.rows if one.item.code == item), None)
    form = EvidenceForm(request.POST or None, today=request.today, initial={"evidence_on": request.today})
    if form.is_valid():
        try:
            actions.put_evidence(
                fiscal_year=found.fiscal_year,
                item=item,
                at=request.now,
                by=request.actor,
                **form.cleaned_data,
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            say(request, t("บันทึกหลักฐานแล้ว", "The evidence is recorded."))
            return redirect("staff:site_checklist")
    label = row.item.label if row else t("ข้อนี้", "this item")
    return asked(
        request,
        form,
        title=t("{n} {label}", "{n} {label}", n=item.upper(), label=label),
        button=t("บันทึก", "Record"),
        back=reverse("staff:site_checklist"),
        steps=[(t("รายการเปิดเผยข้อมูล (OIT)", "Openness checklist (OIT)"), reverse("staff:site_checklist"))],
    )


@page("site.page.view")
def export(request: StaffRequest, form: str) -> HttpResponse:
    """Give the checklist with whole addresses, as the assessment asks for it."""
    rows = [_cells(request, row) for row in _checklist(request).rows]
    return sheets.kept(form, "oit", _HEADINGS, rows, widths=_WIDTHS)


def _checklist(request: StaffRequest) -> Checklist:
    return site_jobs.checklist(openness.fiscal_year_of(request.today), on=request.today)


def _cells(request: StaffRequest, row: Row) -> tuple[str, ...]:
    whole = [one if "://" in one else request.build_absolute_uri(one) for one in row.addresses]
    given = row.by_hand.explanation if row.by_hand else "; ".join(one.title for one in row.things)
    state = openness.STATE_WORDS[row.state].in_("th")
    day = row.evidence_on.isoformat() if row.evidence_on and row.state is not State.MISSING else ""
    return row.item.number, row.item.label.in_("th"), state, "\n".join(whole), given, day
