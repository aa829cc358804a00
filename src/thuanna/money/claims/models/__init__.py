"""The claim with everything that is added to it, and the recovery of what was paid wrongly."""

from .claims import Certification, Claim, ClaimClosing, ClaimDecision, ClaimPaper, ClaimPayment, Objection
from .recoveries import Recovery, RecoveryInstalment, RecoveryReceipt, RecoveryWaiver

__all__ = [
    "Certification",
    "Claim",
    "ClaimClosing",
    "ClaimDecision",
    "ClaimPaper",
    "ClaimPayment",
    "Objection",
    "Recovery",
    "RecoveryInstalment",
    "RecoveryReceipt",
    "RecoveryWaiver",
]
