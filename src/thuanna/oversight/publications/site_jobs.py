"""What the worker does with news of the office's site: pages out, pages back, registers of openness renewed.

Each job has the same effect when it is called twice: what stands there already is left as it is.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.services.site import openness
from thuanna.services.site import queries as site
from thuanna.services.site.models import PageStep

from . import actions, evidence, queries
from .builders import site as builder
from .builders.site import Built
from .refusals import AlreadyWithdrawn, NothingNew

SYSTEM = "publications"


def publish_page(facts: Mapping[str, Any]) -> None:
    """Listen to ``site.page_approved``: the version goes before the public in place of the one before."""
    version_id = int(facts["version_id"])
    steps = PageStep.objects.filter(version_id=version_id).order_by("-pk")
    newest = steps.first()
    if newest is None or newest.kind != PageStep.Kind.APPROVED:
        return  # taken back meanwhile
    _put(builder.page(version_id), newest.at)
    _renew_checklist(newest.at)


def withdraw_page(facts: Mapping[str, Any]) -> None:
    """Listen to ``site.page_withdrawn``: nobody reads any version, everybody reads why."""
    step = PageStep.objects.select_related("version__page").get(pk=int(facts["step_id"]))
    code = step.version.page.code
    try:
        actions.withdraw_page(kind=builder.PAGE, code=code, reason_th=step.note, at=step.at, by=_by())
    except AlreadyWithdrawn:
        return
    _renew_checklist(step.at)


def renew(facts: Mapping[str, Any]) -> None:
    """Listen to ``site.openness_changed``: what is withheld, where paper hangs, elections, the checklist."""
    at = datetime.datetime.fromisoformat(str(facts["at"]))
    match facts["what"]:
        case "withheld":
            _put(builder.withheld(at.date()), at)
        case "boards":
            _put(builder.boards(int(facts["page_id"]), at.date()), at)
        case "settings":
            _put(builder.settings(at.date()), at)
        case _:
            publish_checklist(at=at)


def publish_checklist(*, at: datetime.datetime) -> None:
    """Show the checklist of the fiscal year as it stands at a moment."""
    _put(builder.checklist(checklist(openness.fiscal_year_of(at.date()), on=at.date()), at.date()), at)


def checklist(fiscal_year: int, *, on: datetime.date) -> openness.Checklist:
    """A year's checklist, each item with what the tenant has published and what it says itself."""
    return openness.checklist(fiscal_year, evidence.things(on), site.given_by_hand(fiscal_year), on=on)


def earlier_checklists(fiscal_year: int) -> list[int]:
    """The other years whose checklist is shown, the newest first; each stays as it was published."""
    shown = {int(one.code) for one in queries.shown_now() if one.kind == builder.CHECKLIST}
    return sorted(shown - {fiscal_year}, reverse=True)


def _renew_checklist(at: datetime.datetime) -> None:
    """Only where the office shows a checklist already: the first one is somebody's decision."""
    year = str(openness.fiscal_year_of(at.date()))
    if queries.newest_version(builder.CHECKLIST, year) is not None:
        publish_checklist(at=at)


def _put(built: Built, at: datetime.datetime) -> None:
    try:
        actions.publish_page(
            kind=built.kind,
            code=built.code,
            section=built.section,
            schema=built.schema,
            content=built.content,
            listing=built.listing,
            as_of=built.as_of,
            ends_before=built.ends_before,
            attached=built.files,
            at=at,
            by=_by(),
        )
    except NothingNew:
        return


def _by() -> Actor:
    return Actor(tenant_id=required_tenant_id(), system=SYSTEM)
