"""Not agreeing with a decision, within its days. Others than those who decided answer."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.text import clean_line
from thuanna.money.claims import access, refusals
from thuanna.money.claims.models import ClaimDecision, Objection


class NothingToObject(Refusal):
    """There is no decision, an objection is being answered, or its days are over."""

    code = "claim_nothing_to_object"


@transaction.atomic
def object_to(*, claim_id: int, raised_by: str, grounds: str, on: datetime.date, by: Actor) -> Objection:
    """Take down that somebody does not agree, in their own words.

    :raises NotAllowed: without the right to take claims
    :raises ClaimUnknown: not in this fund
    :raises ClaimClosed: it was closed
    :raises NothingToObject: not decided yet, being answered, or too late
    """
    claim = access.claim_for(by, access.MAKE, claim_id)
    refusals.refuse_closed(claim)
    one_at_a_time(f"claim:{claim_id}")
    last: ClaimDecision | None = ClaimDecision.objects.filter(claim=claim).order_by("-place").first()
    before = Objection.objects.filter(claim=claim).count()
    answered = ClaimDecision.objects.filter(claim=claim, objection__isnull=False).count()
    if last is None or before > answered or on > last.object_until:
        raise NothingToObject(
            t(
                "โต้แย้งได้เมื่อมีผลการพิจารณาแล้ว ภายในวันที่บอกไว้ในหนังสือแจ้งผล และครั้งละหนึ่งเรื่อง",
                "One objects to a decision within the days its letter names, one objection at a time.",
            )
        )
    if not clean_line(raised_by) or not grounds.strip():
        raise NothingToObject(
            t("กรุณากรอกชื่อผู้โต้แย้งและเหตุผล", "Please say who objects, and why."), code="claim_objection_empty"
        )
    made: Objection = Objection.objects.create(
        claim=claim,
        place=before + 1,
        raised_by=clean_line(raised_by),
        grounds=grounds.strip(),
        raised_on=on,
        recorded_by_id=by.user_id,
    )
    audit.record(by, "claims.objected", claim, place=made.place, on=on)
    outbox.publish("claims.objected", claim_id=claim.pk)
    return made
