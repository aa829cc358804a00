"""What all things of the chain have in common when they are published."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from thuanna.foundation.law import queries as law
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import Phrase, t
from thuanna.oversight.publications import queries, suppression
from thuanna.oversight.publications.drafts import words
from thuanna.oversight.publications.suppression import Cell, Figure, Memory, Remembered
from thuanna.registry.places.models import Community
from thuanna.services.planning.models import Forum, Posting, Project
from thuanna.services.planning.models.numbered import Numbered
from thuanna.services.planning.words import ANSWERS

FORUM: Final = "forum"
NEED: Final = "need"
PROJECT: Final = "project"
N = TypeVar("N", bound=Numbered)

WHOLE_TOWN: Final = t("ทั้งตำบล", "the whole town")


@dataclass(frozen=True)
class Gated:
    """Figures after the gate."""

    k: int
    figures: Mapping[str, Figure]
    memory: Mapping[str, Remembered]

    @property
    def held_back(self) -> tuple[Figure, ...]:
        return tuple(one for one in self.figures.values() if one.state is not suppression.State.OPEN)


def gate(cells: list[Cell], memory: Memory, on: datetime.date) -> Gated:
    """Let figures through the privacy gate."""
    k = law.book("privacy/publication", on=on).number("small_numbers_min")
    figures = suppression.protect(cells, memory, k=k, on=on)
    return Gated(k, figures, suppression.remember(figures, memory))


def code_of(reference: str) -> str:
    """The reference as it stands in an address: year, number and check digit, without the Thai letters."""
    return reference.partition("-")[2]


def still_shown(kind: str, rows: Iterable[N]) -> list[N]:
    """Those whose own page was not taken back: then nothing else tells of them either."""
    gone = queries.withdrawn_codes(kind)
    return [one for one in rows if code_of(one.reference) not in gone]


def posting(one: Posting) -> dict[str, str]:
    """On which board something hung, from when to when."""
    return {
        "board": one.board,
        "posted_on": one.posted_on.isoformat(),
        "stays_until": one.stays_until.isoformat(),
    }


def head(tenant: Tenant, schema: str, reference: str, on: datetime.date, k: int) -> dict[str, Any]:
    """What every thing of the chain begins with."""
    return {
        "schema": schema,
        "owner": tenant.code,
        "code": code_of(reference),
        "reference": reference,
        "as_of": on.isoformat(),
        "is_demo": tenant.is_demo,
        "small_numbers_min": k,
    }


def coded(code: str, said: Mapping[str, Phrase]) -> dict[str, str]:
    """A code with its words."""
    return {"key": str(code), "th": said[code].in_("th"), "en": said[code].in_("en")}


def area(community: Community | None) -> dict[str, str]:
    """A community, or the whole town."""
    label = community.label if community else WHOLE_TOWN
    return words(label.in_("th"), label.in_("en"))


def answer(need: Any) -> dict[str, Any] | None:
    """The answer a need got, from `queries.needs`."""
    if need.answer is None:
        return None
    return {
        **coded(need.answer, ANSWERS),
        "reason": need.answer_reason,
        "by": need.answer_by_whom,
        "on": need.answered_on.isoformat(),
    }


def link(one: Project | Forum) -> dict[str, str]:
    """The way to another thing of the chain."""
    return {"code": code_of(one.reference), "title": one.title}
