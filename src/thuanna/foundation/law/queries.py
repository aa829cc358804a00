"""Which rules are in force, and how long a record is kept.

`book("privacy/publication", on=day)` opens one file of rules as it stands on a day;
`retention("members")` tells how long a kind of record is kept, and why.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.rules import Duration, Parameter, RuleBook, RuleFile, Source

from . import forms, reading

RETENTION_FILE = "retention/tables"


def book(name: str, *, on: date) -> RuleBook:
    """The rules of one file as they stand on a day: ``book("privacy/publication", on=today)``.

    :raises UnreadableFile: there is no such file, or it does not keep to the schema.
    :raises BadRule: a unit, value or date in it cannot be read.
    """
    return RuleBook(shipped(name), on)


@functools.cache
def shipped(name: str) -> RuleFile:
    """One of the rule files of this release; they do not change while the program runs. Raises as `book`."""
    return read_file(reading.rules_root() / f"{name}.yaml", name)


def read_file(path: Path, name: str) -> RuleFile:
    """A rule file from anywhere.

    :raises UnreadableFile: it is missing, is no YAML, or does not keep to the schema.
    :raises BadRule: a unit, value or date in it cannot be read.
    """
    found = reading.documents(path)
    form = forms.of(found)
    if form is not None:
        return form.read(path, name, found)
    data = found[0] if len(found) == 1 else None
    faults = reading.faults("rule_file", data)
    if faults:
        raise reading.UnreadableFile(
            t(
                "{file} ไม่ตรงตามโครงสร้างของแฟ้มหลักเกณฑ์: {faults}",
                "{file} does not keep to the schema of rule files: {faults}",
                file=path,
                faults="; ".join(faults),
            )
        )
    assert isinstance(data, dict)
    return RuleFile.of(name, data)


@dataclass(frozen=True)
class Retention:
    """How long one kind of record is kept, from what moment, and on what ground."""

    rule: Parameter

    @property
    def name(self) -> str:
        """The word tables use in ``RETENTION``."""
        return self.rule.name

    @property
    def label(self) -> Phrase:
        """What kind of record it is, for people."""
        return self.rule.label

    @property
    def ground(self) -> Phrase:
        """Why it is kept that long."""
        return Phrase(**self.rule.about["ground"])

    @property
    def counted_from(self) -> Phrase:
        """The event that starts the clock."""
        return Phrase(**self.rule.about["counted_from"])

    @property
    def source(self) -> Source:
        """The instrument and clause."""
        return self.rule.source

    def period(self, on: date) -> Duration:
        """The keeping period in force on a day.

        :raises NoValueInForce: none is.
        """
        value = self.rule.in_force(on)[1]
        assert isinstance(value, Duration), f"{self.name} is kept for {value}, which is no length of time"
        return value

    def kept_until(self, event: date, *, on: date) -> date | None:
        """The first day on which the record may be erased, by the rules of `on`; None: never.

        :raises NoValueInForce: no keeping period is in force on that day.
        """
        return self.period(on).ends_before(event)


def retention(name: str) -> Retention:
    """The keeping rule that a table names in ``RETENTION``.

    :raises UnknownRule: no such kind of record is listed.
    """
    # Every class begins at or after the act that asks for keeping periods; which value counts is
    # asked of `period(on)`, so the book's own day does not matter here.
    return Retention(RuleBook(shipped(RETENTION_FILE), date.max).parameter(name))


def retentions() -> list[Retention]:
    """Every kind of record with its keeping rule, in the order of the file."""
    return [Retention(rule) for rule in shipped(RETENTION_FILE).parameters.values()]
