"""Matters as staff work with them, and as whoever holds the code reads them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.codes import row_with_code
from thuanna.foundation.tenancy.keys import Purpose
from thuanna.foundation.tenancy.models import Tenant
from thuanna.foundation.tenancy.queries import here_or_above
from thuanna.services.participation import access
from thuanna.services.participation.models import Matter, MatterMessage, MatterStep, MatterWords
from thuanna.services.participation.refusals import CodeWrong, MatterUnknown

_What = MatterStep.What
_STATES = (_What.RECEIVED, _What.ASSIGNED, _What.ANSWERED, _What.CLOSED, _What.REOPENED)
OWED = (_What.RECEIVED, _What.ASSIGNED, _What.REOPENED)
"""States in which an answer is owed and the clock runs."""


@dataclass(frozen=True)
class Thread:
    """One matter with everything that was said and done; `words` is None once erased."""

    matter: Matter
    words: MatterWords | None
    steps: list[MatterStep]
    messages: list[MatterMessage]

    @property
    def state(self) -> MatterStep:
        """The latest step that says how it stands."""
        return next(step for step in reversed(self.steps) if step.what in _STATES)

    @property
    def due_on(self) -> datetime.date | None:
        """The last day for an answer, while one is owed."""
        due = next((step.due_on for step in reversed(self.steps) if step.due_on is not None), None)
        return due if self.state.what in OWED else None

    @property
    def assigned(self) -> MatterStep | None:
        """To whom it was given last."""
        return next((step for step in reversed(self.steps) if step.what == _What.ASSIGNED), None)

    @property
    def is_erased(self) -> bool:
        """Whether the words and names were removed because their time is over."""
        return self.words is None


def by_code(reference: str, code: str) -> Matter:
    """The matter with this number and this code, whatever was typed for letters and spaces.

    :raises CodeWrong: none, and nobody is told which of the two is wrong
    """
    found: Matter | None = row_with_code(Matter.objects.all(), code, Purpose.MATTER_CODE, reference=reference)
    if found is None:
        raise CodeWrong
    return found


def found_by_code(reference: str, code: str, town: Tenant) -> tuple[Tenant, Matter]:
    """The matter in the town's rows, or the one that was handed to the province's office.

    :raises CodeWrong: neither
    """
    return here_or_above(town, lambda: by_code(reference, code))


def thread(matter: Matter) -> Thread:
    """Everything about a matter that the caller may read."""
    return Thread(
        matter,
        MatterWords.objects.filter(matter=matter).select_related("photo").defer("photo__content").first(),
        list(
            MatterStep.objects.filter(matter=matter)
            .select_related("division", "handler", "by")
            .order_by("seq")
        ),
        list(MatterMessage.objects.filter(matter=matter).select_related("by").order_by("at", "pk")),
    )


def one(by: Actor, matter_id: int) -> Thread:
    """One matter for staff.

    :raises NotAllowed: without the right
    :raises MatterUnknown: it is not one of those this actor may see
    """
    found = access.visible(by).select_related("community__subdistrict__district__province", "taken_by")
    matter: Matter | None = found.filter(pk=matter_id).first()
    if matter is None:
        raise MatterUnknown
    return thread(matter)


def state_of(matter_id: int) -> MatterStep:
    """The latest step that says how a matter stands."""
    found: MatterStep = MatterStep.objects.filter(matter_id=matter_id, what__in=_STATES).latest("seq")
    return found


def listed(by: Actor) -> QuerySet[Any]:
    """The matters this actor may see, each with `state`, `due_now` and `division_name`, the newest first.

    :raises NotAllowed: without the right
    """
    steps = MatterStep.objects.filter(matter_id=OuterRef("pk")).order_by("-seq")
    found: QuerySet[Any] = (
        access.visible(by)
        .annotate(
            state=Subquery(steps.filter(what__in=_STATES).values("what")[:1]),
            due_now=Subquery(steps.filter(due_on__isnull=False).values("due_on")[:1]),
            division_name=Subquery(steps.filter(what=_What.ASSIGNED).values("division__name_th")[:1]),
            handler_now=Subquery(steps.filter(what=_What.ASSIGNED).values("handler_id")[:1]),
            is_escalated=Exists(steps.filter(what=_What.ESCALATED)),
        )
        .select_related("community__subdistrict__district__province")
        .order_by("-received_at", "-pk")
    )
    return found


def owed(by: Actor) -> QuerySet[Any]:
    """Those to which an answer is owed, the most pressing first."""
    return listed(by).filter(state__in=OWED).order_by("due_now", "pk")


def overdue(by: Actor, on: datetime.date) -> QuerySet[Any]:
    """Those whose clock has run out."""
    return owed(by).filter(due_now__lt=on)


def filtered(
    by: Actor,
    *,
    nature: str = "",
    kind: str = "",
    state: str = "",
    community_id: int | None = None,
    overdue_on: datetime.date | None = None,
) -> QuerySet[Any]:
    """The list, narrowed; `state` is "owed" or one of the states. Those still owed come most pressing first.

    :param overdue_on: only those whose clock has run out on that day
    """
    found = listed(by)
    if nature:
        found = found.filter(nature=nature)
    if kind:
        found = found.filter(kind=kind)
    if community_id is not None:
        found = found.filter(community_id=community_id)
    if overdue_on is not None:
        found = found.filter(due_now__lt=overdue_on)
    if state == "owed" or overdue_on is not None:
        return found.filter(state__in=OWED).order_by("due_now", "pk")
    return found.filter(state=state) if state else found


def excerpts(matters: Iterable[Matter]) -> dict[int, str]:
    """The beginning of what each told, for a list; nothing for those erased."""
    found = MatterWords.objects.filter(matter__in=[matter.pk for matter in matters])
    return {matter_id: words[:90] for matter_id, words in found.values_list("matter_id", "words")}


def photo_of(by: Actor, matter_id: int) -> bytes | None:
    """The picture of a matter this actor may see.

    :raises NotAllowed: :raises MatterUnknown:
    """
    words = one(by, matter_id).words
    return bytes(words.photo.content) if words is not None and words.photo is not None else None
