"""Cases as those who work on them list them, one case's cover and file, and what the code shows."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import DateField, Exists, OuterRef, Q, QuerySet, Subquery

from thuanna.foundation.access import queries as members
from thuanna.foundation.accounts.models import User
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.codes import row_with_code
from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.foundation.tenancy.keys import Purpose

from . import access, sealed
from .models import Case, CaseHelper, CaseLook, CaseRecusal, CaseReferral, CaseStep, CaseWords, Receiver
from .refusals import CaseUnknown, CodeWrong, NothingPlanned

ENDED = ("closed", "withdrawn")
_STATES = ("received", "triaged", "reopened", *ENDED)
REACHING = ("answered", "helped", "visited", "referred")
"""Steps with which the person was reached, so that the clock of the urgency stops."""

_SETTLING = ("visited", "visit_off", "referral_done", "referral_refused", "followed_up")


@dataclass(frozen=True)
class Door:
    """Who receives what comes in, and who stands in; closed while either is missing."""

    receivers: tuple[User, ...]
    deputies: tuple[User, ...]

    @property
    def is_open(self) -> bool:
        """Whether a request would reach two named people."""
        return bool(self.receivers and self.deputies)

    @property
    def everybody(self) -> tuple[User, ...]:
        """Receivers, then deputies."""
        return self.receivers + self.deputies


@dataclass(frozen=True)
class Cover:
    """What stands outside on the file: no word of what it is about.

    :ivar open_steps: clocks and plans that nobody settled yet, the most pressing first
    """

    case: Case
    steps: list[CaseStep]
    open_steps: list[CaseStep]
    helpers: list[CaseHelper]
    kept_out: list[CaseRecusal]
    looks: int
    is_erased: bool

    @property
    def state(self) -> CaseStep:
        """The latest step that says how it stands."""
        return next(step for step in reversed(self.steps) if step.what in _STATES)

    @property
    def is_ended(self) -> bool:
        """Closed or withdrawn, and not opened again."""
        return self.state.what in ENDED

    @property
    def urgency(self) -> str:
        """How urgent it was judged last; empty while nobody has."""
        return next((step.urgency for step in reversed(self.steps) if step.urgency), "")

    @property
    def handler(self) -> User | None:
        """Who is responsible."""
        return next((step.handler for step in reversed(self.steps) if step.what == "taken"), None)

    @property
    def due_on(self) -> datetime.date | None:
        """By when something is to be done."""
        return self.open_steps[0].due_on if self.open_steps else None

    @property
    def after(self) -> int:
        """The number of its last step, to notice what was added meanwhile."""
        return self.steps[-1].seq

    def planned(self, *kinds: str) -> list[CaseStep]:
        """The open steps of these kinds."""
        return [step for step in self.open_steps if step.what in kinds]


def door(on: datetime.date) -> Door:
    """Who receives requests on a day: named, and still in a role that may."""
    named = Receiver.objects.filter(ends_before__isnull=True).select_related("account").order_by("pk")
    may_receive = {user.pk for user in members.who_may(access.RECEIVE, required_tenant_id(), on=on)}
    able = [one for one in named if one.account_id in may_receive]
    return Door(
        tuple(one.account for one in able if not one.is_deputy),
        tuple(one.account for one in able if one.is_deputy),
    )


def receivers(by: Actor) -> list[Receiver]:
    """Everybody named now.

    :raises NotAllowed: without the right
    """
    by.must(access.NAME)
    found = Receiver.objects.filter(ends_before__isnull=True).select_related("account")
    return list(found.order_by("is_deputy", "pk"))


def by_code(reference: str, code: str) -> Case:
    """The case with this number and this code, whatever was typed for letters and spaces.

    :raises CodeWrong: none, and nobody is told which of the two is wrong
    """
    found: Case | None = row_with_code(Case.objects.all(), code, Purpose.CASE_CODE, reference=reference)
    if found is None:
        raise CodeWrong
    return found


def unsettled() -> QuerySet[Any]:
    """Steps that wait for something: a clock nobody stopped, a plan nobody carried out."""
    later = CaseStep.objects.filter(case_id=OuterRef("case_id"), seq__gt=OuterRef("seq"))
    judged = Exists(later.filter(what__in=("triaged", *ENDED)))
    reached = Exists(later.filter(what__in=("triaged", *REACHING, *ENDED)))
    answered = Exists(later.filter(what__in=("answered", *ENDED)))
    ended = Exists(later.filter(what__in=ENDED))
    done = Exists(CaseStep.objects.filter(answers_id=OuterRef("pk"), what__in=_SETTLING))
    return (
        CaseStep.objects.filter(due_on__isnull=False)
        .exclude(Q(what__in=("received", "reopened")) & judged)
        .exclude(Q(what="triaged") & reached)
        .exclude(Q(what="wrote") & answered)
        .exclude(Q(what__in=("visit_planned", "referred")) & (ended | done))
        .exclude(Q(what="follow_up") & done)
        .order_by("due_on", "seq")
    )


def cover(by: Actor, case_id: int) -> Cover:
    """One case for those who work on it.

    :raises NotAllowed: without the right
    :raises CaseUnknown: it is not one of those this actor may open
    """
    found = access.visible(by).select_related("community__subdistrict__district__province", "taken_by")
    case: Case | None = found.filter(pk=case_id).first()
    if case is None:
        raise CaseUnknown
    return cover_of(case)


def cover_of(case: Case) -> Cover:
    """The cover of a case that the caller may see."""
    helpers = CaseHelper.objects.filter(case=case).select_related("account").order_by("added_on", "pk")
    steps = CaseStep.objects.filter(case=case).select_related("by", "handler").order_by("seq")
    return Cover(
        case,
        list(steps),
        list(unsettled().filter(case=case)),
        list(helpers),
        list(CaseRecusal.objects.filter(case=case).select_related("account")),
        CaseLook.objects.filter(case=case).count(),
        not CaseWords.objects.filter(case=case).exists(),
    )


def state_of(case: Case) -> CaseStep:
    """The latest step that says how a case stands."""
    found: CaseStep = CaseStep.objects.filter(case=case, what__in=_STATES).latest("seq")
    return found


def handler_of(case: Case) -> User | None:
    """Who is responsible for a case."""
    taken = (
        CaseStep.objects.filter(case=case, what="taken").select_related("handler").order_by("-seq").first()
    )
    return taken.handler if taken is not None else None


def may_help(case: Case, account_id: int, on: datetime.date) -> bool:
    """Somebody of this office with that duty who is not kept out of the case."""
    actor = members.actor_for(account_id, case.tenant_id, on=on)
    if actor is None or not actor.may(access.WORK):
        return False
    return not CaseRecusal.objects.filter(case=case, account_id=account_id).exists()


def planned(case: Case, step_id: int, *kinds: str) -> CaseStep:
    """An open visit, referral or follow-up of a case.

    :raises NothingPlanned: somebody settled it, or it is another case's
    """
    found: CaseStep | None = unsettled().filter(case=case, pk=step_id, what__in=kinds).first()
    if found is None:
        raise NothingPlanned
    return found


def read_all(case: Case) -> dict[int, dict[str, Any]]:
    """Everything sealed of a case by the id of its step; whoever calls this writes down the look.

    :raises SealBroken: sealed with another key, or a row was tampered with
    """
    return {words.step_id: sealed.opened(words) for words in CaseWords.objects.filter(case=case)}


def messages(case: Case) -> list[tuple[CaseStep, str]]:
    """What went between the person and the office, for whoever holds the code."""
    kinds = (CaseWords.Kind.MESSAGE, CaseWords.Kind.REPLY)
    found = CaseWords.objects.filter(case=case, kind__in=kinds).select_related("step").order_by("step__seq")
    return [(words.step, str(sealed.opened(words)["words"])) for words in found]


def grounds(case: Case) -> dict[int, CaseReferral]:
    """On what ground each referral of a case was made, by the id of its step."""
    return {one.step_id: one for one in CaseReferral.objects.filter(step__case=case)}


def looks_at(case: Case) -> list[CaseLook]:
    """Who opened a case, the latest first. The person may ask."""
    return list(CaseLook.objects.filter(case=case).select_related("by").order_by("-at", "-pk"))


def listed(by: Actor) -> QuerySet[Any]:
    """The cases this actor may open with `state`, `urgency_now`, `due_now` and `handler_now`.

    Those for which something is due come first, the most pressing at the top.

    :raises NotAllowed: without the right
    """
    steps = CaseStep.objects.filter(case_id=OuterRef("pk")).order_by("-seq")
    due = unsettled().filter(case_id=OuterRef("pk")).values("due_on")[:1]
    found: QuerySet[Any] = (
        access.visible(by)
        .annotate(
            state=Subquery(steps.filter(what__in=_STATES).values("what")[:1]),
            urgency_now=Subquery(steps.exclude(urgency="").values("urgency")[:1]),
            handler_now=Subquery(steps.filter(what="taken").values("handler_id")[:1]),
            due_now=Subquery(due, output_field=DateField()),
        )
        .select_related("community__subdistrict__district__province")
        .order_by("due_now", "-received_at", "-pk")
    )
    return found


def filtered(
    by: Actor,
    *,
    state: str = "",
    urgency: str = "",
    community_id: int | None = None,
    mine: bool = False,
    overdue_on: datetime.date | None = None,
) -> QuerySet[Any]:
    """The list, narrowed.

    :param state: "new", "open" or "ended"
    :param overdue_on: only those for which something was due before that day
    """
    found = listed(by)
    if state:
        found = found.filter(state__in=_STATES_OF[state])
    if urgency:
        found = found.filter(urgency_now=urgency)
    if community_id is not None:
        found = found.filter(community_id=community_id)
    if mine:
        found = found.filter(handler_now=by.user_id)
    return found.filter(due_now__lt=overdue_on) if overdue_on is not None else found


_STATES_OF = {"new": ("received", "reopened"), "open": ("triaged",), "ended": ENDED}


def ended_before(by: Actor, day: datetime.date) -> QuerySet[Any]:
    """Ended cases that still hold words, whose last step lies before a day and for which nothing is due."""
    latest = CaseStep.objects.filter(case_id=OuterRef("pk")).order_by("-seq").values("on")[:1]
    holds = Exists(CaseWords.objects.filter(case_id=OuterRef("pk")))
    found: QuerySet[Any] = (
        listed(by).annotate(last_on=Subquery(latest)).filter(holds, state__in=ENDED, last_on__lt=day)
    )
    return found.filter(Q(due_now__isnull=True) | Q(due_now__lt=day))
