"""A decision: its outcome, each condition that was asked, and those that stand in the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from thuanna.kernel.language import Phrase
from thuanna.kernel.money import Money

from .parameters import Source


@dataclass(frozen=True)
class Check:
    """One condition: met, failed, or not known (None); with what was compared and the clause."""

    code: str
    met: bool | None
    shown: str
    phrase: Phrase
    source: Source | None = None
    version: str = ""
    since: date | None = None

    def __str__(self) -> str:
        words = f"{self.code}: {self.shown}"
        return f"{words} ({self.source.clause})" if self.source else words

    def as_record(self) -> dict[str, Any]:
        """The check as it is stored with a decision."""
        return {
            "code": self.code,
            "met": self.met,
            "shown": self.shown,
            "title": self.source.title if self.source else "",
            "clause": self.source.clause if self.source else "",
            "version": self.version,
            "since": self.since.isoformat() if self.since else "",
        }


class Outcome(StrEnum):
    """What a decision says."""

    GRANTED = "granted"
    REFUSED = "refused"
    NEEDS_REVIEW = "needs_review"


Answer = int | str | date


@dataclass(frozen=True)
class Decision:
    """An outcome with every condition that was asked, and those that stand in the way."""

    outcome: Outcome
    checks: tuple[Check, ...]
    standing_in_the_way: tuple[Check, ...] = ()
    amount: Money | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict, hash=False)

    @classmethod
    def all_of(cls, *parts: Check | Decision) -> Decision:
        """Granted if every part is met, refused if one failed, otherwise a person must look."""
        assert parts, "a decision without a condition would grant everything"
        verdicts = {_met(part) for part in parts}
        deciding = False if False in verdicts else None if None in verdicts else True
        return cls._of(deciding, parts)

    @classmethod
    def any_of(cls, *parts: Check | Decision) -> Decision:
        """Granted if one part is met, refused if all failed, otherwise a person must look."""
        assert parts, "a decision without a condition would refuse everything"
        verdicts = {_met(part) for part in parts}
        deciding = True if True in verdicts else None if None in verdicts else False
        return cls._of(deciding, parts)

    @classmethod
    def _of(cls, deciding: bool | None, parts: tuple[Check | Decision, ...]) -> Decision:
        in_the_way = [part for part in parts if deciding is not True and _met(part) is deciding]
        return cls(
            outcome={True: Outcome.GRANTED, False: Outcome.REFUSED, None: Outcome.NEEDS_REVIEW}[deciding],
            checks=tuple(check for part in parts for check in _checks(part)),
            standing_in_the_way=tuple(check for part in in_the_way for check in _standing(part)),
        )

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is not granted, one line a condition: ``members_min: 99 < 100 (๒.๒ (๒))``."""
        return tuple(str(check) for check in self.standing_in_the_way)

    @property
    def codes(self) -> tuple[str, ...]:
        """The names of the conditions that stand in the way."""
        return tuple(check.code for check in self.standing_in_the_way)

    def answering(self, amount: Money | None = None, **answers: Answer) -> Decision:
        """The same decision with what it comes to; an amount belongs to a granted decision only."""
        assert amount is None or self.outcome is Outcome.GRANTED, "only a granted decision has an amount"
        return replace(self, amount=amount, answers={**self.answers, **answers})

    def as_record(self) -> dict[str, Any]:
        """The decision as it is stored, so that it can be explained years later."""
        return {
            "decision": self.outcome.value,
            "amount_satang": None if self.amount is None else self.amount.satang,
            "answers": {name: str(answer) for name, answer in self.answers.items()},
            "reasons": list(self.reasons),
            "checks": [check.as_record() for check in self.checks],
        }


def _met(part: Check | Decision) -> bool | None:
    if isinstance(part, Check):
        return part.met
    return {Outcome.GRANTED: True, Outcome.REFUSED: False, Outcome.NEEDS_REVIEW: None}[part.outcome]


def _checks(part: Check | Decision) -> tuple[Check, ...]:
    return (part,) if isinstance(part, Check) else part.checks


def _standing(part: Check | Decision) -> tuple[Check, ...]:
    return (part,) if isinstance(part, Check) else part.standing_in_the_way
