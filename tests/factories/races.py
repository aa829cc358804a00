"""Several people who do something at the same moment, each in a session of their own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection, connections

from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.refusals import Refusal

_PATIENCE = 120
"""Seconds: those who come later wait for all before them, however busy the machine is."""


def at_once(tenant: Tenant | int, *works: Callable[[], Any]) -> list[Any]:
    """Run the works together; gives each one's result, or the refusal it met."""
    ready = threading.Barrier(len(works))

    def run(work: Callable[[], Any]) -> Any:
        try:
            with acting_for(tenant):
                with connection.cursor() as cursor:
                    cursor.execute(
                        f"set lock_timeout = '{_PATIENCE}s'; set statement_timeout = '{_PATIENCE}s'"
                    )
                ready.wait(timeout=_PATIENCE)
                return work()
        except Refusal as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def refusals(answers: Iterable[Any]) -> list[str]:
    """What was refused, by code."""
    return [answer.code for answer in answers if isinstance(answer, Refusal)]
