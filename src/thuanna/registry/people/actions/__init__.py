"""The only code that writes the register. Every action keeps the search keys in step with what it changes."""

from thuanna.registry.people.access import PersonUnknown

from .contacts import AddressOverlaps, change_phones, correct_address, move
from .details import change_citizen_number, change_details
from .households import (
    AlreadyInHousehold,
    AlreadyRelated,
    HouseUnknown,
    NothingToEnd,
    end_relation,
    form_household,
    join_household,
    leave_household,
    relate,
    settle,
)
from .register import (
    DuplicateCitizenNumber,
    PerhapsKnown,
    StillNeeded,
    bulk_register,
    register_person,
    take_back,
)
from .traits import AlreadyMarked, NotMarked, end_trait, mark
from .views import LookNeedsPersonAndReason, NoNumberKept, reveal_citizen_number, reveal_traits

__all__ = [
    "AddressOverlaps",
    "AlreadyInHousehold",
    "AlreadyMarked",
    "AlreadyRelated",
    "DuplicateCitizenNumber",
    "HouseUnknown",
    "LookNeedsPersonAndReason",
    "NoNumberKept",
    "NotMarked",
    "NothingToEnd",
    "PerhapsKnown",
    "PersonUnknown",
    "StillNeeded",
    "bulk_register",
    "change_citizen_number",
    "change_details",
    "change_phones",
    "correct_address",
    "end_relation",
    "end_trait",
    "form_household",
    "join_household",
    "leave_household",
    "mark",
    "move",
    "register_person",
    "relate",
    "reveal_citizen_number",
    "reveal_traits",
    "settle",
    "take_back",
]
