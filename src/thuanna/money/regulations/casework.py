"""Worked cases of a draft: the examples that must come out before a text can be adopted. Plain Python."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from thuanna.foundation.law import cases as law_cases
from thuanna.foundation.law import reading
from thuanna.foundation.law.cases import Failure
from thuanna.kernel.rules import RuleBook

from .law_file import FOLDER, SHIPPED, RegulationFile, file_of

_CASES = "cases"


@dataclass(frozen=True)
class Tried:
    """A case and what came of it; None: it came out as expected."""

    name: str
    data: Mapping[str, Any]
    failure: Failure | None


def tried(document: Mapping[str, Any], cases: Sequence[Mapping[str, Any]]) -> list[Tried]:
    """Hold each case against the text, as if the text were in force on the day of the case."""
    file = file_of("draft", [document])
    return [
        Tried(name, case, law_cases.held_against(name, case, functools.partial(_book, file, case)))
        for name, case in ((str(case.get("name", case["on"])), case) for case in cases)
    ]


def faults(case: Any) -> list[str]:
    """What the schema of worked cases has against one."""
    found = reading.faults("case", case)
    if not found:
        try:
            date.fromisoformat(case["on"])
        except ValueError:
            found = [f"on: {case['on']} is no day"]
    return found


def shipped_document(code: str) -> dict[str, Any]:
    """The newest text of a regulation that is shipped, as data."""
    assert code in SHIPPED, f"{code} is not shipped"
    found: list[dict[str, Any]] = reading.documents(reading.rules_root() / f"{FOLDER}/{code}.yaml")
    return found[-1]


def shipped_cases(code: str) -> list[dict[str, Any]]:
    """The worked cases of a regulation that is shipped, without the file each names."""
    path = reading.rules_root() / _CASES / f"{FOLDER}/{code}.yaml"
    found: list[dict[str, Any]] = reading.documents(path)[0]
    return [{name: value for name, value in case.items() if name != "law"} for case in found]


def _book(file: RegulationFile, case: Mapping[str, Any]) -> RuleBook:
    """The text as if in force from the day of the case on: what is tried is what it says, not since when."""
    on = date.fromisoformat(case["on"])
    return RuleBook(file.as_if_always(), on)
