"""A form that is filled in: found again by its code, checked, printed, sent, left or deleted."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thuanna.channels.public.qr import qr
from thuanna.channels.web import downloads
from thuanna.channels.web.pages import public_form
from thuanna.channels.web.requests import PageRequest
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.tokens import CodeNotUnderstood
from thuanna.services.guides import actions, codes, printing, queries, readable, rules
from thuanna.services.guides.definitions import form_of
from thuanna.services.guides.refusals import FormUnknown

from . import forms, holding
from .filling import frame, held_form, title_of
from .pages import WATERMARK


@public_form
def by_code(request: PageRequest, code: str) -> HttpResponse:
    """Ask for the code of a form begun earlier, perhaps on another telephone."""
    form = forms.CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and holding.too_many_wrong(request):
        return holding.slow_down(request)
    if form.is_valid():
        with holding.office(code):
            try:
                queries.by_code(form.cleaned_data["code"], on=request.today)
            except (CodeNotUnderstood, FormUnknown) as refusal:
                holding.count_wrong(request)
                form.add_error("code", str(refusal))
            else:
                read = codes.read(form.cleaned_data["code"])
                return holding.hold(redirect("public:form_check", code), code, read)
    facts = {**frame(code, on=request.today), "form": form}
    return holding.kept_out(render(request, "public/guides/code.html", facts))


@public_form
def check(request: PageRequest, code: str) -> HttpResponse:
    """Show every answer, what deserves a second look, the code, and what the office did."""
    with holding.office(code):
        held = held_form(request, code)
        if isinstance(held, HttpResponse):
            return held
        definition, filled = form_of(held.definition), queries.answers(held)
        given = holding.held_code(request)
        missing = rules.next_section(definition, filled.answers, list(filled.done))
        case = queries.case(held, on=request.today)
        facts = {
            **frame(code, on=request.today),
            "title": title_of(held),
            "guide_code": held.guide,
            "parts": readable.parts(definition, filled.answers, filled.done, masked=True),
            "missing": missing,
            "findings": rules.findings(definition, filled.answers, on=request.today),
            "code": given,
            "qr_svg": qr(given),
            "case": case,
            "may_change": case.state in {"saved", "handed_back"},
            "may_send": definition.sends and case.state in {"saved", "handed_back"} and missing is None,
            "reference": held.reference,
            "expires_on": held.expires_on,
        }
        return holding.kept_out(render(request, "public/guides/check.html", facts))


@public_form
def as_pdf(request: PageRequest, code: str) -> HttpResponse:
    """Give the form on paper with the answers in place and the code as a QR."""
    with holding.office(code) as office:
        held = held_form(request, code)
        if isinstance(held, HttpResponse):
            return held
        offered, filled = queries.offered(held.guide), queries.answers(held)
        where = offered.adoption
        paper = printing.FormPaper(
            guide=offered.guide,
            office=office.tenant.name,
            place=f"{where.office_th} {where.place_th}" if where else "",
            day=request.today,
            code=holding.held_code(request),
            kept_until=None if held.number else held.expires_on,
            watermark=str(WATERMARK) if office.tenant.is_demo else "",
        )
        parts = readable.parts(form_of(held.definition), filled.answers, filled.done, masked=False)
        return holding.kept_out(downloads.pdf(printing.form_pdf(paper, parts), "form"))


@public_form
@require_POST
def send(request: PageRequest, code: str) -> HttpResponse:
    """Hand the form to the office from here."""
    with holding.office(code) as office:
        held = held_form(request, code)
        if isinstance(held, HttpResponse):
            return held
        given = holding.held_code(request)
        actions.send(code=given, on=request.today, at=request.now, by=office.by)
    return redirect("public:form_check", code)


@public_form
@require_POST
def leave(request: PageRequest, code: str) -> HttpResponse:
    """Let this browser forget the code; the form stays saved."""
    return holding.let_go(redirect("public:help", code), code)


@public_form
def throw_away(request: PageRequest, code: str) -> HttpResponse:
    """Ask once more, then delete a form the office has not received."""
    with holding.office(code) as office:
        held = held_form(request, code)
        if isinstance(held, HttpResponse):
            return held
        refusal = ""
        if request.method == "POST":
            try:
                actions.throw_away(code=holding.held_code(request), on=request.today, by=office.by)
            except Refusal as refused:
                refusal = str(refused)
            else:
                return holding.let_go(redirect("public:help", code), code)
        facts = {**frame(code, on=request.today), "title": title_of(held), "refusal": refusal}
        return holding.kept_out(render(request, "public/guides/delete.html", facts))
