"""The only code that writes: `adopting` for the office's words, `filling` by code, `handling` by staff."""

from .adopting import CalendarDay, LocalFacts, adopt, cancel_day, record_day, stop_offering
from .filling import forget, save, send, start, throw_away
from .handling import answer, hand_back, look_at, receive

__all__ = [
    "CalendarDay",
    "LocalFacts",
    "adopt",
    "answer",
    "cancel_day",
    "forget",
    "hand_back",
    "look_at",
    "receive",
    "record_day",
    "save",
    "send",
    "start",
    "stop_offering",
    "throw_away",
]
