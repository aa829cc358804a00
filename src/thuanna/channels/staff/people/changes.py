"""Correct what is known of somebody: names and dates, number, phones, addresses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.registry.people import access, actions, queries
from thuanna.registry.people.models import Person

from .forms import CorrectAddressForm, DetailsForm, MoveForm, NumberFields, PhonesForm
from .register import trail

_SAVE = t("บันทึก", "Save")


@page(access.EDIT)
def details(request: StaffRequest, person_id: int) -> HttpResponse:
    """Names, birth, what somebody does."""
    person = queries.person_by_id(person_id, by=request.actor)
    form = DetailsForm(request.POST or None, initial=DetailsForm.of(person), today=request.today)
    heading = t("แก้ไขข้อมูล", "Correct details")

    def save() -> None:
        actions.change_details(
            person_id=person_id,
            details=form.details(),
            on=request.today,
            by=request.actor,
            keep_former_name=not form.cleaned_data["was_slip"],
        )

    return _ask(request, person_id, form, save, heading=heading, field="given_name")


@page(access.EDIT)
def number(request: StaffRequest, person_id: int) -> HttpResponse:
    """Put in, correct or take out the citizen number."""
    form = NumberFields(request.POST or None)

    def save() -> None:
        actions.change_citizen_number(
            person_id=person_id, number=form.number(), no_number_reason=form.reason(), by=request.actor
        )

    return _ask(
        request,
        person_id,
        form,
        save,
        heading=t("เปลี่ยนเลขประจำตัวประชาชน", "Change the citizen number"),
        lead=t(
            "เลขเดิมจะถูกแทนที่ ถ้าเว้นว่าง จะเก็บเป็นยังไม่มีเลข",
            "The number kept so far is replaced; left empty, the person has none.",
        ),
        field="citizen_number",
    )


@page(access.EDIT)
def phones(request: StaffRequest, person_id: int) -> HttpResponse:
    """The numbers at which somebody is reached."""
    sheet = queries.sheet(person_id, by=request.actor)
    form = PhonesForm(request.POST or None, initial=PhonesForm.of(sheet.phones))

    def save() -> None:
        actions.change_phones(person_id=person_id, phones=form.phones(), by=request.actor)

    heading = t("เบอร์โทร", "Phone numbers")
    return _ask(request, person_id, form, save, heading=heading, field="phone_0")


@page(access.EDIT)
def move(request: StaffRequest, person_id: int) -> HttpResponse:
    """A new address; the last one stays on record."""
    form = MoveForm(request.POST or None, today=request.today)

    def save() -> None:
        address = form.moved()
        assert address is not None, "the form asks for something of an address"
        actions.move(person_id=person_id, address=address, by=request.actor)

    return _ask(
        request,
        person_id,
        form,
        save,
        heading=t("ย้ายที่อยู่หรือเพิ่มที่อยู่", "Move, or add an address"),
        lead=t("ที่อยู่เดิมยังเก็บไว้พร้อมวันที่", "The last address stays on record, with its dates."),
        field="starts_on",
    )


@page(access.EDIT)
def address(request: StaffRequest, person_id: int, address_id: int) -> HttpResponse:
    """Mend an address that was written down wrongly."""
    sheet = queries.sheet(person_id, by=request.actor)
    held = next((one for one in sheet.addresses if one.pk == address_id), None)
    if held is None:
        raise Http404
    form = CorrectAddressForm(request.POST or None, initial=CorrectAddressForm.of(held), today=request.today)

    def save() -> None:
        mended = form.address(kind=held.kind, starts_on=held.starts_on)
        if mended is None:
            raise AddressEmpty(
                t("กรุณากรอกที่อยู่อย่างน้อยหนึ่งช่อง", "Please fill in at least one part of the address.")
            )
        actions.correct_address(address_id=address_id, address=mended, by=request.actor)

    heading = t("แก้ที่อยู่ที่พิมพ์ผิด", "Mend an address")
    return _ask(request, person_id, form, save, heading=heading, field="house_number")


class AddressEmpty(Refusal):
    """Nothing of an address was given."""

    code = "address_empty"


def _ask(
    request: StaffRequest,
    person_id: int,
    form: PlainForm,
    save: Callable[[], None],
    *,
    heading: Phrase,
    field: str,
    lead: Phrase | None = None,
) -> HttpResponse:
    """Show the form; when it is sent and sound, save and return to the person. A refusal goes to `field`."""
    person = queries.person_by_id(person_id, by=request.actor)
    if form.is_valid():
        try:
            save()
        except Refusal as refusal:
            form.add_error(field, mend(refusal.phrase, refusal.code))
        else:
            messages.success(request, str(t("บันทึกแล้ว", "Saved.")))
            return redirect("staff:person", person_id)
    return render(request, "staff/people/change.html", facts_of_change(person, form, heading, lead))


def facts_of_change(
    person: Person, form: PlainForm, heading: Phrase, lead: Phrase | None = None
) -> dict[str, Any]:
    """What the page of any change needs."""
    back = reverse("staff:person", args=[person.pk])
    return {
        "form": form,
        "heading": heading,
        "name": person.full_name,
        "lead": lead,
        "save": _SAVE,
        "back": back,
        "trail": trail((person.full_name, back), (heading, "")),
    }
