"""Tables of what leaves the house: versions, withdrawals, files, and what the gate remembers."""

from .files import PublicationFile, PublishedFile
from .publications import (
    PUBLIC,
    Kind,
    Publication,
    PublicationRecord,
    PublicationWithdrawal,
    PublicRows,
    ReceiptProof,
)

__all__ = [
    "PUBLIC",
    "Kind",
    "PublicRows",
    "Publication",
    "PublicationFile",
    "PublicationRecord",
    "PublicationWithdrawal",
    "PublishedFile",
    "ReceiptProof",
]
