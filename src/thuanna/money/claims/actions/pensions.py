"""Benefits that the committee starts itself, from a list that the system makes by age and paid time."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.db import transaction

from thuanna.foundation.audit.actor import Actor
from thuanna.money.claims import access
from thuanna.money.claims.asked import NewClaim
from thuanna.money.claims.models import Claim

from .making import make


@transaction.atomic
def start_pensions(*, benefit: str, member_ids: Sequence[int], on: datetime.date, by: Actor) -> list[Claim]:
    """Start a benefit for everybody listed: one claim each, made by the committee, still to be decided.

    Pressing twice on a day starts none twice.

    :raises NotAllowed: without the right to close and start claims
    :raises Refusal: what `make` refuses
    """
    by.must(access.CLOSE)
    return [
        make(
            new=NewClaim(
                benefit=benefit, event_on=on, claimed_on=on, claimant="committee", member_id=member_id
            ),
            request_id=f"committee:{benefit}:{member_id}:{on.isoformat()}",
            by=by,
        )
        for member_id in sorted(set(member_ids))
    ]
