"""Finding people in a register of 120,000, as the app role under row security, beside a read by primary key.

Builds its own database from an empty one and drops it at the end. Names are drawn as unevenly as real ones,
so that the most frequent given name belongs to thousands.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from benchmarks.measurement import Measurement, of_questions, timed

NAME = "register-search"
DEFAULT_SIZE = 120_000
_QUESTIONS = 400
_A_LOAD = 20_000
_SEED = 2569


def measure(size: int) -> Measurement:
    """Ask by number, phone, name, beginning and misspelt name; the floor reads one row by its key."""
    with own_database():
        from tests.factories import people, tenants
        from thuanna.foundation.tenancy.context import acting_for
        from thuanna.registry.people import queries
        from thuanna.registry.people.models import Person

        tenant = tenants.tenant("bench")
        by = tenants.member_of(tenant)
        told = list(people.crowd(size, seed=_SEED))
        with acting_for(tenant):
            ids, load_seconds = _register(told, by)
            chance = random.Random(_SEED)
            kinds = _questions([chance.choice(told) for _ in range(_QUESTIONS)])
            times = {
                kind: [timed(partial(queries.search, text, by=by)) for text in texts]
                for kind, texts in kinds.items()
            }
            keys = [chance.choice(ids) for _ in range(_QUESTIONS)]
            floor = [timed(partial(Person.objects.get, pk=key)) for key in keys]
    return of_questions(
        times,
        floor="one person by primary key, under the same row security",
        floor_times=floor,
        registered_per_second=round(size / load_seconds),
    )


def _register(told: list[Any], by: Any) -> tuple[list[int], float]:
    """Load the register the way an import does; ids and seconds."""
    from django.db import connections

    from thuanna.registry.people import actions

    ids: list[int] = []

    def load() -> None:
        for start in range(0, len(told), _A_LOAD):
            ids.extend(actions.bulk_register(people=told[start : start + _A_LOAD], by=by))

    seconds = timed(load)
    with connections["owner"].cursor() as cursor:
        cursor.execute("analyze")
    return ids, seconds


def _questions(people: list[Any]) -> dict[str, list[str]]:
    """What an officer would type about each person, by kind."""
    ways: dict[str, Callable[[Any], str]] = {
        "number": lambda person: person.citizen_number.formatted(),
        "phone": lambda person: person.phones[0].digits[:6],
        "given name": lambda person: person.given_name,
        "full name": lambda person: f"{person.given_name} {person.family_name}",
        "beginning": lambda person: f"{person.given_name} {person.family_name[:2]}",
        "first letters": lambda person: person.given_name[:2],
        "misspelt": lambda person: f"{_misspelt(person.given_name)} {_misspelt(person.family_name)}",
    }
    return {kind: [way(person) for person in people] for kind, way in ways.items()}


def _misspelt(name: str) -> str:
    """The mistakes clerks make: ศ for ส, น for ณ, a lost ์."""
    return name.replace("ศ", "ส").replace("ณ", "น").replace("์", "").replace("ฐ", "ด")


@contextmanager
def own_database() -> Iterator[None]:
    """A fresh database beside the others; Django points at it inside the block."""
    import django

    from tests import databases

    databases.start_server()
    django.setup()
    before = databases.current()
    name = databases.copy_for(f"bench_{uuid.uuid4().hex[:6]}")
    databases.use(name)
    try:
        yield
    finally:
        databases.use(before)
        databases.drop(name)
