"""Comments as those who look at them before they are shown read them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Max, Q, QuerySet

from thuanna.foundation.access.rows import rows_for
from thuanna.foundation.audit.actor import Actor
from thuanna.services.participation import access
from thuanna.services.participation.models import (
    Comment,
    CommentDecision,
    CommentNotice,
    CommentWaiting,
    PublicComment,
    SealedLook,
)
from thuanna.services.participation.refusals import CommentUnknown


@dataclass(frozen=True)
class ToDecide:
    """A comment with what is known of it: waiting words, or what everybody reads; who asks to hide it.

    :ivar decisions: how many times it was decided
    """

    comment: Comment
    waiting: CommentWaiting | None
    public: PublicComment | None
    notices: list[CommentNotice]
    decisions: int

    @property
    def due_on(self) -> datetime.date | None:
        """By when somebody has to look at it; None when nobody waits."""
        if self.waiting is not None:
            return self.comment.due_on
        return min((notice.due_on for notice in self.notices), default=None)


def waiting(by: Actor) -> list[ToDecide]:
    """Comments nobody has looked at, and shown ones somebody asks to hide; the most pressing first.

    :raises NotAllowed: without the right
    """
    found = rows_for(by, access.MODERATE, Comment)
    unseen = CommentWaiting.objects.values("comment_id")
    noticed = CommentNotice.objects.values("comment_id")
    return _filled(found.filter(Q(pk__in=unseen) | Q(pk__in=noticed)).order_by("due_on", "pk")[:100])


def decided(by: Actor) -> list[ToDecide]:
    """The comments decided last.

    :raises NotAllowed: without the right
    """
    found = rows_for(by, access.MODERATE, Comment)
    shown = PublicComment.objects.values("comment_id")
    return _filled(found.filter(pk__in=shown).order_by("-received_at", "-pk")[:50])


def one(by: Actor, comment_id: int) -> ToDecide:
    """One comment.

    :raises NotAllowed: without the right :raises CommentUnknown:
    """
    found = _filled(rows_for(by, access.MODERATE, Comment).filter(pk=comment_id))
    if not found:
        raise CommentUnknown
    return found[0]


def looks(comment_id: int) -> list[SealedLook]:
    """Who opened the sealed original."""
    return list(SealedLook.objects.filter(comment_id=comment_id).select_related("by").order_by("-at"))


def count_waiting() -> int:
    """How many comments wait to be looked at, or to be looked at again."""
    return int(CommentWaiting.objects.count()) + int(
        CommentNotice.objects.values("comment_id").distinct().count()
    )


def _filled(comments: QuerySet[Comment]) -> list[ToDecide]:
    rows = list(comments)
    ids = [row.pk for row in rows]
    words = {one.comment_id: one for one in CommentWaiting.objects.filter(comment__in=ids)}
    public = {one.comment_id: one for one in PublicComment.objects.filter(comment__in=ids)}
    notices: dict[int, list[CommentNotice]] = {}
    for notice in CommentNotice.objects.filter(comment__in=ids).order_by("at"):
        notices.setdefault(notice.comment_id, []).append(notice)
    counted = CommentDecision.objects.filter(comment__in=ids).values_list("comment_id")
    decisions = dict(counted.annotate(last=Max("seq")))
    return [
        ToDecide(
            row, words.get(row.pk), public.get(row.pk), notices.get(row.pk, []), decisions.get(row.pk, 0)
        )
        for row in rows
    ]
