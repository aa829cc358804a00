"""The line being read: its cells by field, and the findings about them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from thuanna.foundation.documents.sheets import Cell
from thuanna.kernel.language import Phrase
from thuanna.kernel.refusals import Refusal

from . import cells, words
from .findings import Finding, Severity, column_letter
from .headers import Header

T = TypeVar("T")
LONGEST = {
    "member_no": 20,
    "house_no": 40,
    "soi": 80,
    "road": 80,
    "occupation": 120,
    "nationality": 60,
    "resolution_no": 40,
}
"""What the register can hold of a text; what is longer is cut and pointed out."""


@dataclass
class LineReader:
    """Knows which column holds which field, and which line is being read.

    :ivar day_first: date columns whose other lines prove that the day comes first (``05/05/67``)
    :ivar village: the section in which the line stands, for lines that name no village
    :ivar failed: an error was found in this line
    """

    header: Header
    today: datetime.date
    day_first: frozenset[str] = frozenset()
    village: str = ""
    line: int = 0
    failed: bool = False
    findings: list[Finding] = field(default_factory=list)
    _column: dict[str, int] = field(init=False)
    _row: Sequence[Cell] = ()
    _texts: Sequence[str] = ()
    _told: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._column = {name: index for index, name in self.header.fields.items()}

    def has(self, name: str) -> bool:
        """Whether the file has a column for this field."""
        return name in self._column

    def text(self, name: str) -> str:
        """The text of a field in this line, empty when the file has no such column."""
        return self._told.get(name, "")

    def take(self, row: Sequence[Cell], texts: Sequence[str]) -> None:
        """Go on to the next line.

        :param texts: the cells of `row` as `cells.text` gives them
        """
        self._row, self._texts = row, texts
        width = len(texts)
        self._told = {
            name: texts[index] for name, index in self._column.items() if index < width and texts[index]
        }

    def limited(self, name: str) -> str:
        """The text, cut to what the register can hold; a cut is pointed out."""
        plain = self._told.get(name)
        if plain is None:
            return ""
        if len(plain) > LONGEST[name]:
            self.find(name, "text_too_long", "warning", words.too_long(LONGEST[name]))
            return plain[: LONGEST[name]].rstrip()
        return plain

    def cell(self, name: str) -> Cell:
        """What the spreadsheet holds for a field, None when the file has no such column."""
        index = self._column.get(name)
        return self._row[index] if index is not None and index < len(self._row) else None

    def find(self, name: str, code: str, severity: Severity, message: Phrase) -> None:
        """Note a finding about a field of this line."""
        index = self._column.get(name)
        self.failed = self.failed or severity == "error"
        self.findings.append(
            Finding(
                row=self.line,
                column="" if index is None else column_letter(index),
                heading="" if index is None else self.header.headings[index],
                code=code,
                severity=severity,
                message=message,
            )
        )

    def understood(self, name: str, read: Callable[[Cell], T], *, severity: Severity = "error") -> T | None:
        """The cell as `read` understands it; a refusal becomes a finding."""
        cell = self.cell(name)
        if cell is None or cell == "":
            return None
        try:
            return read(cell)
        except Refusal as refusal:
            self.find(name, refusal.code, severity, refusal.phrase)
            return None

    def mended(self, name: str) -> str:
        """The text; a number such as 12/3 that the spreadsheet took for a date is put back, and told."""
        if name not in self._told:
            return ""
        back = cells.number_behind_date(self.cell(name), today=self.today)
        if back is None:
            return self._told[name]
        self.find(name, "number_became_date", "warning", words.number_became_date(back))
        return back
