"""Tables of the chain from a need to its result."""

from .activities import Activity, ActivityState, AttendanceCount, HelpingHand, Ride, SignUp, Travel
from .continuing import EvidencePiece, FollowUp
from .forums import Forum, ForumCount
from .needs import AnswerKind, Need, NeedAnswer, NeedCount, NeedSource
from .patterns import PatternTakenUp, ProjectOrigin, ProjectPattern, RetiredNumber
from .projects import (
    DecisionKind,
    Indicator,
    Plan,
    Project,
    ProjectDecision,
    ProjectNeed,
    ProjectShare,
    ProjectSpending,
    Strategy,
)
from .results import ProjectResult, ResultPosting
from .targets import TargetGroup

__all__ = [
    "Activity",
    "ActivityState",
    "AnswerKind",
    "AttendanceCount",
    "DecisionKind",
    "EvidencePiece",
    "FollowUp",
    "Forum",
    "ForumCount",
    "HelpingHand",
    "Indicator",
    "Need",
    "NeedAnswer",
    "NeedCount",
    "NeedSource",
    "PatternTakenUp",
    "Plan",
    "Project",
    "ProjectDecision",
    "ProjectNeed",
    "ProjectOrigin",
    "ProjectPattern",
    "ProjectResult",
    "ProjectShare",
    "ProjectSpending",
    "ResultPosting",
    "RetiredNumber",
    "Ride",
    "SignUp",
    "Strategy",
    "TargetGroup",
    "Travel",
]
