"""Where a town or fund lies: its subdistricts with their villages, and a picture of them."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import Any

from thuanna.registry.places import maps
from thuanna.registry.places import queries as places

_DISTRICT = 4


@dataclass(frozen=True)
class Area:
    """The subdistricts for which a tenant is responsible, or in which its villages lie.

    :ivar villages: how many of its villages and communities each subdistrict holds
    """

    villages: dict[str, int]

    @property
    def places(self) -> list[dict[str, Any]]:
        """Each subdistrict in words."""
        return [{"code": code, **_words(code), "villages": count} for code, count in self.villages.items()]

    @property
    def picture(self) -> dict[str, Any] | None:
        """The subdistricts around it, its own marked; None where no outline is known."""
        districts = sorted({code[:_DISTRICT] for code in self.villages})
        around = [place.code for district in districts for place in places.subdistricts_of(district)]
        drawn = maps.outlines(around, here=self.villages)
        if not any(shape.is_here for shape in drawn.shapes):
            return None
        return {
            "view_box": drawn.view_box,
            "shapes": [
                {
                    "code": shape.code,
                    "th": shape.label.in_("th"),
                    "en": shape.label.in_("en"),
                    "path": shape.path,
                    "is_own": shape.is_here,
                }
                for shape in drawn.shapes
            ],
            "credit": {"th": maps.CREDIT.in_("th"), "en": maps.CREDIT.in_("en")},
        }


def area(on: datetime.date) -> Area:
    """The acting tenant's area on a day."""
    counted = Counter(places.communities(on=on).values_list("subdistrict_id", flat=True))
    own = [one.subdistrict_id for one in places.local_areas()]
    return Area({code: counted[code] for code in sorted({*own, *counted})})


def _words(code: str) -> dict[str, str]:
    label = places.label(code)
    return {"th": label.in_("th"), "en": label.in_("en")}
