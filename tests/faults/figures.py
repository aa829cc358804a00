"""Leaves the figures of a long run where THUANNA_FAULTS_FIGURES says, for docs/operations/reliability.md."""

from __future__ import annotations

import json
import os
from pathlib import Path


def remember(run: str, **figures: int) -> None:
    """Add one line of JSON; nothing when nobody asks."""
    place = os.environ.get("THUANNA_FAULTS_FIGURES")
    if place:
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"run": run, **figures}) + "\n")
