"""Which kinds of page there are, and what stands on each: read from ``catalogue.yaml``.

A new kind is an entry there. Owns the meaning of fields, what may stand in them and how it is read; must not
know tables or forms.
"""

from .catalogue import GROUPS, KINDS, Column, Field, Group, Kind, group_of, kind_of
from .reading import FieldWrong, read_field

__all__ = [
    "GROUPS",
    "KINDS",
    "Column",
    "Field",
    "FieldWrong",
    "Group",
    "Kind",
    "group_of",
    "kind_of",
    "read_field",
]
