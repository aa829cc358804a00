"""Which database: the one in the environment, or the embedded one, started when asked."""

from __future__ import annotations

import os
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

VARIABLES = {"default": "DATABASE_URL", "owner": "DATABASE_OWNER_URL", "public": "DATABASE_PUBLIC_URL"}
_ROLES: dict[str, Literal["app", "owner", "public"]] = {
    "default": "app",
    "owner": "owner",
    "public": "public",
}


class IncompleteDatabaseAddress(RuntimeError):
    """`DATABASE_URL` is set, but the owner's or the public role's address is missing."""


def ensure() -> None:
    """Make sure the three addresses stand in the environment; start the embedded server if none is given.

    :raises IncompleteDatabaseAddress: when only some of the three are set
    """
    given = [name for name in VARIABLES.values() if os.environ.get(name)]
    if not given:
        from .embedded import server  # only who starts the server pays for its import

        cluster = server.ensure_running(server.default_data_dir())
        for alias, variable in VARIABLES.items():
            os.environ[variable] = cluster.url(_ROLES[alias])
    elif len(given) < len(VARIABLES):
        missing = ", ".join(sorted(set(VARIABLES.values()) - set(given)))
        raise IncompleteDatabaseAddress(f"set {missing} too: see docs/operations/own-server.md")


def connections() -> dict[str, dict[str, Any]]:
    """Django's DATABASES from the environment; without addresses, connections that lead nowhere."""
    return {alias: _connection(alias, os.environ.get(name, "")) for alias, name in VARIABLES.items()}


def _connection(alias: str, url: str) -> dict[str, Any]:
    parts = urlsplit(url or "postgresql:///nowhere?host=/nonexistent")
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    timeouts = (
        ""
        if alias == "owner"
        else ("-c statement_timeout=60s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s")
    )
    return {
        "ENGINE": "thuanna.foundation.tenancy.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", "")) or unquote(parts.hostname or ""),
        "PORT": str(parts.port or query.get("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": timeouts} if timeouts else {},
        "TEST": {"MIRROR": None},
    }
