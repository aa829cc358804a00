"""The steps of a claim, one after another. Each page sends the answers of the others along, unseen.

Nothing is kept between the steps: a claim begun on one phone and left is nowhere. What is sent along is asked
for again by the same forms, so nobody gets past a question by making up an answer to it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import Phrase, t
from thuanna.money.claims.asked import NewClaim
from thuanna.money.regulations.queries import texts
from thuanna.money.regulations.schema import Benefit

from .forms import DetailsForm, EventForm, WhoForm

STEPS = ("event", "details", "who")
FAR, TO = "far", "to"
"""Names of what a page sends beside the answers: how far it has come, and which step is wanted again."""

HEADINGS: Mapping[str, Phrase] = {
    "event": t("เกิดเรื่องอะไร เมื่อไร", "What happened, and when?"),
    "details": t("รายละเอียด", "The details"),
    "who": t("ใครเป็นผู้ยื่น", "Who makes the claim?"),
}


@dataclass
class Walk:
    """How far a claim has come.

    :ivar step: the step to be shown; empty when every question is answered
    :ivar form: its form
    :ivar known: the answers so far, as values
    :ivar sent: the answers of the other steps as they came, to be sent again
    """

    is_member: bool
    step: str = ""
    form: PlainForm | None = None
    far: str = "event"
    benefit: Benefit | None = None
    known: dict[str, Any] = field(default_factory=dict)
    sent: list[tuple[str, str]] = field(default_factory=list)

    @property
    def heading(self) -> Phrase:
        """The question of this step."""
        return HEADINGS[self.step]

    @property
    def asked(self) -> tuple[str, ...]:
        """The steps that this benefit takes; not known before it is chosen."""
        if self.benefit is None:
            return ()
        details = DetailsForm(benefit=self.benefit, is_member=self.is_member)
        return STEPS if details.fields else tuple(step for step in STEPS if step != "details")

    @property
    def place(self) -> int:
        """Which step it is, counted from one; 0 while that is not known."""
        return self.asked.index(self.step) + 1 if self.step in self.asked else 0

    def new_claim(self, *, claimed_on: datetime.date, member_id: int | None) -> NewClaim:
        """All answers, as the action takes them."""
        assert self.benefit is not None, "asked only when every step is done"
        answers = dict(self.known)
        if not self.is_member:
            answers["relation"] = "community"
        answers.setdefault("relation", self.benefit.relations[0])
        return NewClaim(**answers, claimed_on=claimed_on, member_id=member_id)


def walk(
    data: Mapping[str, Any] | None, *, offered: Sequence[Benefit], is_member: bool, today: datetime.date
) -> Walk:
    """Ask the first step that is not answered yet, or the one that is wanted again.

    :param data: what the page sent; None for a claim that begins
    """
    given = data or {}
    far = STEPS.index(given[FAR]) if given.get(FAR) in STEPS else -1
    going = Walk(is_member)
    for place, step in enumerate(STEPS):
        form = _form(step, data if place <= far else None, going, offered, today)
        if not form.fields:
            continue
        is_answered = form.is_valid() and _is_in_force(step, form, going)
        if not is_answered or given.get(TO) == step:
            going.step, going.form, going.far = step, form, STEPS[max(place, far)]
            break
        going.known |= form.cleaned_data
    else:
        going.far = STEPS[-1]
    going.sent = _others(given, going.form)
    return going


def _form(step: str, data: Any, going: Walk, offered: Sequence[Benefit], today: datetime.date) -> PlainForm:
    if step == "event":
        return EventForm(data, benefits=offered, today=today)
    assert going.benefit is not None, "the event was answered first"
    kind = DetailsForm if step == "details" else WhoForm
    return kind(data, benefit=going.benefit, is_member=going.is_member)


def _is_in_force(step: str, form: PlainForm, going: Walk) -> bool:
    """Take the benefit from the regulation in force on the day of the event."""
    if step != "event":
        return True
    found = texts()
    regulation = found.in_force(form.cleaned_data["event_on"]) if found else None
    going.benefit = regulation.benefit(form.cleaned_data["benefit"]) if regulation else None
    if going.benefit is None:
        words = t(
            "ระเบียบที่ใช้ในวันนั้นไม่มีสวัสดิการข้อนี้",
            "The regulation in force on that day has no such benefit.",
        )
        form.add_error("benefit", mend(words, "claim_benefit_unknown"))
    return going.benefit is not None


def _others(given: Mapping[str, Any], shown: PlainForm | None) -> list[tuple[str, str]]:
    """The answers of the steps that are not on this page."""
    asked = {*EventForm.base_fields, *WhoForm.base_fields, "beneficiary", "relation", "subject", "units"}
    asked -= set(shown.fields) if shown is not None else set()
    boxes = [f"event_on_{box}" for box in ("day", "month", "year")] if "event_on" in asked else []
    return [(name, str(given[name])) for name in (*sorted(asked), *boxes) if name in given]
