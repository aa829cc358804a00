"""The only code that writes claims: making, certifying, deciding, objecting, paying, closing."""

from .certifying import certify
from .closing import close
from .deciding import Settled, decide
from .making import NewClaim, Paper, add_paper, make
from .objecting import object_to
from .paying import prepare_payment
from .pensions import start_pensions

__all__ = [
    "NewClaim",
    "Paper",
    "Settled",
    "add_paper",
    "certify",
    "close",
    "decide",
    "make",
    "object_to",
    "prepare_payment",
    "start_pensions",
]
