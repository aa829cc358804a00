"""One schema for every fund's regulation. Plain Python: no Django, no clock, no database."""

from .lengths import Length
from .regulation import (
    AmountPart,
    Arrears,
    Benefit,
    Caps,
    Clause,
    Contributions,
    Deciding,
    Plan,
    Regulation,
    Reinstatement,
    Relief,
    Requires,
    Tier,
)

__all__ = [
    "AmountPart",
    "Arrears",
    "Benefit",
    "Caps",
    "Clause",
    "Contributions",
    "Deciding",
    "Length",
    "Plan",
    "Regulation",
    "Reinstatement",
    "Relief",
    "Requires",
    "Tier",
]
