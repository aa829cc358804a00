"""What the registers already know of a page's fields, as lines somebody can still change before saving."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from thuanna.kernel.thai_dates import thai_date
from thuanna.registry.organisations import queries as directory
from thuanna.registry.organisations import words
from thuanna.registry.organisations.models import COUNCIL, Organisation, Post, PostKind

from . import queries
from .kinds import Kind

_LEADERS = (PostKind.EXECUTIVE, PostKind.DEPUTY_EXECUTIVE, PostKind.CLERK)
_OF_COMMUNITY = (PostKind.VILLAGE_HEAD, PostKind.CHAIR)


def typed(kind: Kind, *, on: datetime.date) -> dict[str, str]:
    """Lines for the kind's table, by the field's key; nothing where no register knows."""
    make = _MAKERS.get(kind.prefill)
    table = next((one for one in kind.fields if one.type == "table"), None)
    if make is None or table is None:
        return {}
    return {table.key: "\n".join(" | ".join(cells) for cells in make(on))}


def _figures(on: datetime.date) -> Iterable[tuple[str, ...]]:
    for one in directory.profile(on).figures.values():
        yield (
            one.label_th,
            one.shown,
            one.unit_th,
            _day(one.as_of),
            one.source,
            one.definition_th.replace("|", "/"),
        )


def _divisions(on: datetime.date) -> Iterable[tuple[str, ...]]:
    own = directory.own()
    for one in queries.divisions(on):
        yield one.name_th, own.name_th if own and not one.is_self else "", one.phone


def _executives(on: datetime.date) -> Iterable[tuple[str, ...]]:
    return _own_posts(on, _LEADERS)


def _council(on: datetime.date) -> Iterable[tuple[str, ...]]:
    return _own_posts(on, COUNCIL)


def _own_posts(on: datetime.date, kinds: Iterable[PostKind]) -> Iterable[tuple[str, ...]]:
    own = directory.own()
    held = directory.posts(own.pk, on=on) if own else []
    wanted = set(kinds)
    for one in held:
        if one.kind in wanted:
            sex = words.SEXES[one.sex].in_("th")
            yield one.title_th, one.person_name, sex, _day(one.starts_on), _last_day(one)


def _village_heads(on: datetime.date) -> Iterable[tuple[str, ...]]:
    committees = Organisation.objects.filter(kind=Organisation.Kind.COMMUNITY, ends_before__isnull=True)
    for one in committees.select_related("community").order_by("community__village_number", "sort_key"):
        for post in directory.posts(one.pk, on=on):
            if post.kind in _OF_COMMUNITY:
                yield one.community.name_th, post.title_th, post.person_name, _day(post.starts_on)


def _last_day(post: Post) -> str:
    return _day(post.ends_before - datetime.timedelta(days=1)) if post.ends_before else ""


def _day(day: datetime.date) -> str:
    return thai_date(day, "short")


_MAKERS: dict[str, Callable[[datetime.date], Iterable[tuple[str, ...]]]] = {
    "figures": _figures,
    "divisions": _divisions,
    "executives": _executives,
    "council": _council,
    "village_heads": _village_heads,
}
