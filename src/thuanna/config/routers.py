"""Tables are made through the owner's connection only."""

from __future__ import annotations

from typing import Any


class OwnerMigrates:
    """Migrations run as the owner; everything else uses the app's connection unless it says otherwise."""

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "owner"

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True
