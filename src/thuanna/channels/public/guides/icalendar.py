"""Writes iCalendar (RFC 5545): days without hours, lines of at most 75 octets, Thai and all."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Protocol

from thuanna.kernel.language import Phrase

_MOST_OCTETS = 75
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


class Entry(Protocol):
    """What an event needs to be written."""

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> Phrase: ...
    @property
    def starts_on(self) -> datetime.date: ...
    @property
    def ends_on(self) -> datetime.date: ...
    @property
    def hours(self) -> str: ...
    @property
    def place(self) -> Phrase | None: ...


def written(
    entries: Sequence[Entry], *, owner: str, name: str, home: str, made_at: datetime.datetime
) -> bytes:
    """A calendar of whole days.

    :param owner: the office's code; with an entry's key it names the event for ever
    :param home: the address of the page that shows the same
    :param made_at: when the calendar was published
    """
    stamp = made_at.astimezone(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Thuanna//Citizens' calendar//TH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        f"URL:{home}",
    ]
    for one in entries:
        lines += _event(one, owner, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def escaped(text: str) -> str:
    """A text as a value: commas, semicolons and line breaks cannot end it."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_ESCAPED.get(one, one) for one in plain)


def folded(line: str) -> bytes:
    """One line with its end; a long one is broken between characters, never inside one."""
    pieces: list[bytes] = [b""]
    for character in line:
        octets = character.encode()
        room = _MOST_OCTETS if len(pieces) == 1 else _MOST_OCTETS - 1
        if len(pieces[-1]) + len(octets) > room:
            pieces.append(b"")
        pieces[-1] += octets
    return b"\r\n ".join(pieces) + b"\r\n"


def _event(one: Entry, owner: str, stamp: str) -> Iterator[str]:
    after = one.ends_on + datetime.timedelta(days=1)
    said = f"{one.title} {one.hours}".strip()
    yield "BEGIN:VEVENT"
    yield f"UID:{one.key}.{owner}@thuanna"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{one.starts_on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{after:%Y%m%d}"
    yield f"SUMMARY:{escaped(said)}"
    if one.place is not None:
        yield f"LOCATION:{escaped(str(one.place))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"
