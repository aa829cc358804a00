"""Villages and communities with invented names, in real subdistricts."""

from __future__ import annotations

import datetime

from thuanna.foundation.audit.actor import Actor
from thuanna.registry.places import actions
from thuanna.registry.places.models import Community

KHON_KAEN_CITY = "400101"
LISTED_ON = datetime.date(2026, 10, 1)


def village(
    by: Actor, number: int = 1, *, name: str = "บ้านเนินคราม", subdistrict: str = KHON_KAEN_CITY
) -> Community:
    """A village with its number."""
    new = actions.NewCommunity("village", subdistrict, name, "Ban Noen Khram", number)
    return actions.add_community(new=new, starts_on=LISTED_ON, by=by)


def municipal(by: Actor, name: str = "ชุมชนครามหอม", *, subdistrict: str = KHON_KAEN_CITY) -> Community:
    """A municipal community; the nation gives it no number."""
    new = actions.NewCommunity("municipal", subdistrict, name, "Khram Hom")
    return actions.add_community(new=new, starts_on=LISTED_ON, by=by)
