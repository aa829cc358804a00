"""Answers kept in this process: packed, the one asked for longest ago goes first."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock


@dataclass(frozen=True)
class Answer:
    """A whole answer: its tag, its bytes packed with gzip, and what they are."""

    tag: str
    packed: bytes
    media_type: str
    made_at: float = field(default_factory=time.monotonic)

    def is_younger_than(self, seconds: float) -> bool:
        """Whether it was made, or looked up again, within so many seconds."""
        return time.monotonic() - self.made_at < seconds


class KeptAnswers:
    """At most so many answers, by a key."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> Answer | None:
        """The answer under a key."""
        with self._lock:
            answer = self._answers.get(key)
            if answer is not None:
                self._answers.move_to_end(key)
            return answer

    def keep(self, key: str, answer: Answer) -> None:
        """Keep an answer."""
        with self._lock:
            self._answers[key] = answer
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
