"""Writing a page: which there are, beginning one, its text, its files, handing it over."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thuanna.channels.staff.asking import is_done
from thuanna.channels.web import downloads
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.services.site import markup, pasted, prefill, queries, readiness, rules
from thuanna.services.site.actions import attachments, pages
from thuanna.services.site.actions.attachments import Upload
from thuanna.services.site.actions.pages import Details
from thuanna.services.site.kinds import GROUPS, KINDS
from thuanna.services.site.queries import ListedPage, OpenedVersion

from .forms import FIELD_PREFIX, FileForm, NewPageForm, PageForm, PictureForm, initial_of
from .shared import asked, refused, say, trail, warn

_MOST_PASTED = 2_000_000


@page("site.page.view")
def overview(request: StaffRequest) -> HttpResponse:
    """Show every page and where it stands, what waits, and which kinds are still without a page."""
    listed = queries.listed()
    wanted = request.GET.get("state", "")
    rows = [one for one in listed if not wanted or one.state.value == wanted]
    counted = queries.counted_by_kind(listed)
    facts = {
        "groups": _grouped(rows),
        "states": [(one.value, words) for one, words in rules.STATE_WORDS.items()],
        "wanted": wanted,
        "total": len(listed),
        "missing": [one for one in KINDS.values() if not counted[one.key]],
        "may_write": request.actor.may(pages.WRITE),
        "may_keep": request.actor.may("site.office.edit"),
        "public_url": reverse("public:know", args=[request.tenant.code]),
    }
    return render(request, "staff/site/overview.html", facts)


@page("site.page.write")
def new(request: StaffRequest) -> HttpResponse:
    """Ask for the kind and the title, then go on to writing."""
    form = NewPageForm(request.POST or None, initial={"kind": request.GET.get("kind", "")})
    if form.is_valid():
        try:
            version = pages.start(on=request.today, by=request.actor, **form.cleaned_data)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return redirect("staff:site_edit", version.pk)
    return asked(
        request,
        form,
        title=t("เขียนหน้าใหม่", "Write a new page"),
        lead=t(
            "เขียน แนบไฟล์ ดูตัวอย่าง แล้วส่งให้คนอื่นอนุมัติ จึงเผยแพร่",
            "Write, attach files, look at it, hand it to somebody else; then it is published.",
        ),
        button=t("เริ่มเขียน", "Begin"),
        back=reverse("staff:site"),
    )


@page("site.page.view")
def version(request: StaffRequest, version_id: int) -> HttpResponse:
    """Show a version as it would be read, what is still to mend, and what can be done with it."""
    opened = queries.opened(version_id)
    return render(request, "staff/site/version.html", _facts(request, opened))


@page("site.page.write")
def edit(request: StaffRequest, version_id: int) -> HttpResponse:
    """Change a version's words."""
    opened = queries.opened(version_id)
    kind = opened.kind
    initial = {**initial_of(opened.version, kind), **_filled(request, opened)}
    form = PageForm(request.POST or None, kind=kind, today=request.today, initial=initial)
    if form.is_valid():
        try:
            pages.save(version_id=version_id, details=_details(form), at=request.now, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            say(request, t("บันทึกแล้ว", "Saved."))
            return redirect("staff:site_version", version_id)
    facts = {
        "form": form,
        "kind": kind,
        "version": opened.version,
        "trail": trail(_step(opened), (t("แก้ไข", "Edit"), "")),
    }
    return render(request, "staff/site/edit.html", facts)


@page("site.page.write")
def attach(request: StaffRequest, version_id: int) -> HttpResponse:
    """Attach a document."""
    opened = queries.opened(version_id)
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            attachments.attach_file(
                version_id=version_id,
                upload=Upload(file.name, file.read()),
                title_th=form.cleaned_data["title_th"],
                by=request.actor,
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            say(request, t("แนบไฟล์แล้ว", "The file is attached."))
            return redirect("staff:site_version", version_id)
    return _ask(request, opened, form, t("แนบเอกสาร", "Attach a document"))


@page("site.page.write")
def attach_picture(request: StaffRequest, version_id: int) -> HttpResponse:
    """Attach a picture with its words."""
    opened = queries.opened(version_id)
    form = PictureForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["picture"]
        try:
            attachments.attach_picture(
                version_id=version_id,
                upload=Upload(file.name, file.read()),
                alt_th=form.cleaned_data["alt_th"],
                is_portrait=form.cleaned_data["is_portrait"],
                by=request.actor,
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            say(request, t("แนบรูปแล้ว", "The picture is attached."))
            return redirect("staff:site_version", version_id)
    return _ask(request, opened, form, t("แนบรูป", "Attach a picture"))


@page("site.page.write")
@require_POST
def detach(request: StaffRequest, version_id: int, attachment_id: int) -> HttpResponse:
    """Take a file off a version."""
    attachments.detach(attachment_id=attachment_id, by=request.actor)
    say(request, t("เอาไฟล์ออกแล้ว", "The file is off the page."))
    return redirect("staff:site_version", version_id)


@page("site.page.view")
def file(request: StaffRequest, version_id: int, attachment_id: int) -> HttpResponse:
    """Give a file of a version to whoever looks at it before it goes out: saved, never run."""
    found = queries.attachment(version_id, attachment_id)
    return downloads.uploaded(found.document, found.name)


@page("site.page.write")
@require_POST
def submit(request: StaffRequest, version_id: int) -> HttpResponse:
    """Hand a version to those who approve."""
    is_done(
        request,
        lambda: pages.submit(version_id=version_id, at=request.now, by=request.actor),
        t("ส่งให้ตรวจแล้ว ผู้อนุมัติจะเห็นในหน้าแรก", "Handed over; it waits on the approver's first page."),
    )
    return redirect("staff:site_version", version_id)


@page("site.page.write")
@require_POST
def revise(request: StaffRequest, page_id: int) -> HttpResponse:
    """Begin the next version of a page."""
    try:
        version = pages.revise(page_id=page_id, on=request.today, at=request.now, by=request.actor)
    except Refusal as refusal:
        warn(request, refusal)
        return redirect("staff:site_version", queries.versions(page_id)[0][0].pk)
    return redirect("staff:site_edit", version.pk)


@page("site.page.write")
@require_POST
def discard(request: StaffRequest, version_id: int) -> HttpResponse:
    """Throw a draft away."""
    is_gone = is_done(
        request,
        lambda: pages.discard(version_id=version_id, by=request.actor),
        t("ทิ้งฉบับร่างแล้ว", "The draft is thrown away."),
    )
    return redirect("staff:site") if is_gone else redirect("staff:site_version", version_id)


@page("site.page.write")
@require_POST
def clean(request: StaffRequest) -> HttpResponse:
    """Turn what was pasted out of Word into our markup; keeps nothing."""
    html = request.POST.get("html", "")[:_MOST_PASTED]
    return JsonResponse({"text": pasted.as_markup(html)})


def _grouped(rows: list[ListedPage]) -> list[tuple[Phrase, list[ListedPage]]]:
    found = [(group.label, [one for one in rows if one.kind.group == key]) for key, group in GROUPS.items()]
    return [(label, several) for label, several in found if several]


def _details(form: PageForm) -> Details:
    given = form.cleaned_data
    plain = {name: given[name] for name in given if not name.startswith(FIELD_PREFIX) and name != "division"}
    division = int(given["division"]) if given["division"] else None
    return Details(division_id=division, fields=form.typed, **plain)


def _filled(request: StaffRequest, opened: OpenedVersion) -> dict[str, Any]:
    """What the registers know, where the reader asked for it."""
    if "fill" not in request.GET or not opened.kind.prefill:
        return {}
    told = prefill.typed(opened.kind, on=request.today)
    return {FIELD_PREFIX + key: value for key, value in told.items()}


def _facts(request: StaffRequest, opened: OpenedVersion) -> dict[str, Any]:
    is_editable = opened.state in rules.EDITABLE
    is_shown = opened.state is rules.State.APPROVED
    actor = request.actor
    submitted = [one for one in opened.steps if one.kind == "submitted"]
    hands = (opened.version.author_id, submitted[-1].by_id if submitted else None)
    return {
        "opened": opened,
        "version": opened.version,
        "kind": opened.kind,
        "state": opened.state,
        "state_words": rules.STATE_WORDS[opened.state],
        "findings": readiness.findings(opened.facts) if opened.state in rules.OPEN else [],
        "may_edit": is_editable and actor.may(pages.WRITE),
        "may_approve": opened.state is rules.State.SUBMITTED and actor.may(pages.APPROVE),
        "is_own": rules.is_own_work(actor.user_id, hands),
        "may_revise": opened.state not in rules.OPEN and actor.may(pages.WRITE),
        "may_withdraw": is_shown and actor.may(pages.APPROVE),
        "may_post": is_shown and actor.may("site.board.post"),
        "is_new": not opened.steps,
        "blocks": _blocks(opened),
        "typed_fields": _shown_fields(opened),
        "versions": queries.versions(opened.version.page_id),
        "postings": queries.postings(opened.version.page_id),
        "public_url": reverse("public:site_page", args=[request.tenant.code, opened.version.page.code]),
        "notice_url": reverse("public:site_notice", args=[request.tenant.code, opened.version.page.code]),
        "trail": trail((opened.version.title_th or opened.kind.label, "")),
    }


def _blocks(opened: OpenedVersion) -> list[dict[str, Any]]:
    return markup.blocks(opened.version.body_th)


def _shown_fields(opened: OpenedVersion) -> list[dict[str, Any]]:
    values = opened.version.fields
    return [
        {"label": one.label, "type": one.type, "columns": one.columns, "value": values[one.key]}
        for one in opened.kind.fields
        if values.get(one.key) not in (None, "", [])
    ]


def _step(opened: OpenedVersion) -> tuple[object, str]:
    return opened.version.title_th or opened.kind.label, reverse(
        "staff:site_version", args=[opened.version.pk]
    )


def _ask(request: StaffRequest, opened: OpenedVersion, form: Any, title: Phrase) -> HttpResponse:
    back = reverse("staff:site_version", args=[opened.version.pk])
    return asked(request, form, title=title, button=t("แนบ", "Attach"), back=back, steps=[_step(opened)])
