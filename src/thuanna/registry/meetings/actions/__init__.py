"""The only code that writes meetings, minutes and resolutions."""

from .calling import Call, call, cancel, change, set_agenda
from .holding import Held, hold
from .minuting import (
    NewMinutes,
    NewResolution,
    Votes,
    add_item,
    correct_minutes,
    correct_resolution,
    minute,
    release,
    resolve,
    withdraw,
)

__all__ = [
    "Call",
    "Held",
    "NewMinutes",
    "NewResolution",
    "Votes",
    "add_item",
    "call",
    "cancel",
    "change",
    "correct_minutes",
    "correct_resolution",
    "hold",
    "minute",
    "release",
    "resolve",
    "set_agenda",
    "withdraw",
]
