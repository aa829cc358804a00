"""Who listens to which news. The only place that knows both sides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Listener = Callable[[dict[str, Any]], None]

LISTENERS: dict[str, tuple[Listener, ...]] = {}
