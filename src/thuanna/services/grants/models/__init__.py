"""The tables of a fund's life before the state."""

from .decisions import CriteriaChoice, CriteriaDecision, Judgement
from .evidence import (
    AuditOpinion,
    Certification,
    CommunityActivity,
    CommunityLink,
    Evidence,
    LocalSupport,
    Monitoring,
    PlanItem,
    Promoter,
    ReportPosting,
)
from .proposals import ProposalOutcome
from .rounds import MatchedMember, MatchingOutcome, MatchingRound

__all__ = [
    "AuditOpinion",
    "Certification",
    "CommunityActivity",
    "CommunityLink",
    "CriteriaChoice",
    "CriteriaDecision",
    "Evidence",
    "Judgement",
    "LocalSupport",
    "MatchedMember",
    "MatchingOutcome",
    "MatchingRound",
    "Monitoring",
    "PlanItem",
    "Promoter",
    "ProposalOutcome",
    "ReportPosting",
]
