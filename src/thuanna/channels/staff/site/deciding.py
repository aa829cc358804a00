"""Approving, sending back and withdrawing pages; recording where their paper hangs."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thuanna.channels.staff.asking import is_done
from thuanna.channels.web import downloads
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.services.site import queries
from thuanna.services.site.actions import office, pages
from thuanna.services.site.actions.pages import APPROVE

from .forms import ApproveForm, BoardForm, NoteForm
from .shared import asked, refused, say, trail


@page(APPROVE)
def approve(request: StaffRequest, version_id: int) -> HttpResponse:
    """Ask once more, then let the version go before the public."""
    opened = queries.opened(version_id)
    form = ApproveForm(request.POST or None)
    if form.is_valid():
        try:
            pages.approve(
                version_id=version_id,
                on=request.today,
                at=request.now,
                by=request.actor,
                necessity=form.cleaned_data["necessity"],
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            say(request, t("อนุมัติแล้ว ทุกคนเห็นหน้านี้ภายในไม่กี่วินาที", "Approved; everybody sees it within seconds."))
            return redirect("staff:site_version", version_id)
    return asked(
        request,
        form,
        title=t("อนุมัติเผยแพร่ “{title}”", "Publish “{title}”?", title=opened.version.title_th),
        lead=t(
            "ทุกคนจะอ่านได้ และฉบับนี้แก้ไม่ได้อีก ถ้าต้องแก้ให้ทำฉบับใหม่",
            "Everybody will read it and it cannot be changed; a new version can replace it.",
        ),
        button=t("อนุมัติและเผยแพร่", "Approve and publish"),
        back=reverse("staff:site_version", args=[version_id]),
    )


@page(APPROVE)
def send_back(request: StaffRequest, version_id: int) -> HttpResponse:
    """Say what to mend."""
    opened = queries.opened(version_id)
    form = NoteForm(request.POST or None)
    if form.is_valid():
        try:
            pages.send_back(version_id=version_id, at=request.now, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            say(request, t("ส่งกลับให้แก้แล้ว", "Sent back."))
            return redirect("staff:site_version", version_id)
    return asked(
        request,
        form,
        title=t("ส่งกลับให้แก้ “{title}”", "Send “{title}” back", title=opened.version.title_th),
        lead=t("บอกผู้เขียนว่าต้องแก้อะไร", "Say what should be mended."),
        button=t("ส่งกลับ", "Send back"),
        back=reverse("staff:site_version", args=[version_id]),
    )


@page(APPROVE)
def withdraw(request: StaffRequest, page_id: int) -> HttpResponse:
    """Ask why, then take the page from the public."""
    found = queries.page(page_id)
    form = NoteForm(request.POST or None)
    newest = queries.versions(page_id)[0][0]
    if form.is_valid():
        try:
            pages.withdraw(
                page_id=page_id, reason=form.cleaned_data["note"], at=request.now, by=request.actor
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            say(request, t("ถอนหน้านี้แล้ว", "The page is withdrawn."))
            return redirect("staff:site_version", newest.pk)
    return asked(
        request,
        form,
        title=t(
            "ถอน “{title}” เพราะอะไร", "Why is “{title}” withdrawn?", title=newest.title_th or found.code
        ),
        lead=t(
            "ทุกฉบับและทุกไฟล์ของหน้านี้จะไม่มีใครเปิดได้ และทุกคนอ่านเหตุผลนี้ได้",
            "No version and no file of it can be opened any more, and everybody reads this reason.",
        ),
        button=t("ถอนจากหน้าสาธารณะ", "Withdraw it"),
        kind="grave",
        back=reverse("staff:site_version", args=[newest.pk]),
    )


@page("site.board.post")
def post(request: StaffRequest, page_id: int) -> HttpResponse:
    """Record on which board the paper hangs."""
    newest = queries.versions(page_id)[0][0]
    form = BoardForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        photo = form.cleaned_data["photo"]
        try:
            office.post_on_board(
                page_id=page_id,
                board_th=form.cleaned_data["board_th"],
                photo=photo.read() if photo else None,
                at=request.now,
                by=request.actor,
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            say(request, t("บันทึกการติดประกาศแล้ว", "The posting is recorded."))
            return redirect("staff:site_boards")
    return asked(
        request,
        form,
        title=t("ติดบอร์ด “{title}”", "“{title}” on a board", title=newest.title_th),
        lead=t("พิมพ์ฉบับ A4 จากหน้าสาธารณะ ติดแล้วบันทึกที่นี่", "Print the A4 version, hang it, record it here."),
        button=t("บันทึกว่าติดแล้ว", "Record it"),
        back=reverse("staff:site_version", args=[newest.pk]),
    )


@page("site.page.view")
def boards(request: StaffRequest) -> HttpResponse:
    """Show which papers hang where."""
    facts = {
        "hanging": queries.hanging(),
        "may_post": request.actor.may(office.POST),
        "trail": trail((t("ประกาศบนบอร์ด", "Paper on boards"), "")),
    }
    return render(request, "staff/site/boards.html", facts)


@page("site.page.view")
def board_photo(request: StaffRequest, posting_id: int) -> HttpResponse:
    """Give the photograph of a paper on its board.

    :raises Http404: there is none
    """
    found = queries.board_photo(posting_id)
    if found is None:
        raise Http404("no photo")
    return downloads.uploaded(found, found.name)


@page("site.board.post")
@require_POST
def take_down(request: StaffRequest, posting_id: int) -> HttpResponse:
    """Record that a paper came down."""
    is_done(
        request,
        lambda: office.take_down(posting_id=posting_id, at=request.now, by=request.actor),
        t("บันทึกว่าเอาลงแล้ว", "Recorded as taken down."),
    )
    return redirect("staff:site_boards")
