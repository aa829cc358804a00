"""A draft: the document beside what must be decided, and its worked cases."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thuanna.channels.web.fields import (
    ChoiceField,
    MoneyField,
    ThaiDateField,
    ThaiTextField,
    WholeNumberField,
)
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.money.regulations import access, actions, casework
from thuanna.money.regulations.models import RegulationDraft
from thuanna.money.regulations.schema import Regulation
from thuanna.money.regulations.schema.findings import findings
from thuanna.money.regulations.schema.reading import regulation_of

from .shared import baht, sections, trail


@page(access.VIEW)
def draft(request: StaffRequest, draft_id: int) -> HttpResponse:
    """The draft as an ordinary document, with what must be decided beside it."""
    found = access.draft_for(request.actor, access.VIEW, draft_id)
    regulation = regulation_of(found.document)
    noted = findings(regulation)
    tried = casework.tried(found.document, found.cases)
    facts = {
        "draft": found,
        "regulation": regulation,
        "sections": sections(regulation),
        "benefit_codes": [one.code for one in regulation.benefits],
        "blocking": [one for one in noted if one.blocks],
        "notes": [one for one in noted if not one.blocks],
        "failed": sum(one.failure is not None for one in tried),
        "cases": len(tried),
        "is_open": found.state == RegulationDraft.State.OPEN,
        "may_edit": request.actor.may(access.EDIT) and found.state == RegulationDraft.State.OPEN,
        "may_adopt": request.actor.may(access.ADOPT) and found.state == RegulationDraft.State.OPEN,
        "trail": trail(),
    }
    return render(request, "staff/regulations/draft.html", facts)


@require_POST
@page(access.EDIT)
def discard(request: StaffRequest, draft_id: int) -> HttpResponse:
    """Put it aside."""
    actions.discard(draft_id=draft_id, by=request.actor)
    return redirect("staff:regulations")


class CaseForm(PlainForm):
    """A worked case in plain questions."""

    name = ThaiTextField(t("ตัวอย่างนี้คือเรื่องอะไร", "What is this case about?"), most=120)
    benefit = ChoiceField(t("สวัสดิการ", "Benefit"), [], drop_down=True)
    joined_on = ThaiDateField(t("เป็นสมาชิกเมื่อ", "Member since"))
    on = ThaiDateField(t("เกิดเหตุเมื่อ", "Day of the event"))
    born_on = ThaiDateField(t("วันเกิด", "Birth date"), required=False)
    arrears_since = ThaiDateField(t("ค้างส่งตั้งแต่", "In arrears since"), required=False)
    units = WholeNumberField(t("จำนวนคืนหรือวัน", "Nights or days"), least=1, required=False)
    decision = ChoiceField(
        t("ควรได้ผลอย่างไร", "What should come out?"),
        [
            ("granted", t("ให้", "Granted")),
            ("refused", t("ยังให้ไม่ได้", "Not given")),
            ("needs_review", t("ให้คนพิจารณา", "A person decides")),
        ],
    )
    amount = MoneyField(t("ถ้าให้ เป็นเงินเท่าใด", "If granted, how much?"), required=False)

    def __init__(self, *args: Any, regulation: Regulation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.benefits = {one.code: one for one in regulation.benefits}
        offered = [(one.code, one.label) for one in regulation.benefits]
        self.fields["benefit"].choices = offered  # type: ignore[attr-defined]  # a field of choices

    def case(self) -> dict[str, Any]:
        """The answers as a worked case."""
        known = self.cleaned_data
        benefit = self.benefits[known["benefit"]]
        facts = {"benefit": benefit.code, "relation": benefit.relations[0]}
        for name in ("joined_on", "born_on", "arrears_since"):
            if known[name]:
                facts[name] = known[name].isoformat()
        if known["units"]:
            facts["units"] = known["units"]
        expected = {"decision": known["decision"]}
        if known["amount"] and known["decision"] == "granted":
            expected["amount"] = baht(known["amount"])
        day = known["on"].isoformat()
        return {"name": known["name"], "rule": "funds/benefit", "on": day, "given": facts, "expect": expected}


@page(access.EDIT)
def cases(request: StaffRequest, draft_id: int) -> HttpResponse:
    """The worked cases, each tried on the draft; and one more."""
    found = access.draft_for(request.actor, access.EDIT, draft_id)
    form = CaseForm(request.POST or None, regulation=regulation_of(found.document), today=request.today)
    if form.is_valid():
        try:
            actions.add_case(draft_id=draft_id, case=form.case(), by=request.actor)
        except Refusal as refusal:
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:regulation_cases", draft_id)
    tried = casework.tried(found.document, found.cases)
    facts = {
        "draft": found,
        "form": form,
        "tried": sorted(enumerate(tried), key=lambda one: one[1].failure is None),
        "failed": sum(one.failure is not None for one in tried),
        "trail": trail(found),
    }
    return render(request, "staff/regulations/cases.html", facts)


@require_POST
@page(access.EDIT)
def remove_case(request: StaffRequest, draft_id: int, place: int) -> HttpResponse:
    """Take a case out, because the draft means to decide otherwise."""
    actions.remove_case(draft_id=draft_id, place=place, by=request.actor)
    return redirect("staff:regulation_cases", draft_id)
