"""Claims that come in over a member's personal link, from the member, a relative or a volunteer."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.money.claims.asked import NewClaim
from thuanna.money.claims.models import Claim
from thuanna.money.funds.models import PassbookLink

from .making import make

MOST_A_DAY = 5


class TooManyByLink(Refusal):
    """More claims in a day than anybody needs; the slip may be in other hands."""

    code = "claims_by_link_too_many"


@transaction.atomic
def make_by_link(*, link: PassbookLink, new: NewClaim, token: str, by: Actor) -> Claim:
    """Take a claim of the member whose link this is. It then waits at the fund like any other.

    The same `token` again gives the same claim, whose request names the link.

    :raises TooManyByLink: enough came over this member's links today
    :raises Refusal: what `make` refuses
    """
    request_id = f"link:{link.pk}:{token}"
    one_at_a_time(f"claims-by-link:{link.member_id}")
    came = Claim.objects.filter(
        member_id=link.member_id, claimed_on=new.claimed_on, request_id__startswith="link:"
    )
    if came.count() >= MOST_A_DAY and not came.filter(request_id=request_id).exists():
        raise TooManyByLink(
            t(
                "วันนี้ยื่นผ่านลิงก์นี้ครบ {most} เรื่องแล้ว เรื่องต่อไปยื่นพรุ่งนี้ หรือโทรหากองทุนได้เลย",
                "{most} claims came over this link today. Make the next one tomorrow, or call the fund.",
                most=MOST_A_DAY,
            )
        )
    return make(new=replace(new, member_id=link.member_id), request_id=request_id, by=by)
