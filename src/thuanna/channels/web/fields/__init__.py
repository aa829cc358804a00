"""Fields that read what people in Thailand really type; they replace Django's in every form.

Each takes its label as a `Phrase`, reads both digit sets and refuses with the kernel's own words.
Drawing is `widgets`; what a number or a date means is the kernel's.
"""

from .chosen import CheckField, ChoiceField, FileField, ManyChoicesField
from .dates import PartialDateField, ThaiDateField
from .places import PlaceField
from .typed import (
    CitizenNumberField,
    DecimalField,
    MoneyField,
    PhoneField,
    SecretField,
    ThaiTextField,
    TimeField,
    WholeNumberField,
)

__all__ = [
    "CheckField",
    "ChoiceField",
    "CitizenNumberField",
    "DecimalField",
    "FileField",
    "ManyChoicesField",
    "MoneyField",
    "PartialDateField",
    "PhoneField",
    "PlaceField",
    "SecretField",
    "ThaiDateField",
    "ThaiTextField",
    "TimeField",
    "WholeNumberField",
]
