"""Becoming a member: the person is found or registered, applies, and is admitted by a resolution."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.staff import remembering
from thuanna.channels.staff.people.forms import NewPersonForm
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import access
from thuanna.money.funds.actions import members as actions
from thuanna.money.funds.queries import fund as fund_queries
from thuanna.money.funds.queries import members, register
from thuanna.money.funds.queries.register import Question
from thuanna.registry.people import actions as people_actions
from thuanna.registry.people import queries as people
from thuanna.registry.places import queries as places

from .forms import AdmitForm, AdmitManyForm, ApplicationForm, FindForm
from .home import trail

_WHERE = "newcomer"
_MOST_APPLICANTS = 100
REGISTER_PERSON = "people.person.edit"


@page(access.EDIT)
def find(request: StaffRequest) -> HttpResponse:
    """Who applies? Found in the register of people first, so that nobody stands there twice."""
    if request.method == "POST":
        form = FindForm(request.POST)
        remembering.keep(request, _WHERE, form.cleaned_data["question"] if form.is_valid() else "")
        return redirect("staff:fund_join")
    text = remembering.kept(request, _WHERE)
    form = FindForm(initial={"question": ""})
    facts: dict[str, Any] = {"was_asked": bool(text), "found": []}
    if text:
        try:
            found = people.search(text, by=request.actor)
        except Refusal as refusal:
            form = FindForm({"question": text})
            form.add_error("question", mend(refusal.phrase, refusal.code))
        else:
            known = members.by_person([person.person_id for person in found.people])
            facts["found"] = [
                {"id": one.person_id, "name": one.name, "number": one.masked_number, "place": one.place}
                | {"member": known.get(one.person_id)}
                for one in found.people
            ]
    facts |= {"form": form, "has_fund": fund_queries.fund() is not None, "trail": _trail()}
    return render(request, "staff/funds/join.html", facts)


@page(REGISTER_PERSON)
def new_person(request: StaffRequest) -> HttpResponse:
    """Register somebody new, then go on to the application."""
    form = NewPersonForm(request.POST or None, today=request.today)
    alike: list[tuple[int, str]] = []
    if form.is_valid():
        try:
            person = people_actions.register_person(
                person=form.person(), is_somebody_new=bool(request.POST.get("is_new")), by=request.actor
            )
        except people_actions.PerhapsKnown as refusal:
            alike = [(one.person_id, one.name) for one in refusal.people]
        except people_actions.DuplicateCitizenNumber as refusal:
            form.add_error("citizen_number", mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:fund_apply", person.pk)
    facts = {"form": form, "sections": form.sections(), "alike": alike, "trail": _trail()}
    return render(request, "staff/funds/new_person.html", facts)


@page(access.EDIT)
def apply(request: StaffRequest, person_id: int) -> HttpResponse:
    """Take down an application."""
    person = people.person_by_id(person_id, by=request.actor)
    form = ApplicationForm(
        request.POST or None,
        villages=list(places.communities(on=request.today)),
        initial={"on": request.today, "community": _village_of(person_id)},
        today=request.today,
    )
    if form.is_valid():
        try:
            member = actions.apply(person_id=person_id, by=request.actor, **form.facts())
        except actions.NumberTaken as refusal:
            form.add_error("number", mend(refusal.phrase, refusal.code))
        except Refusal as refusal:
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:fund_member", member.pk)
    facts = {
        "form": form,
        "heading": t("สมัครสมาชิกให้ {name}", "An application of {name}", name=person.full_name),
        "lead": t("เป็นสมาชิกเมื่อคณะกรรมการมีมติรับ", "Membership begins when the committee admits."),
        "save": t("บันทึกใบสมัคร", "Save the application"),
        "back": reverse("staff:fund_join"),
        "trail": _trail(),
    }
    return render(request, "staff/funds/change.html", facts)


@page(access.ADMIT)
def admit(request: StaffRequest, member_id: int) -> HttpResponse:
    """Admit one person."""
    sheet = members.sheet(member_id, by=request.actor)
    form = AdmitForm(request.POST or None, initial={"resolution_on": request.today}, today=request.today)
    if form.is_valid():
        try:
            actions.admit(
                member_id=member_id,
                resolution=form.resolution(),
                starts_on=form.cleaned_data["starts_on"],
                by=request.actor,
            )
        except actions.ResolutionMissing as refusal:
            form.add_error("resolution_no", mend(refusal.phrase, refusal.code))
        except Refusal as refusal:
            form.add_error("resolution_on", mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:fund_member", member_id)
    facts = {
        "form": form,
        "heading": t("รับ {name} เป็นสมาชิกตามมติใด", "By which resolution is {name} admitted?", name=sheet.name),
        "lead": t("เลขสมาชิก {number}", "Member number {number}", number=sheet.member.number),
        "save": t("รับเป็นสมาชิก", "Admit"),
        "back": reverse("staff:fund_member", args=[member_id]),
        "trail": _trail(),
    }
    return render(request, "staff/funds/change.html", facts)


@page(access.ADMIT)
def admit_many(request: StaffRequest) -> HttpResponse:
    """Admit a list of applicants by one resolution."""
    waiting = register.page(
        Question(status="applied"), on=request.today, by=request.actor, size=_MOST_APPLICANTS
    )
    choices = [(str(row.member_id), _applicant(row)) for row in waiting.rows]
    form = AdmitManyForm(
        request.POST or None,
        applicants=choices,
        initial={"resolution_on": request.today, "members": [value for value, _ in choices]},
        today=request.today,
    )
    if form.is_valid():
        try:
            actions.admit_all(
                member_ids=[int(value) for value in form.cleaned_data["members"]],
                resolution=form.resolution(),
                by=request.actor,
            )
        except Refusal as refusal:
            form.add_error("resolution_on", mend(refusal.phrase, refusal.code))
        else:
            return redirect(f"{reverse('staff:fund_members')}?order=newest")
    facts = {"form": form, "applicants": choices, "trail": _trail()}
    return render(request, "staff/funds/admit_many.html", facts)


def _applicant(row: register.Row) -> Phrase:
    return t(
        "{number} {name} {village}",
        "{number} {name} {village}",
        number=row.number,
        name=row.name,
        village=row.village or "",
    )


def _village_of(person_id: int) -> str:
    """The village of the person's address, as the form offers it."""
    lived_in = [
        a.community_id for a in people.addresses_of(person_id) if a.community_id and not a.ends_before
    ]
    return str(lived_in[0]) if lived_in else ""


def _trail() -> list[tuple[object, str]]:
    return trail((t("สมาชิก", "Members"), reverse("staff:fund_members")))
