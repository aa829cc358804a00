"""Everything read about places: finding one, what became of a retired code, the organisation's own lists."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from django.db.models import Q, QuerySet

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.numbers import bare_number
from thuanna.kernel.thai_dates import english_date, thai_date

from .finder import Finder, Name, Place
from .models import Community, LocalArea, RetiredCode, Subdistrict, Succession

_MOST_FOUND = 20
_CODE = re.compile(r"[1-9][0-9](?:[0-9]{2}){1,3}")


class PlaceChoice(NamedTuple):
    """A subdistrict to choose, as a picker shows it."""

    code: str
    label_th: str
    label_en: str


@dataclass(frozen=True)
class Resolution:
    """What a code stands for today; several places when it was divided, none when nobody knows."""

    places: tuple[Place, ...]
    note: Phrase | None = None

    @property
    def is_retired(self) -> bool:
        return self.note is not None


def search(text: str, limit: int = _MOST_FOUND) -> list[PlaceChoice]:
    """Subdistricts by name in Thai or English, by postcode or by code, the best match first."""
    digits = bare_number(text).replace("-", "")
    if _CODE.fullmatch(digits):
        found = resolve(digits)
        return [_choice(place, found.note) for place in found.places[:limit]]
    return [_choice(place, None) for place in _nation().search(text, limit)]


def place(code: str) -> Place | None:
    """The subdistrict with this six-digit code, if it is in force."""
    found = _nation().within(code) if len(code) == len("400101") else []
    return found[0] if found else None


def label(code: str) -> Phrase:
    """A subdistrict in words; the bare code where it is not in force."""
    found = place(code)
    return t(found.label_th, found.label_en) if found else t(code, code)


def resolve(code: str) -> Resolution:
    """What a code of a province, district, subdistrict or village stands for, retired codes followed."""
    in_force = _nation().within(code)
    if in_force:
        return Resolution(tuple(in_force))
    retired = RetiredCode.objects.filter(code=code[:6]).first()
    if retired is None:
        return Resolution(())
    successors = Succession.objects.filter(retired=retired).order_by("successor_code")
    places = [found for row in successors for found in _nation().within(row.successor_code)]
    return Resolution(tuple(places), _retired_note(retired))


def subdistricts_of(district_code: str) -> list[Place]:
    """All subdistricts of a district, in the order of their codes."""
    return _nation().within(district_code)


def communities(*, on: datetime.date | None = None) -> QuerySet[Community]:
    """The organisation's villages and communities: those of a day, or all there ever were.

    By subdistrict, villages by their number, communities by name.
    """
    found = Community.objects.select_related("subdistrict__district__province")
    if on is not None:
        found = found.filter(Q(ends_before__isnull=True) | Q(ends_before__gt=on), starts_on__lte=on)
    ordered: QuerySet[Community] = found.order_by("subdistrict_id", "village_number", "sort_key", "id")
    return ordered


def community(community_id: int) -> Community | None:
    """One of the organisation's own, or None."""
    found: Community | None = communities().filter(pk=community_id).first()
    return found


def local_areas() -> QuerySet[LocalArea]:
    """The subdistricts for which the organisation is responsible, whole or in part."""
    found: QuerySet[LocalArea] = LocalArea.objects.select_related("subdistrict").order_by("subdistrict_id")
    return found


def _choice(found: Place, note: Phrase | None) -> PlaceChoice:
    if note is None:
        return PlaceChoice(found.code, found.label_th, found.label_en)
    return PlaceChoice(
        found.code,
        f"{found.label_th} ({note.in_('th')})",
        f"{found.label_en} ({note.in_('en')})",
    )


def _retired_note(retired: RetiredCode) -> Phrase:
    return t(
        "แทนรหัสเดิม {code} {name_th} ซึ่งเลิกใช้ {on}",
        "in place of code {code} {name_en}, retired {on}",
        code=retired.code,
        name_th=retired.name_th,
        name_en=retired.name_en or retired.name_th,
        on=t(thai_date(retired.retired_on, "short"), english_date(retired.retired_on)),
    )


@cache
def _nation() -> Finder:
    """All subdistricts, read once a process: they change with a release, never while it runs."""
    rows = Subdistrict.objects.values_list(
        "code",
        "name_th",
        "name_en",
        "district__name_th",
        "district__name_en",
        "district__province__name_th",
        "district__province__name_en",
        "postcodes",
    )
    finder = Finder(
        Place(
            row[0], (Name(row[1], row[2]), Name(row[3], row[4]), Name(row[5], row[6])), tuple(row[7].split())
        )
        for row in rows
    )
    assert finder.within("1001"), "the nation's codes are not in the database: migrate first"
    return finder
