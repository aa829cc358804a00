"""What a member's personal link shows of their claims, and what a claim would meet before it is made."""

from __future__ import annotations

from thuanna.foundation.audit.actor import Actor
from thuanna.money.claims import access, asked, judging
from thuanna.money.claims.asked import NewClaim
from thuanna.money.claims.judging import Judged
from thuanna.money.claims.models import Claim
from thuanna.money.funds import access as funds

from . import sheets
from .sheets import ClaimLine, ClaimSheet

_SHOWN = 20


def claims_of(member_id: int, *, by: Actor) -> list[ClaimLine]:
    """The latest claims of one member, each with where it stands.

    :raises NotAllowed: the actor may not see claims
    """
    return sheets.lines(sheets.latest(by=by).filter(member_id=member_id)[:_SHOWN])


def sheet_of(member_id: int, claim_id: int, *, by: Actor) -> ClaimSheet:
    """One claim of this member.

    :raises NotAllowed: the actor may not see claims
    :raises ClaimUnknown: it is somebody else's, or there is none
    """
    if not access.claims_for(by, access.VIEW).filter(pk=claim_id, member_id=member_id).exists():
        raise access.ClaimUnknown
    return sheets.sheet(claim_id, by=by)


def considered(new: NewClaim, *, by: Actor) -> Judged:
    """How a claim would stand if it were made now, without any paper; nothing is kept.

    :raises NotAllowed: the actor may not make claims
    :raises MemberUnknown: not in this fund
    :raises NoRegulation: nothing says which benefits there are
    :raises ClaimRefused: it cannot be claimed at all
    """
    by.must(access.MAKE)
    member = funds.member_for(by, funds.VIEW, new.member_id) if new.member_id is not None else None
    claim: Claim = asked.unsaved(new, member, by)
    asked.refuse_impossible(claim)
    return judging.judged(claim, papers=frozenset())
