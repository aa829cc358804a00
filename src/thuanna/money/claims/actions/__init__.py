"""The only code that writes claims: from making one to its payment, its end, and money that comes back."""

from thuanna.money.claims.asked import NewClaim, Paper

from .certifying import certify
from .closing import close
from .deciding import Settled, decide
from .linked import make_by_link
from .making import add_papers, make
from .objecting import object_to
from .paying import prepare_payment
from .pensions import start_pensions
from .recovering import MOST_INSTALMENTS, Agreed, Returned, agree_recovery, take_back_money, waive_rest
from .voiding import void_voucher

__all__ = [
    "MOST_INSTALMENTS",
    "Agreed",
    "NewClaim",
    "Paper",
    "Returned",
    "Settled",
    "add_papers",
    "agree_recovery",
    "certify",
    "close",
    "decide",
    "make",
    "make_by_link",
    "object_to",
    "prepare_payment",
    "start_pensions",
    "take_back_money",
    "void_voucher",
    "waive_rest",
]
