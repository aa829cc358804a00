"""Every public sum of the towns' projects is traced to its rows: by kind, month and place, never of few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.oversight.publications import pages
from thuanna.oversight.publications.builders.planning import PROJECT, code_of
from thuanna.services.planning.models import AttendanceCount, Project, ProjectSpending

PAID_TO_PEOPLE = {"wages", "help"}


@pytest.fixture
def shown(towns: str, django_db_blocker: pytest.FixtureRequest) -> Iterator[list[tuple[Project, dict]]]:
    """Each project of the rural town, and what its page says."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # pytest-django's own type is private
        town = Tenant.objects.get(code="noenkhram")
        with acting_for(town):
            projects = list(Project.objects.order_by("pk"))
            found = [
                (one, pages.newest(town.code, PROJECT, code_of(one.reference)).content) for one in projects
            ]
            yield found


def test_money_is_the_sum_of_its_vouchers_by_kind_and_by_month(shown):
    for project, content in shown:
        rows = list(ProjectSpending.objects.filter(project=project))
        kinds, months = Counter(), Counter()
        for row in rows:
            kinds[row.kind] += row.satang
            months[f"{row.spent_on:%Y-%m}"] += row.satang
        money = content["money"]

        assert money["spent"] in {None, sum(kinds.values())}
        assert {one["key"] for one in money["kinds"]} == set(kinds)
        assert {one["month"] for one in money["months"]} == set(months)
        assert all(one["satang"] in {None, kinds[one["key"]]} for one in money["kinds"])
        assert all(one["satang"] in {None, months[one["month"]]} for one in money["months"])


def test_money_paid_to_few_people_is_never_shown(shown):
    for project, content in shown:
        least = content["small_numbers_min"]
        for one in content["money"]["kinds"]:
            rows = ProjectSpending.objects.filter(project=project, kind=one["key"])
            if one["key"] in PAID_TO_PEOPLE and one["satang"] is not None:
                assert sum(row.people for row in rows) >= least


def test_people_are_the_sum_of_the_counts_by_group_sex_and_place_and_never_few(shown):
    compared = 0
    for project, content in shown:
        rows = list(AttendanceCount.objects.filter(activity__project=project).select_related("community"))
        by = {"groups": Counter(), "sexes": Counter(), "places": Counter()}
        for row in rows:
            place = "outside" if row.is_neighbour else f"c{row.community_id}" if row.community else "town"
            for name, key in (("groups", row.group), ("sexes", row.sex), ("places", place)):
                by[name][key] += row.people
        came = content["reached"]

        assert came["all"]["value"] in {None, sum(row.people for row in rows)}
        for name, counted in by.items():
            for one in came[name]:
                compared += one["value"] is not None
                assert one["value"] in {None, counted[one["key"]]}
                assert one["value"] is None or one["value"] >= content["small_numbers_min"]
    assert compared > 0
