"""Files of law that have a form of their own, known by the key their documents begin with.

Most rule files are lists of dated values. A fund's regulation is one connected text: the app that owns such a
form registers how it is read, and everything that opens rule files can open it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thuanna.kernel.rules import RuleFile


@dataclass(frozen=True)
class Form:
    """A form of file: every document of it holds `mark`.

    :ivar read: from path, name and documents; raises a `Refusal` that says what is wrong
    """

    mark: str
    read: Callable[[Path, str, Sequence[Any]], RuleFile]


_FORMS: dict[str, Form] = {}


def register(form: Form) -> Form:
    """Make a form known; each mark once."""
    assert form.mark not in _FORMS, f"{form.mark} is registered twice"
    _FORMS[form.mark] = form
    return form


def of(documents: Sequence[Any]) -> Form | None:
    """The form of these documents; None for a plain rule file."""
    for mark, form in _FORMS.items():
        # A plain rule may be called by the same word; it says its unit, a document of a form does not.
        if documents and all(
            isinstance(entry, dict) and mark in entry and "unit" not in (entry[mark] or {})
            for entry in documents
        ):
            return form
    return None
