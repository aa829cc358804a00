"""The two papers a fund brings before the state, filled from its live books: status form and proposal.

Owns which heading of the form holds which fact. Must not know how type is set; that is `payments.printing`.
What nobody recorded here stays an empty line to be filled in by hand, never a guess.
"""

from .proposal import proposal_report
from .status import status_report

__all__ = ["proposal_report", "status_report"]
