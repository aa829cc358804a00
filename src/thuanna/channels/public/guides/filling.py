"""Beginning a form, and its pages one after another."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.public import towns
from thuanna.channels.web.pages import public_form
from thuanna.channels.web.requests import PageRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import NotHere
from thuanna.kernel.rules.values import Duration
from thuanna.kernel.tokens import CodeNotUnderstood
from thuanna.oversight.publications import pages, shown
from thuanna.oversight.publications.guides import GUIDE
from thuanna.services.guides import actions, queries, rules
from thuanna.services.guides.definitions import Form, Section, form_of
from thuanna.services.guides.models import FiledForm
from thuanna.services.guides.refusals import FormUnknown, FormWithTheOffice

from . import forms, holding


@public_form
def start(request: PageRequest, code: str, guide: str) -> HttpResponse:
    """Say what will be asked, why and how long it is kept; then open a form and hold its code.

    :raises Http404: the office shows no such guide, or takes no form for it
    """
    found = pages.newest(code, GUIDE, guide)
    if found is None or found.content["form"] is None:
        raise Http404(guide)
    if request.method == "POST":
        if holding.starts_too_often(request):
            return holding.slow_down(request)
        with holding.office(code) as office:
            given = actions.start(guide=guide, on=request.today, at=request.now, by=office.by)
            first = form_of(queries.by_code(given, on=request.today).definition).sections[0]
        answer = redirect("public:form_section", code, first.key)
        return holding.hold(answer, code, given)
    facts = {
        **frame(code, on=request.today),
        "guide": found.content,
        "keep": forms.keep_words(Duration.read(found.content["form"]["keep"])),
        "draft_days": forms.keep_words(queries.draft_period(request.today)),
        "holds_one": bool(holding.held_code(request)),
    }
    return holding.kept_out(render(request, "public/guides/start.html", facts))


@public_form
def section(request: PageRequest, code: str, section: str) -> HttpResponse:
    """Ask one section and keep its answers, then go on to the next.

    :raises Http404: the form has no such section, or it is not asked
    """
    with holding.office(code) as office:
        held = held_form(request, code)
        if isinstance(held, HttpResponse):
            return held
        definition, filled = form_of(held.definition), queries.answers(held)
        asked = rules.asked_sections(definition, filled.answers)
        here = next((one for one in asked if one.key == section), None)
        if here is None:
            raise Http404(section)
        villages = village_names(code)
        data = request.POST if request.method == "POST" else None
        form = forms.section_form(here, filled.answers, data=data, villages=villages, today=request.today)
        if form.is_valid():
            given = forms.plain_answers(here, form.cleaned_data, filled.answers)
            try:
                after = actions.save(
                    code=holding.held_code(request),
                    section=section,
                    answers=given,
                    on=request.today,
                    at=request.now,
                    by=office.by,
                )
            except FormWithTheOffice as refusal:
                form.add_error(None, str(refusal))
            else:
                return redirect(_next(code, definition, after.answers, list(after.done), here))
        return holding.kept_out(
            render(request, "public/guides/section.html", _page(request, code, held, here, asked, form))
        )


def held_form(request: PageRequest, code: str) -> FiledForm | HttpResponse:
    """The form whose code this browser holds, or the page that asks for a code."""
    if holding.too_many_wrong(request):
        return holding.slow_down(request)
    try:
        return queries.by_code(holding.held_code(request), on=request.today)
    except (CodeNotUnderstood, FormUnknown):
        if holding.held_code(request):
            holding.count_wrong(request)
        return holding.let_go(redirect("public:form_code", code), code)


def frame(code: str, *, on: datetime.date) -> dict[str, Any]:
    """What stands around the pages of a form: the town's header, as everybody sees it.

    :raises Http404: the town shows nothing
    """
    return {**towns.town(code, on=on).frame(here=None), "town": code}


def village_names(code: str) -> list[Phrase]:
    """The villages and communities as the town publishes them."""
    town = shown.newest("town", code)
    return [Phrase(one["th"], one["en"]) for one in town.content["communities"]] if town else []


def title_of(form: FiledForm) -> Phrase:
    """What a form is for."""
    try:
        return queries.offered(form.guide).guide.title
    except NotHere:
        return t("แบบคำขอ", "Request")


def _next(code: str, definition: Form, answers: Any, done: list[str], here: Section) -> str:
    """The next section still to be asked after this one, else any other, else the page that checks all."""
    asked = rules.asked_sections(definition, answers)
    later = asked[asked.index(here) + 1 :] if here in asked else []
    for one in (*later, *asked):
        if one.key not in done:
            return reverse("public:form_section", args=[code, one.key])
    return reverse("public:form_check", args=[code])


def _page(
    request: PageRequest, code: str, held: FiledForm, here: Section, asked: list[Section], form: Any
) -> dict[str, Any]:
    place = asked.index(here)
    before = asked[place - 1] if place else None
    return {
        **frame(code, on=request.today),
        "form": form,
        "section": here,
        "title": title_of(held),
        "number": place + 1,
        "total": len(asked),
        "is_first": place == 0,
        "code": holding.held_code(request),
        "back_url": reverse("public:form_section", args=[code, before.key])
        if before
        else reverse("public:guide", args=[code, held.guide]),
    }
