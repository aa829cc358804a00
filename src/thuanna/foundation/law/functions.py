"""The register of decision functions: what each asks for, which rules it reads, what it answers.

A function of an app above is registered by that app's wiring; the reference page and the worked
cases are made from the same entries, so neither can describe what the code does not do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.rules import Check, Decision, RuleBook, RuleFile

from . import queries


class BadFacts(Refusal):
    """The facts of a case are not those the function asks for."""

    code = "facts_bad"


class UnknownFunction(Refusal):
    """No decision function of that name is registered."""

    code = "function_unknown"


class Kind(StrEnum):
    """How a fact is written in a case."""

    DATE = "date"  # 2026-02-14
    COUNT = "count"  # a whole number, not below zero
    MONEY = "money"  # baht as text: "600.00"
    TEXT = "text"
    FLAG = "flag"  # true or false


@dataclass(frozen=True)
class Fact:
    """One thing a decision function asks for."""

    name: str
    kind: Kind
    about: Phrase
    required: bool = True

    def read(self, raw: Any) -> Any:
        """The fact as the function takes it.

        :raises BadFacts: it is written in another way than its kind asks for.
        """
        try:
            return _READERS[self.kind](raw)
        except (ValueError, Refusal) as fault:
            raise BadFacts(
                t(
                    "ข้อเท็จจริง {name}: “{raw}” ไม่ใช่ {kind}",
                    "fact {name}: “{raw}” is no {kind}",
                    name=self.name,
                    raw=raw,
                    kind=self.kind.value,
                )
            ) from fault


def _date(raw: Any) -> date:
    if not isinstance(raw, str):
        raise ValueError(raw)
    return date.fromisoformat(raw)


def _count(raw: Any) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or raw < 0:
        raise ValueError(raw)
    return raw


def _money(raw: Any) -> Money:
    if not isinstance(raw, str):
        raise ValueError(raw)
    return Money.baht(raw)


def _text(raw: Any) -> str:
    if not isinstance(raw, str):
        raise ValueError(raw)
    return raw


def _flag(raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise ValueError(raw)
    return raw


_READERS: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.DATE: _date,
    Kind.COUNT: _count,
    Kind.MONEY: _money,
    Kind.TEXT: _text,
    Kind.FLAG: _flag,
}


@dataclass(frozen=True)
class Function:
    """A decision function as worked cases and the reference page know it."""

    name: str
    about: Phrase
    facts: tuple[Fact, ...]
    decide: Callable[[Mapping[str, Any], RuleBook], Decision]
    law: str | None = None
    reasons: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()

    def book(self, on: date) -> RuleBook:
        """The rules in force that the function reads; an empty book where it reads none."""
        if self.law is None:
            return RuleBook(RuleFile.of(self.name, {}), on)
        return queries.book(self.law, on=on)

    def run(self, given: Mapping[str, Any], law: RuleBook) -> Decision:
        """Decide from facts as they are written in a case.

        :raises BadFacts: a fact is missing, unknown or of another kind.
        :raises NoValueInForce: a rule it needs has no value on the day.
        """
        known = {fact.name: fact for fact in self.facts}
        unknown = [name for name in given if name not in known]
        missing = [fact.name for fact in self.facts if fact.required and given.get(fact.name) is None]
        if unknown or missing:
            raise BadFacts(
                t(
                    "{name} ต้องการข้อเท็จจริง: {wanted} (ขาด: {missing} เกิน: {unknown})",
                    "{name} asks for: {wanted} (missing: {missing}; not asked for: {unknown})",
                    name=self.name,
                    wanted=", ".join(known),
                    missing=", ".join(missing) or "-",
                    unknown=", ".join(unknown) or "-",
                )
            )
        facts = {name: None if raw is None else known[name].read(raw) for name, raw in given.items()}
        return self.decide(facts, law)


_REGISTER: dict[str, Function] = {}


def register(function: Function) -> Function:
    """Make a decision function known to worked cases; each name once."""
    assert function.name not in _REGISTER, f"{function.name} is registered twice"
    _REGISTER[function.name] = function
    return function


def named(name: str) -> Function:
    """The decision function of that name.

    :raises UnknownFunction: none is registered.
    """
    try:
        return _REGISTER[name]
    except KeyError:
        raise UnknownFunction(
            t(
                "ไม่รู้จักหลักเกณฑ์ “{name}” ที่มีคือ {known}",
                "no decision function is called “{name}”; there are {known}",
                name=name,
                known=", ".join(sorted(_REGISTER)),
            )
        ) from None


def registered() -> list[Function]:
    """Every decision function, by name."""
    return [_REGISTER[name] for name in sorted(_REGISTER)]


def fiscal_year(facts: Mapping[str, Any], law: RuleBook) -> Decision:
    """Which fiscal year a day lies in; with `fiscal_year` given, whether it lies in that one."""
    day = facts.get("date") or law.on
    year = FiscalYear.of(day)
    asked = facts.get("fiscal_year", year.year)
    check = Check(
        code="date_in_fiscal_year",
        met=year.year == asked,
        shown=f"{year.year} {'=' if year.year == asked else '≠'} {asked}",
        phrase=t(
            "วันที่อยู่ในปีงบประมาณ {year} (ถามถึงปี {asked})",
            "the day lies in fiscal year {year} (asked for {asked})",
            year=year.year,
            asked=asked,
        ),
    )
    return Decision.all_of(check).answering(
        fiscal_year=year.year, starts_on=year.starts_on, ends_before=year.ends_before
    )


def small_number(facts: Mapping[str, Any], law: RuleBook) -> Decision:
    """May a count of people be shown to the public?"""
    return Decision.all_of(law.at_least("small_numbers_min", facts["count"]))


def retention_until(facts: Mapping[str, Any], law: RuleBook) -> Decision:
    """May a record be erased on the day asked?"""
    kind = facts["kind"]
    until = law.duration(kind).ends_before(facts["since"])
    shown = (
        "forever"
        if until is None
        else f"{law.on.isoformat()} {'≥' if law.on >= until else '<'} {until.isoformat()}"
    )
    check = law.condition(
        kind,
        until is not None and law.on >= until,
        shown,
        t(
            "เก็บ “{label}” ไว้ถึง {until}",
            "“{label}” is kept until {until}",
            label=law.parameter(kind).label,
            until=t("ตลอดไป", "the end of time") if until is None else until.isoformat(),
        ),
    )
    return Decision.all_of(check).answering(kept_until="forever" if until is None else until)


register(
    Function(
        name="kernel/fiscal_year",
        about=t("วันหนึ่งอยู่ในปีงบประมาณใด", "which fiscal year a day lies in"),
        facts=(
            Fact(
                "date", Kind.DATE, t("วันที่ถาม ถ้าไม่ใส่ใช้ on", "the day asked; `on` if left out"), required=False
            ),
            Fact(
                "fiscal_year",
                Kind.COUNT,
                t("ปีงบประมาณ พ.ศ. ที่ถามว่าใช่หรือไม่", "the fiscal year (Buddhist era) it is held against"),
                required=False,
            ),
        ),
        reasons=("date_in_fiscal_year",),
        answers=("fiscal_year", "starts_on", "ends_before"),
        decide=fiscal_year,
    )
)
register(
    Function(
        name="law/small_number",
        about=t("จำนวนคนเท่านี้เปิดเผยได้หรือไม่", "may a count of people be shown to the public"),
        facts=(Fact("count", Kind.COUNT, t("จำนวนคน", "how many people")),),
        law="privacy/publication",
        reasons=("small_numbers_min",),
        decide=small_number,
    )
)
register(
    Function(
        name="law/retention_until",
        about=t("ลบข้อมูลได้หรือยังในวันที่ on", "may a record be erased on the day `on`"),
        facts=(
            Fact(
                "kind",
                Kind.TEXT,
                t("ชนิดของข้อมูล ตามแฟ้ม retention/tables", "kind of record, as in retention/tables"),
            ),
            Fact("since", Kind.DATE, t("วันที่เริ่มนับ", "the day the clock started")),
        ),
        law=queries.RETENTION_FILE,
        reasons=("the kind of record",),
        answers=("kept_until",),
        decide=retention_until,
    )
)
