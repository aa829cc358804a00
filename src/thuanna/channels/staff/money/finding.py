"""Which member? The search on the pages where money comes or goes; its words stand in no address."""

from __future__ import annotations

from typing import Any

from thuanna.channels.staff import remembering
from thuanna.channels.staff.funds.register import row_facts
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds.queries import register
from thuanna.money.funds.queries.register import Question

from .forms import FindPayerForm


def keep(request: StaffRequest, where: str) -> None:
    """Remember what was typed on this page."""
    form = FindPayerForm(request.POST)
    remembering.keep(request, where, form.cleaned_data["question"] if form.is_valid() else "")


def found(request: StaffRequest, where: str) -> dict[str, Any]:
    """The search and the members it finds, for the page that asked."""
    text = remembering.kept(request, where)
    form = FindPayerForm(initial={"question": ""})
    facts: dict[str, Any] = {"was_asked": bool(text)}
    if text:
        try:
            members = register.page(Question(text=text), on=request.today, by=request.actor)
        except Refusal as refusal:
            form = FindPayerForm({"question": text})
            form.add_error("question", mend(refusal.phrase, refusal.code))
        else:
            facts["rows"] = [row_facts(row, request) for row in members.rows]
    return facts | {"form": form}
