"""Proves a book from outside the guards: everything is recomputed from the rows.

Finds and locates what even a superuser did past the triggers: a changed amount or name, a removed or swapped
entry, a dropped trigger, a stale balance, a restored old copy. Reads only, in one snapshot a tenant.
"""

from .chain import Start
from .report import Finding, HeadsNotUnderstood, PublishedElsewhere, Report, read_heads
from .run import verify, verify_since
from .sums import Check, also

__all__ = [
    "Check",
    "Finding",
    "HeadsNotUnderstood",
    "PublishedElsewhere",
    "Report",
    "Start",
    "also",
    "read_heads",
    "verify",
    "verify_since",
]
