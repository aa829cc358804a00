"""Clocks as decision functions: when a term of a rule file ends that starts on the day.

How a term is counted is its app's own matter; here it only becomes known to worked cases and the reference.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.rules import Decision, RuleBook

from . import functions


def register(name: str, *, about: Phrase, law: str, ends_on: Callable[[str, date], date]) -> None:
    """Make the clocks of a rule file known as one decision function."""

    def decide(facts: Mapping[str, Any], book: RuleBook) -> Decision:
        clock = str(facts["clock"])
        due = ends_on(clock, book.on)
        words = t("ครบกำหนดวันที่ {day}", "ends on {day}", day=due.isoformat())
        return Decision.all_of(book.condition(clock, True, due.isoformat(), words)).answering(due_on=due)

    functions.register(
        functions.Function(
            name=name,
            about=about,
            facts=(functions.Fact("clock", functions.Kind.TEXT, t("ชื่อกำหนดเวลา", "name of the clock")),),
            law=law,
            reasons=("the clock",),
            answers=("due_on",),
            decide=decide,
        )
    )
