"""One line of migrations an app, and dependencies that point down."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

from tests.architecture.tiers import height

OURS = sorted(
    (c for c in apps.get_app_configs() if c.name.startswith("thuanna.") and list(c.get_models())),
    key=lambda config: config.label,
)


@pytest.fixture(scope="module")
def graph():
    return MigrationLoader(None).graph


@pytest.mark.parametrize("config", OURS, ids=lambda config: config.label)
def test_an_app_has_one_last_migration_and_names_it(config, graph):
    heads = [name for label, name in graph.leaf_nodes(config.label) if label == config.label]
    named = (config.path + "/migrations/max_migration.txt", "r")

    with open(*named, encoding="utf-8") as file:
        assert heads == [file.read().strip()]


@pytest.mark.parametrize("config", OURS, ids=lambda config: config.label)
def test_migrations_depend_on_what_lies_lower(config, graph):
    own = height(config.name)
    up = [
        parent
        for (label, name), node in graph.node_map.items()
        if label == config.label
        for parent in (edge.key for edge in node.parents)
        if parent[0] != label
        and apps.is_installed(apps.get_app_config(parent[0]).name)
        and height(apps.get_app_config(parent[0]).name) > own
    ]

    assert up == []
