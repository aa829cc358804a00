"""Who claims, what a certifier says, and how a claim was closed, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from thuanna.kernel.language import Phrase, t
from thuanna.money.claims.models import Certification, Claim, ClaimClosing

_CLAIMANTS_EN = {
    Claim.Claimant.SELF: "The member",
    Claim.Claimant.RELATIVE: "A relative for the member",
    Claim.Claimant.VOLUNTEER: "A volunteer or committee member for the member",
    Claim.Claimant.COMMITTEE: "Begun by the committee",
}
_VERDICTS_EN = {
    Certification.Verdict.CERTIFIED: "Certifies it",
    Certification.Verdict.CANNOT: "Cannot say so",
}
_CLOSINGS_EN = {
    ClaimClosing.Kind.WITHDRAWN: "Taken back by who claimed",
    ClaimClosing.Kind.UNCLAIMED: "The money was never fetched",
    ClaimClosing.Kind.RECOVERED: "Paid wrongly; the money came back",
}
CLAIMANTS: Final[Mapping[str, Phrase]] = {
    one.value: t(str(one.label), en) for one, en in _CLAIMANTS_EN.items()
}
VERDICTS: Final[Mapping[str, Phrase]] = {one.value: t(str(one.label), en) for one, en in _VERDICTS_EN.items()}
CLOSINGS: Final[Mapping[str, Phrase]] = {one.value: t(str(one.label), en) for one, en in _CLOSINGS_EN.items()}
