"""The only code that writes evidence, judgements, decisions and rounds."""

from .deciding import choose_set, decide, judge
from .evidence import (
    NewActivity,
    NewCertification,
    NewLink,
    NewMonitoring,
    NewPlanItem,
    NewPosting,
    NewPromoter,
    NewSupport,
    name_promoter,
    plan,
    record_activity,
    record_certification,
    record_link,
    record_monitoring,
    record_posting,
    record_support,
    take_back,
)
from .exports import export_claimed
from .rounds import Approved, claim_round, close_round, record_earlier_round

__all__ = [
    "Approved",
    "NewActivity",
    "NewCertification",
    "NewLink",
    "NewMonitoring",
    "NewPlanItem",
    "NewPosting",
    "NewPromoter",
    "NewSupport",
    "choose_set",
    "claim_round",
    "close_round",
    "decide",
    "export_claimed",
    "judge",
    "name_promoter",
    "plan",
    "record_activity",
    "record_certification",
    "record_earlier_round",
    "record_link",
    "record_monitoring",
    "record_posting",
    "record_support",
    "take_back",
]
