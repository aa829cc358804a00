"""Why something cannot be recorded, judged or claimed as asked."""

from __future__ import annotations

from thuanna.kernel.refusals import Refusal


class EvidenceIncomplete(Refusal):
    """Words, a day or the paper are missing, or do not fit."""

    code = "evidence_incomplete"


class EvidenceTakenBack(Refusal):
    """It was taken back already."""

    code = "evidence_taken_back"


class JudgementIncomplete(Refusal):
    """A judgement needs its reason and the name of who judged, on a check that the set has."""

    code = "judgement_incomplete"


class NobodyToClaim(Refusal):
    """No member can be claimed at that cut-off."""

    code = "nobody_to_claim"


class RoundTaken(Refusal):
    """The round is claimed or approved already."""

    code = "round_taken"


class RoundIncomplete(Refusal):
    """The outcome does not fit what was claimed."""

    code = "round_incomplete"


class ProposalIncomplete(Refusal):
    """The province's judgement needs its reason, its number and who judged."""

    code = "proposal_incomplete"


class ProposalAnswered(Refusal):
    """A proposal is answered once, and an answer is filed once."""

    code = "proposal_answered"
