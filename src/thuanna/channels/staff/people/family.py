"""Who lives together and who cares for whom."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thuanna.channels.web.fields import CheckField, ChoiceField, PlaceField, ThaiDateField, ThaiTextField
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.channels.web.widgets import FoundPlace
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.numbers import arabic_digits
from thuanna.kernel.refusals import Refusal
from thuanna.registry.people import access, actions, queries

from . import words
from .changes import facts_of_change

_HOUSE_CODE_LENGTH = 11


class PersonField(PlaceField):
    """Somebody of this register, found by name, phone or number. Searching is part of the form's own POST."""

    def __init__(self, label: Phrase, *, by: Actor, but: int, **more: Any) -> None:
        def search(text: str) -> list[FoundPlace]:
            try:
                found = queries.search(text, by=by).people
            except Refusal:
                return []
            return [_choice(line) for line in found if line.person_id != but]

        super().__init__(label, search, **more)
        self.widget.template_name = "staff/people/person_finder.html"

    def to_python(self, value: Any) -> str:
        """The chosen person's id; the words of a finding are about people."""
        try:
            return super().to_python(value)
        except ValidationError as finding:
            code = str(finding.code)
            raise mend(_FINDINGS[code], code) from finding


class RelateForm(PlainForm):
    """Who is what to the person."""

    kind = ChoiceField(t("เป็นอะไรกับคนนี้", "What are they to this person?"), words.RELATION_KINDS)
    starts_on = ThaiDateField(t("ตั้งแต่วันที่", "Since"), not_after="today", required=False)

    def __init__(self, *args: Any, by: Actor, person_id: int, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["other"] = PersonField(
            t("อีกคนคือใคร", "Who is the other person?"),
            by=by,
            but=person_id,
            hint=t(
                "ต้องอยู่ในทะเบียนแล้ว พิมพ์ชื่อแล้วกดค้นหา",
                "They must be in the register. Type the name and press Find.",
            ),
        )
        self.order_fields(["other", "kind", "starts_on"])


class SettleForm(PlainForm):
    """Into which house, as what, since when."""

    house_code = ThaiTextField(
        t("เลขรหัสประจำบ้าน", "House code"),
        hint=t(
            "11 หลัก จากทะเบียนบ้าน เว้นว่างได้ถ้ามีบ้านเลขที่ในที่อยู่แล้ว",
            "11 digits, from the house register. Leave it empty if the address has a house number.",
        ),
        most=20,
        required=False,
    )
    is_head = CheckField(t("เป็นเจ้าบ้าน", "Is the head of the household"), required=False)
    starts_on = ThaiDateField(t("อยู่ตั้งแต่วันที่", "Since"), not_after="today", required=False)

    def clean_house_code(self) -> str:
        """Eleven digits, however they are grouped."""
        digits = arabic_digits(self.cleaned_data["house_code"]).replace("-", "").replace(" ", "")
        if digits and not (digits.isdecimal() and digits.isascii() and len(digits) == _HOUSE_CODE_LENGTH):
            wrong = t(
                "เลขรหัสประจำบ้านมี 11 หลัก กรุณาดูที่มุมบนของทะเบียนบ้าน",
                "A house code has 11 digits. Please look at the top of the house register.",
            )
            raise mend(wrong, "house_code_form")
        return digits


class EndForm(PlainForm):
    """From which day on it no longer holds."""

    on = ThaiDateField(t("สิ้นสุดวันที่", "Ends on"), not_after="today")


@page(access.EDIT)
def relate(request: StaffRequest, person_id: int) -> HttpResponse:
    """Write who somebody's mother, guardian, carer … is."""
    person = queries.person_by_id(person_id, by=request.actor)
    form = RelateForm(request.POST or None, by=request.actor, person_id=person_id, today=request.today)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.relate(
                person_id=person_id,
                other_id=int(given["other"]),
                kind=given["kind"],
                on=given["starts_on"],
                by=request.actor,
            )
        except Refusal as refusal:
            form.add_error("other", mend(refusal.phrase, refusal.code))
        else:
            return _saved(request, person_id)
    heading = t("เพิ่มครอบครัวหรือผู้ดูแล", "Add family or a carer")
    return render(request, "staff/people/change.html", facts_of_change(person, form, heading))


@page(access.EDIT)
def end_relation(request: StaffRequest, person_id: int, relation_id: int) -> HttpResponse:
    """Let a relation end."""
    sheet = queries.sheet(person_id, by=request.actor)
    relative = next((one for one in sheet.relatives if one.relation_id == relation_id), None)
    if relative is None:
        raise Http404
    form = EndForm(request.POST or None, initial={"on": request.today}, today=request.today)
    if form.is_valid():
        try:
            actions.end_relation(relation_id=relation_id, on=form.cleaned_data["on"], by=request.actor)
        except Refusal as refusal:
            form.add_error("on", mend(refusal.phrase, refusal.code))
        else:
            return _saved(request, person_id)
    heading = t("สิ้นสุดความสัมพันธ์กับ {name}", "End the relation with {name}", name=relative.name)
    return render(request, "staff/people/change.html", facts_of_change(sheet.person, form, heading))


@page(access.EDIT)
def household(request: StaffRequest, person_id: int) -> HttpResponse:
    """Into a household, or out of the one somebody is in."""
    sheet = queries.sheet(person_id, by=request.actor)
    return _leave(request, sheet) if sheet.household_id else _settle(request, sheet)


def _settle(request: StaffRequest, sheet: queries.Sheet) -> HttpResponse:
    form = SettleForm(request.POST or None, today=request.today)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.settle(
                person_id=sheet.person.pk,
                house_code=given["house_code"],
                is_head=given["is_head"],
                on=given["starts_on"],
                by=request.actor,
            )
        except Refusal as refusal:
            form.add_error("house_code", mend(refusal.phrase, refusal.code))
        else:
            return _saved(request, sheet.person.pk)
    heading = t("เพิ่มเข้าครัวเรือน", "Add to a household")
    return render(request, "staff/people/change.html", facts_of_change(sheet.person, form, heading))


def _leave(request: StaffRequest, sheet: queries.Sheet) -> HttpResponse:
    form = EndForm(request.POST or None, initial={"on": request.today}, today=request.today)
    if form.is_valid():
        try:
            actions.leave_household(person_id=sheet.person.pk, on=form.cleaned_data["on"], by=request.actor)
        except Refusal as refusal:
            form.add_error("on", mend(refusal.phrase, refusal.code))
        else:
            return _saved(request, sheet.person.pk)
    heading = t("ย้ายออกจากครัวเรือน", "Leave the household")
    return render(request, "staff/people/change.html", facts_of_change(sheet.person, form, heading))


def _saved(request: StaffRequest, person_id: int) -> HttpResponse:
    messages.success(request, str(t("บันทึกแล้ว", "Saved.")))
    return redirect("staff:person", person_id)


def _choice(line: queries.PersonLine) -> FoundPlace:
    """Enough to tell two people of one name apart, in both languages."""
    th, en = (
        [line.name, line.masked_number, line.place.in_(language) if line.place else ""]
        for language in ("th", "en")
    )
    return str(line.person_id), " · ".join(filter(None, th)), " · ".join(filter(None, en))


_FINDINGS = {
    "place_not_found": t(
        "ไม่พบคนนี้ในทะเบียน ลองพิมพ์เฉพาะชื่อแล้วกดค้นหา หรือลงทะเบียนคนนั้นก่อน",
        "Nobody like that is in the register. Try the given name and press Find, or register them first.",
    ),
    "place_not_chosen": t(
        "มีหลายคนที่ตรงกัน กรุณากดค้นหา แล้วเลือกหนึ่งคน",
        "Several people match. Please press Find and choose one.",
    ),
}
