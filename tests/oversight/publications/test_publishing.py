"""Publishing and withdrawing: versions stand, the head goes along, the neighbour sees nothing."""

from __future__ import annotations

import datetime

import pytest
from django.db import DatabaseError, transaction

from tests.factories import funds, publications, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.canonical import sha256_of
from thuanna.oversight.publications import actions, jobs, queries, refusals, schemas
from thuanna.oversight.publications.models import Publication

TOMORROW = tenants.TODAY + datetime.timedelta(days=1)


def withdraw(publication: Publication, by, reason: str = "ตัวเลขหมู่ 2 ผิด"):
    return actions.withdraw(publication_id=publication.pk, reason_th=reason, at=tenants.NOW, by=by)


def test_a_fund_publishes_what_its_register_says(acting, secretary):
    publications.fund(secretary, members=(12, 9, 7, 6))

    published = publications.published(secretary)

    assert published.version == 1
    assert published.content["members"]["now"]["value"] == 34
    assert published.content["reach"] == {"villages": 4, "with_members": 4}
    assert published.sha256 == sha256_of(published.content)
    schemas.check("fund-1", published.content)


def test_publishing_is_written_in_the_audit_with_numbers_only(acting, secretary):
    publications.fund(secretary)

    publications.published(secretary)

    line = AuditEntry.objects.get(verb="publications.published")
    assert (line.facts["version"], line.user_id) == (1, secretary.user_id)


def test_the_same_state_again_is_refused(acting, secretary):
    publications.fund(secretary)
    publications.published(secretary)

    with pytest.raises(refusals.NothingNew):
        publications.published(secretary)


def test_the_next_day_is_the_next_version_and_names_the_one_before(acting, secretary):
    publications.fund(secretary)
    first = publications.published(secretary)

    second = publications.published(secretary, on=TOMORROW)

    assert (second.version, second.supersedes_id) == (2, first.pk)


def test_two_new_members_do_not_move_a_figure_that_was_shown(acting, secretary):
    publications.fund(secretary, members=(12, 9, 7, 6))
    publications.published(secretary)
    funds.member(secretary)
    funds.member(secretary)

    second = publications.published(secretary, on=TOMORROW)

    assert second.content["members"]["now"] == {"value": 34, "on": "2026-11-21"}


def test_a_tenant_without_a_fund_is_told_what_is_missing(acting, secretary):
    with pytest.raises(refusals.NothingToPublish):
        publications.published(secretary)


def test_only_who_may_publish_publishes(acting, tenant):
    collector = tenants.member_of(tenant, "collector", username="collector")

    with pytest.raises(NotAllowed):
        publications.published(collector)


def test_a_published_version_cannot_be_changed_even_by_hand(acting, secretary):
    publications.fund(secretary)
    published = publications.published(secretary)

    with pytest.raises(DatabaseError), transaction.atomic():
        Publication.objects.filter(pk=published.pk).update(content={})


def test_a_withdrawal_is_a_row_beside_the_version(acting, secretary):
    publications.fund(secretary)
    published = publications.published(secretary)

    withdraw(published, secretary)

    assert queries.is_withdrawn(published)
    assert Publication.objects.filter(pk=published.pk).exists()


def test_a_withdrawal_without_reason_or_twice_is_refused(acting, secretary):
    publications.fund(secretary)
    published = publications.published(secretary)
    with pytest.raises(refusals.ReasonMissing):
        withdraw(published, secretary, " ")
    withdraw(published, secretary)

    with pytest.raises(refusals.AlreadyWithdrawn):
        withdraw(published, secretary)


def test_the_neighbour_can_neither_see_nor_withdraw_a_version(acting, secretary, neighbour, stranger):
    publications.fund(secretary)
    published = publications.published(secretary)

    with acting_for(neighbour):
        assert queries.newest_version("fund") is None
        with pytest.raises(refusals.VersionUnknown):
            withdraw(published, stranger)


def test_withdrawn_figures_are_remembered_because_somebody_may_have_a_copy(acting, secretary):
    publications.fund(secretary, members=(12, 9, 7, 6))
    withdraw(publications.published(secretary), secretary)
    funds.member(secretary)

    again = publications.published(secretary, on=TOMORROW)

    assert again.content["members"]["now"]["value"] == 34


def test_the_daily_round_publishes_for_those_who_began(acting, secretary, neighbour):
    publications.fund(secretary)
    publications.published(secretary)

    made = jobs.publish_daily(on=TOMORROW, at=tenants.NOW + datetime.timedelta(days=1))

    assert made == 1
    assert queries.versions("fund")[0].record.system == "publications"
    assert jobs.publish_daily(on=TOMORROW, at=tenants.NOW) == 0
