"""The village centre says whether it is so. Nobody certifies their own or their family's."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.money.claims import access, family, refusals
from thuanna.money.claims.models import Certification, ClaimDecision


class CertifiedBefore(Refusal):
    """The same person certified this claim before, or it is decided already."""

    code = "claim_certified_before"


@transaction.atomic
def certify(*, claim_id: int, verdict: str, is_not_mine: bool, on: datetime.date, by: Actor) -> Certification:
    """Say that what the claim says is so, or that one cannot say it.

    :param is_not_mine: the word of whoever certifies that it is not their own or their family's
    :raises NotAllowed: without the right to certify
    :raises ClaimUnknown: not in this fund, or of another village
    :raises ClaimClosed: it was closed
    :raises NotDeclared: the word was not given
    :raises TooClose: it is their own or their family's
    :raises CertifiedBefore: they did so before, or it is decided
    """
    claim = access.claim_for(by, access.CERTIFY, claim_id)
    person = refusals.person_of(by)
    refusals.refuse_closed(claim)
    refusals.refuse_undeclared(is_not_mine=is_not_mine)
    family.refuse_too_close(claim, person)
    one_at_a_time(f"claim:{claim_id}")
    done = Certification.objects.filter(claim=claim, certified_by_id=person).exists()
    if done or ClaimDecision.objects.filter(claim=claim).exists():
        raise CertifiedBefore(
            t(
                "ท่านรับรองคำขอนี้ไปแล้ว หรือคำขอพิจารณาไปแล้ว",
                "You certified this claim before, or it is decided already.",
            )
        )
    made: Certification = Certification.objects.create(
        claim=claim, verdict=verdict, certified_by_id=person, certified_on=on
    )
    audit.record(by, "claims.certified", claim, verdict=verdict, on=on)
    outbox.publish("claims.certified", claim_id=claim.pk)
    return made
