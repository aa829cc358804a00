"""The tables of the book. What must hold in them is enforced by the guards in ``sql/``."""

from .accounts import Account, NumberSeries
from .chain import (
    Balance,
    BookProof,
    ChainLink,
    Head,
    IssuedNumber,
    LooseLegs,
    NumberCounter,
    PublishedHead,
    Unlinked,
)
from .journals import Journal, Leg
from .periods import Period, PeriodClosing

__all__ = [
    "Account",
    "Balance",
    "BookProof",
    "ChainLink",
    "Head",
    "IssuedNumber",
    "Journal",
    "Leg",
    "LooseLegs",
    "NumberCounter",
    "NumberSeries",
    "Period",
    "PeriodClosing",
    "PublishedHead",
    "Unlinked",
]
