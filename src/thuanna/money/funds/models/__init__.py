"""The tables of the fund."""

from .fund import CollectionPoint, ContributionPolicy, Fund
from .imports import ColumnMapping, ImportBatch, ImportFinding
from .members import Member, MemberStatus, NominatedPayee
from .passbooks import PassbookLink, PassbookLinkWithdrawal, PassbookPrint
from .sheets import (
    VillageSheet,
    VillageSheetDraft,
    VillageSheetLine,
    VillageSheetOutcome,
    VillageSheetPhoto,
)

__all__ = [
    "CollectionPoint",
    "ColumnMapping",
    "ContributionPolicy",
    "Fund",
    "ImportBatch",
    "ImportFinding",
    "Member",
    "MemberStatus",
    "NominatedPayee",
    "PassbookLink",
    "PassbookLinkWithdrawal",
    "PassbookPrint",
    "VillageSheet",
    "VillageSheetDraft",
    "VillageSheetLine",
    "VillageSheetOutcome",
    "VillageSheetPhoto",
]
