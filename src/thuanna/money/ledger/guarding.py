"""Are the database's guards those of this release? Asked before a process's first posting (L6)."""

from __future__ import annotations

from django.db import connection

from thuanna.foundation.tenancy import guards

from . import refusals

_released: set[str] = set()


def require_released() -> None:
    """Go on only if the guards are as released; the answer is kept for this process and database.

    :raises GuardsDiffer: a trigger, function, policy or right was dropped, added or changed
    """
    name = str(connection.settings_dict["NAME"])
    if name in _released:
        return
    if not are_released():
        raise refusals.guards_differ()
    _released.add(name)


def are_released() -> bool:
    """Look now. A checkout whose guards were never released has nothing to compare with, and passes."""
    try:
        released = guards.released_digest()
    except FileNotFoundError:
        return True
    with connection.cursor() as cursor:
        return guards.digest(cursor) == released


def forget() -> None:
    """Look again at the next posting."""
    _released.clear()
