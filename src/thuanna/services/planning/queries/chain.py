"""Projects with all that leads to them and all that came of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.money import Money
from thuanna.services.planning import access
from thuanna.services.planning.models import (
    Activity,
    EarningCount,
    Indicator,
    Need,
    Project,
    ProjectDecision,
    ProjectNeed,
    ProjectResult,
    ProjectShare,
    ProjectSpending,
    ResultPosting,
    ResultQuality,
)

from .activities import activities
from .followers import Follow, follow_of
from .forums import needs


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
    qualities: list[ResultQuality]
    earnings: list[EarningCount]
    follow: Follow
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


def of_need(need_ids: list[int]) -> dict[int, list[Project]]:
    """The projects that answer each of these needs."""
    found: dict[int, list[Project]] = {}
    rows = ProjectNeed.objects.filter(need__in=need_ids).select_related("project").order_by("project")
    for row in rows:
        found.setdefault(row.need_id, []).append(row.project)
    return found


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
        qualities=list(
            ResultQuality.objects.filter(result__in=[one.pk for one in results[-1:]]).order_by("id")
        ),
        earnings=list(EarningCount.objects.filter(activity__project=project).order_by("counted_on", "id")),
        follow=follow_of(project.pk),
        money=_money(project, decisions, shares, spendings),
    )


def results_to_post(by: Actor) -> QuerySet[ProjectResult]:
    """Results of one's own that hang on no board yet, the most pressing first.

    :raises NotAllowed: without the right to see plans
    """
    posted = ResultPosting.objects.filter(result=OuterRef("pk"))
    later = ProjectResult.objects.filter(project=OuterRef("project"), pk__gt=OuterRef("pk"))
    return (
        access.kept(by, ProjectResult, access.VIEW)
        .select_related("project")
        .filter(~Exists(posted), ~Exists(later))
        .order_by("post_by", "pk")
    )


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
