"""Everything read about the chain: lists, one row with what hangs on it, clocks, and the town's matrix."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import Phrase
from thuanna.kernel.money import Money

from . import access, rules
from .models import (
    Activity,
    AttendanceCount,
    Forum,
    ForumCount,
    HelpingHand,
    Indicator,
    Need,
    NeedAnswer,
    NeedCount,
    Plan,
    Project,
    ProjectDecision,
    ProjectNeed,
    ProjectResult,
    ProjectShare,
    ProjectSpending,
    ResultPosting,
    Ride,
    SignUp,
    Strategy,
    TargetGroup,
)
from .words import ACTIVITY_STATES


@dataclass(frozen=True)
class Hands:
    """What was counted for a need; agreed once two people counted the same."""

    agreed: int | None
    counted: tuple[int, ...]


@dataclass(frozen=True)
class Cell:
    """One dimension and group of a town's year: what was asked, what was done, who was reached."""

    needs: int = 0
    answered: int = 0
    projects: int = 0
    reached: int = 0


@dataclass(frozen=True)
class Money3:
    """A project's money: what was decided, what partners bring, what was spent."""

    budget: Money
    shared: Money
    spent: Money

    @property
    def left(self) -> Money:
        return self.budget - self.spent


@dataclass(frozen=True)
class Chain:
    """A project with all that leads to it and all that came of it."""

    project: Project
    decisions: list[ProjectDecision]
    needs: list[Need]
    shares: list[ProjectShare]
    indicators: list[Indicator]
    spendings: list[ProjectSpending]
    activities: list[Activity]
    results: list[ProjectResult]
    postings: list[ResultPosting]
    children: list[Project]
    money: Money3

    @property
    def state(self) -> str:
        """Where the project stands: the newest decision that was no amendment."""
        standing = [one.kind for one in self.decisions if one.kind != "amended"]
        return standing[-1] if standing else "proposed"

    @property
    def result(self) -> ProjectResult | None:
        """What holds as its result."""
        return self.results[-1] if self.results else None


def state_words(state: str) -> Phrase:
    """An activity's state in words."""
    return ACTIVITY_STATES[state]


def forums(by: Actor) -> QuerySet[Forum]:
    """The forums, newest first, with how many came and how many needs were said.

    :raises NotAllowed: without the right to see plans
    """
    people = ForumCount.objects.filter(forum=OuterRef("pk")).values("forum").annotate(n=Sum("people"))
    needs = Need.objects.filter(forum=OuterRef("pk")).values("forum").annotate(n=Count("pk"))
    return (
        access.visible(by, Forum)
        .select_related("community")
        .annotate(people=Subquery(people.values("n")), said=Subquery(needs.values("n")))
        .order_by("-held_on", "-pk")
    )


def forum_counts(forum_id: int) -> list[ForumCount]:
    """Who came to a forum, as counts."""
    return list(
        ForumCount.objects.filter(forum_id=forum_id)
        .select_related("community")
        .order_by("group", "sex", "pk")
    )


def needs(by: Actor, *, forum_id: int | None = None, waiting: bool = False) -> QuerySet[Need]:
    """Needs with their newest answer; those that wait for one come in the order of their clocks.

    :raises NotAllowed: without the right to see plans
    """
    newest = NeedAnswer.objects.filter(need=OuterRef("pk")).order_by("-id")
    found = (
        access.visible(by, Need)
        .select_related("community", "forum")
        .annotate(
            answer=Subquery(newest.values("kind")[:1]),
            answer_reason=Subquery(newest.values("reason")[:1]),
            answer_by_whom=Subquery(newest.values("decided_by")[:1]),
            answered_on=Subquery(newest.values("decided_on")[:1]),
        )
    )
    if forum_id is not None:
        found = found.filter(forum_id=forum_id)
    if waiting:
        return found.filter(answer=None).order_by("answer_by", "pk")
    return found.order_by("-said_on", "pk")


def hands(need_ids: Iterable[int]) -> dict[int, Hands]:
    """What was counted for each need: each person's newest count, and the number two of them agree on."""
    latest: dict[int, dict[int, int]] = defaultdict(dict)
    for need_id, counted_by, count in (
        NeedCount.objects.filter(need_id__in=list(need_ids))
        .order_by("id")
        .values_list("need_id", "counted_by_id", "hands")
    ):
        latest[need_id][counted_by] = count
    return {need_id: _hands(tuple(counts.values())) for need_id, counts in latest.items()}


def projects(by: Actor) -> QuerySet[Project]:
    """The projects, newest first, with the state that follows from their decisions.

    :raises NotAllowed: without the right to see plans
    """
    standing = ProjectDecision.objects.filter(project=OuterRef("pk")).exclude(kind="amended").order_by("-id")
    return (
        access.visible(by, Project)
        .select_related("owner", "strategy__plan")
        .annotate(
            state=Subquery(standing.values("kind")[:1]),
            told=Exists(ProjectResult.objects.filter(project=OuterRef("pk"))),
        )
        .order_by("-year", "-number")
    )


def chain(by: Actor, project_id: int) -> Chain:
    """One project, from the needs it answers to its results, in a dozen questions whatever its size.

    :raises NotAllowed: without the right to see plans
    :raises NotInThePlan: no such project
    """
    project = access.one(by, Project, project_id)
    decisions = list(ProjectDecision.objects.filter(project=project).order_by("id"))
    answered = ProjectNeed.objects.filter(project=project).values("need_id")
    shares = list(ProjectShare.objects.filter(project=project).select_related("organisation").order_by("id"))
    spendings = list(ProjectSpending.objects.filter(project=project).order_by("spent_on", "id"))
    results = list(ProjectResult.objects.filter(project=project).order_by("id"))
    return Chain(
        project=project,
        decisions=decisions,
        needs=list(needs(by).filter(pk__in=answered).order_by("said_on", "pk")),
        shares=shares,
        indicators=list(Indicator.objects.filter(project=project).order_by("id")),
        spendings=spendings,
        activities=list(activities(by).filter(project=project).order_by("starts_at", "pk")),
        results=results,
        postings=list(
            ResultPosting.objects.filter(result__in=[one.pk for one in results]).order_by("posted_on", "id")
        ),
        children=list(Project.objects.filter(grew_out_of=project).order_by("year", "number")),
        money=_money(project, decisions, shares, spendings),
    )


def activities(by: Actor) -> QuerySet[Activity]:
    """The activities, soonest first, with how many signed up and came.

    :raises NotAllowed: without the right to see plans
    """
    signed = SignUp.objects.filter(activity=OuterRef("pk")).values("activity").annotate(n=Count("pk"))
    came = (
        AttendanceCount.objects.filter(activity=OuterRef("pk")).values("activity").annotate(n=Sum("people"))
    )
    return (
        access.visible(by, Activity)
        .select_related("project")
        .annotate(signed=Subquery(signed.values("n")), came=Subquery(came.values("n")))
        .order_by("starts_at", "pk")
    )


def attendance(activity_ids: Iterable[int]) -> list[AttendanceCount]:
    """Who came to these activities, as counts."""
    return list(
        AttendanceCount.objects.filter(activity_id__in=list(activity_ids))
        .select_related("community", "activity")
        .order_by("activity_id", "group", "sex", "pk")
    )


def helping_hands(activity_ids: Iterable[int]) -> list[HelpingHand]:
    """Who gave hours."""
    return list(
        HelpingHand.objects.filter(activity_id__in=list(activity_ids))
        .select_related("organisation")
        .order_by("id")
    )


def rides(activity_id: int) -> list[tuple[Ride, rules.Seating]]:
    """The vehicles of an activity and how full each is."""
    found = list(Ride.objects.filter(activity_id=activity_id).order_by("id"))
    taken = _taken([ride.pk for ride in found])
    return [(ride, _seating(ride, taken.get(ride.pk, (0, 0)))) for ride in found]


def seating(ride: Ride) -> rules.Seating:
    """How full one vehicle is."""
    return _seating(ride, _taken([ride.pk]).get(ride.pk, (0, 0)))


def sign_ups(by: Actor, activity_id: int) -> list[SignUp]:
    """Who is on the list of an activity, by name; for those who keep the list.

    :raises NotAllowed: without the right to keep lists
    """
    by.must(access.SIGN_UP)
    return list(
        SignUp.objects.filter(activity_id=activity_id)
        .select_related("community", "ride")
        .order_by("name", "pk")
    )


def results_to_post(by: Actor) -> QuerySet[ProjectResult]:
    """Results that hang on no board yet, the most pressing first.

    :raises NotAllowed: without the right to see plans
    """
    posted = ResultPosting.objects.filter(result=OuterRef("pk"))
    later = ProjectResult.objects.filter(project=OuterRef("project"), pk__gt=OuterRef("pk"))
    return (
        access.visible(by, ProjectResult)
        .select_related("project")
        .filter(~Exists(posted), ~Exists(later))
        .order_by("post_by", "pk")
    )


def strategies() -> list[Strategy]:
    """The strategies of all plans, the newest plan first."""
    return list(Strategy.objects.select_related("plan").order_by("-plan__first_year", "place"))


def plans() -> list[Plan]:
    """The development plans, the newest first."""
    return list(Plan.objects.order_by("-first_year", "pk"))


def targets(year: int) -> list[TargetGroup]:
    """The newest size of each group and place in a fiscal year."""
    newest: dict[tuple[str, int | None], TargetGroup] = {}
    for row in TargetGroup.objects.filter(year=year).select_related("community").order_by("id"):
        newest[row.group, row.community_id] = row
    return list(newest.values())


def matrix(by: Actor, year: int) -> Mapping[tuple[str, str], Cell]:
    """Needs, answers, projects and people reached of a fiscal year, by dimension and group.

    A need or project of two dimensions counts in both, so columns do not add up to the whole.

    :raises NotAllowed: without the right to see plans
    """
    by.must(access.VIEW)
    counts: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for need in needs(by).filter(year=year):
        for dimension in need.dimensions:
            cell = counts[dimension, need.group]
            cell["needs"] += 1
            cell["answered"] += bool(need.answer)  # type: ignore[attr-defined]  # annotated by `needs`
    reached = _reached(year)
    for project in Project.objects.filter(year=year):
        for dimension in project.dimensions:
            counts[dimension, project.group]["projects"] += 1
            for group, people in reached.get(project.pk, {}).items():
                counts[dimension, group]["reached"] += people
    return {key: Cell(**one) for key, one in counts.items()}


def _reached(year: int) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for project_id, group, people in (
        AttendanceCount.objects.filter(activity__project__year=year)
        .values_list("activity__project_id", "group")
        .annotate(people=Sum("people"))
        .order_by()
    ):
        found[project_id][group] = people
    return found


def _hands(counted: tuple[int, ...]) -> Hands:
    agreed = next((count for count in counted if counted.count(count) > 1), None)
    return Hands(agreed, counted)


def _money(
    project: Project,
    decisions: list[ProjectDecision],
    shares: list[ProjectShare],
    spendings: list[ProjectSpending],
) -> Money3:
    named = [one.satang for one in decisions if one.satang is not None]
    return Money3(
        budget=Money(named[-1] if named else project.satang),
        shared=Money(sum(one.satang for one in shares)),
        spent=Money(sum(one.satang for one in spendings)),
    )


def _taken(ride_ids: list[int]) -> dict[int, tuple[int, int]]:
    rows = (
        SignUp.objects.filter(ride_id__in=ride_ids)
        .values("ride_id")
        .annotate(
            people=Count("pk"),
            carers=Count("pk", filter=Q(with_carer=True)),
            chairs=Count("pk", filter=Q(wheelchair=True)),
        )
        .order_by(F("ride_id"))
    )
    return {row["ride_id"]: (row["people"] + row["carers"], row["chairs"]) for row in rows}


def _seating(ride: Ride, taken: tuple[int, int]) -> rules.Seating:
    return rules.Seating(ride.seats, ride.wheelchairs, *taken)


def facts_of(rows: Iterable[Any], key: str) -> dict[Any, list[Any]]:
    """Rows by one of their columns, in their order."""
    found: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return found
