"""The tables of the fund."""

from .fund import CollectionPoint, Fund
from .imports import ColumnMapping, ImportBatch, ImportFinding
from .members import Member, MemberStatus, NominatedPayee

__all__ = [
    "CollectionPoint",
    "ColumnMapping",
    "Fund",
    "ImportBatch",
    "ImportFinding",
    "Member",
    "MemberStatus",
    "NominatedPayee",
]
