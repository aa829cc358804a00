"""The published JSON schemas. A released schema never changes; the next one gets a new number."""

from __future__ import annotations

import functools
import json
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator

NAMES: tuple[str, ...] = tuple(
    sorted(
        one.name.removesuffix(".json")
        for one in resources.files(__package__).iterdir()
        if ".json" in one.name
    )
)


class NotAsPublished(AssertionError):
    """Our own mistake: a builder made something its published schema does not allow."""


@functools.cache
def schema(name: str) -> dict[str, Any]:
    """One of the published schemas."""
    text = resources.files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def check(name: str, content: Any) -> None:
    """Go on only if the content keeps to its schema.

    :raises NotAsPublished: naming the first place that does not
    """
    faults = sorted(
        Draft202012Validator(schema(name)).iter_errors(content), key=lambda fault: str(fault.path)
    )
    if faults:
        raise NotAsPublished(f"{name}: {'/'.join(map(str, faults[0].path))}: {faults[0].message[:200]}")
