"""Every table says who owns it, how private each field is and how long it is kept."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.db import connections, models

from tests.architecture.tiers import height
from thuanna.foundation.law import queries as law
from thuanna.foundation.tenancy import guards, third_party
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import privacy_of
from thuanna.money.funds.importing.columns import COLUMNS

OURS = sorted(
    (m for m in apps.get_models(include_auto_created=True) if m.__module__.startswith("thuanna.")),
    key=lambda model: model._meta.label,
)
ABOUT_DRUGS = re.compile("drug|addict|narcotic|ยาเสพติด|ผู้เสพ|ติดยา", re.IGNORECASE)
TENANT_OWNED = [model for model in OURS if issubclass(model, TenantOwned)]
PERSON_OWNED_OR_SHARED = [model for model in OURS if not issubclass(model, TenantOwned)]


def by_label(model: type[models.Model]) -> str:
    return model._meta.label


@pytest.mark.parametrize("model", PERSON_OWNED_OR_SHARED, ids=by_label)
def test_a_table_without_tenant_is_owned_by_a_person_or_says_why_it_is_shared(model):
    assert guards.ownership(model) == "person" or len(model.SHARED) > 20


@pytest.mark.parametrize("model", OURS, ids=by_label)
def test_every_field_has_a_privacy_class(model):
    automatic = {"id", "tenant"}
    unmarked = [f.name for f in model._meta.local_fields if privacy_of(f) is None and f.name not in automatic]

    assert unmarked == []


def test_no_column_and_no_choice_has_a_place_for_somebodys_suspected_drug_use():
    """Nor has an import. With whom a fund works against drugs is about nobody."""
    said = {
        f"{model._meta.label}.{field.name}": f"{field.name} {field.flatchoices}"
        for model in OURS
        for field in model._meta.local_fields
    }
    said |= {f"import.{column.field}": f"{column}" for column in COLUMNS}

    found = {place for place, words in said.items() if ABOUT_DRUGS.search(words)}

    assert found == {"grants.CommunityLink.kind"}


@pytest.mark.parametrize("model", OURS, ids=by_label)
def test_every_table_names_a_keeping_rule_that_exists(model):
    assert law.retention(model.RETENTION).source


@pytest.mark.parametrize("model", TENANT_OWNED, ids=by_label)
def test_keys_between_tenant_owned_tables_carry_the_tenant(model):
    plain = [
        field.name
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey)
        and issubclass(field.related_model, TenantOwned)
        and not isinstance(field, TenantForeignKey)
    ]

    assert plain == []


@pytest.mark.parametrize("model", TENANT_OWNED, ids=by_label)
def test_unique_constraints_begin_with_the_tenant(model):
    loose = [
        constraint.name
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields[:1] != ("tenant",)
    ]
    loose += [f.name for f in model._meta.local_fields if f.unique and not f.primary_key]

    assert loose == []


@pytest.mark.parametrize("model", OURS, ids=by_label)
def test_foreign_keys_point_down(model):
    own = height(model.__module__)
    up = [
        field.name
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey) and height(field.related_model.__module__) > own
    ]

    assert up == []


@pytest.mark.parametrize("model", OURS, ids=by_label)
def test_nothing_sorts_or_saves_behind_the_readers_back(model):
    assert model._meta.ordering == []
    assert "save" not in vars(model)


def test_there_is_at_least_one_check_or_unique_constraint_a_table():
    assert sum(len(model._meta.constraints) for model in OURS) >= len(OURS)


def test_every_table_of_a_library_is_listed_with_its_keeping_rule(db):
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
        )
        found = {name for (name,) in cursor.fetchall()}
    ours = {model._meta.db_table for model in OURS}

    assert found - ours - set(third_party.RETENTION) == set()
    assert all(law.retention(rule).source for rule in third_party.RETENTION.values())


def test_row_security_is_on_and_forced_wherever_a_table_has_a_tenant(db):
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid"
            " where a.attname = 'tenant_id' and c.relkind = 'r' and not a.attisdropped"
            " and not (c.relrowsecurity and c.relforcerowsecurity)"
        )
        unguarded = [name for (name,) in cursor.fetchall()]

    assert unguarded == []


def test_the_guards_are_those_of_this_release(db):
    with connections["default"].cursor() as cursor:
        found = guards.lines(cursor)

    assert found == guards.released_lines()


def test_besides_publications_the_public_reads_only_rows_written_for_everybody():
    """Another one needs a reason: docs/decisions/2026-11-22-rows-written-for-everybody.md."""
    readable = {model._meta.label for model in TENANT_OWNED if model.PUBLIC_ROWS}

    assert {label for label in readable if label.split(".")[0] not in {"publications", "search"}} == {
        "disclosures.Naming",
        "leaders.ShownLeader",
        "participation.Poll",
        "participation.PollChoice",
        "participation.PollTally",
        "participation.PublicComment",
        "participation.PublicThread",
    }
