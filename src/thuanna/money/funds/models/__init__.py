"""The tables of the fund."""

from .fund import CollectionPoint, ContributionPolicy, Fund
from .imports import ColumnMapping, ImportBatch, ImportFinding
from .members import Member, MemberStatus, NominatedPayee

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
]
