"""Passbooks of a village or of everybody as one file: a few at once, many by the worker as the page tells."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from thuanna.channels.web import downloads
from thuanna.channels.web.fields import ChoiceField
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.money.funds.access import TAKE_MONEY
from thuanna.money.funds.models import PassbookPrint
from thuanna.money.funds.queries import passbooks as queries
from thuanna.money.payments import access as receipt_access
from thuanna.money.regulations import jobs
from thuanna.registry.places import queries as places

from .passbooks import PASSBOOKS, print_at_once
from .shared import trail

MOST_AT_ONCE = 1_500
"""Passbooks in one file; a larger fund prints them village by village."""

FEW = 100
"""So many are made while the reader waits."""


class ManyForm(PlainForm):
    """Whose passbooks to print."""

    village = ChoiceField(t("หมู่บ้านหรือชุมชน", "Village or community"), [], drop_down=True, required=False)

    def __init__(self, *args: Any, villages: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["village"].choices = villages  # type: ignore[attr-defined]  # a field of choices


@page(receipt_access.VIEW)
def many(request: StaffRequest) -> HttpResponse:
    """Whose passbooks? A few come at once; for many the worker is asked."""
    villages = [(str(each.pk), each.label) for each in places.communities(on=request.today)]
    everybody = ("", t("ทุกคนในกองทุน", "Everybody in the fund"))
    form = ManyForm(request.POST or None, villages=[*villages, everybody])
    if form.is_valid():
        chosen = form.cleaned_data["village"]
        village = int(chosen) if chosen else None
        found = queries.current_in(village, on=request.today, by=request.actor)
        if 0 < len(found) <= FEW:
            return print_at_once(request, found, village)
        if FEW < len(found) <= MOST_AT_ONCE:
            jobs.ask_for_print(count=len(found), community_id=village, on=request.today, by=request.actor)
            return redirect("staff:passbooks_print")
        form.add_error("village", mend(_too_many(len(found)) if found else _nobody(), "passbooks_number"))
    facts = {
        "form": form,
        "most": MOST_AT_ONCE,
        "earlier": _own(request),
        "back": reverse("staff:collecting" if request.actor.may(TAKE_MONEY) else "staff:fund_members"),
        "trail": trail((PASSBOOKS, "")),
    }
    return render(request, "staff/collecting/passbooks.html", facts)


@page(receipt_access.VIEW)
def progress(request: StaffRequest) -> HttpResponse:
    """How far the file is, and where to fetch it. A script asks only for the part that changes."""
    wanted = _own(request)
    if wanted is None:
        return redirect("staff:passbooks")
    is_ready = _is_ready(wanted)
    if request.htmx and is_ready:
        return HttpResponseClientRedirect(reverse("staff:passbooks_print"))
    facts = {"wanted": wanted, "is_ready": is_ready, "trail": trail((PASSBOOKS, reverse("staff:passbooks")))}
    part = "printing_part" if request.htmx else "printing"
    return render(request, f"staff/collecting/{part}.html", facts)


@page(receipt_access.VIEW)
def file(request: StaffRequest) -> HttpResponse:
    """The file that was asked for, to whoever asked."""
    content = _of(request).values_list("content", flat=True).first()
    if content is None:
        raise Http404("no such file")
    return downloads.pdf(bytes(content), "passbooks")


def _own(request: StaffRequest) -> PassbookPrint | None:
    found: PassbookPrint | None = _of(request).defer("content").select_related("community").first()
    return found


def _of(request: StaffRequest) -> Any:
    return PassbookPrint.objects.filter(asked_by_id=request.user.pk)


def _is_ready(wanted: PassbookPrint) -> bool:
    return bool(PassbookPrint.objects.filter(pk=wanted.pk, content__isnull=False).exists())


def _too_many(count: int) -> Phrase:
    return t(
        "มี {n} เล่ม มากกว่าที่พิมพ์ได้ครั้งเดียว ({most} เล่ม) โปรดเลือกทีละหมู่บ้าน",
        "There are {n}, more than one file takes ({most}). Please choose a village.",
        n=count,
        most=MOST_AT_ONCE,
    )


def _nobody() -> Phrase:
    return t("หมู่บ้านนี้ยังไม่มีสมาชิก โปรดเลือกหมู่บ้านอื่น", "No member lives there. Please choose another village.")
