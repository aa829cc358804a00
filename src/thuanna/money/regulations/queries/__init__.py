"""The regulation in force, and where members stand by it. Everything here acts for one tenant.

The small surface for others; a fund that has adopted no regulation has no dues and no standing (None)::

    regulation_on(fund, on)   -> Adopted | None     .regulation .version
    standing_of(member, on)   -> Standing | None    .state .reason .owed .arrears_since .paid_until
    due_of(member, on)        -> Owed | None        .owed .next (period, price, last day) .plan
    standings_of(member_ids, on)                    the same for many, in a bounded number of queries
    missed_of(member_ids, on)                       the periods that were due and are not paid, for passbooks
"""

from .dues import Owed, due_of, dues_of, missed_of, periods_of
from .standing import histories_of, standing_of, standings_of
from .versions import Adopted, Texts, regulation_on, said_of, texts

__all__ = [
    "Adopted",
    "Owed",
    "Texts",
    "due_of",
    "dues_of",
    "histories_of",
    "missed_of",
    "periods_of",
    "regulation_on",
    "said_of",
    "standing_of",
    "standings_of",
    "texts",
]
