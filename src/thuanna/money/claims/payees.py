"""Who may be paid for a claim: the member, who claimed with papers, or on death those nominated."""

from __future__ import annotations

from thuanna.money.funds.models import NominatedPayee
from thuanna.money.regulations.queries import texts

from .models import Claim


def choices(claim: Claim) -> list[str]:
    """The names that may stand on the voucher, the first one being the usual."""
    if claim.member is None:
        return [claim.beneficiary]
    if is_nominated_only(claim):
        rows = NominatedPayee.objects.filter(member=claim.member, ends_before__isnull=True).order_by("place")
        return [row.name for row in rows] or [claim.claimant_name or claim.member.person.full_name]
    names = [claim.member.person.full_name]
    return [*names, claim.claimant_name] if claim.is_by_proxy and claim.claimant_name else names


def is_nominated_only(claim: Claim) -> bool:
    """Whether the regulation pays those nominated and nobody else."""
    found = texts()
    benefit = found.in_force(claim.event_on).benefit(claim.benefit) if found else None
    return benefit is not None and benefit.payee == "nominated"


def may_be_paid(claim: Claim, name: str) -> bool:
    """Whether this name may stand on the voucher."""
    return name in choices(claim)
