"""Find somebody, add somebody, open somebody's page."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thuanna.channels.staff import remembering
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.ages import NotBornYet, age_on
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.partial_dates import PartialDate
from thuanna.kernel.refusals import Refusal
from thuanna.registry.people import access, actions, queries
from thuanna.registry.people.queries import Likeness, PersonLine, Sheet

from . import words
from .forms import NewPersonForm, SearchForm

_WHERE = "people"


@page(access.VIEW)
def listing(request: StaffRequest) -> HttpResponse:
    """The search box, and what was found last."""
    question = remembering.kept(request, _WHERE)
    form = SearchForm(initial={"question": ""})
    facts: dict[str, Any] = {"form": form, "was_asked": bool(question), "may_add": _may_add(request)}
    if question:
        try:
            found = queries.search(question, by=request.actor, page=_page_asked(request))
        except Refusal as refusal:
            form = SearchForm({"question": question})
            form.add_error("question", mend(refusal.phrase, refusal.code))
            facts |= {"form": form, "was_asked": False}
        else:
            facts |= {"found": found, "people": [_row(line, request.today) for line in found.people]}
            facts |= {"previous": found.page - 1, "next": found.page + 1 if found.page < found.pages else 0}
    return render(request, "staff/people/listing.html", facts)


@require_POST
@page(access.VIEW)
def search(request: StaffRequest) -> HttpResponse:
    """Take the question, keep it sealed, and show the list."""
    form = SearchForm(request.POST)
    if not form.is_valid():
        facts = {"form": form, "was_asked": False, "may_add": _may_add(request)}
        return render(request, "staff/people/listing.html", facts)
    remembering.keep(request, _WHERE, form.cleaned_data["question"])
    return redirect("staff:people")


@page(access.EDIT)
def add(request: StaffRequest) -> HttpResponse:
    """Take somebody into the register, after a look at people who may be the same."""
    form = NewPersonForm(request.POST or None, today=request.today)
    alike: Sequence[PersonLine] = ()
    if form.is_valid():
        try:
            registered = actions.register_person(
                person=form.person(), is_somebody_new=bool(request.POST.get("is_new")), by=request.actor
            )
        except actions.PerhapsKnown as refusal:
            alike = refusal.people
        except actions.DuplicateCitizenNumber as refusal:
            form.add_error("citizen_number", mend(refusal.phrase, refusal.code))
            if refusal.person_id is not None:
                alike = list(queries.lines([refusal.person_id], by=request.actor).values())
        else:
            return redirect("staff:person", registered.pk)
    facts = {
        "form": form,
        "sections": form.sections(),
        "alike": [_row(line, request.today) for line in alike],
        "is_taken": bool(form.errors),
    }
    return render(request, "staff/people/new.html", facts)


@page(access.VIEW)
def person(request: StaffRequest, person_id: int) -> HttpResponse:
    """One person, without anything sealed."""
    sheet = queries.sheet(person_id, by=request.actor)
    facts = {
        "person": sheet.person,
        "sheet": sheet,
        "details": _details(sheet, request.today),
        "phones": [(phone.digits, words.say(words.PHONE_OWNERS, phone.owner)) for phone in sheet.phones],
        "addresses": [
            {
                "id": address.pk,
                "kind": words.say(words.ADDRESS_KINDS, address.kind),
                "words": words.address_words(address),
                "starts_on": address.starts_on,
                "ends_before": address.ends_before,
            }
            for address in sheet.addresses
        ],
        "housemates": [(mate, words.say(words.STANDINGS, mate.standing)) for mate in sheet.housemates],
        "relatives": [
            (relative, words.say(words.RELATION_KINDS, relative.kind)) for relative in sheet.relatives
        ],
        "may_edit": request.actor.may(access.EDIT),
        "may_unmask": request.actor.may(access.UNMASK),
        "trail": trail(),
    }
    return render(request, "staff/people/person.html", facts)


def trail(*steps: tuple[object, str]) -> list[tuple[object, str]]:
    """Where a page of the register lies."""
    return [(t("ทะเบียนบุคคล", "People"), reverse("staff:people")), *steps]


def age_of(birth: PartialDate | None, on: datetime.date) -> int | None:
    """Full years, None where the birth is unknown or still to come."""
    try:
        return age_on(birth, on) if birth is not None else None
    except NotBornYet:
        return None


def _row(line: PersonLine, today: datetime.date) -> dict[str, Any]:
    return {
        "id": line.person_id,
        "name": line.name,
        "nickname": line.nickname,
        "number": line.masked_number,
        "age": words.age_words(line.birth, age_of(line.birth, today)),
        "place": line.place or words.UNKNOWN,
        "is_dead": line.is_dead,
        "only_sounds": line.likeness == Likeness.SOUNDS,
    }


def _details(sheet: Sheet, today: datetime.date) -> list[tuple[Phrase, object, object]]:
    """Label, value and remark of each line; dates are drawn by the template."""
    person = sheet.person
    age = None if person.died else words.age_words(person.birth, age_of(person.birth, today))
    return [
        (t("ชื่อเล่น", "Nickname"), person.nickname, ""),
        (t("วันเกิด", "Date of birth"), person.birth, words.birth_words(person) or age or ""),
        (t("วันเสียชีวิต", "Date of death"), person.died, ""),
        (t("เพศ", "Sex"), words.say(words.SEXES, person.sex), ""),
        (t("สัญชาติ", "Nationality"), person.nationality, ""),
        (t("สถานภาพ", "Marital status"), words.say(words.MARITAL_STATUSES, person.marital_status), ""),
        (t("อาชีพ", "Occupation"), person.occupation, ""),
        (t("รายได้ต่อเดือน", "Monthly income"), words.say(words.INCOME_BANDS, person.income_band), ""),
    ]


def _may_add(request: StaffRequest) -> bool:
    return request.actor.may(access.EDIT)


def _page_asked(request: StaffRequest) -> int:
    wanted = request.GET.get("page", "1")
    return int(wanted) if wanted.isdecimal() and len(wanted) < 5 else 1
