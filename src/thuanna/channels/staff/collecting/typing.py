"""Typing a filled sheet: one long form, a draft that loses nothing, control totals, then the book."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.web.fields import MoneyField, ThaiDateField, WholeNumberField
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import access
from thuanna.money.funds.actions import sheets as actions
from thuanna.money.funds.queries import sheets as queries
from thuanna.money.funds.sheets.typing import WHO

from .shared import sheet_words, trail

PART = 400
"""Lines on one page: a form of a whole town would be more than the server takes at once."""

_EXTRAS_SHOWN = 6
_BOX = "box_"


class TotalsForm(PlainForm):
    """What was counted from the paper and the cash, and on which day."""

    happened_on = ThaiDateField(t("วันที่รับเงิน", "Day of the money"), not_after="today", required=False)
    counted_people = WholeNumberField(
        t("นับคนที่ส่งเงินได้", "Payers counted"), unit=t("คน", "people"), most=100_000, required=False
    )
    counted_total = MoneyField(
        t("นับเงินสดได้", "Cash counted"),
        hint=t("นับจากกระดาษและเงินจริง ไม่ใช่จากหน้าจอ", "From the paper and the cash, not from the screen."),
        least=ZERO,
        required=False,
    )


@page(access.TAKE_MONEY)
def type_sheet(request: StaffRequest, sheet_id: int) -> HttpResponse:
    """The long form. Every way to leave it keeps what was typed."""
    whole = queries.sheet(sheet_id, by=request.actor)
    if not whole.is_open:
        return redirect("staff:sheet", sheet_id)
    part = _part(request, whole)
    if request.method != "POST":
        return _form(request, whole, part, TotalsForm(initial=_initial(whole, request), today=request.today))
    form = TotalsForm(request.POST, today=request.today)
    form.is_valid()
    try:
        disputed = actions.save_typing(
            sheet_id=sheet_id, typed=_typed(request, form), at=request.now, by=request.actor
        )
        if request.POST.get("step") == "tick":
            actions.tick_the_rest(sheet_id=sheet_id, at=request.now, by=request.actor)
    except actions.SheetClosed as refusal:
        if _is_script(request):
            return JsonResponse({"refused": str(refusal.phrase)}, status=409)
        messages.warning(request, str(refusal.phrase))
        return redirect("staff:sheet", sheet_id)
    saved = queries.sheet(sheet_id, by=request.actor)
    if _is_script(request):
        return JsonResponse({"version": saved.draft.version, "disputed": sorted(disputed)})
    if form.errors or disputed:
        return _form(request, saved, part, form, disputed=disputed)
    return _onward(request, saved, part)


@page(access.TAKE_MONEY)
def check(request: StaffRequest, sheet_id: int) -> HttpResponse:
    """What would be posted beside what was counted; then the whole sheet goes into the book, once."""
    whole = queries.sheet(sheet_id, by=request.actor)
    if not whole.is_open:
        return redirect("staff:sheet", sheet_id)
    facts: dict[str, Any] = {}
    if request.POST.get("step") == "post":
        version = request.POST.get("version", "")
        try:
            receipts = actions.post(
                sheet_id=sheet_id,
                version=int(version) if version.isdecimal() and len(version) < 10 else 0,
                today=request.today,
                by=request.actor,
            )
        except Refusal as refusal:
            facts["refused"] = refusal.phrase
            whole = queries.sheet(sheet_id, by=request.actor)
        else:
            words = t("ลงบัญชีแล้ว {n} ใบเสร็จ", "{n} receipts are in the book.", n=len(receipts))
            messages.success(request, str(words))
            return redirect("staff:sheet", sheet_id)
    checked = queries.checked(whole, today=request.today)
    counted = whole.draft.counted_satang
    facts |= {
        "whole": whole,
        "checked": checked,
        "people": len(checked.payments),
        "counted_people": whole.draft.counted_people,
        "counted_total": Money(counted) if counted is not None else None,
        "happened_on": whole.draft.happened_on,
        "findings": [_finding(finding, whole) for finding in checked.findings],
        "trail": _trail(whole),
        **sheet_words(whole.sheet),
    }
    return render(request, "staff/collecting/check.html", facts)


def _onward(request: StaffRequest, whole: queries.Sheet, part: int) -> HttpResponse:
    """Where the button that was pressed leads."""
    step = request.POST.get("step", "save")
    if step == "check":
        return redirect("staff:sheet_check", whole.sheet.pk)
    address = reverse("staff:sheet_type", args=[whole.sheet.pk])
    if step.startswith("part-") and step.removeprefix("part-").isdecimal():
        return redirect(f"{address}?part={step.removeprefix('part-')}")
    messages.success(request, str(t("บันทึกร่างแล้ว พิมพ์ต่อได้ภายหลัง", "Saved. You can go on later.")))
    return redirect(f"{address}?part={part}" if part > 1 else address)


def _form(
    request: StaffRequest,
    whole: queries.Sheet,
    part: int,
    form: TotalsForm,
    *,
    disputed: dict[str, str] | None = None,
) -> HttpResponse:
    first = (part - 1) * PART
    shown = whole.lines[first : first + PART]
    checked = queries.checked(whole, today=request.today)
    told = {finding.box: finding for finding in checked.findings if finding.box}
    lines = [
        {"line": line, "finding": told.get(str(line.place)), "other": (disputed or {}).get(str(line.place))}
        for line in shown
    ]
    parts = range(1, -(-len(whole.lines) // PART) + 1)
    facts = {
        "whole": whole,
        "sheet": whole.sheet,
        "form": form,
        "lines": lines,
        "extras": _extras(whole, told) if part == parts[-1] else [],
        "disputed": disputed,
        "part": part,
        "parts": parts if len(parts) > 1 else [],
        "next_part": part + 1 if part < parts[-1] else None,
        "people": len(checked.payments),
        "total": checked.total,
        "elsewhere": _elsewhere(checked, shown),
        "trail": _trail(whole),
        **sheet_words(whole.sheet),
    }
    return render(request, "staff/collecting/type.html", facts)


def _extras(whole: queries.Sheet, told: dict[str, Any]) -> list[dict[str, Any]]:
    """Boxes for people who are not on the paper: those filled, and some empty ones."""
    typed = whole.draft.typed
    known = queries.extras_of(whole)
    filled = [int(name[1:]) for name in typed if name.startswith("x") and not name.endswith(WHO)]
    filled += [int(name[1 : -len(WHO)]) for name in typed if name.endswith(WHO)]
    last = max(filled, default=0)
    return [
        {
            "box": f"x{n}",
            "place": n,
            "who": typed.get(f"x{n}{WHO}", ""),
            "typed": typed.get(f"x{n}", ""),
            "member": known.get(typed.get(f"x{n}{WHO}", "")),
            "finding": told.get(f"x{n}"),
        }
        for n in range(1, min(last + _EXTRAS_SHOWN, 30) + 1)
    ]


def _elsewhere(checked: Any, shown: Any) -> dict[str, int]:
    """What other parts of a long sheet come to, so that the sum on the screen is that of the whole."""
    here = {str(line.place) for line in shown}
    other = [p for p in checked.payments if p.box not in here and p.box.isdecimal()]
    return {"people": len(other), "satang": sum(payment.amount.satang for payment in other)}


def _typed(request: StaffRequest, form: TotalsForm) -> actions.Typing:
    boxes = {name.removeprefix(_BOX): request.POST[name] for name in request.POST if name.startswith(_BOX)}
    version = request.POST.get("version", "")
    known = form.cleaned_data
    return actions.Typing(
        boxes=boxes,
        happened_on=known.get("happened_on"),
        counted_people=known.get("counted_people"),
        counted_total=known.get("counted_total"),
        version=int(version) if version.isdecimal() and len(version) < 10 else 0,
    )


def _initial(whole: queries.Sheet, request: StaffRequest) -> dict[str, Any]:
    draft = whole.draft
    return {
        "happened_on": draft.happened_on or request.today,
        "counted_people": draft.counted_people,
        "counted_total": Money(draft.counted_satang) if draft.counted_satang is not None else None,
    }


def _finding(finding: Any, whole: queries.Sheet) -> dict[str, Any]:
    """A finding with the line it is about and where to mend it."""
    address = reverse("staff:sheet_type", args=[whole.sheet.pk])
    place = int(finding.box) if finding.box.isdecimal() else None
    name = next((line.name for line in whole.lines if line.place == place), "")
    part = (place - 1) // PART + 1 if place else -(-len(whole.lines) // PART)
    anchor = f"#{_BOX}{finding.box}" if finding.box else "#id_counted_people"
    return {"finding": finding, "place": place, "name": name, "url": f"{address}?part={part}{anchor}"}


def _part(request: StaffRequest, whole: queries.Sheet) -> int:
    asked = request.GET.get("part", "1")
    parts = max(1, -(-len(whole.lines) // PART))
    return min(max(int(asked), 1), parts) if asked.isdecimal() and len(asked) < 6 else 1


def _is_script(request: StaffRequest) -> bool:
    """Whether the page's own script saves in the background."""
    return request.headers.get("Accept") == "application/json"


def _trail(whole: queries.Sheet) -> list[tuple[object, str]]:
    return trail((whole.sheet.code, reverse("staff:sheet", args=[whole.sheet.pk])))
