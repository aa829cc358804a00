"""What both forms share: lines to fill in by hand, days, the rounds, and who stands in which office."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from thuanna.kernel.thai_dates import thai_date
from thuanna.money.payments.report_papers import Part, Table, Text
from thuanna.registry.organisations import queries as organisations
from thuanna.registry.organisations.models import Post, PostKind
from thuanna.services.grants.models import MatchingOutcome, MatchingRound

BLANK = "." * 60
_OFFICES = (
    PostKind.CHAIR,
    PostKind.VICE_CHAIR,
    PostKind.SECRETARY,
    PostKind.TREASURER,
    PostKind.COMMITTEE,
    PostKind.ADVISER,
)


@dataclass(frozen=True, kw_only=True)
class Whose:
    """Whose paper it is.

    :ivar watermark: across the page, such as ตัวอย่าง ห้ามใช้
    """

    office: str
    watermark: str = ""


@dataclass(frozen=True)
class Round:
    """A round of matching with what came of it."""

    round: MatchingRound
    outcome: MatchingOutcome | None

    @property
    def approved(self) -> MatchingOutcome | None:
        """The outcome, where it was approved."""
        is_approved = self.outcome is not None and self.outcome.verdict == "approved"
        return self.outcome if is_approved else None


def rounds() -> list[Round]:
    """Every round that still counts, the first one first."""
    outcomes = {one.round_id: one for one in MatchingOutcome.objects.all()}
    found = [Round(one, outcomes.get(one.pk)) for one in MatchingRound.objects.order_by("number", "attempt")]
    return [one for one in found if one.outcome is None or one.approved]


def committee(on: datetime.date) -> list[Post]:
    """The fund's committee and advisers, in the order of their offices."""
    own = organisations.own()
    posts = [] if own is None else organisations.posts(own.pk, on=on)
    return sorted(
        (post for post in posts if post.kind in _OFFICES),
        key=lambda post: (_OFFICES.index(PostKind(post.kind)), post.pk),
    )


def holder(posts: Sequence[Post], *kinds: str) -> str:
    """Who holds the first of these offices that is held; a line to fill in where none is."""
    found = {post.kind: post.person_name for post in reversed(posts)}
    return next((found[kind] for kind in kinds if kind in found), BLANK)


def day(of: datetime.date | None) -> str:
    """A day in short, or a line to fill in."""
    return BLANK if of is None else thai_date(of, "short")


def said(value: str) -> str:
    """What is recorded, or a line to fill in."""
    return value or BLANK


def listed(columns: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> Part:
    """A table, or one line that says there is nothing."""
    return Table(columns, rows, right=right) if rows else Text("ยังไม่มีข้อมูลในระบบ", is_soft=True)


def by_hand(question: str, lines: int = 2) -> list[Part]:
    """A question that only people can answer, with lines to write on."""
    return [Text("\n".join([question, *["." * 110] * lines]))]
