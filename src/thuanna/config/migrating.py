"""Migrates as the owner, then installs the guards.

Django draws every related model anew at each step of a migration, which takes most of the minutes of a first
start. A step that only adds needs no more than the model it adds to; those that alter are left to Django.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.management.sql import emit_post_migrate_signal
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ModelState, ProjectState

from thuanna.foundation.tenancy import guards

_LOCK = 254700


def migrate() -> None:
    """Bring tables and guards up to this release. Safe to run twice, and by two processes at once."""
    owner = connections["owner"]
    with owner.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [_LOCK])
        # A hundred commits need not each wait for the disk: what a power cut takes is done again.
        cursor.execute("set synchronous_commit to off")
    try:
        has_changed = _apply_migrations(owner)
        with transaction.atomic(using="owner"), owner.cursor() as cursor:
            # Installing locks every table, and a server may be posting: a database in step is left alone.
            if has_changed or guards.digest(cursor) != guards.released_digest():
                guards.install(cursor)
    finally:
        with owner.cursor() as cursor:
            cursor.execute("reset synchronous_commit")
            cursor.execute("select pg_advisory_unlock(%s)", [_LOCK])


def _apply_migrations(owner: BaseDatabaseWrapper) -> bool:
    """What ``manage.py migrate`` does, by the same plan; tells whether there was anything to do."""
    executor = MigrationExecutor(owner)
    executor.loader.check_consistent_history(owner)
    conflicts = executor.loader.detect_conflicts()
    assert not conflicts, f"two last migrations in one app: {conflicts}"
    targets = executor.loader.graph.leaf_nodes()
    plan = executor.migration_plan(targets)
    if not plan:
        return False
    executor.migrate(targets, plan=plan, state=_state_before(executor))
    emit_post_migrate_signal(0, False, owner.alias, plan=plan)
    return True


def _state_before(executor: MigrationExecutor) -> ProjectState:
    """The models as the migrations that were applied have left them."""
    state = _State(real_apps=executor.loader.unmigrated_apps)
    applied = {
        executor.loader.graph.nodes[key]
        for key in executor.loader.applied_migrations
        if key in executor.loader.graph.nodes
    }
    everything = executor.migration_plan(executor.loader.graph.leaf_nodes(), clean_start=True)
    for migration, _ in everything:
        if migration in applied:
            migration.mutate_state(state, preserve=False)
    return state


class _State(ProjectState):
    """The models during a migration, drawing anew only what a step has added to.

    Others find a model by its name, so those that point at it need not be drawn again.
    """

    _relations: dict[Any, Any] | None  # Django's own, which its type stubs leave out, and the next
    _reload: Callable[[set[tuple[str, str]]], None]
    _is_adding = False

    def add_model(self, model_state: ModelState) -> None:
        """Add a model; nothing points at it yet."""
        if "apps" not in self.__dict__:
            super().add_model(model_state)
            return
        key = model_state.app_label, model_state.name_lower
        self.models[key] = model_state
        if self._relations is not None:
            self.resolve_model_relations(key)
        self.apps.render_multiple([model_state])

    def add_field(self, *args: Any, **kwargs: Any) -> None:
        """Add a field to a model."""
        self._is_adding = True
        super().add_field(*args, **kwargs)
        self._is_adding = False

    def reload_model(self, app_label: str, model_name: str, delay: bool = False) -> None:
        """Draw a model anew: alone after an addition, with all that are related after anything else."""
        if not (delay or self._is_adding):
            super().reload_model(app_label, model_name, delay)
        elif "apps" in self.__dict__:
            self._reload({(app_label, model_name)})
