"""What stands for the items of the openness checklist: everything the office shows, by where it is sought.

An item names a place: a page of some kind, a guide, the town itself, or where people speak. What people said
is not read here; only that there is somewhere to say it, and what was published of it.
"""

from __future__ import annotations

import datetime

from thuanna.services.participation.models import Poll
from thuanna.services.participation.queries import polls
from thuanna.services.site.kinds import KINDS
from thuanna.services.site.openness import Thing

from . import queries
from .builders.site import PAGE
from .guides import GUIDE
from .models import Kind, Publication

TOWN, BY_HAND = "town", "hand"
_CHANNELS = (
    ("thing:complaints", "แจ้งเรื่อง ร้องเรียน-ร้องทุกข์", "complain/"),
    ("thing:comments", "ความเห็นของประชาชน", "comments/"),
    ("thing:questions", "ขอข้อมูลข่าวสาร ถามและตอบ", "requests/"),
)
_STATISTICS = ("thing:complaint-stats", "สถิติเรื่องที่ประชาชนแจ้ง", "check/#told")
_POLLS = {Poll.Form.SERVICE: "thing:satisfaction", Poll.Form.TOPIC: "thing:poll"}
_GUIDES = "thing:guide"


def places() -> frozenset[str]:
    """Every place something can be found at."""
    spoken = {place for place, _, _ in (*_CHANNELS, _STATISTICS)} | set(_POLLS.values())
    return frozenset({TOWN, BY_HAND, _GUIDES} | spoken | {f"page:{kind}" for kind in KINDS})


def things(on: datetime.date) -> list[Thing]:
    """Everything the tenant shows on a day, as the checklist looks for it."""
    found: list[Thing] = []
    for one in queries.shown_now():
        if one.kind == PAGE:
            found.append(_thing(one, f"page:{one.section}", _title(one), f"p/{one.code}/"))
        elif one.kind == GUIDE:
            found.append(_thing(one, _GUIDES, _title(one), f"help/{one.code}/"))
        elif one.kind == Kind.TOWN:
            found += [_thing(one, TOWN, "หน้าท้องถิ่น", ""), *_spoken(one, on)]
    return found


def _spoken(town: Publication, on: datetime.date) -> list[Thing]:
    """Where people speak to the office, and what was published of it."""
    found = [_thing(town, *channel) for channel in _CHANNELS]
    if town.content.get("voices"):
        found.append(_thing(town, *_STATISTICS))
    for poll in polls.polls():
        place = _POLLS.get(Poll.Form(poll.form))
        if place:
            day = min(poll.ends_before or on, on)
            address = f"/t/{town.owner}/polls/{poll.key}/result/"
            found.append(Thing(place, poll.question_th, address, day))
    return found


def _thing(one: Publication, place: str, title: str, path: str) -> Thing:
    return Thing(place, title, f"/t/{one.owner}/{path}", one.as_of)


def _title(one: Publication) -> str:
    return str((one.listing.get("title") or {}).get("th", ""))
