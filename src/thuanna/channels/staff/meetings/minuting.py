"""After the meeting: who came, what was said, what was resolved, and opening it to everybody."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from thuanna.channels.staff.evidence import brought
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.registry.meetings import access, actions, queries
from thuanna.registry.meetings.actions import Held
from thuanna.registry.meetings.models import Meeting
from thuanna.registry.organisations import queries as organisations

from .forms import HoldForm, ItemForm, MinutesForm, ReasonForm, ResolutionForm
from .shared import asked, items_of, kept, refused, step_to


@page(access.KEEP)
def hold(request: StaffRequest, meeting_id: int) -> HttpResponse:
    """Record that the meeting was held and who came."""
    meeting = kept(request, meeting_id)
    in_office = organisations.posts(meeting.body_id, on=meeting.held_on)
    is_committee = meeting.kind == Meeting.Kind.COMMITTEE
    form = HoldForm(
        request.POST or None,
        request.FILES or None,
        posts=[
            (str(post.pk), t(f"{post.title_th} {post.person_name}", f"{post.title} {post.person_name}"))
            for post in in_office
        ],
        initial={"entitled": len(in_office) if is_committee and in_office else None},
    )
    if form.is_valid():
        given = form.cleaned_data
        came = {int(chosen) for chosen in given.pop("came", [])}
        sheet = brought(given.pop("signing_sheet"))
        given["others"] = given["others"] or 0
        held = Held(**given, came={post.pk: post.pk in came for post in in_office}, signing_sheet=sheet)
        try:
            actions.hold(meeting_id=meeting_id, held=held, today=request.today, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return _done(
                request,
                meeting,
                t("บันทึกผู้เข้าประชุมแล้ว บันทึกมติต่อได้เลย", "Recorded. Go on with what was resolved."),
            )
    return _asked(
        request,
        form,
        meeting,
        t("ใครมาประชุม", "Who came?"),
        t("บันทึกผู้เข้าประชุม", "Record who came"),
    )


@page(access.KEEP)
def item(request: StaffRequest, meeting_id: int) -> HttpResponse:
    """Add a matter raised in the meeting."""
    meeting = kept(request, meeting_id)
    form = ItemForm(request.POST or None)
    if form.is_valid():
        try:
            actions.add_item(meeting_id=meeting_id, title=form.cleaned_data["title"], by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return _done(request, meeting, t("เพิ่มวาระแล้ว", "The matter is added."))
    return _asked(request, form, meeting, t("เพิ่มวาระ", "Add a matter"), t("เพิ่มวาระ", "Add the matter"))


@page(access.KEEP)
def minutes(request: StaffRequest, meeting_id: int) -> HttpResponse:
    """Add minutes of a matter, or of the whole meeting."""
    meeting = kept(request, meeting_id)
    form = MinutesForm(
        request.POST or None,
        request.FILES or None,
        items=items_of(meeting),
        initial={"item": request.GET.get("item", "")},
    )
    if form.is_valid():
        try:
            actions.minute(meeting_id=meeting_id, new=form.minutes(), by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return _done(request, meeting, t("บันทึกรายงานแล้ว", "The minutes are kept."))
    return _asked(
        request,
        form,
        meeting,
        t("รายงานการประชุม", "Minutes"),
        t("บันทึกรายงาน", "Keep the minutes"),
        lead=t("บันทึกแล้วแก้ทับไม่ได้ ถ้าผิดให้เพิ่มฉบับแก้ไข", "Once kept they stay; a mistake is corrected by adding."),
    )


@page(access.KEEP)
def correct_minutes(request: StaffRequest, minutes_id: int) -> HttpResponse:
    """Add the right words beside the wrong ones."""
    wrong = queries.minutes(request.actor, minutes_id)
    if wrong is None:
        raise Http404
    meeting = kept(request, wrong.meeting_id)
    form = MinutesForm(
        request.POST or None, request.FILES or None, corrects=True, initial={"text": wrong.text}
    )
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            actions.correct_minutes(
                minutes_id=minutes_id, new=form.minutes(), reason=reason, by=request.actor
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return _done(
                request, meeting, t("เพิ่มฉบับแก้ไขแล้ว ฉบับเดิมยังอ่านได้", "Corrected; the old words stay readable.")
            )
    return _asked(
        request,
        form,
        meeting,
        t("แก้รายงานการประชุม", "Correct the minutes"),
        t("บันทึกฉบับแก้ไข", "Keep the correction"),
    )


@page(access.KEEP)
def resolve(request: StaffRequest, meeting_id: int) -> HttpResponse:
    """Record a resolution."""
    meeting = kept(request, meeting_id)
    items = items_of(meeting)
    form = ResolutionForm(
        request.POST or None,
        items=items,
        initial={"item": request.GET.get("item", ""), "outcome": "passed"},
    )
    if form.is_valid():
        item_id = int(form.cleaned_data["item"])
        try:
            made = actions.resolve(meeting_id=meeting_id, new=form.resolution(item_id), by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return _done(
                request,
                meeting,
                t("บันทึกมติ {number} แล้ว", "Resolution {number} is recorded.", number=made.number),
            )
    return _asked(
        request,
        form,
        meeting,
        t("ที่ประชุมมีมติอะไร", "What was resolved?"),
        t("บันทึกมติ", "Record the resolution"),
        lead=t("มติได้เลขข้อเอง เรื่องอื่นอ้างเลขนี้ได้", "It is numbered by itself; other records cite the number."),
    )


@page(access.KEEP)
def correct_resolution(request: StaffRequest, resolution_id: int) -> HttpResponse:
    """Add the right wording under the same number."""
    wrong = queries.resolution(request.actor, resolution_id)
    if wrong is None:
        raise Http404
    meeting = kept(request, wrong.meeting_id)
    form = ResolutionForm(
        request.POST or None,
        corrects=True,
        initial={
            "text": wrong.text,
            "outcome": wrong.outcome,
            "votes_for": wrong.votes_for,
            "against": wrong.votes_against,
            "abstained": wrong.abstained,
        },
    )
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            actions.correct_resolution(
                resolution_id=resolution_id,
                new=form.resolution(wrong.item_id),
                reason=reason,
                by=request.actor,
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return _done(
                request, meeting, t("แก้มติแล้ว ข้อความเดิมยังอ่านได้", "Corrected; the old wording stays readable.")
            )
    return _asked(
        request,
        form,
        meeting,
        t("แก้มติ {number}", "Correct resolution {number}", number=wrong.number),
        t("บันทึกฉบับแก้ไข", "Keep the correction"),
    )


@page(access.RELEASE)
def release(request: StaffRequest, meeting_id: int) -> HttpResponse:
    """Let everybody read what was resolved."""
    meeting = kept(request, meeting_id)
    form = PlainForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.release(meeting_id=meeting_id, on=request.today, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return _done(request, meeting, t("เปิดให้ทุกคนอ่านมติแล้ว", "Everybody may read the resolutions now."))
    return _asked(
        request,
        form,
        meeting,
        t("เปิดมติให้ทุกคนอ่าน", "Open the resolutions to everybody"),
        t("เปิดให้ทุกคนอ่าน", "Open them"),
        lead=t(
            "เผยแพร่เฉพาะเลขมติ วันประชุม และข้อความมติ ตรวจว่าไม่มีชื่อสมาชิกในข้อความก่อน",
            "Only number, day and wording of the resolutions are shown. Please see that no member is named.",
        ),
    )


@page(access.RELEASE)
def withdraw(request: StaffRequest, meeting_id: int) -> HttpResponse:
    """Close what was open."""
    meeting = kept(request, meeting_id)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            actions.withdraw(
                meeting_id=meeting_id, on=request.today, reason=form.cleaned_data["reason"], by=request.actor
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return _done(request, meeting, t("ปิดการเผยแพร่แล้ว", "They are closed again."))
    return _asked(
        request,
        form,
        meeting,
        t("ปิดการเผยแพร่มติเพราะอะไร", "Why are the resolutions closed?"),
        t("ปิดการเผยแพร่", "Close them"),
    )


def _asked(
    request: StaffRequest,
    form: PlainForm,
    meeting: Meeting,
    title: Phrase,
    button: Phrase,
    *,
    lead: Phrase | None = None,
) -> HttpResponse:
    back = reverse("staff:meeting", args=[meeting.pk])
    return asked(request, form, title=title, button=button, back=back, lead=lead, steps=step_to(meeting))


def _done(request: StaffRequest, meeting: Meeting, words: Phrase) -> HttpResponse:
    messages.success(request, str(words))
    return redirect("staff:meeting", meeting.pk)
