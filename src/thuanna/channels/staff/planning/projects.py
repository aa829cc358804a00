"""Projects: the list, one whole chain, proposing, deciding, shares, spending, measuring."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO
from thuanna.kernel.refusals import Refusal
from thuanna.oversight.publications.builders.planning import code_of
from thuanna.services.planning import access, actions, queries, rules
from thuanna.services.planning.models import Indicator, Project, ProjectResult
from thuanna.services.planning.words import ACTIVITY_STATES, DECISIONS, DIMENSIONS, GROUPS, HELP_FORMS, said

from . import needs, pattern_facts
from .forms import DecideForm, MeasureForm, ProjectForm, ShareForm, SpendForm
from .shared import Choices, Trail, asked, bodies, number, plain, refused, trail

_LIST = t("โครงการ", "Projects")


@page(access.VIEW)
def listing(request: StaffRequest) -> HttpResponse:
    """Every project, newest first, with where it stands."""
    found: list[Any] = list(queries.projects(request.actor)[:200])  # annotated with their state
    facts = {
        "rows": [
            {"row": one, "state": DECISIONS[one.state or "proposed"], "group": GROUPS[one.group]}
            for one in found
        ],
        "plans": queries.plans(),
        "may_keep": request.actor.may(access.KEEP),
        "may_decide": request.actor.may(access.DECIDE),
        "trail": trail((_LIST, "")),
    }
    return render(request, "staff/planning/projects.html", facts)


@page(access.VIEW)
def one(request: StaffRequest, project_id: int) -> HttpResponse:
    """The whole chain on one page, and what may be done next."""
    chain = queries.chain(request.actor, project_id)
    project = chain.project
    posted = {one.result_id for one in chain.postings}
    held: list[Any] = list(chain.activities)  # annotated with how many came
    facts: dict[str, Any] = {
        "chain": chain,
        "project": project,
        "state": DECISIONS[chain.state],
        "group": GROUPS[project.group],
        "dimensions": said(project.dimensions, DIMENSIONS),
        "help_form": HELP_FORMS[project.help_form],
        "needs": [needs.row(need) for need in chain.needs],
        "decisions": [{"words": DECISIONS[one.kind], "row": one} for one in chain.decisions],
        "activities": [{"row": one, "state": ACTIVITY_STATES[one.state]} for one in held],
        "came": sum(one.came or 0 for one in held),
        "is_posted": chain.result is not None and chain.result.pk in posted,
        "next": sorted(_next(chain)),
        "indicators": [
            {"row": one, **{name: plain(getattr(one, name)) for name in ("baseline", "target", "reached")}}
            for one in chain.indicators
        ],
        "pattern": pattern_facts.of_project(request, chain),
        "may_keep": request.actor.may(access.KEEP),
        "may_decide": request.actor.may(access.DECIDE),
        "today": request.today,
        "days_left": (chain.result.post_by - request.today).days if chain.result else 0,
        "days_given": (chain.result.post_by - chain.result.told_on).days if chain.result else 0,
        "days_overdue": max(0, (request.today - chain.result.post_by).days) if chain.result else 0,
        "town": request.tenant.code,
        "code": code_of(project.reference),
        "trail": trail((_LIST, reverse("staff:projects")), (project.reference, "")),
    }
    return render(request, "staff/planning/project.html", facts)


@page(access.KEEP)
def add(request: StaffRequest) -> HttpResponse:
    """Propose a project, for needs chosen before or here."""
    form = _project_form(request)
    if form.is_valid():
        try:
            project = actions.propose(**_proposed(form.cleaned_data), by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            words = t("เสนอโครงการแล้ว เลขที่ {n}", "Proposed as {n}.", n=project.reference)
            messages.success(request, str(words))
            return redirect("staff:project", project.pk)
    return asked(
        request,
        form,
        title=t("จะทำอะไร", "What is to be done?"),
        lead=t(
            "โครงการบอกปัญหา คนที่ได้ประโยชน์ เจ้าของ และเงิน",
            "A project says the problem, for whom, who leads, whose money.",
        ),
        button=t("เสนอโครงการ", "Propose the project"),
        back=reverse("staff:projects"),
        steps=[(_LIST, reverse("staff:projects"))],
    )


@page(access.DECIDE)
def decide(request: StaffRequest, project_id: int) -> HttpResponse:
    """Record what was decided; only what can follow is offered."""
    chain = queries.chain(request.actor, project_id)
    form = DecideForm(
        request.POST or None,
        kinds=sorted(_next(chain)),
        initial={"decided_on": request.today},
        today=request.today,
    )
    if form.is_valid():
        try:
            actions.decide(
                project_id=project_id, decided=actions.Decided(**form.cleaned_data), by=request.actor
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return _done(request, project_id, t("บันทึกการตัดสินใจแล้ว", "The decision is recorded."))
    return _asked(
        request,
        form,
        chain.project,
        t("ตัดสินใจเรื่องโครงการนี้", "Decide about this project"),
        t("บันทึก", "Record"),
    )


@page(access.KEEP)
def share(request: StaffRequest, project_id: int) -> HttpResponse:
    """Record what a partner brings."""
    project = access.one(request.actor, Project, project_id)
    form = ShareForm(request.POST or None, partners=bodies(request))
    if form.is_valid():
        given = form.cleaned_data
        brought = actions.Share(
            int(given["organisation"]), given["money"] or ZERO, given["in_kind"], given["hours"] or 0
        )
        try:
            actions.share(project_id=project_id, share=brought, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return _done(request, project_id, t("บันทึกส่วนร่วมแล้ว", "The share is recorded."))
    return _asked(
        request, form, project, t("ภาคีร่วมด้วยอะไร", "What does a partner bring?"), t("บันทึกส่วนร่วม", "Record it")
    )


@page(access.KEEP)
def spend(request: StaffRequest, project_id: int) -> HttpResponse:
    """Follow money to its voucher in the town's own book."""
    project = access.one(request.actor, Project, project_id)
    form = SpendForm(request.POST or None, initial={"spent_on": request.today}, today=request.today)
    if form.is_valid():
        try:
            given = {**form.cleaned_data, "people": form.cleaned_data["people"] or 0}
            actions.spend(project_id=project_id, **given, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return _done(request, project_id, t("บันทึกการใช้เงินแล้ว", "The spending is recorded."))
    return _asked(
        request,
        form,
        project,
        t("ใช้เงินไปเท่าใด", "How much was spent?"),
        t("บันทึกในทะเบียนคุม", "Record in the control register"),
    )


@page(access.KEEP)
def measure(request: StaffRequest, indicator_id: int) -> HttpResponse:
    """Record where an indicator stands."""
    indicator = access.one(request.actor, Indicator, indicator_id)
    form = MeasureForm(request.POST or None, initial={"measured_on": request.today}, today=request.today)
    if form.is_valid():
        try:
            actions.measure(indicator_id=indicator_id, **form.cleaned_data, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return _done(request, indicator.project_id, t("บันทึกค่าที่วัดได้แล้ว", "Recorded."))
    return _asked(
        request,
        form,
        indicator.project,
        t("วัดได้เท่าใด: {words}", "Where does it stand: {words}", words=indicator.words),
        t("บันทึก", "Record"),
    )


def step_to(project: Project) -> Trail:
    """The crumbs to one project."""
    return [
        (_LIST, reverse("staff:projects")),
        (project.reference, reverse("staff:project", args=[project.pk])),
    ]


def _next(chain: queries.Chain) -> frozenset[str]:
    return rules.may_follow(["proposed", *(one.kind for one in chain.decisions)])


def _project_form(request: StaffRequest) -> ProjectForm:
    own = access.own_community(request.actor)
    open_needs = queries.needs(request.actor).filter(like=None)[:200]
    chosen = [one for one in request.GET.getlist("need") if one.isdecimal()]
    earlier = queries.projects(request.actor)[:100]
    first = next((need for need in open_needs if str(need.pk) in chosen), None)
    initial: dict[str, Any] = {"proposed_on": request.today, "needs": chosen}
    before = next((one for one in earlier if str(one.pk) == request.GET.get("after")), None)
    if before is not None:
        initial |= _next_years(before)
    if first is not None:
        initial |= {"group": first.group, "dimensions": first.dimensions, "help_form": first.help_form}
    return ProjectForm(
        request.POST or None,
        owners=[one for one in bodies(request) if own is None or one[0] == str(request.actor.unit_id)],
        needs=[(str(one.pk), t("{words}", "{words}", words=one.words[:90])) for one in open_needs],
        strategies=strategies(),
        duties=[(str(one.pk), t("{title}", "{title}", title=one.title)) for one in queries.duties()],
        earlier=[(str(one.pk), t("{title}", "{title}", title=one.title)) for one in earlier],
        initial=initial,
        today=request.today,
    )


def _next_years(before: Project) -> dict[str, Any]:
    """A proposal for next year begins with what is known of this year's, and what its result says."""
    names = ("title", "problem", "objective", "group", "dimensions", "help_form", "money_from", "budget")
    newest = ProjectResult.objects.filter(project=before).order_by("-id").first()
    said = f"{before.problem}\n{newest.next_year}".strip() if newest else before.problem
    initial = {name: getattr(before, name) for name in names}
    return initial | {"problem": said, "owner": str(before.owner_id), "grew_out_of": str(before.pk)}


def strategies() -> Choices:
    """The strategies of all plans as choices."""
    return [
        (str(one.pk), t("{n}. {title}", "{n}. {title}", n=one.place, title=one.title))
        for one in queries.strategies()
    ]


def _proposed(given: dict[str, Any]) -> dict[str, Any]:
    indicators = []
    if given["indicator"]:
        indicators = [
            actions.NewIndicator(given["indicator"], given["unit"], given["target"], given["baseline"])
        ]
    words = ("title", "problem", "objective", "group", "help_form", "money_from", "budget", "proposed_on")
    new = actions.NewProject(
        **{name: given[name] for name in words},
        dimensions=given["dimensions"],
        owner_id=int(given["owner"]),
        strategy_id=number(given.get("strategy")),
        grew_out_of_id=number(given.get("grew_out_of")),
        duty_id=number(given.get("duty")),
    )
    need_ids = [int(one) for one in given.get("needs") or []]
    return {"new": new, "need_ids": need_ids, "indicators": indicators}


def _done(request: StaffRequest, project_id: int, words: Phrase) -> HttpResponse:
    messages.success(request, str(words))
    return redirect("staff:project", project_id)


def _asked(request: StaffRequest, form: Any, project: Project, title: Phrase, button: Phrase) -> HttpResponse:
    return asked(
        request,
        form,
        title=title,
        lead=t("{title}", "{title}", title=project.title),
        button=button,
        back=reverse("staff:project", args=[project.pk]),
        steps=step_to(project),
    )
