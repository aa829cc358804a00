"""Followers and what they found, with the newest ruling on each."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy import codes
from thuanna.kernel.tokens import is_token
from thuanna.services.planning import access
from thuanna.services.planning.models import Finding, FindingRuling, Follower


@dataclass(frozen=True)
class Ruled:
    """A finding and the ruling that holds, if there is one."""

    finding: Finding
    ruling: FindingRuling | None


@dataclass(frozen=True)
class Follow:
    """Who follows a project and what they found, the oldest first."""

    followers: list[Follower]
    findings: list[Ruled]


def follow_of(project_id: int) -> Follow:
    """All about following one project."""
    followers = Follower.objects.filter(project_id=project_id).select_related("community").order_by("pk")
    return Follow(list(followers), _ruled(Finding.objects.filter(project_id=project_id)))


def follower_of(token: str, *, on: datetime.date) -> Follower:
    """The follower whose personal link this is.

    :raises NotInThePlan: no such link works; which of the reasons it is, is not told
    """
    found: Follower | None = None
    if is_token(token):
        found = (
            Follower.objects.filter(link_digest=codes.request_digest(token), named_on__lte=on)
            .filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on))
            .select_related("project__owner", "community")
            .first()
        )
    if found is None:
        raise access.link_unknown()
    return found


def findings_of_community(project_id: int, community_id: int | None) -> list[Ruled]:
    """What the followers of one community found on a project."""
    return _ruled(Finding.objects.filter(project_id=project_id, community_id=community_id))


def findings_to_rule(by: Actor) -> QuerySet[Finding]:
    """Findings without a ruling, the most pressing first.

    :raises NotAllowed: without the right to see plans
    """
    ruled = FindingRuling.objects.filter(finding=OuterRef("pk"))
    return (
        access.visible(by, Finding)
        .select_related("project", "community")
        .filter(~Exists(ruled))
        .order_by("decide_by", "pk")
    )


def _ruled(found: QuerySet[Finding]) -> list[Ruled]:
    findings = list(found.select_related("community").order_by("seen_on", "pk"))
    newest = {
        one.finding_id: one
        for one in FindingRuling.objects.filter(finding__in=[one.pk for one in findings]).order_by("id")
    }
    return [Ruled(one, newest.get(one.pk)) for one in findings]
