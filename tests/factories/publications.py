"""A fund with villages, members and a book, ready to be published."""

from __future__ import annotations

import datetime

from thuanna.foundation.audit.actor import Actor
from thuanna.money.funds.models import Fund
from thuanna.oversight.publications import actions
from thuanna.oversight.publications.models import Publication

from . import funds, places, tenants

VILLAGES = ("บ้านเนินคราม", "บ้านท่าขมิ้น", "บ้านโคกฝาง", "บ้านหนองใบไม้")


def fund(by: Actor, *, members: tuple[int, ...] = (12, 9, 7, 2)) -> Fund:
    """A fund with so many members in each village, all of unknown age; its book is open."""
    made = funds.fund_with_book(by)
    for number, (name, count) in enumerate(zip(VILLAGES, members, strict=False), start=1):
        village = places.village(by, number, name=name)
        for place in range(count):
            funds.member(by, village, sex="female" if place % 2 else "male")
    return made


def published(by: Actor, kind: str = "fund", *, on: datetime.date = tenants.TODAY) -> Publication:
    """The tenant's page, shown to everybody."""
    return actions.publish(kind=kind, on=on, at=tenants.NOW + (on - tenants.TODAY), by=by)
