"""Worked cases: examples an officer can read, held against the functions that decide.

A case names a function, a day and facts, and says what must come out. What `expect` leaves out is
not compared; `reasons` are compared as a set, since an officer lists them in any order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.rules import Decision, RuleBook

from . import functions, queries, reading


@dataclass(frozen=True)
class Failure:
    """A case that came out otherwise, or a file that is not what it should be."""

    case: str
    expected: str
    got: str

    def as_json(self) -> dict[str, str]:
        """The failure as scripts read it."""
        return {"case": self.case, "expected": self.expected, "got": self.got}


@dataclass(frozen=True)
class Case:
    """One worked case and where it stands."""

    label: str
    path: Path
    data: Mapping[str, Any]

    @property
    def rule(self) -> str:
        """The decision function it is about."""
        return str(self.data["rule"])

    @property
    def on(self) -> date:
        """The day of the event.

        :raises ValueError: there is no such day.
        """
        return date.fromisoformat(self.data["on"])

    def law(self) -> RuleBook:
        """The rules the case is decided by: the file it names beside itself, or those in force.

        :raises Refusal: the file cannot be read, or the function is unknown.
        """
        path = self.law_path
        if path is None:
            return functions.named(self.rule).book(self.on)
        return RuleBook(queries.read_file(path, path.stem), self.on)

    @property
    def law_path(self) -> Path | None:
        """The rule file that the case names, if it names one."""
        return (self.path.parent / self.data["law"]["file"]).resolve() if "law" in self.data else None


def is_cases(data: list[Any]) -> bool:
    """Do these YAML documents hold worked cases, rather than rules?"""
    return any(
        isinstance(entry, list) or (isinstance(entry, dict) and _CASE_MARKS & entry.keys()) for entry in data
    )


_CASE_MARKS = {"rule", "given", "expect"}


def read(path: Path, data: list[Any]) -> tuple[list[Case], list[Failure]]:
    """The cases among the documents of a file, and what is wrong with the rest.

    A document is one case or a list of cases.
    """
    entries = [
        entry for document in data for entry in (document if isinstance(document, list) else [document])
    ]
    cases, failures = [], []
    for number, entry in enumerate(entries, 1):
        name = entry.get("name") if isinstance(entry, dict) else None
        label = f"{path}: {name}" if name else f"{path}#{number}"
        faults = reading.faults("case", entry)
        if faults:
            failures.append(Failure(label, "a worked case as the schema describes it", "; ".join(faults)))
        else:
            cases.append(Case(label, path, entry))
    return cases, failures


def run(case: Case) -> Failure | None:
    """Decide the case and compare; None when it comes out as expected."""
    return held_against(case.label, case.data, case.law)


def held_against(label: str, data: Mapping[str, Any], law: Callable[[], RuleBook]) -> Failure | None:
    """Decide a case from anywhere by some law and compare; None when it comes out as expected."""
    expected = data["expect"]
    try:
        wanted = _wanted(expected)
        decision = functions.named(str(data["rule"])).run(data["given"], law())
    except Refusal as refusal:
        return Failure(label, _shown(expected), f"{refusal.code}: {refusal.phrase.in_('en')}")
    except ValueError as fault:
        return Failure(label, _shown(expected), f"no such day: {fault}")
    got = _got(decision, expected)
    return None if got == wanted else Failure(label, _shown(wanted), _shown(got))


def _wanted(expected: Mapping[str, Any]) -> dict[str, Any]:
    wanted = {name: str(value) for name, value in expected.items()}
    if "amount" in expected:
        wanted["amount"] = str(Money.baht(expected["amount"]))
    if "reasons" in expected:
        wanted["reasons"] = ", ".join(sorted(expected["reasons"]))
    return wanted


def _got(decision: Decision, expected: Mapping[str, Any]) -> dict[str, Any]:
    known: dict[str, str] = {name: str(answer) for name, answer in decision.answers.items()}
    known["decision"] = decision.outcome.value
    known["reasons"] = ", ".join(sorted(decision.codes))
    if decision.amount is not None:
        known["amount"] = str(decision.amount)
    return {name: known.get(name, "not answered") for name in expected}


def _shown(values: Mapping[str, Any]) -> str:
    return "; ".join(f"{name} = {value}" for name, value in values.items())
