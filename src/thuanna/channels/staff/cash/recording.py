"""Recording a money event: the form, a check in figures and words, then the page of what was posted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.staff.money.receipts import explained
from thuanna.channels.web import downloads
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest, request_id_of
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import cash_papers, cash_words, holders
from thuanna.money.funds.actions import cash as actions
from thuanna.money.ledger import queries as book
from thuanna.money.payments import photos
from thuanna.money.payments.events import access, queries
from thuanna.money.payments.events import actions as events
from thuanna.money.payments.events.queries import EventSheet
from thuanna.money.payments.orders import Into

from .event_forms import FORMS, CorrectForm, EventForm
from .shared import PhotoForm, into_choices, own_choices, sent, trail

MOVE = "payments.cash.move"
_ASKS: dict[str, tuple[Phrase, Phrase]] = {
    "donation": (t("รับเงินบริจาคเท่าไร จากใคร", "How much was given, and by whom?"), t("บริจาค", "Donation")),
    "interest": (t("ธนาคารให้ดอกเบี้ยเท่าไร", "How much interest did the bank add?"), t("ดอกเบี้ย", "Interest")),
    "matching": (
        t("หน่วยงานใดสมทบเท่าไร", "Which body supports the fund, with how much?"),
        t("สมทบ", "Support"),
    ),
    "deposit": (t("นำเงินสดไปฝากเท่าไร", "How much cash goes to the bank?"), t("นำฝาก", "Deposit")),
    "withdrawal": (t("ถอนเงินสดมาเท่าไร", "How much cash comes from the bank?"), t("ถอน", "Withdrawal")),
}


@page(access.RECORD)
def record(request: StaffRequest, kind: str) -> HttpResponse:
    """Record a donation, interest, support or a withdrawal."""
    if kind not in FORMS or kind == "deposit":
        raise Http404
    return _record(request, kind)


@page(MOVE)
def deposit(request: StaffRequest) -> HttpResponse:
    """Record that cash was carried to the bank; whose cash it may be, the action says."""
    return _record(request, "deposit")


def _record(request: StaffRequest, kind: str) -> HttpResponse:
    """Pressing twice records once."""
    form = _form(request, kind, {"happened_on": request.today, "into": "treasurer"}, request.POST or None)
    photo = PhotoForm(*_files(request))
    request_id = request_id_of(request)
    step = request.POST.get("step", "")
    if step in ("check", "save") and form.is_valid():
        if step == "check" or not photo.is_valid():
            return render(request, "staff/cash/check.html", _check(request, form, photo))
        try:
            order = form.order()
            event = actions.record_event(
                order=_with_photo(order, photo), request_id=request_id, by=request.actor
            )
        except Refusal as refusal:
            form.add_error(blamed(refusal, form), mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:cash_event", event.pk)
    heading, _ = _ASKS[kind]
    facts = {
        "form": form,
        "heading": heading,
        "request_id": request_id,
        "is_open": book.is_open(),
        "back": reverse("staff:cash"),
        "trail": trail(),
    }
    return render(request, "staff/cash/record.html", facts)


@page(access.VIEW)
def event(request: StaffRequest, event_id: int) -> HttpResponse:
    """What was posted, with the journal behind it for whoever wants it."""
    sheet = queries.sheet(event_id, by=request.actor)
    facts = {
        "sheet": sheet,
        "event": sheet.event,
        "kind": cash_words.EVENTS[sheet.event.kind],
        "facts": _told(sheet),
        "reason": cash_words.CORRECTIONS.get(sheet.event.reason),
        "journal": explained(sheet.journal),
        "may_correct": request.actor.may(access.CORRECT) and not sheet.is_reversed,
        "trail": trail(),
    }
    return render(request, "staff/cash/event.html", facts)


@page(access.VIEW)
def slip(request: StaffRequest, event_id: int) -> HttpResponse:
    """The deposit slip as PDF."""
    if queries.sheet(event_id, by=request.actor).event.kind != "deposit":
        raise Http404
    return downloads.pdf(cash_papers.deposit_pdf(event_id, by=request.actor), f"deposit-{event_id}")


@page(access.CORRECT)
def correct(request: StaffRequest, event_id: int) -> HttpResponse:
    """Reverse an event and record what it should have been, after a check."""
    sheet = queries.sheet(event_id, by=request.actor)
    why = CorrectForm(request.POST or None, initial={"on": request.today}, today=request.today)
    is_gone = bool(request.POST.get("is_gone"))
    form = _right_entry(request, sheet, is_gone=is_gone)
    request_id = request_id_of(request)
    step = request.POST.get("step", "")
    if step in ("check", "save") and all([why.is_valid(), is_gone or form.is_valid()]):
        if step == "check":
            return render(request, "staff/cash/check.html", _correction(request, sheet, why, form, is_gone))
        try:
            made = events.correct(
                event_id=event_id,
                order=None if is_gone else form.order(),
                reason=why.cleaned_data["reason"],
                on=why.cleaned_data["on"],
                request_id=request_id,
                by=request.actor,
            )
        except Refusal as refusal:
            _blame(refusal, why, None if is_gone else form)
        else:
            return redirect("staff:cash_event", made.pk if made else event_id)
    facts = {
        "sheet": sheet,
        "event": sheet.event,
        "kind": cash_words.EVENTS[sheet.event.kind],
        "open_from": book.first_open_day(sheet.event.happened_on),
        "why": why,
        "form": form,
        "request_id": request_id,
        "trail": trail((cash_words.EVENTS[sheet.event.kind], reverse("staff:cash_event", args=[event_id]))),
    }
    return render(request, "staff/cash/correct.html", facts)


def blamed(refusal: Refusal, form: Any) -> str | None:
    """The field beside which a refusal stands."""
    fields = {
        "ledger_no_open_period": "happened_on",
        "money_not_enough": "amount",
        "ledger_below_zero": "amount",
        "event_empty": "amount",
        "money_place_unknown": "into",
        "cash_point_of_others": "out_of",
        "receipt_paper_number_used": "paper_number",
    }
    found = fields.get(refusal.code)
    return found if found in form.fields else None


def _blame(refusal: Refusal, why: CorrectForm, form: EventForm | None) -> None:
    """Beside the answer about what is right, where it is meant; else beside the day of the correction.

    :param form: what should stand instead; None if nothing should
    """
    on = why.cleaned_data["on"]
    is_of_reverse = refusal.code == "ledger_no_open_period" and book.first_open_day(on) != on
    name = None if form is None or is_of_reverse else blamed(refusal, form)
    said = mend(refusal.phrase, refusal.code)
    if form is not None and name is not None:
        form.add_error(name, said)
    else:
        why.add_error("on", said)


def _right_entry(request: StaffRequest, sheet: EventSheet, *, is_gone: bool) -> EventForm:
    """What should have been recorded; nothing is asked where nothing is to take its place."""
    event = sheet.event
    moved = Into(account=event.out_account, party=event.out_party) if event.kind == "deposit" else None
    data = None if is_gone else request.POST or None
    return _form(request, event.kind, _as_it_was(sheet), data, as_entered=moved)


def _form(
    request: StaffRequest,
    kind: str,
    initial: dict[str, Any],
    data: QueryDict | None,
    *,
    as_entered: Into | None = None,
) -> EventForm:
    return FORMS[kind](
        data,
        into=into_choices(request, with_bank=kind != "withdrawal"),
        held=own_choices(request, as_entered=as_entered),
        initial=initial,
        today=request.today,
    )


def _files(request: StaffRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.POST.get("step") == "save" else (None, None)


def _with_photo(order: Any, photo: PhotoForm) -> Any:
    return replace(order, photo=photos.sent(photo.cleaned_data["photo"]))


def _check(request: StaffRequest, form: EventForm, photo: PhotoForm) -> dict[str, Any]:
    _, short = _ASKS[form.kind]
    return {
        "heading": t("ตรวจก่อนบันทึก: {what}", "Check before saving: {what}", what=short),
        "lead": t("ดูจำนวนเงินและวันที่ให้ตรงก่อนกดบันทึก", "Compare amount and day before you save."),
        "total": form.cleaned_data["amount"],
        "facts": form.told(),
        "day": form.cleaned_data["happened_on"],
        "photo": photo,
        "sent": sent(request),
        "save": t("บันทึกและออกใบเสร็จรับเงิน", "Save and give the receipt")
        if form.kind in ("donation", "matching")
        else t("บันทึก", "Save"),
        "after": t(
            "บันทึกแล้วลบไม่ได้ ถ้าผิดต้องแก้ไขด้วยการกลับรายการ",
            "Once saved it cannot be deleted; a mistake is corrected by its reverse.",
        ),
        "trail": trail(),
    }


def _correction(
    request: StaffRequest, sheet: EventSheet, why: CorrectForm, form: EventForm, is_gone: bool
) -> dict[str, Any]:
    label = cash_words.EVENTS[sheet.event.kind]
    facts: list[tuple[Phrase, object]] = [
        (t("กลับรายการเดิม", "Taken back"), t("{sum} บาท", "{sum} baht", sum=sheet.event.amount)),
        (t("เพราะ", "Because"), cash_words.CORRECTIONS[why.cleaned_data["reason"]]),
    ]
    return {
        "heading": t("ตรวจก่อนแก้ไข: {what}", "Check the correction: {what}", what=label),
        "lead": t("รายการเดิมยังอยู่ในสมุด พร้อมรายการกลับ", "The entry stays in the book, with its reverse."),
        "total": sheet.event.amount if is_gone else form.cleaned_data["amount"],
        "facts": facts if is_gone else facts + form.told(),
        "day": why.cleaned_data["on"] if is_gone else form.cleaned_data["happened_on"],
        "sent": sent(request),
        "save": t("ยกเลิกรายการเดิม", "Take it back") if is_gone else t("บันทึกการแก้ไข", "Save the correction"),
        "after": t("ทำแล้วย้อนไม่ได้", "This cannot be undone."),
        "trail": trail(),
    }


def _as_it_was(sheet: EventSheet) -> dict[str, Any]:
    event = sheet.event
    out_of = Into(account=event.out_account, party=event.out_party)
    return {
        "amount": event.amount,
        "happened_on": book.first_open_day(event.happened_on),
        "giver": sheet.giver,
        "supporter": event.supporter,
        "round": event.round,
        "bank_reference": event.bank_reference,
        "into": holders.written(Into(account=event.into_account, party=event.into_party)),
        "out_of": holders.written(out_of) if event.out_account else "",
    }


def _told(sheet: EventSheet) -> list[tuple[Phrase, object]]:
    event = sheet.event
    facts: list[tuple[Phrase, object]] = []
    if sheet.giver:
        facts.append((t("ผู้ให้เงิน", "Given by"), sheet.giver))
    if event.supporter:
        facts.append((t("แหล่งเงิน", "Source"), cash_words.SUPPORTERS[event.supporter]))
        facts.append((t("รอบที่", "Round"), event.round))
    if event.out_account:
        out_of = Into(account=event.out_account, party=event.out_party)
        facts.append((t("เงินออกจาก", "Out of"), holders.name(out_of)))
    into = Into(account=event.into_account, party=event.into_party)
    facts.append((t("เงินเข้าที่", "Into"), holders.name(into)))
    if event.bank_reference:
        facts.append((t("เลขที่สลิปธนาคาร", "Bank slip"), event.bank_reference))
    facts.append((t("ผู้บันทึก", "Recorded by"), sheet.recorded_by))
    return facts
