"""Every route declares who may open it, and the reference page says the same."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from django.test import Client

from thuanna.channels.console import reference
from thuanna.foundation.access.roles import ALL_PERMISSIONS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "access.yml"
OPEN = {"public", "public-form", "person"}


def plain_staff_routes() -> list[str]:
    """Staff pages without parameters that are not open to everybody."""
    return [
        route
        for route, permission in reference.routes()
        if route.startswith("/staff/") and "<" not in route and permission not in {"public", "public-form"}
    ]


def test_every_route_declares_a_permission():
    undeclared = [route for route, permission in reference.routes() if permission == reference.UNDECLARED]

    assert undeclared == []


def test_every_declared_permission_exists():
    unknown = {permission for _, permission in reference.routes()} - OPEN - ALL_PERMISSIONS

    assert unknown == set()


def test_only_staff_routes_ask_for_permissions():
    closed = [r for r, permission in reference.routes() if permission not in {"public", "public-form"}]

    assert [route for route in closed if not route.startswith("/staff/")] == []


def test_the_reference_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == reference.access_page(), "run: thuanna docs --write"


def test_the_reference_page_can_be_read_by_programs():
    assert yaml.safe_load(PAGE.read_text(encoding="utf-8")) == dict(reference.routes())


@pytest.mark.parametrize("route", plain_staff_routes())
def test_a_visitor_is_sent_to_log_in_from_every_staff_page(db, route):
    answers = {Client().get(route).status_code, Client().post(route).status_code}

    assert answers <= {302, 405}
