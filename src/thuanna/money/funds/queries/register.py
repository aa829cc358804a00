"""The register in pages: found by number, name or telephone, filtered, in the order asked for.

Pages follow each other by where the last one ended, so that the thousandth page is as quick as the first.
Marks of vulnerability are no filter here: they are never shown in lists.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import (
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.kernel.language import Phrase
from thuanna.kernel.numbers import arabic_digits
from thuanna.kernel.partial_dates import PartialDate
from thuanna.money.funds import access, member_numbers, rules
from thuanna.money.funds.models import Member, MemberStatus
from thuanna.registry.people import queries as people

from . import counts, members

PAGE = 25
MOST_FOUND = 200
ORDERS = {"number": ("number_key", "pk"), "name": ("person__sort_key", "pk"), "newest": ("-pk",)}
_MOST = "active"
BANDS = ("child", "older", "general")


@dataclass(frozen=True, kw_only=True)
class Question:
    """What a list of members is asked for.

    :ivar band: ``child``, ``older`` or ``general``: by age only
    :ivar after: where the page before ended, as `Page.next` says; `before` where the one after began
    """

    text: str = ""
    status: str = ""
    community_id: int | None = None
    band: str = ""
    order: str = "number"
    after: str = ""
    before: str = ""


@dataclass(frozen=True)
class Row:
    """A member as lists show them; nothing sensitive."""

    member_id: int
    number: str
    name: str
    village: Phrase | None
    birth: PartialDate | None
    standing: rules.Standing | None


@dataclass(frozen=True)
class Page:
    """One page of the register, and where to go on from it; empty where there is nothing more."""

    rows: tuple[Row, ...]
    next: str
    previous: str


def page(question: Question, *, on: datetime.date, by: Actor, size: int = PAGE) -> Page:
    """Members as they stand on a day.

    :raises NotAllowed: the actor may not see members
    :raises QuestionTooShort: nearly everybody would be found
    :raises CitizenNumberWrong: thirteen digits that are no citizen number
    """
    found = matching(question, on=on, by=by)
    is_back = bool(question.before)
    order = ORDERS[question.order]
    ordered = found.order_by(*(_turned(key) for key in order) if is_back else order)
    place = _placed(question.before or question.after)
    if place is not None:
        ordered = _beyond(ordered, order, place, is_back=is_back)
    listed = list(ordered[: size + 1])
    more, listed = len(listed) > size, listed[:size]
    if is_back:
        listed.reverse()
    rows = _rows(listed, on)
    if not rows:
        return Page((), "", "")
    return Page(
        rows=rows,
        next=str(rows[-1].member_id) if more or is_back else "",
        previous=str(rows[0].member_id) if (more if is_back else place is not None) else "",
    )


def total(question: Question, *, on: datetime.date, by: Actor) -> int:
    """How many members answer the question.

    :raises NotAllowed: the actor may not see members
    """
    found = matching(question, on=on, by=by)
    if question.status and not (question.text or question.community_id or question.band):
        return counts.by_status(on)[question.status]
    return found.count()


def every(question: Question, *, on: datetime.date, by: Actor, size: int = 2000) -> Iterator[Row]:
    """All who answer the question, in order, for printing and export.

    :raises NotAllowed: the actor may not see members
    """
    asked: Question | None = replace(question, after="", before="")
    while asked is not None:
        shown = page(asked, on=on, by=by, size=size)
        yield from shown.rows
        asked = replace(asked, after=shown.next) if shown.next else None


def matching(question: Question, *, on: datetime.date, by: Actor) -> QuerySet[Member]:
    """The members that answer the question, in no order."""
    found: QuerySet[Member] = access.members_for(by, access.VIEW).select_related("person", "community")
    if question.text:
        found = found.filter(_like(question.text, by))
    if question.status:
        found = _standing(found, question.status, on)
    if question.community_id is not None:
        found = found.filter(community_id=question.community_id)
    if question.band:
        found = _of_age(found, question.band, on)
    return found


def _like(text: str, by: Actor) -> Q:
    """By member number, whole or its beginning; otherwise whoever the people's register finds."""
    typed = arabic_digits(text).strip()
    if len(typed) <= member_numbers.LONGEST and any(character.isdecimal() for character in typed):
        numbered = Q(number_key=member_numbers.key_of(typed)) | Q(number__startswith=typed)
        if Member.objects.filter(numbered).exists():
            return numbered
    found = people.search(text, by=by, size=MOST_FOUND)
    return Q(person_id__in=[person.person_id for person in found.people])


def _standing(found: QuerySet[Member], status: str, on: datetime.date) -> QuerySet[Member]:
    """Those whose last status by the day is this one.

    Most are members, so a page of them is soon filled by looking at one after another; all others are few
    and are found from their own rows, with nothing after them.
    """
    rows = MemberStatus.objects.filter(starts_on__lte=on)
    if status == _MOST:
        last_of = rows.filter(member_id=OuterRef("pk")).order_by("-starts_on", "-pk").values("status")[:1]
        members_now: QuerySet[Member] = found.annotate(now=Subquery(last_of)).filter(now=status)
        return members_now
    later = rows.filter(member_id=OuterRef("member_id")).filter(
        Q(starts_on__gt=OuterRef("starts_on")) | Q(starts_on=OuterRef("starts_on"), pk__gt=OuterRef("pk"))
    )
    last = rows.filter(~Exists(later), status=status).values_list("member_id", flat=True)
    # Everybody has applied once, so the planner expects many; those still waiting are few.
    return found.filter(pk__in=list(last) if status == "applied" else last)


def _of_age(found: QuerySet[Member], band: str, on: datetime.date) -> QuerySet[Member]:
    """By the ages in force on the day, counted as `rules.AgeLimits` counts them."""
    limits = rules.AgeLimits.of(law.book(rules.LAW, on=on))
    born = ExpressionWrapper(
        F("person__birth_year") * 10000
        + Coalesce(F("person__birth_month"), Value(1)) * 100
        + Coalesce(F("person__birth_day"), Value(1)),
        output_field=IntegerField(),
    )
    day = on.year * 10000 + on.month * 100 + on.day
    child = Q(born__gt=day - (limits.child_years_max + 1) * 10000)
    older = Q(born__lte=day - limits.older_years_min * 10000)
    aged = found.annotate(born=born)
    if band == "general":
        return aged.filter(Q(born__isnull=True) | (~child & ~older))
    return aged.filter(child if band == "child" else older)


def _placed(marker: str) -> Member | None:
    if not marker.isdecimal():
        return None
    found: Member | None = Member.objects.select_related("person").filter(pk=int(marker)).first()
    return found


def _beyond(
    found: QuerySet[Member], order: Sequence[str], place: Member, *, is_back: bool
) -> QuerySet[Member]:
    """What comes after a member in the order, or before."""
    first = order[0]
    goes_up = first.startswith("-") == is_back
    way = "gt" if goes_up else "lt"
    if first == "-pk":
        return found.filter(**{f"pk__{way}": place.pk})
    value: Any = place.number_key if first == "number_key" else place.person.sort_key
    return found.filter(Q(**{f"{first}__{way}": value}) | Q(**{first: value, f"pk__{way}": place.pk}))


def _turned(key: str) -> str:
    return key.removeprefix("-") if key.startswith("-") else f"-{key}"


def _rows(listed: Sequence[Member], on: datetime.date) -> tuple[Row, ...]:
    standings = members.standings_on(on, [member.pk for member in listed])
    return tuple(
        Row(
            member_id=member.pk,
            number=member.number,
            name=member.person.full_name,
            village=member.community.label if member.community else None,
            birth=member.person.birth,
            standing=standings.get(member.pk),
        )
        for member in listed
    )
