"""The list of cases, the cover of one, and the file behind it: it opens on pressing, and that is noted."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.welfare import DIMENSIONS, HELP_FORMS, said
from thuanna.registry.leaders import queries as leaders
from thuanna.registry.leaders import rules as leader_rules
from thuanna.services.cases import access, queries, rules
from thuanna.services.cases.actions import working
from thuanna.services.cases.models import CaseStep
from thuanna.services.cases.queries import Cover
from thuanna.services.cases.words import (
    CHANNELS,
    CONSENTS,
    FOR_WHOM,
    LOOKS,
    OUTCOMES,
    REACH,
    STEPS,
    TEAMS,
    TROUBLES,
)

from .forms import FilterForm

_ROWS = 25
_TONES = {"danger": "sappan", "urgent": "turmeric", "soon": "indigo", "ordinary": "plain"}


@page(access.WORK)
def listing(request: StaffRequest) -> HttpResponse:
    """Show number, urgency, clock and village of each case, and nothing of what it is about."""
    form = FilterForm(request.GET, on=request.today)
    asked = form.cleaned_data if form.is_valid() else {}
    state = asked.get("state", "")
    found = queries.filtered(
        request.actor,
        state=state if state in {"new", "open", "ended"} else "",
        urgency=asked.get("urgency", ""),
        community_id=int(asked["community"]) if asked.get("community") else None,
        mine=state == "mine",
        overdue_on=request.today if state == "overdue" else None,
    )
    shown = Paginator(found, _ROWS).get_page(request.GET.get("page"))
    facts = {
        "form": form,
        "page": shown,
        "rows": [_row(case, request) for case in shown.object_list],
        "is_narrowed": any(asked.values()),
        "may_take": request.actor.may(access.TAKE),
        "may_name": request.actor.may(access.NAME),
        "door": queries.door(request.today),
    }
    return render(request, "staff/cases/cases.html", facts)


@page(access.WORK)
def one(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show the cover; pressed open, the file, and write down who looked."""
    told = None
    if request.method == "POST":
        told = working.open_file(case_id=case_id, at=request.now, by=request.actor)
    cover = queries.cover(request.actor, case_id)
    facts = {**_cover(cover, request), **_file(cover, told), "may": _may(cover, request)}
    facts |= {"links": _links(request), "leaders": _leaders(cover, request)}
    return render(request, "staff/cases/case.html", facts)


@page(access.WORK)
def looks(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show who opened a case."""
    cover = queries.cover(request.actor, case_id)
    rows = [
        {"at": timezone.localtime(look.at), "who": look.by.display_name, "what": LOOKS[look.what]}
        for look in queries.looks_at(cover.case)
    ]
    return render(request, "staff/cases/looks.html", {"case": cover.case, "rows": rows})


def _row(case: Any, request: StaffRequest) -> dict[str, Any]:
    is_ended = case.state in queries.ENDED
    return {
        "id": case.pk,
        "reference": case.reference,
        "received_on": case.received_on,
        "community": case.community.label if case.community else None,
        "urgency": rules.urgency_words(case.urgency_now) if case.urgency_now else None,
        "urgency_tone": _TONES.get(case.urgency_now, "plain"),
        "state": STEPS[case.state],
        "state_tone": "leaf" if is_ended else "turmeric",
        "due_on": case.due_now,
        "is_late": case.due_now is not None and case.due_now < request.today,
        "is_mine": case.handler_now == request.user.pk,
    }


def _cover(cover: Cover, request: StaffRequest) -> dict[str, Any]:
    case = cover.case
    return {
        "case": case,
        "cover": cover,
        "community": case.community.label if case.community else None,
        "channel": CHANNELS[case.channel],
        "for_whom": FOR_WHOM[case.for_whom],
        "state": STEPS[cover.state.what],
        "outcome": OUTCOMES[cover.state.outcome] if cover.state.outcome else None,
        "urgency": rules.urgency_words(cover.urgency) if cover.urgency else None,
        "urgency_tone": _TONES.get(cover.urgency, "plain"),
        "due": [
            {
                "id": step.pk,
                "what": step.what,
                "words": _due_words(step),
                "due_on": step.due_on,
                "is_late": step.due_on is not None and step.due_on < request.today,
                "who": step.handler.display_name if step.handler else "",
            }
            for step in cover.open_steps
        ],
        "helpers": [
            {"id": one.account_id, "who": one.account.display_name, "team": TEAMS[one.team]}
            for one in cover.helpers
        ],
    }


def _due_words(step: CaseStep) -> Phrase:
    return {
        "received": t("ประเมินความเร่งด่วน", "judge how urgent it is"),
        "reopened": t("ประเมินใหม่", "judge it anew"),
        "triaged": t("ติดต่อและเริ่มช่วย", "reach the person and begin to help"),
        "wrote": t("ตอบข้อความของผู้ขอ", "answer the person's message"),
        "visit_planned": t("เยี่ยมบ้าน", "home visit"),
        "referred": t("ถามผลจากหน่วยงานที่ส่งต่อ", "ask the agency what became of it"),
        "follow_up": t("ติดตามว่าเป็นอย่างไร", "ask how the person fares"),
    }[step.what]


def _file(cover: Cover, told: dict[int, dict[str, Any]] | None) -> dict[str, Any]:
    """The steps, with their words where the file is open."""
    words = told or {}
    grounds = queries.grounds(cover.case) if told is not None else {}
    first = words.get(cover.steps[0].pk)
    events = []
    for step in reversed(cover.steps):
        ground = grounds.get(step.pk)
        events.append(
            {
                "id": step.pk,
                "what": step.what,
                "on": step.on,
                "words": STEPS[step.what],
                "who": step.by.display_name if step.by else "",
                "to": step.handler.display_name if step.handler else "",
                "due_on": step.due_on if step.what in {"visit_planned", "follow_up"} else None,
                "outcome": OUTCOMES[step.outcome] if step.outcome else None,
                "told": words.get(step.pk) if step.pk != cover.steps[0].pk else None,
                "dimensions": said(step.dimensions, DIMENSIONS) if told is not None else [],
                "help_form": HELP_FORMS[step.help_form] if told is not None and step.help_form else None,
                "ground": CONSENTS[ground.consent] if ground else None,
            }
        )
    return {
        "is_open": told is not None,
        "events": events,
        "story": first,
        "troubles": said(first["troubles"], TROUBLES) if first else [],
        "reach": REACH[first["reach"]] if first else None,
    }


def _may(cover: Cover, request: StaffRequest) -> dict[str, bool]:
    """Which deeds stand open now."""
    leads, is_ended = request.actor.may(access.LEAD), cover.is_ended
    is_judged = cover.state.what == "triaged"
    return {
        "judge": leads and not is_ended,
        "take_on": leads and is_judged and cover.handler is None,
        "hand": leads and is_judged,
        "lead": leads and not is_ended,
        "close": leads and is_judged,
        "work": not is_ended,
        "reopen": leads and is_ended and not cover.is_erased,
    }


def _leaders(cover: Cover, request: StaffRequest) -> list[dict[str, Any]]:
    """Whom to call in the village of the case."""
    village = cover.case.community_id
    found = [] if village is None else leaders.of_village(request.actor, village, on=request.today)
    return [
        {
            "role": leader_rules.label_of(one.role),
            "who": one.person_name,
            "body": one.body,
            "phone": one.phone,
        }
        for one in found
    ]


def _links(request: StaffRequest) -> list[tuple[Phrase, str]]:
    """What may help besides, as links only: guides, the fund's benefits, the forum's needs."""
    town = request.tenant.code
    found = [(t("คู่มือบริการและสิทธิ", "Guides to services and rights"), reverse("public:help", args=[town]))]
    for fund in Tenant.objects.filter(host_tenant=request.tenant, kind=Tenant.Kind.FUND).order_by("pk"):
        words = t("สวัสดิการของ{name}", "Benefits of {name}", name=fund.name)
        found.append((words, reverse("public:fund", args=[fund.code])))
    if request.actor.may("planning.keep"):
        words = t("ความต้องการของชุมชน (ไม่ใส่เรื่องของใคร)", "Needs of the community (about nobody)")
        found.append((words, reverse("staff:needs")))
    return found
