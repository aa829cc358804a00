"""Tables of the chain from a need to its result."""

from .activities import (
    Activity,
    ActivityState,
    AttendanceCount,
    EarningCount,
    HelpingHand,
    MarketDay,
    Ride,
    SignUp,
    Travel,
)
from .continuing import EvidencePiece, FollowUp
from .followers import Finding, FindingRuling, Follower
from .forums import Forum, ForumCount
from .needs import AnswerKind, Need, NeedAnswer, NeedCount, NeedSource
from .patterns import PatternTakenUp, ProjectOrigin, ProjectPattern, RetiredNumber
from .projects import (
    DecisionKind,
    Duty,
    Indicator,
    Plan,
    Project,
    ProjectDecision,
    ProjectNeed,
    ProjectShare,
    ProjectSpending,
    Strategy,
)
from .results import Posting, ProjectResult, ResultPosting, ResultQuality, TownQuality, YearReportPosting
from .targets import TargetGroup

__all__ = [
    "Activity",
    "ActivityState",
    "AnswerKind",
    "AttendanceCount",
    "DecisionKind",
    "Duty",
    "EarningCount",
    "EvidencePiece",
    "Finding",
    "FindingRuling",
    "FollowUp",
    "Follower",
    "Forum",
    "ForumCount",
    "HelpingHand",
    "Indicator",
    "MarketDay",
    "Need",
    "NeedAnswer",
    "NeedCount",
    "NeedSource",
    "PatternTakenUp",
    "Plan",
    "Posting",
    "Project",
    "ProjectDecision",
    "ProjectNeed",
    "ProjectOrigin",
    "ProjectPattern",
    "ProjectResult",
    "ProjectShare",
    "ProjectSpending",
    "ResultPosting",
    "ResultQuality",
    "RetiredNumber",
    "Ride",
    "SignUp",
    "Strategy",
    "TargetGroup",
    "TownQuality",
    "Travel",
    "YearReportPosting",
]
