"""Citizen followers at the office: named with their link, their paper typed, what they found answered."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe

from thuanna.channels.web import downloads
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.thai_dates import thai_date
from thuanna.kernel.tokens import new_token
from thuanna.money.payments.printing import qr_svg
from thuanna.money.payments.report_papers import Facts, Part, Report, Table, Text, report_pdf
from thuanna.services.planning import access, actions, queries
from thuanna.services.planning.models import Finding, Follower, Project
from thuanna.services.planning.words import CHECKS, FOUND

from .follower_forms import FollowerForm, PaperForm, RulingForm
from .projects import step_to
from .shared import asked, communities, refused, trail


@page(access.KEEP)
def add(request: StaffRequest, project_id: int) -> HttpResponse:
    """Name a follower; the answer shows their link once."""
    project = access.one(request.actor, Project, project_id)
    form = FollowerForm(
        request.POST or None,
        communities=communities(request),
        initial={"named_on": request.today, "consented_on": request.today},
        today=request.today,
    )
    if form.is_valid():
        try:
            named = actions.name_follower(project_id=project_id, new=form.new(), by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return _link(request, named)
    return asked(
        request,
        form,
        title=t("ชุมชนตั้งใครติดตามโครงการนี้", "Whom did the community name to follow this?"),
        lead=t("{title}", "{title}", title=project.title),
        button=t("บันทึกและออกลิงก์ส่วนตัว", "Record and give the personal link"),
        back=reverse("staff:project", args=[project_id]),
        steps=step_to(project),
    )


@page(access.KEEP)
def one(request: StaffRequest, follower_id: int) -> HttpResponse:
    """One follower: a new link, or the end."""
    follower = access.one(request.actor, Follower, follower_id)
    if request.method == "POST":
        try:
            if request.POST.get("do") == "renew":
                return _link(request, actions.renew_link(follower_id=follower_id, by=request.actor))
            actions.end_follower(follower_id=follower_id, on=request.today, by=request.actor)
        except Refusal as refusal:
            messages.error(request, str(refusal.phrase))
        else:
            messages.success(request, str(t("บันทึกแล้ว", "Saved.")))
            return redirect("staff:project", follower.project_id)
    facts = {
        "follower": follower,
        "project": follower.project,
        "trail": trail(*step_to(follower.project), (t("ผู้ติดตาม", "Follower"), "")),
    }
    return render(request, "staff/planning/follower.html", facts)


@page(access.KEEP)
def paper(request: StaffRequest, follower_id: int) -> HttpResponse:
    """Type a paper checklist."""
    follower = access.one(request.actor, Follower, follower_id)
    form = PaperForm(request.POST or None, initial={"seen_on": request.today}, today=request.today)
    if form.is_valid():
        try:
            actions.type_finding(
                follower_id=follower_id,
                found=form.found(),
                request_token=request.POST.get("once") or new_token(),
                today=request.today,
                by=request.actor,
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(t("บันทึกตามใบแล้ว", "Recorded as on the paper.")))
            return redirect("staff:project", follower.project_id)
    return asked(
        request,
        form,
        title=t("ในใบเขียนว่าอย่างไร", "What does the paper say?"),
        lead=t("{title} · {who}", "{title} · {who}", title=follower.project.title, who=follower.name),
        button=t("บันทึกตามใบ", "Record as written"),
        back=reverse("staff:project", args=[follower.project_id]),
        steps=step_to(follower.project),
    )


@page(access.VIEW)
def checklist(request: StaffRequest, project_id: int) -> HttpResponse:
    """The field checklist on paper, for whoever has no phone."""
    project = access.one(request.actor, Project, project_id)
    boxes = "   ".join(f"☐ {words.in_('th')}" for words in FOUND.values())
    parts: list[Part] = [
        Facts([("โครงการ", project.title), ("ไปดูวันที่", "................................")]),
        Table(("ดูอะไร", "พบว่า"), [(words.in_("th"), boxes) for words in CHECKS.values()]),
        Text("อยากบอกอะไรเพิ่ม (เรื่องงาน ไม่ระบุชื่อบุคคล)\n\n" + "." * 100 + "\n\n" + "." * 100),
    ]
    content = report_pdf(
        Report(
            title="แบบติดตามโครงการภาคประชาชน",
            office=request.tenant.name_th,
            about=f"พิมพ์วันที่ {thai_date(request.today)}",
            on=request.today,
            parts=parts,
            foot="ส่งคืนที่สำนักงานหรือประธานชุมชน ทุกคำตอบแสดงในหน้าโครงการ ไม่แสดงชื่อผู้ตอบ",
            watermark=request.tenant.watermark,
        )
    )
    return downloads.pdf(content, f"checklist-{project_id}")


@page(access.VIEW)
def findings(request: StaffRequest) -> HttpResponse:
    """What was found and waits for a decision, the most pressing first."""
    facts = {
        "rows": list(queries.findings_to_rule(request.actor)[:100]),
        "today": request.today,
        "may_decide": request.actor.may(access.DECIDE),
        "trail": trail((t("ข้อที่ผู้ติดตามพบ", "Findings"), "")),
    }
    return render(request, "staff/planning/findings.html", facts)


@page(access.DECIDE)
def rule(request: StaffRequest, finding_id: int) -> HttpResponse:
    """Show a finding or say why not, and reply."""
    finding = access.one(request.actor, Finding, finding_id)
    form = RulingForm(request.POST or None, initial={"words": finding.words})
    if form.is_valid():
        try:
            actions.rule_on_finding(
                finding_id=finding_id,
                ruling=actions.Ruling(**form.cleaned_data),
                on=request.today,
                by=request.actor,
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(t("แสดงในหน้าโครงการแล้ว", "It stands on the project's page.")))
            return redirect("staff:findings")
    facts: dict[str, Any] = {
        "form": form,
        "finding": finding,
        "project": finding.project,
        "answers": [(CHECKS[name], FOUND[found]) for name, found in finding.answers.items()],
        "trail": trail(
            (t("ข้อที่ผู้ติดตามพบ", "Findings"), reverse("staff:findings")), (finding.project.title, "")
        ),
    }
    return render(request, "staff/planning/finding.html", facts)


def _link(request: StaffRequest, named: actions.Named) -> HttpResponse:
    address = request.build_absolute_uri(reverse("public:follower", args=[request.tenant.code, named.token]))
    facts = {
        "follower": named.follower,
        "project": named.follower.project,
        "address": address,
        "qr_svg": mark_safe(qr_svg(address)),  # noqa: S308  # made by us, of our own address
        "trail": trail(*step_to(named.follower.project), (t("ลิงก์ผู้ติดตาม", "The follower's link"), "")),
    }
    response = render(request, "staff/planning/follower_link.html", facts)
    response["Referrer-Policy"] = "strict-origin"
    return response
