"""What an import finds: where, how bad, what is wrong and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thuanna.kernel.language import Phrase

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True)
class Finding:
    """One thing to know about one cell or one row.

    :ivar row: line of the file, from 1, as the spreadsheet program shows it
    :ivar column: letter of the column, empty when the whole row is meant
    :ivar heading: what the file calls the column
    :ivar severity: an ``error`` keeps the row out, a ``warning`` lets it in, ``info`` only tells
    """

    row: int
    column: str
    heading: str
    code: str
    severity: Severity
    message: Phrase

    def as_json(self) -> dict[str, object]:
        """The shape of the command line's report."""
        return {
            "row": self.row,
            "column": self.column,
            "heading": self.heading,
            "code": self.code,
            "severity": self.severity,
            "message_th": self.message.in_("th"),
            "message_en": self.message.in_("en"),
        }


def column_letter(index: int) -> str:
    """The letter of a column by its index from 0: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
