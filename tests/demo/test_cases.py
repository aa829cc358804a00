"""The rural town shows a request for help at each stage."""

from __future__ import annotations

from tests.factories import places, tenants
from thuanna.demo import cases
from thuanna.demo.steps import Clock, Site
from thuanna.demo.towns import RURAL
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.services.cases import queries


def test_one_is_new_one_pressing_one_visited_one_referred_and_one_followed_up(db):
    town = tenants.tenant("noenkhram", Tenant.Kind.LOCAL_GOVERNMENT, is_demo=True)
    officer = tenants.member_of(town, "officer", username="officer")
    head = tenants.member_of(town, "head", username="head")
    with acting_for(town):
        for number in range(1, 8):
            places.village(head, number)

        cases.fill(Site(town, Clock(tenants.NOW)), RURAL)

        states = [case.state for case in queries.listed(officer)]
        kinds = {step.what for step in queries.unsettled()}
    assert sorted(states) == ["closed", "received", "triaged", "triaged", "triaged"]
    assert kinds == {"received", "triaged", "visit_planned", "referred", "follow_up"}
