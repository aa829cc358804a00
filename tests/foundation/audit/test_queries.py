"""Reading the trail: by time, by deed, about one thing."""

from __future__ import annotations

import datetime

import pytest

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit import queries
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.language import t


def test_entries_about_one_thing_come_oldest_first(acting, secretary, neighbour):
    audit.record(secretary, "tests.made", acting)
    audit.record(secretary, "tests.made", neighbour)
    audit.record(secretary, "tests.changed", acting)

    assert [entry.verb for entry in queries.about(acting)] == ["tests.made", "tests.changed"]


def test_entries_are_narrowed_by_deed_and_time(acting, secretary):
    entry = audit.record(secretary, "tests.made")
    entry.refresh_from_db()
    moment = entry.recorded_at
    later = moment + datetime.timedelta(seconds=1)

    assert queries.entries(verb="tests.made", first=moment, before=later).count() == 1
    assert queries.entries(before=moment).count() == 0
    assert queries.entries(verb="tests.other").count() == 0
    assert queries.verbs() == ["tests.made"]


def test_the_neighbour_reads_nothing(acting, secretary, neighbour):
    audit.record(secretary, "tests.made", acting)

    with acting_for(neighbour):
        assert queries.entries().count() == 0
        assert queries.about(acting).count() == 0


def test_nobody_in_particular_may_not_act(acting):
    with pytest.raises(audit.AnonymousActor):
        audit.record(Actor(tenant_id=acting.pk), "tests.made")


@pytest.mark.parametrize("fact", ["1-2345-67890-12-1", "1234567890121", {"a": 1}, 1.5, t("ก", "a")])
def test_what_may_be_personal_is_refused(acting, secretary, fact):
    with pytest.raises(audit.PersonalDataInAudit):
        audit.record(secretary, "tests.made", fact=fact)


def test_a_line_cannot_be_changed_or_removed(acting, secretary):
    from django.db import DatabaseError, transaction

    audit.record(secretary, "tests.made")

    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEntry.objects.update(verb="tests.other")
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEntry.objects.all().delete()
