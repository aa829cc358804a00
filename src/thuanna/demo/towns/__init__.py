"""The three model subdistricts (ตำบลต้นแบบ), one file each, and the provincial committee beside them."""

from __future__ import annotations

from .city import CITY
from .hill import HILL
from .rural import RURAL

TOWNS = (RURAL, HILL, CITY)
"""In the order in which they are built and their log-ins are shown."""

__all__ = ["CITY", "HILL", "RURAL", "TOWNS"]
