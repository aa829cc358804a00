"""Tables of the office's own site."""

from .office import BoardPosting, ElectionPeriod, OpennessEvidence, WithheldItem
from .pages import PageAttachment, PageStep, PageVersion, SitePage

__all__ = [
    "BoardPosting",
    "ElectionPeriod",
    "OpennessEvidence",
    "PageAttachment",
    "PageStep",
    "PageVersion",
    "SitePage",
    "WithheldItem",
]
