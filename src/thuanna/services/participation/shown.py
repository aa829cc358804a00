"""What everybody may read of the people's voice, through the public role. Public pages ask only here.

Act for the town whose page it is; the public role reads nothing but the tables asked here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, Q, Sum
from django.db.models.functions import TruncMonth

from .models import Poll, PollChoice, PollTally, PublicComment, PublicThread

PUBLIC = "public"


@dataclass(frozen=True)
class Result:
    """A poll with how many chose what."""

    poll: Poll
    rows: tuple[tuple[PollChoice, int], ...]

    @property
    def total(self) -> int:
        return sum(votes for _, votes in self.rows)

    @property
    def most(self) -> int:
        return max((votes for _, votes in self.rows), default=0)


@dataclass(frozen=True)
class Month:
    """What was decided about comments in one month."""

    month: datetime.date
    shown: int
    hidden: int


def comments(page: str, *, most: int = 200) -> list[PublicComment]:
    """The comments of a page, hidden ones with their reason, the newest first."""
    found = PublicComment.objects.using(PUBLIC).filter(page=page)
    return list(found.order_by("-received_on", "-pk")[:most])


def comment(comment_id: int) -> PublicComment | None:
    """One comment that everybody reads."""
    found: PublicComment | None = (
        PublicComment.objects.using(PUBLIC).filter(comment_id=comment_id, hidden_for="").first()
    )
    return found


def pages_with_comments(*, most: int = 20) -> list[tuple[str, int]]:
    """Pages with shown comments and how many, those commented on last first."""
    found = PublicComment.objects.using(PUBLIC).filter(hidden_for="").values_list("page")
    return list(
        found.annotate(count=Count("pk"), last=Max("received_on"))
        .order_by("-last", "page")
        .values_list("page", "count")[:most]
    )


def comments_by_month(*, most: int = 24) -> list[Month]:
    """How many comments were shown and hidden, by the month in which they were sent."""
    found = (
        PublicComment.objects.using(PUBLIC)
        .annotate(month=TruncMonth("received_on"))
        .values_list("month")
        .annotate(shown=Count("pk", filter=Q(hidden_for="")), hidden=Count("pk", filter=~Q(hidden_for="")))
        .order_by("-month")[:most]
    )
    return [Month(*row) for row in found]


def polls() -> list[Poll]:
    """Every poll, the newest first."""
    return list(Poll.objects.using(PUBLIC).order_by("-starts_on", "-pk"))


def is_open(poll: Poll, on: datetime.date) -> bool:
    """Whether it takes answers on a day."""
    return poll.starts_on <= on and (poll.ends_before is None or poll.ends_before > on)


def result(key: str, *, page: str | None = None) -> Result | None:
    """How many chose what, on one page or in all."""
    poll = Poll.objects.using(PUBLIC).filter(key=key).first()
    if poll is None:
        return None
    choices = PollChoice.objects.using(PUBLIC).filter(poll=poll).order_by("position")
    counted = PollTally.objects.using(PUBLIC).filter(poll=poll)
    if page is not None:
        counted = counted.filter(page=page)
    votes = dict(counted.values_list("choice_id").annotate(votes=Sum("votes")))
    return Result(poll, tuple((choice, votes.get(choice.pk, 0)) for choice in choices))


def threads() -> list[PublicThread]:
    """The public threads of requests for information, the newest first."""
    return list(PublicThread.objects.using(PUBLIC).order_by("-received_on", "-pk")[:200])


def thread(reference: str) -> PublicThread | None:
    """One public thread."""
    found: PublicThread | None = PublicThread.objects.using(PUBLIC).filter(reference=reference).first()
    return found


def stamp() -> str:
    """Changes when anything on these pages may have: how many rows there are and the newest of each."""
    marks: Iterable[object] = (
        PublicComment.objects.using(PUBLIC).aggregate(n=Count("pk"), last=Max("decided_on")),
        PollTally.objects.using(PUBLIC).aggregate(votes=Sum("votes")),
        Poll.objects.using(PUBLIC).aggregate(n=Count("pk"), last=Max("ends_before")),
        PublicThread.objects.using(PUBLIC).aggregate(n=Count("pk"), last=Max("published_on")),
    )
    return repr(tuple(marks))
