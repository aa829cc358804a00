"""Everything read about the directory, the posts and the figures."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from thuanna.foundation.audit.actor import Actor

from . import access, rules
from .models import COUNCIL, Figure, Organisation, Post, PostKind

_OWN = "own_"


@dataclass(frozen=True)
class Composition:
    """A body by sex, counted from the terms in force."""

    male: int
    female: int
    not_stated: int = 0

    @property
    def total(self) -> int:
        return self.male + self.female + self.not_stated


@dataclass(frozen=True)
class Profile:
    """The locality in figures: the newest of each as of a day, and which do not add up."""

    figures: dict[str, Figure]
    disagreements: list[rules.Disagreement]

    def __getitem__(self, code: str) -> Figure:
        return self.figures[code]

    def __contains__(self, code: str) -> bool:
        return code in self.figures


def own() -> Organisation | None:
    """The tenant's own organisation, once it has introduced itself."""
    found: Organisation | None = Organisation.objects.filter(is_self=True).first()
    return found


def directory(by: Actor, *, on: datetime.date | None = None) -> QuerySet[Organisation]:
    """The organisations of a day, or all there ever were; the tenant itself first, then by kind and name.

    :raises NotAllowed: without the right to see organisations
    """
    found = access.visible(by).select_related("parent", "community")
    if on is not None:
        found = found.filter(
            Q(ends_before__isnull=True) | Q(ends_before__gt=on),
            Q(starts_on__isnull=True) | Q(starts_on__lte=on),
        )
    return found.order_by("-is_self", "kind", "sort_key", "id")


def organisation(by: Actor, organisation_id: int) -> Organisation | None:
    """One organisation, if it is in the directory.

    :raises NotAllowed: without the right to see organisations
    """
    return directory(by).filter(pk=organisation_id).first()


def parts(by: Actor, organisation_id: int, *, on: datetime.date) -> QuerySet[Organisation]:
    """Divisions and other organisations that belong to one.

    :raises NotAllowed: without the right to see organisations
    """
    return directory(by, on=on).filter(parent_id=organisation_id)


def of_community(community_id: int) -> Organisation | None:
    """The organisation (committee and chair) through which a community acts, if it is in the directory."""
    found: Organisation | None = Organisation.objects.filter(
        community_id=community_id, ends_before=None
    ).first()
    return found


def posts(organisation_id: int, *, on: datetime.date | None = None) -> list[Post]:
    """Terms in an organisation, by rank; those of a day, or all with the latest first within each rank."""
    found = Post.objects.filter(organisation_id=organisation_id)
    if on is not None:
        found = _in_force(found, on)
    rank = {kind.value: place for place, kind in enumerate(PostKind)}
    return sorted(found, key=lambda post: (rank[post.kind], -post.starts_on.toordinal(), post.pk))


def post(post_id: int) -> Post | None:
    """One term, with its organisation."""
    found: Post | None = Post.objects.select_related("organisation").filter(pk=post_id).first()
    return found


def council_by_sex(on: datetime.date) -> Composition:
    """The tenant's council by sex, from its members' terms in force."""
    members = _in_force(Post.objects.filter(organisation__is_self=True, kind__in=COUNCIL), on)
    return _composition(members.values_list("sex", flat=True))


def by_sex(organisation_id: int, on: datetime.date) -> Composition:
    """Everybody in office in an organisation, by sex."""
    found = _in_force(Post.objects.filter(organisation_id=organisation_id), on)
    return _composition(found.values_list("sex", flat=True))


def profile(on: datetime.date) -> Profile:
    """The newest figure of each kind as of `on`, corrections in the place of what they correct.

    Standard figures first in their own order, then one's own in the order of their codes.
    """
    newest: dict[str, Figure] = {}
    for figure in _not_replaced().filter(as_of__lte=on).order_by("as_of", "id"):
        newest[figure.code] = figure
    standing = {code: place for place, code in enumerate(rules.STANDARD_FIGURES)}
    ordered = sorted(newest, key=lambda code: (standing.get(code, len(standing)), code))
    same_day: dict[datetime.date, dict[str, rules.Value]] = {}
    for figure in newest.values():
        same_day.setdefault(figure.as_of, {})[figure.code] = figure.value
    found = [one for values in same_day.values() for one in rules.disagreements(values)]
    return Profile({code: newest[code] for code in ordered}, found)


def history(code: str) -> list[Figure]:
    """All figures ever recorded under a code, corrected ones too, the newest day first."""
    return list(Figure.objects.filter(code=code).order_by("-as_of", "-id"))


def figure(figure_id: int) -> Figure | None:
    """One figure, or None."""
    found: Figure | None = Figure.objects.filter(pk=figure_id).first()
    return found


def next_own_code() -> str:
    """A free code for a figure of the organisation's own: own_1, own_2, …"""
    taken = Figure.objects.filter(code__regex=r"^own_[0-9]+$").values_list("code", flat=True)
    return f"{_OWN}{max((int(code.removeprefix(_OWN)) for code in taken), default=0) + 1}"


def replaced_ids(figures: Iterable[Figure]) -> set[int]:
    """Which of these figures have been corrected by another."""
    ids = [one.pk for one in figures]
    return set(Figure.objects.filter(replaces_id__in=ids).values_list("replaces_id", flat=True))


def _not_replaced() -> QuerySet[Figure]:
    corrected = Figure.objects.filter(replaces__isnull=False).values("replaces_id")
    found: QuerySet[Figure] = Figure.objects.exclude(pk__in=corrected)
    return found


def _in_force(found: QuerySet[Post], on: datetime.date) -> QuerySet[Post]:
    return found.filter(Q(ends_before__isnull=True) | Q(ends_before__gt=on), starts_on__lte=on)


def _composition(sexes: Iterable[str]) -> Composition:
    counted = Counter(sexes)
    return Composition(counted["male"], counted["female"], counted["not_stated"])
