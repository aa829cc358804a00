"""The only code that writes claims: making, certifying, deciding, objecting, paying, closing."""

from thuanna.money.claims.asked import NewClaim, Paper

from .certifying import certify
from .closing import close
from .deciding import Settled, decide
from .linked import make_by_link
from .making import add_papers, make
from .objecting import object_to
from .paying import prepare_payment
from .pensions import start_pensions

__all__ = [
    "NewClaim",
    "Paper",
    "Settled",
    "add_papers",
    "certify",
    "close",
    "decide",
    "make",
    "make_by_link",
    "object_to",
    "prepare_payment",
    "start_pensions",
]
