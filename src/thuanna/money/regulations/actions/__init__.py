"""The only code that writes regulations, plans and standing bases."""

from .adopting import Adoption, adopt
from .drafting import add_case, change, discard, remove_case, start
from .members import NewBase, choose_plan, set_base, take_back_in

__all__ = [
    "Adoption",
    "NewBase",
    "add_case",
    "adopt",
    "change",
    "choose_plan",
    "discard",
    "remove_case",
    "set_base",
    "start",
    "take_back_in",
]
