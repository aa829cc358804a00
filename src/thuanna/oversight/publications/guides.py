"""Shows an office's guides and calendar to everybody, and takes a guide back.

What is shown is put together from the law's data and the office's own facts as they stand at that moment.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.foundation.tenancy.models import Tenant
from thuanna.services.guides import queries as guides
from thuanna.services.guides.refusals import GuideUnknown

from . import actions
from .builders import guide as builder
from .models import Publication

GUIDE, CALENDAR = "guide", "calendar"
CALENDAR_CODE = "dates"


def preview(code: str) -> dict[str, Any]:
    """What would be shown of a guide.

    :raises GuideUnknown: there is no such guide, or the office does not offer it
    """
    found = guides.offered(code)
    if found.adoption is None or not found.is_offered:
        raise GuideUnknown
    return builder.guide_content(_tenant(), found.guide, found.adoption)


@transaction.atomic
def publish_guide(*, code: str, on: datetime.date, at: datetime.datetime, by: Actor) -> Publication:
    """Show a guide as it stands now.

    :raises NotAllowed: the actor may not publish
    :raises GuideUnknown: there is no such guide, or the office does not offer it
    :raises NothingNew: the newest version says exactly the same
    """
    content = preview(code)
    return actions.publish_page(
        kind=GUIDE,
        code=code,
        schema=builder.GUIDE_SCHEMA,
        content=content,
        listing=builder.guide_listing(content),
        section=content["situations"][0]["key"],
        as_of=on,
        at=at,
        by=by,
    )


@transaction.atomic
def publish_calendar(*, on: datetime.date, at: datetime.datetime, by: Actor) -> Publication:
    """Show the calendar as it stands now.

    :raises NotAllowed: the actor may not publish
    :raises NothingNew: the newest version says exactly the same
    """
    content = builder.calendar_content(_tenant(), guides.calendar_dates(since=on), on=on)
    return actions.publish_page(
        kind=CALENDAR,
        code=CALENDAR_CODE,
        schema=builder.CALENDAR_SCHEMA,
        content=content,
        listing={"title": {"th": "ปฏิทินประชาชน", "en": "Citizens' calendar"}},
        as_of=on,
        at=at,
        by=by,
    )


def _tenant() -> Tenant:
    found: Tenant = Tenant.objects.get(pk=required_tenant_id())
    return found
