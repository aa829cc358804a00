"""Adopting a draft: the resolution, the day from which it is in force, the minutes."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.web.fields import ChoiceField, FileField, ThaiDateField, ThaiTextField
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.money.payments import photos
from thuanna.money.regulations import access, actions
from thuanna.money.regulations.actions import Adoption
from thuanna.registry.meetings import access as meetings_access
from thuanna.registry.meetings import queries as meetings

from .shared import trail


class AdoptForm(PlainForm):
    """By which resolution, and from when."""

    resolution = ChoiceField(
        t("มติในรายงานการประชุมที่เก็บไว้ในระบบ", "A resolution kept here"), [], drop_down=True, required=False
    )
    resolution_no = ThaiTextField(
        t("หรือพิมพ์เลขที่มติ", "Or type its number"),
        most=40,
        required=False,
        hint=t("เช่น 1/2570 ข้อ 4", "Such as 1/2570 item 4."),
    )
    resolution_on = ThaiDateField(t("วันที่ประชุม", "Day of the meeting"), not_after="today")
    starts_on = ThaiDateField(t("ใช้ตั้งแต่วันที่", "In force from"))
    minutes = FileField(
        t("รายงานการประชุม (รูปหรือ PDF)", "The minutes (photo or PDF)"), accept=photos.ACCEPT, required=False
    )

    def __init__(self, *args: Any, resolutions: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", t("ไม่ได้เก็บไว้ในระบบ", "It is not kept here")), *resolutions]
        self.fields["resolution"].choices = offered  # type: ignore[attr-defined]  # a field of choices

    def adoption(self) -> Adoption:
        """The answers, as the action takes them."""
        known = self.cleaned_data
        return Adoption(
            starts_on=known["starts_on"],
            resolution_no=known["resolution_no"],
            resolution_on=known["resolution_on"],
            resolution_id=int(known["resolution"]) if known["resolution"] else None,
            minutes=photos.sent(known["minutes"]),
        )


@page(access.ADOPT)
def adopt(request: StaffRequest, draft_id: int) -> HttpResponse:
    """Adopt it. The action says what stands in the way."""
    draft = access.draft_for(request.actor, access.ADOPT, draft_id)
    resolutions: list[tuple[str, Any]] = []
    if request.actor.may(meetings_access.VIEW):
        resolutions = [
            (str(one.pk), t(one.number, one.number)) for one in meetings.resolutions(request.actor)
        ]
    form = AdoptForm(
        request.POST or None, request.FILES or None, resolutions=resolutions, today=request.today
    )
    if form.is_valid():
        try:
            version = actions.adopt(draft_id=draft_id, adoption=form.adoption(), by=request.actor)
        except Refusal as refusal:
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:regulation_version", version.number)
    facts = {
        "form": form,
        "heading": t("ประกาศใช้ระเบียบตามมติ", "Adopt the regulation by a resolution"),
        "lead": t(
            "ประกาศแล้วแก้ไม่ได้ ฉบับต่อไปจะใช้ต่อจากฉบับนี้ เหตุที่เกิดก่อนยังใช้ฉบับเดิม",
            "It is not changed afterwards; another one follows it. Earlier events keep the earlier text.",
        ),
        "save": t("ประกาศใช้", "Adopt it"),
        "back": reverse("staff:regulation_draft", args=[draft_id]),
        "trail": trail(draft),
    }
    return render(request, "staff/claims/step.html", facts)
