"""Building step by step: each once, all of it or nothing, going on where it stopped."""

import datetime

import pytest

from thuanna.demo import steps
from thuanna.foundation.access.founding import NewOrganisation
from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for

pytestmark = pytest.mark.django_db
CLOCK = steps.Clock(datetime.datetime(2026, 11, 21, 9, 30, tzinfo=datetime.UTC))
NEW = NewOrganisation(code="noenkhram", kind="local_government", name_th="เทศบาลตำบลเนินคราม", is_demo=True)


@pytest.fixture
def site():
    return steps.take_in(NEW, CLOCK)


def leave_a_trace(site):
    audit.record(site.by, "demo.traced")


def leave_a_trace_and_fall(site):
    leave_a_trace(site)
    raise RuntimeError("the light went out")


def traces(site):
    with acting_for(site.tenant):
        return AuditEntry.objects.filter(verb="demo.traced").count()


def test_a_step_is_done(site):
    site.step("places", leave_a_trace)

    assert traces(site) == 1


def test_a_step_that_stands_is_not_done_again(site):
    site.step("places", leave_a_trace)
    site.step("places", leave_a_trace)

    assert traces(site) == 1


def test_a_step_that_falls_leaves_nothing_and_can_be_done_later(site):
    with pytest.raises(RuntimeError, match="light"):
        site.step("places", leave_a_trace_and_fall)
    after_the_fall = traces(site)

    site.step("places", leave_a_trace)

    assert (after_the_fall, traces(site)) == (0, 1)


def test_an_organisation_is_taken_in_once(site):
    assert steps.take_in(NEW, CLOCK).tenant == site.tenant
