"""The tables of the register of persons."""

from .contacts import Address, PhoneNumber
from .households import Household, HouseholdMembership, Relation
from .persons import FormerName, Person
from .search import SearchKey
from .traits import Trait
from .views import ViewLog

__all__ = [
    "Address",
    "FormerName",
    "Household",
    "HouseholdMembership",
    "Person",
    "PhoneNumber",
    "Relation",
    "SearchKey",
    "Trait",
    "ViewLog",
]
