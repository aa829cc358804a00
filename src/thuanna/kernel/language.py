"""Two languages, written side by side: a phrase holds the Thai and the English words together.

Thai comes first. A phrase picks its language when it is shown, not when it is made, so that one
refusal can be read by a treasurer in Thai and by an engineer in English.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Literal

Language = Literal["th", "en"]
LANGUAGES: tuple[Language, ...] = ("th", "en")

_current: ContextVar[Language] = ContextVar("thuanna_language", default="th")


def current_language() -> Language:
    """The language in which phrases are shown now."""
    return _current.get()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Show phrases in `language` inside the block."""
    token = _current.set(language)
    try:
        yield
    finally:
        _current.reset(token)


@dataclass(frozen=True)
class Phrase:
    """Words in Thai and in English, with `{named}` gaps filled from `facts` when shown."""

    th: str
    en: str
    facts: dict[str, Any] = field(default_factory=dict, compare=True, hash=False)

    def in_(self, language: Language) -> str:
        """The words in `language`; facts that are phrases follow it."""
        words = self.th if language == "th" else self.en
        if not self.facts:
            return words
        return words.format(**{name: _shown(fact, language) for name, fact in self.facts.items()})

    def __str__(self) -> str:
        return self.in_(current_language())


def _shown(fact: Any, language: Language) -> Any:
    return fact.in_(language) if isinstance(fact, Phrase) else fact


def t(th: str, en: str, **facts: Any) -> Phrase:
    """Say something in both languages: ``t("สมาชิก {n} คน", "{n} members", n=3)``."""
    return Phrase(th, en, facts)
