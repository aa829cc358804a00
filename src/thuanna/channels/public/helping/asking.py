"""Asking for help in three short steps. Nothing is kept before the last; what was filled in goes along."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, QueryDict
from django.views.decorators.debug import sensitive_post_parameters

from thuanna.channels.public.voices import around, doorkeeping
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.helping import SECTIONS, Section, told
from thuanna.channels.web.pages import public_form
from thuanna.foundation.law.hotlines import hotlines
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.refusals import Refusal
from thuanna.services.cases import queries, rules
from thuanna.services.cases.actions import asking
from thuanna.services.cases.queries import Door
from thuanna.services.cases.words import IN_DANGER

from .forms import SendForm

_LAST = len(SECTIONS)


@dataclass(frozen=True)
class Walk:
    """The way through the sections with what was filled in so far."""

    data: QueryDict | None
    on: datetime.date
    door: Door

    @property
    def step(self) -> int:
        """The section that was shown, from one."""
        typed = self.data.get("step", "") if self.data is not None else ""
        return int(typed) if typed in {str(number) for number in range(1, _LAST + 1)} else 1

    def judged(self, step: int) -> Section:
        """A section held against what was filled in."""
        return SECTIONS[step - 1](self.data, on=self.on, receivers=self.door.everybody)

    def shown(self, step: int) -> Section:
        """A section to be filled in, with what stood there before."""
        data = self.data or QueryDict()
        section = SECTIONS[step - 1](on=self.on, receivers=self.door.everybody)
        for name in data.keys() & section.fields.keys():
            is_list = name in {"troubles", "not_for"}
            section.initial[name] = data.getlist(name) if is_list else data[name]
        return section

    def carried(self, section: Section) -> list[tuple[str, str]]:
        """What was filled in elsewhere, to be sent along."""
        data = self.data or QueryDict()
        names = {name for step in range(1, _LAST + 1) for name in self.shown(step).fields}
        return [
            (name, value) for name in sorted(names - section.fields.keys()) for value in data.getlist(name)
        ]


@sensitive_post_parameters()
@public_form
def ask(request: Any, code: str) -> HttpResponse:
    """Ask step by step; after the last the receipt is shown once."""
    town = around.town(code, on=request.today)
    with acting_for(town.tenant):
        door = queries.door(request.today)
        facts = {
            **town.frame(None),
            "code": code,
            "hotlines": hotlines(request.today),
            "door": door,
            "kept_for": around.kept_for("case_words", request.today),
        }
        if not door.is_open:
            return around.show(request, "public/helping/closed.html", facts)
        walk = Walk(doorkeeping.posted(request), request.today, door)
        gate = SendForm(walk.data, now=request.now)
        if walk.data is None:
            return _show(request, walk, 1, walk.shown(1), gate, facts)
        if walk.data.get("do") == "back":
            step = max(1, walk.step - 1)
            return _show(request, walk, step, walk.shown(step), gate, facts)
        return _go_on(request, town, walk, gate, facts)


def _go_on(
    request: Any, town: around.Town, walk: Walk, gate: SendForm, facts: dict[str, Any]
) -> HttpResponse:
    """The first section that is not complete, else the next one, else the receipt."""
    sections = [walk.judged(step) for step in range(1, walk.step + 1)]
    for step, section in enumerate(sections, start=1):
        if not section.is_valid():
            return _show(request, walk, step, section, gate, facts)
    if walk.step < _LAST:
        return _show(request, walk, walk.step + 1, walk.shown(walk.step + 1), gate, facts)
    if not gate.is_valid():
        return _show(request, walk, _LAST, sections[-1], gate, {**facts, "held_back": gate})
    wait = around.limited(request, "help")
    if wait is not None:
        return wait
    new = told(sections)
    try:
        asked = asking.ask(new=new, request_token=gate.request_token, at=request.now, by=town.by)
    except Refusal as refusal:
        sections[-1].add_error("not_for", mend(refusal.phrase, refusal.code))
        return _show(request, walk, _LAST, sections[-1], gate, facts)
    facts |= {
        "asked": asked,
        "due_on": rules.due("triage", asked.case.received_on),
        "in_danger": bool(IN_DANGER & set(new.troubles)),
        "reach": new.reach,
    }
    return around.show(request, "public/helping/asked.html", facts)


def _show(
    request: Any, walk: Walk, step: int, section: Section, gate: SendForm, facts: dict[str, Any]
) -> HttpResponse:
    return around.show(
        request,
        "public/helping/ask.html",
        {
            **facts,
            "form": section,
            "gate": gate,
            "carried": walk.carried(section),
            "step": step,
            "last": _LAST,
            "is_last": step == _LAST,
        },
    )
