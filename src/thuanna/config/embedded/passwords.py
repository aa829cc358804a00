"""The random passwords of the cluster's roles, in one file that only its owner can read."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path

from .roles import LOGINS

SUPERUSER = "postgres"


def read(path: Path) -> dict[str, str]:
    """The passwords by role; empty when there is no file yet."""
    try:
        kept: dict[str, str] = json.loads(path.read_text(encoding="ascii"))
    except FileNotFoundError:
        return {}
    return kept


def generate() -> dict[str, str]:
    """New passwords for every role that logs in."""
    return {role: secrets.token_urlsafe(24) for role in (SUPERUSER, *LOGINS.values())}


def write(path: Path, made: dict[str, str]) -> None:
    """Put the passwords on the disk, whole or not at all."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        json.dump(made, file, indent=2)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
