"""Which town a project was made after, and which towns made one after it."""

from __future__ import annotations

from typing import Any

from thuanna.oversight.publications.drafts import words
from thuanna.services.planning import handed_on
from thuanna.services.planning.models.patterns import OtherTown


def both_ends(project_id: int) -> dict[str, Any]:
    """Both ends as they stand on a project's page."""
    origin = handed_on.origin_of(project_id)
    return {
        "adapted_from": _other(origin) if origin else None,
        "taken_up_by": [_other(one) for one in handed_on.taken_up(project_id)],
    }


def _other(one: OtherTown) -> dict[str, Any]:
    return {
        "town": words(one.town_th, one.town_en),
        "title": one.title,
        "address": one.address,
        "changed": one.changed,
    }
