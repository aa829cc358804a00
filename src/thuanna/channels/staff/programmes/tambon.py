"""The model tambon: aims in the seven dimensions, and where each stands."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.staff.asking import asked, refused
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.welfare import DIMENSIONS
from thuanna.services.programmes import access, actions, queries
from thuanna.services.programmes.measures import MEASURES
from thuanna.services.programmes.models import TambonAim

from .forms import AimForm, ReadForm
from .shared import FIELD_OF, trail

_TAMBON = t("ตำบลต้นแบบ", "The model tambon")


@page(access.VIEW)
def listing(request: StaffRequest) -> HttpResponse:
    """The town's aims, dimension by dimension."""
    standings = queries.standings(request.actor)
    set_before = {one.aim.measure for one in standings}
    facts = {
        "dimensions": [
            {
                "words": words,
                "standings": [_row(one) for one in standings if one.aim.dimension == dimension],
                "usual": [
                    (code, one.label)
                    for code, one in MEASURES.items()
                    if one.dimension == dimension and code not in set_before
                ],
            }
            for dimension, words in DIMENSIONS.items()
        ],
        "is_empty": not standings,
        "may_keep": request.actor.may(access.KEEP),
        "trail": trail((_TAMBON, "")),
    }
    return render(request, "staff/programmes/tambon.html", facts)


@page(access.KEEP)
def add(request: StaffRequest) -> HttpResponse:
    """Set an aim; a measure that other towns use too stands beside theirs."""
    set_before = {one.aim.measure for one in queries.standings(request.actor)}
    measures = [(code, one.label) for code, one in MEASURES.items() if code not in set_before]
    form = AimForm(
        request.POST or None, measures=measures, initial=_first_words(request), today=request.today
    )
    if form.is_valid():
        try:
            actions.set_aim(new=actions.NewAim(**form.cleaned_data), by=request.actor)
        except Refusal as refusal:
            refused(form, refusal, FIELD_OF)
        else:
            messages.success(request, str(t("ตั้งเป้าแล้ว", "The aim is set.")))
            return redirect("staff:tambon")
    title = t("ตั้งเป้าของตำบล", "Set an aim")
    return asked(
        request,
        form,
        title=title,
        lead=t(
            "ตัวเลขพื้นที่ที่มีอยู่แล้วดูได้ในหน้าข้อมูลพื้นที่ ใช้วันที่และที่มาเดียวกัน",
            "Figures of the locality that are known stand on their own page; use the same day and source.",
        ),
        button=t("ตั้งเป้า", "Set the aim"),
        back=reverse("staff:tambon"),
        trail=trail((_TAMBON, reverse("staff:tambon")), (title, "")),
    )


@page(access.KEEP)
def read(request: StaffRequest, aim_id: int) -> HttpResponse:
    """Record where a measure stands."""
    aim = access.one(request.actor, TambonAim, aim_id)
    form = ReadForm(request.POST or None, initial={"as_of": request.today}, today=request.today)
    if form.is_valid():
        try:
            actions.read_aim(aim_id=aim_id, **form.cleaned_data, by=request.actor)
        except Refusal as refusal:
            refused(form, refusal, FIELD_OF)
        else:
            messages.success(request, str(t("บันทึกค่าที่วัดได้แล้ว", "Recorded.")))
            return redirect("staff:tambon")
    title = t("วัดได้เท่าใด: {w}", "Where does it stand: {w}", w=aim.label_th)
    return asked(
        request,
        form,
        title=title,
        button=t("บันทึก", "Record"),
        back=reverse("staff:tambon"),
        trail=trail((_TAMBON, reverse("staff:tambon")), (title, "")),
    )


def _row(one: queries.Standing) -> dict[str, Any]:
    """An aim with its values as people write them."""
    newest = one.newest.value if one.newest else None
    values = {"baseline": one.aim.baseline, "newest": newest, "goal": one.aim.aim}
    shown = {name: "–" if value is None else f"{value.normalize():,f}" for name, value in values.items()}
    return {"aim": one.aim, **shown}


def _first_words(request: StaffRequest) -> dict[str, Any]:
    """A measure chosen on the list fills the form with its usual words."""
    chosen = MEASURES.get(request.GET.get("measure", ""))
    if chosen is None:
        return {}
    return {
        "measure": request.GET["measure"],
        "dimension": chosen.dimension,
        "label_th": chosen.label.in_("th"),
        "label_en": chosen.label.in_("en"),
        "unit_th": chosen.unit.in_("th"),
        "unit_en": chosen.unit.in_("en"),
        "definition": chosen.definition.in_("th"),
    }
