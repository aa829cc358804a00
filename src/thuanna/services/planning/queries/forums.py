"""Forums and needs: who came as counts, what was said, what was answered, whose clock runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum

from thuanna.foundation.audit.actor import Actor
from thuanna.services.planning import access
from thuanna.services.planning.models import Forum, ForumCount, Need, NeedAnswer, NeedCount


@dataclass(frozen=True)
class Hands:
    """What was counted for a need; agreed once two people counted the same."""

    agreed: int | None
    counted: tuple[int, ...]


def forums(by: Actor) -> QuerySet[Forum]:
    """The forums, newest first, with how many came and how many needs were said.

    :raises NotAllowed: without the right to see plans
    """
    people = ForumCount.objects.filter(forum=OuterRef("pk")).values("forum").annotate(n=Sum("people"))
    needs = Need.objects.filter(forum=OuterRef("pk")).values("forum").annotate(n=Count("pk"))
    return (
        access.visible(by, Forum)
        .select_related("community")
        .annotate(people=Subquery(people.values("n")), said=Subquery(needs.values("n")))
        .order_by("-held_on", "-pk")
    )


def forum_counts(forum_id: int) -> list[ForumCount]:
    """Who came to a forum, as counts."""
    return list(
        ForumCount.objects.filter(forum_id=forum_id)
        .select_related("community")
        .order_by("group", "sex", "pk")
    )


def needs(by: Actor, *, forum_id: int | None = None, waiting: bool = False) -> QuerySet[Need]:
    """Needs with their newest answer; those that wait for one come in the order of their clocks.

    :raises NotAllowed: without the right to see plans
    """
    newest = NeedAnswer.objects.filter(need=OuterRef("pk")).order_by("-id")
    found = (
        access.visible(by, Need)
        .select_related("community", "forum")
        .annotate(
            answer=Subquery(newest.values("kind")[:1]),
            answer_reason=Subquery(newest.values("reason")[:1]),
            answer_by_whom=Subquery(newest.values("decided_by")[:1]),
            answered_on=Subquery(newest.values("decided_on")[:1]),
        )
    )
    if forum_id is not None:
        found = found.filter(forum_id=forum_id)
    if waiting:
        return found.filter(answer=None).order_by("answer_by", "pk")
    return found.order_by("-said_on", "pk")


def need_told_as(reference: str) -> tuple[Need, NeedAnswer | None] | None:
    """The need that a suggestion was taken in as, and the newest answer to it, for whoever sent it."""
    found: Need | None = Need.objects.filter(told_as=reference).first()
    if found is None:
        return None
    return found, NeedAnswer.objects.filter(need=found).order_by("-id").first()


def hands(need_ids: Iterable[int]) -> dict[int, Hands]:
    """What was counted for each need: each person's newest count, and the number two of them agree on."""
    latest: dict[int, dict[int, int]] = defaultdict(dict)
    for need_id, counted_by, count in (
        NeedCount.objects.filter(need_id__in=list(need_ids))
        .order_by("id")
        .values_list("need_id", "counted_by_id", "hands")
    ):
        latest[need_id][counted_by] = count
    return {need_id: _hands(tuple(counts.values())) for need_id, counts in latest.items()}


def _hands(counted: tuple[int, ...]) -> Hands:
    agreed = next((count for count in counted if counted.count(count) > 1), None)
    return Hands(agreed, counted)
