"""What an officer typed once about a project stands in five places, the same in each."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client

from tests.factories import sessions
from thuanna.foundation.accounts.models import User
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.services.planning.models import AttendanceCount, Project, ProjectResult

TOWN = "/t/noenkhram"


@pytest.fixture(autouse=True)
def _may_read(towns: str, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    cache.clear()
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # pytest-django's own type is private
        yield


def test_the_same_figure_stands_in_page_notice_data_evaluation_and_the_years_report():
    town = Tenant.objects.get(code="noenkhram")
    with acting_for(town):
        project = Project.objects.get(
            pk=ProjectResult.objects.order_by("pk").values_list("project_id", flat=True)[0]
        )
        counts = AttendanceCount.objects.filter(activity__project=project)
        came = sum(row.people for row in counts)
        officer = User.objects.get(username="officer")
        actor = Actor(tenant_id=town.pk, user_id=officer.pk)
    address = f"{TOWN}/projects/{project.reference.partition('-')[2]}/"

    outputs = {
        "page": _words(Client().get(address)),
        "notice": _words(Client().get(f"{address}notice/")),
        "data": Client().get(f"{address}data.json").content.decode(),
        "evaluation": _paper(
            sessions.logged_in(actor).get(f"/staff/planning/projects/{project.pk}/evaluation.pdf")
        ),
        "the year's report": _words(Client().get(f"{TOWN}/report/?year={project.year}")),
    }

    assert came > 0
    assert {name for name, words in outputs.items() if not re.search(rf"(?<!\d){came}(?!\d)", words)} == set()


def _words(answer) -> str:
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").get_text(" ")


def _paper(answer) -> str:
    assert answer.status_code == 200
    command = ["pdftotext", "-layout", "-", "-"]
    return subprocess.run(command, input=answer.content, capture_output=True, check=True).stdout.decode()
