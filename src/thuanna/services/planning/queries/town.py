"""What the town has as a whole: plans, target groups, the matrix, duties from the state, its own 4S."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, QuerySet, Sum

from thuanna.foundation.audit.actor import Actor
from thuanna.services.planning import access
from thuanna.services.planning.models import (
    AttendanceCount,
    Duty,
    Plan,
    Project,
    Strategy,
    TargetGroup,
    TownQuality,
    YearReportPosting,
)

from .forums import needs


@dataclass(frozen=True)
class Cell:
    """One dimension and group of a town's year: what was asked, what was done, who was reached."""

    needs: int = 0
    answered: int = 0
    projects: int = 0
    reached: int = 0


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


def all_targets() -> list[TargetGroup]:
    """The newest size of each group and place of every fiscal year."""
    years = TargetGroup.objects.order_by("-year").values_list("year", flat=True).distinct()
    return [one for year in years for one in targets(year)]


def report_postings() -> list[YearReportPosting]:
    """Where the reports of which years hang, the newest year first."""
    return list(YearReportPosting.objects.order_by("-year", "posted_on", "id"))


def report_is_owed(year: int) -> bool:
    """Whether a year had projects and its report hangs on no board yet."""
    return projects_of_an_owed_report(year).exists()


def projects_of_an_owed_report(year: int) -> QuerySet[Project]:
    """The projects of a year whose report hangs on no board yet."""
    return Project.objects.filter(~Exists(YearReportPosting.objects.filter(year=year)), year=year)


def duties() -> list[Duty]:
    """The register of duties handed over by the state."""
    return list(Duty.objects.order_by("title", "pk"))


def qualities() -> dict[str, TownQuality]:
    """What each of the four qualities means in this town; the newest holds."""
    return {one.quality: one for one in TownQuality.objects.order_by("id")}


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
