"""The rules in force on one day, and the questions a decision puts to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money

from .decisions import Check
from .parameters import Parameter, RuleFile
from .values import Duration, UnknownRule, Value

Fact = int | Decimal | Money | None
T = TypeVar("T")


@dataclass(frozen=True)
class RuleBook:
    """The rules of one file in force on one day."""

    file: RuleFile
    on: date

    @property
    def version(self) -> str:
        """The edition of the rules this book reads."""
        return self.file.version

    def parameter(self, name: str) -> Parameter:
        """One rule with its history.

        :raises UnknownRule: the file holds no such rule.
        """
        try:
            return self.file.parameters[name]
        except KeyError:
            raise UnknownRule(
                t(
                    "แฟ้ม {file} ไม่มีหลักเกณฑ์ชื่อ “{name}”",
                    "{file} holds no rule called “{name}”",
                    file=self.file.name,
                    name=name,
                )
            ) from None

    def value(self, name: str) -> Value:
        """The value in force.

        :raises UnknownRule: the file holds no such rule.
        :raises NoValueInForce: none is in force on this day.
        """
        return self.parameter(name).in_force(self.on)[1]

    def number(self, name: str) -> int:
        """The value in force of a rule that counts whole things. Raises as `value` does."""
        return self._of_type(name, int)

    def money(self, name: str) -> Money:
        """The value in force of a rule in baht. Raises as `value` does."""
        return self._of_type(name, Money)

    def duration(self, name: str) -> Duration:
        """The value in force of a rule that is a length of time. Raises as `value` does."""
        return self._of_type(name, Duration)

    def _of_type(self, name: str, kind: type[T]) -> T:
        value = self.value(name)
        assert isinstance(value, kind), f"{name} is in {self.parameter(name).unit.code}, not {kind.__name__}"
        return value

    def at_least(self, name: str, fact: Fact) -> Check:
        """Is the fact not below the limit? An unknown fact (None) is neither met nor failed."""
        return self._compare(name, fact, lambda fact, limit: fact >= limit, ("≥", "<"), _AT_LEAST)

    def at_most(self, name: str, fact: Fact) -> Check:
        """Is the fact not above the limit? An unknown fact (None) is neither met nor failed."""
        return self._compare(name, fact, lambda fact, limit: fact <= limit, ("≤", ">"), _AT_MOST)

    def condition(self, name: str, met: bool | None, shown: str, phrase: Phrase) -> Check:
        """A condition that a decision function weighed itself, cited to the rule `name`."""
        parameter = self.parameter(name)
        since, _ = parameter.in_force(self.on)
        return Check(name, met, shown, phrase, parameter.source, self.version, since)

    def _compare(
        self,
        name: str,
        fact: Fact,
        holds: Callable[[Any, Any], bool],
        signs: tuple[str, str],
        wording: tuple[str, str],
    ) -> Check:
        limit = self.value(name)
        assert fact is None or isinstance(fact, Money) == isinstance(limit, Money), (
            f"{name}: {fact} against {limit}"
        )
        assert not isinstance(fact, float | bool), f"{name}: a {type(fact).__name__} is no fact to compare"
        met = None if fact is None else holds(fact, limit)
        parameter = self.parameter(name)
        phrase = Phrase(
            *wording,
            {
                "label": parameter.label,
                "fact": t("ยังไม่มีข้อมูล", "not known yet") if fact is None else _figure(fact),
                "limit": _figure(limit),
                "unit": parameter.unit.words,
            },
        )
        shown = f"{'?' if fact is None else fact} {signs[1] if met is False else signs[0]} {limit}"
        return self.condition(name, met, shown, phrase)


_AT_LEAST = (
    "{label}: {fact} (ต้องไม่น้อยกว่า {limit} {unit})",
    "{label}: {fact} (must be at least {limit} {unit})",
)
_AT_MOST = (
    "{label}: {fact} (ต้องไม่เกิน {limit} {unit})",
    "{label}: {fact} (must be at most {limit} {unit})",
)


def _figure(value: Value) -> str:
    return f"{value:,}" if isinstance(value, int | Decimal) else str(value)
