"""A project as a pattern: what of it is handed on, and how another town's is read. Writes nothing.

No person stands in it: partners are kinds, vehicles are seats. Below the threshold of publications a figure
of an indicator is left out, for it may count people, and so is a sum of so few vouchers.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from importlib import resources
from typing import Any, Final

from jsonschema import Draft202012Validator

from thuanna.kernel import striking
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal

from . import queries
from .models import Activity, Indicator, Ride

KIND: Final = "planning.pattern"
SCHEMA: Final = "pattern-1"
TAKEN_UP: Final = "planning.pattern_taken_up"
TAKEN_UP_SCHEMA: Final = "taken-up-1"
SCHEMAS: Final = {KIND: SCHEMA, TAKEN_UP: TAKEN_UP_SCHEMA}
_GONE_BY = ("announced", "held")


class PatternNotRead(Refusal):
    """The packet does not hold what this release reads."""

    code = "pattern_not_read"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ซองนี้มาจากโปรแกรมรุ่นอื่น จึงอ่านต้นแบบข้างในไม่ได้ กรุณาปรับรุ่นโปรแกรม หรือขอซองรุ่นนี้จากผู้ส่ง",
                "This packet was made by another release, and what is in it cannot be read here. Please "
                "upgrade, or ask its sender for one of this release.",
            )
        )


class StillPersonal(Refusal):
    """A text that would be handed on holds a telephone number, a citizen number or an address."""

    code = "pattern_still_personal"

    def __init__(self, text: str) -> None:
        super().__init__(
            t(
                "ข้อความ “{start}…” มีเลขประจำตัว เบอร์โทรศัพท์ หรืออีเมล กรุณาเอาออกก่อนส่งให้เมืองอื่น",
                "The words “{start}…” hold a citizen number, a telephone number or an e-mail address. "
                "Please take it out before it goes to other towns.",
                start=striking.struck(text)[:40],
            )
        )


def made(
    chain: queries.Chain,
    *,
    rides: Mapping[int, list[Ride]],
    lessons: str,
    needed_first: str,
    address: str,
    threshold: int,
) -> dict[str, Any]:
    """What is handed on of a project that has a result.

    :raises StillPersonal: a text holds a number or address of somebody
    """
    project, result = chain.project, chain.result
    assert result is not None, "a pattern is made of a project with its result"
    content: dict[str, Any] = {
        "origin": {"title": project.title, "reference": project.reference, "address": address},
        "asked": [need.words for need in chain.needs],
        "problem": project.problem,
        "objective": project.objective,
        "group": project.group,
        "dimensions": list(project.dimensions),
        "help_form": project.help_form,
        "indicators": [_indicator(one, threshold) for one in chain.indicators],
        "activities": _activities(chain, rides),
        "budget": {
            "satang": chain.money.budget.satang,
            "money_from": project.money_from,
            "lines": _lines(chain, threshold),
        },
        "partners": [
            {"kind": project.owner.kind, "satang": 0, "in_kind": "", "hours": 0},
            *(
                {
                    "kind": one.organisation.kind,
                    "satang": one.satang,
                    "in_kind": one.in_kind,
                    "hours": one.hours,
                }
                for one in chain.shares
            ),
        ],
        "result": {
            "story": result.story,
            "self_reliance": result.self_reliance,
            "equal_reach": result.equal_reach,
            "safety": result.safety,
            "next_year": result.next_year,
        },
        "lessons": lessons,
        "needed_first": needed_first,
    }
    for text in _texts({name: part for name, part in content.items() if name != "origin"}):
        if striking.is_still_personal(text):
            raise StillPersonal(text)
    return content


def read(schema: str, content: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a packet holds, if it is of that schema.

    :raises PatternNotRead: it is not
    """
    if not _form(schema).is_valid(content):
        raise PatternNotRead
    return content


@functools.cache
def _form(schema: str) -> Draft202012Validator:
    folder = resources.files(f"{__package__}.schemas")
    return Draft202012Validator(json.loads(folder.joinpath(f"{schema}.json").read_text(encoding="utf-8")))


def _indicator(one: Indicator, threshold: int) -> dict[str, Any]:
    return {
        "words": one.words,
        "unit": one.unit,
        "baseline": _safe(one.baseline, threshold),
        "target": f"{one.target.normalize():f}",
        "reached": _safe(one.reached, threshold),
    }


def _safe(figure: Decimal | None, threshold: int) -> str | None:
    if figure is None or 0 < figure < threshold:
        return None
    return f"{figure.normalize():f}"


def _activities(chain: queries.Chain, rides: Mapping[int, list[Ride]]) -> list[dict[str, Any]]:
    """Gatherings that were alike once, with how many there were."""
    found: dict[tuple[object, ...], dict[str, Any]] = {}
    for one in chain.activities:
        if one.state not in _GONE_BY:
            continue
        said = _activity(one, rides.get(one.pk, []))
        alike = tuple(str(value) for name, value in said.items() if name not in {"title", "times"})
        found.setdefault(alike, said)["times"] += 1
    return list(found.values())


def _activity(one: Activity, rides: list[Ride]) -> dict[str, Any]:
    return {
        "title": one.title,
        "times": 0,
        "minutes": int((one.ends_at - one.starts_at).total_seconds()) // 60,
        "groups": list(one.groups),
        "why_then": one.why_then,
        "travel": one.travel,
        "travel_words": one.travel_words,
        "capacity": one.capacity,
        "earns": one.earns,
        "seats": sum(ride.seats for ride in rides),
        "wheelchairs": sum(ride.wheelchairs for ride in rides),
    }


def _lines(chain: queries.Chain, threshold: int) -> list[dict[str, Any]]:
    """What money was spent on, added up by its words; no voucher, and no sum of a few vouchers."""
    spent: dict[str, list[int]] = {}
    for one in chain.spendings:
        spent.setdefault(one.words, []).append(one.satang)
    return [
        {"words": words, "satang": sum(each) if len(each) >= threshold else None}
        for words, each in spent.items()
    ]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
