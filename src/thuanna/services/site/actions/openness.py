"""What an office says about the items of its openness checklist."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.services.site import markup, openness, refusals
from thuanna.services.site.models import OpennessEvidence

from .office import CHANGED, EDIT


@transaction.atomic
def put_evidence(
    *,
    fiscal_year: int,
    item: str,
    explanation_th: str,
    evidence_on: datetime.date,
    address: str = "",
    at: datetime.datetime,
    by: Actor,
) -> OpennessEvidence:
    """Say where an item can be seen, or why the office has nothing of it. The newest word counts.

    :raises NotAllowed: the actor may not keep the registers
    :raises PageUnknown: that year's list has no such item
    :raises EntryIncomplete: no explanation, or an address that leads nowhere safe
    """
    by.must(EDIT)
    known = {one.code for one in openness.items(openness.book(fiscal_year, at.date()))}
    if item not in known:
        raise refusals.PageUnknown
    words = clean_line(explanation_th)[:500]
    where = address.strip()
    if not words or (where and not markup.is_safe_address(where)):
        raise refusals.EntryIncomplete(
            t(
                "กรุณาอธิบายสั้นๆ และถ้ามีที่อยู่เว็บ ให้ขึ้นต้นด้วย https:// หรือ /",
                "Please explain in a sentence; an address begins with https:// or /.",
            )
        )
    evidence: OpennessEvidence = OpennessEvidence.objects.create(
        fiscal_year=fiscal_year,
        item=item,
        address=where[:300],
        explanation_th=words,
        evidence_on=evidence_on,
        by_id=by.user_id,
        at=at,
    )
    audit.record(by, "site.openness_explained", evidence, year=fiscal_year, item=item)
    outbox.publish(CHANGED, what="openness", at=at.isoformat())
    return evidence
