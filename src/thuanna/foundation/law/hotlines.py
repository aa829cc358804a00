"""The numbers to call before anything else, from dated data with their sources."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.rules import Decision, NoValueInForce, RuleBook

from . import functions, queries

FILE = "help/hotlines"
INTEGRITY_FILE = "help/integrity_lines"


@dataclass(frozen=True)
class Hotline:
    """A number to call first, and who answers it."""

    code: str
    number: str
    words: Phrase


def hotlines(on: date, *only: str) -> list[Hotline]:
    """The lines that answer on a day, in the order of the file; where `only` is given, those alone."""
    return _lines(FILE, on, only)


def integrity_lines(on: date) -> list[Hotline]:
    """The lines of the bodies that take corruption; nobody in danger is sent there."""
    return _lines(INTEGRITY_FILE, on, ())


def _lines(file: str, on: date, only: Collection[str]) -> list[Hotline]:
    book = queries.book(file, on=on)
    found = []
    for code, parameter in book.file.parameters.items():
        number = _number(book, code)
        if number and (not only or code in only):
            found.append(Hotline(code, number, parameter.label))
    return found


def decide(facts: Mapping[str, Any], law: RuleBook) -> Decision:
    """Which number does a line have on the day, if it answers?"""
    line = str(facts["line"])
    number = _number(law, line)
    words = t("โทร {number}", "call {number}", number=number)
    return Decision.all_of(law.condition(line, bool(number), number, words)).answering(number=number)


def _number(book: RuleBook, code: str) -> str:
    try:
        return str(book.value(code))
    except NoValueInForce:
        return ""


for _name, _file in (("help/hotline", FILE), ("help/integrity_line", INTEGRITY_FILE)):
    functions.register(
        functions.Function(
            name=_name,
            about=t("สายด่วนใช้หมายเลขใดในวันที่ on", "which number a line has on the day `on`"),
            facts=(functions.Fact("line", functions.Kind.TEXT, t("สายด่วน", "the line")),),
            law=_file,
            reasons=("the line",),
            answers=("number",),
            decide=decide,
        )
    )
