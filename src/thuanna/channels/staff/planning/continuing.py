"""After a result: what is to be looked at again, and the evidence folder of a project."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.staff.evidence import brought
from thuanna.channels.web import downloads
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.services.planning import access, actions, continuing
from thuanna.services.planning.evidence_words import CONSENTS, EVIDENCE
from thuanna.services.planning.models import EvidencePiece, Project, ProjectResult

from .continuing_forms import EvidenceForm, LookForm
from .forms import ReasonForm
from .projects import step_to
from .shared import asked, refused, trail

_FOLLOW_UPS = t("ถึงเวลากลับไปดู", "Time to look again")
_EVIDENCE = t("แฟ้มหลักฐาน", "Evidence folder")


@page(access.VIEW)
def follow_ups(request: StaffRequest) -> HttpResponse:
    """Every result that is to be looked at again, the longest overdue first."""
    facts = {
        "rows": continuing.due(request.actor, on=request.today),
        "may_keep": request.actor.may(access.KEEP),
        "trail": trail((_FOLLOW_UPS, "")),
    }
    return render(request, "staff/planning/follow_ups.html", facts)


@page(access.KEEP)
def look(request: StaffRequest, result_id: int) -> HttpResponse:
    """Record that somebody went back to look."""
    result = access.one(request.actor, ProjectResult, result_id)
    form = LookForm(request.POST or None, initial={"looked_on": request.today}, today=request.today)
    if form.is_valid():
        try:
            actions.look_again(result_id=result_id, **form.cleaned_data, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(t("บันทึกแล้ว", "Recorded.")))
            return redirect("staff:follow_ups")
    return asked(
        request,
        form,
        title=t("กลับไปดูแล้วพบอะไร", "What was found?"),
        lead=t("{w}", "{w}", w=result.project.title),
        button=t("บันทึกการกลับไปดู", "Record it"),
        back=reverse("staff:follow_ups"),
        steps=[(_FOLLOW_UPS, reverse("staff:follow_ups"))],
    )


@page(access.VIEW)
def evidence(request: StaffRequest, project_id: int) -> HttpResponse:
    """The folder of a project: what is in it, who may see it, and the zip."""
    project = access.one(request.actor, Project, project_id)
    pieces = continuing.evidence(request.actor, project_id)
    facts: dict[str, Any] = {
        "project": project,
        "rows": [
            {"row": one, "kind": EVIDENCE[one.kind], "consent": CONSENTS[one.consent]} for one in pieces
        ],
        "looks": continuing.follow_ups(project_id),
        "has_public": any(one.is_public for one in pieces),
        "may_keep": request.actor.may(access.KEEP),
        "trail": trail(*step_to(project), (_EVIDENCE, "")),
    }
    return render(request, "staff/planning/evidence.html", facts)


@page(access.KEEP)
def add(request: StaffRequest, project_id: int) -> HttpResponse:
    """Put something into the folder."""
    project = access.one(request.actor, Project, project_id)
    form = EvidenceForm(
        request.POST or None, request.FILES or None, initial={"on": request.today}, today=request.today
    )
    if form.is_valid():
        given = {**form.cleaned_data}
        file = given.pop("file")
        try:
            actions.add_evidence(
                project_id=project_id,
                new=actions.NewEvidence(**given),
                brought=brought(file),
                by=request.actor,
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(t("เก็บเข้าแฟ้มแล้ว", "It is in the folder.")))
            return redirect("staff:evidence_folder", project_id)
    return _asked(
        request,
        form,
        project,
        t("เก็บหลักฐานอะไร", "What goes into the folder?"),
        t("เก็บเข้าแฟ้ม", "Put it in"),
    )


@page(access.KEEP)
def withdraw(request: StaffRequest, piece_id: int) -> HttpResponse:
    """Take something out, such as when consent is taken back."""
    piece = access.one(request.actor, EvidencePiece, piece_id)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            actions.withdraw_evidence(
                piece_id=piece_id, why=form.cleaned_data["reason"], on=request.today, by=request.actor
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(t("นำออกแล้ว หน้าสาธารณะไม่แสดงอีก", "Taken out, and shown nowhere.")))
            return redirect("staff:evidence_folder", piece.project_id)
    return _asked(
        request,
        form,
        piece.project,
        t("นำหลักฐานออกเพราะอะไร", "Why is it taken out?"),
        t("นำออก", "Take it out"),
        kind="grave",
    )


@page(access.VIEW)
def file(request: StaffRequest, piece_id: int) -> HttpResponse:
    """The file of one piece."""
    piece = access.one(request.actor, EvidencePiece, piece_id)
    if piece.document is None or piece.withdrawn_on is not None:
        raise Http404("no file")
    return downloads.uploaded(piece.document, downloads.ended(f"evidence-{piece.pk}", piece.document))


@page(access.VIEW)
def packed(request: StaffRequest, project_id: int) -> HttpResponse:
    """The folder as one zip with its index; with ``?public`` only what everybody may see."""
    public_only = "public" in request.GET
    content = continuing.folder(request.actor, project_id, public_only=public_only)
    name = f"evidence-{project_id}{'-public' if public_only else ''}.zip"
    return downloads.kept(content, "application/zip", name)


def _asked(
    request: StaffRequest, form: Any, project: Project, title: Phrase, button: Phrase, kind: str = "main"
) -> HttpResponse:
    return asked(
        request,
        form,
        title=title,
        lead=t("{w}", "{w}", w=project.title),
        button=button,
        back=reverse("staff:evidence_folder", args=[project.pk]),
        steps=[*step_to(project), (_EVIDENCE, reverse("staff:evidence_folder", args=[project.pk]))],
        kind=kind,
    )
