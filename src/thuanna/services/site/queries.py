"""Everything read about the site's pages and the office's openness."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When

from thuanna.foundation.documents.models import Document
from thuanna.registry.organisations.models import Organisation

from . import openness, rules
from .kinds import KINDS, Kind
from .models import (
    BoardPosting,
    ElectionPeriod,
    OpennessEvidence,
    PageAttachment,
    PageStep,
    PageVersion,
    SitePage,
    WithheldItem,
)
from .readiness import PageFacts
from .refusals import PageUnknown


@dataclass(frozen=True)
class ListedPage:
    """A page as staff see it in a list: its newest version and where that stands."""

    page: SitePage
    version: PageVersion
    kind: Kind
    state: rules.State
    shown_version: int | None


@dataclass(frozen=True)
class OpenedVersion:
    """A version with all that belongs to it."""

    version: PageVersion
    kind: Kind
    state: rules.State
    steps: list[PageStep]
    files: list[PageAttachment]
    pictures: list[PageAttachment]

    @property
    def facts(self) -> PageFacts:
        """What readiness asks."""
        one = self.version
        return PageFacts(
            kind=self.kind,
            title_th=one.title_th,
            summary_th=one.summary_th,
            body_th=one.body_th,
            body_en=one.body_en,
            contact_th=one.contact_th,
            has_division=one.division_id is not None,
            has_end=one.ends_before is not None,
            fields=one.fields,
            alts=tuple(picture.alt_th for picture in self.pictures),
            files=len(self.files),
            consents=bool(one.fields.get("consent_on")),
        )


def listed(*, kinds: Sequence[str] | None = None, state: rules.State | None = None) -> list[ListedPage]:
    """Every page with its newest version, the last changed first."""
    newest = PageVersion.objects.filter(page_id=OuterRef("page_id")).order_by("-number").values("pk")[:1]
    rows = _with_state(PageVersion.objects.filter(pk=Subquery(newest))).select_related("page", "division")
    if kinds is not None:
        rows = rows.filter(page__kind__in=kinds)
    found = [
        ListedPage(
            row.page,
            row,
            KINDS[row.page.kind],
            rules.state_of(row.newest_step),
            row.shown_version,
        )
        for row in rows.annotate(shown_version=_shown_version()).order_by("-changed_at", "-pk")
        if row.page.kind in KINDS
    ]
    return [one for one in found if state is None or one.state == state]


def opened(version_id: int) -> OpenedVersion:
    """One version with its steps and files.

    :raises PageUnknown: there is none
    """
    rows = _with_state(PageVersion.objects.filter(pk=version_id)).select_related("page", "division", "author")
    version: PageVersion | None = rows.first()
    if version is None:
        raise PageUnknown
    steps = list(PageStep.objects.filter(version=version).select_related("by").order_by("pk"))
    attached = attachments(version_id)
    return OpenedVersion(
        version,
        KINDS[version.page.kind],
        rules.state_of(steps[-1].kind if steps else None),
        steps,
        [one for one in attached if not one.is_picture],
        [one for one in attached if one.is_picture],
    )


def state(version_id: int) -> rules.State:
    """Where a version stands, by itself."""
    steps = PageStep.objects.filter(version_id=version_id).order_by("-pk")
    return rules.state_of(steps.values_list("kind", flat=True).first())


def attachments(version_id: int) -> list[PageAttachment]:
    """Files and pictures of a version in their order, without their bytes."""
    rows = PageAttachment.objects.filter(version_id=version_id).select_related("document")
    return list(rows.defer("document__content").order_by("position"))


def attachment(version_id: int, attachment_id: int) -> PageAttachment:
    """One file or picture of a version, with its bytes.

    :raises PageUnknown: the version has no such file
    """
    rows = PageAttachment.objects.filter(pk=attachment_id, version_id=version_id).select_related("document")
    found: PageAttachment | None = rows.first()
    if found is None:
        raise PageUnknown
    return found


def versions(page_id: int) -> list[tuple[PageVersion, rules.State]]:
    """Every version of a page, the newest first, and where each stands.

    :raises PageUnknown: there is no such page
    """
    rows = _with_state(PageVersion.objects.filter(page_id=page_id)).order_by("-number")
    found = [(row, rules.state_of(row.newest_step)) for row in rows.select_related("page")]
    if not found:
        raise PageUnknown
    return found


def page(page_id: int) -> SitePage:
    """One page.

    :raises PageUnknown: there is none
    """
    found: SitePage | None = SitePage.objects.filter(pk=page_id).first()
    if found is None:
        raise PageUnknown
    return found


def waiting_for_approval() -> int:
    """How many versions wait for somebody to approve them."""
    rows = _with_state(PageVersion.objects.all()).filter(newest_step=PageStep.Kind.SUBMITTED)
    return rows.count()


def sent_back_to(user_id: int) -> int:
    """How many versions were sent back to who wrote them."""
    rows = _with_state(PageVersion.objects.filter(author_id=user_id))
    return rows.filter(newest_step=PageStep.Kind.RETURNED).count()


def divisions(on: datetime.date) -> list[Organisation]:
    """The office itself and its divisions of a day, as those responsible for a page."""
    rows = Organisation.objects.filter(Q(is_self=True) | Q(kind=Organisation.Kind.DIVISION)).filter(
        Q(ends_before__isnull=True) | Q(ends_before__gt=on)
    )
    return list(rows.order_by("-is_self", "sort_key", "id"))


def counted_by_kind(pages: Iterable[ListedPage]) -> Counter[str]:
    """How many pages there are of each kind."""
    return Counter(one.kind.key for one in pages)


def periods() -> list[ElectionPeriod]:
    """Election periods, the newest first."""
    return list(ElectionPeriod.objects.order_by("-starts_on"))


def withheld(*, ended: bool = False) -> list[WithheldItem]:
    """What is withheld now, or what was once."""
    rows = WithheldItem.objects.filter(ended_on__isnull=not ended)
    return list(rows.order_by("until", "pk"))


def postings(page_id: int) -> list[BoardPosting]:
    """Where the paper of a page hangs or hung, the newest first."""
    rows = BoardPosting.objects.filter(page_id=page_id).select_related("posted_by")
    return list(rows.order_by("-posted_on", "-pk"))


def hanging() -> list[BoardPosting]:
    """All papers that hang now, the oldest first: they are the next to come down."""
    rows = BoardPosting.objects.filter(taken_down_on__isnull=True).select_related("page", "posted_by")
    return list(rows.order_by("posted_on", "pk"))


def board_photo(posting_id: int) -> Document | None:
    """The photograph of a paper on its board, if one was taken."""
    found = BoardPosting.objects.filter(pk=posting_id).select_related("photo").first()
    return found.photo if found else None


def _with_state(rows: QuerySet[PageVersion]) -> QuerySet[Any]:
    newest = PageStep.objects.filter(version_id=OuterRef("pk")).order_by("-pk").values("kind")[:1]
    return rows.annotate(newest_step=Subquery(newest))


def _shown_version() -> Subquery:
    """The number of the page's version that the public reads, if any; its newest such step says."""
    steps = PageStep.objects.filter(
        version__page_id=OuterRef("page_id"), kind__in=[PageStep.Kind.APPROVED, PageStep.Kind.WITHDRAWN]
    )
    number = Case(When(kind=PageStep.Kind.APPROVED, then=F("version__number")))
    return Subquery(steps.order_by("-pk").annotate(shown=number).values("shown")[:1])


def given_by_hand(fiscal_year: int) -> dict[str, openness.ByHand]:
    """The newest word on each item of a year's checklist."""
    rows = OpennessEvidence.objects.filter(fiscal_year=fiscal_year).order_by("pk")
    return {one.item: openness.ByHand(one.address, one.explanation_th, one.evidence_on) for one in rows}
