"""A refusal says what is wrong, where, and what to do, in both languages.

Raise a subclass that lives beside the action or the parser that refuses. `assert` is for what
we got wrong; a refusal is for what a person meant and can mend.
"""

from __future__ import annotations

from .language import Phrase


class Refusal(Exception):
    """Something a person asked for that cannot be done as asked.

    :ivar code: stable name for programs and tests, e.g. ``"date_impossible"``
    :ivar phrase: the words for people
    """

    code = "refused"

    def __init__(self, phrase: Phrase, *, code: str | None = None) -> None:
        super().__init__(phrase)
        self.phrase = phrase
        if code is not None:
            self.code = code

    def __str__(self) -> str:
        return str(self.phrase)


class NotHere(Refusal):
    """What was asked for does not exist, or is not this organisation's: nobody is told which."""

    code = "not_here"
