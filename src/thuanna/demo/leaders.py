"""Lists whom to call in each village of the rural town; some agreed to be shown, some did not."""

from __future__ import annotations

import datetime

from thuanna.registry.leaders import actions
from thuanna.registry.leaders.actions import Entry, Said
from thuanna.registry.places import queries as areas

from . import invention
from .steps import Site
from .stories import TownStory
from .towns import RURAL

_ROLES = ("village_head", "health_volunteer", "community_committee", "watch_network")
_ONCE = (("temple", "วัดเนินครามสมมุติ"), ("school", "โรงเรียนเนินครามวิทยา"))
_SILENT_EVERY = 5
"""One in so many did not agree, so that the difference can be seen."""


def list_them(site: Site, town: TownStory) -> None:
    """Four people in each village, and temple and school in the first."""
    if town is not RURAL:
        return
    by, since = site.person("officer"), site.clock.today - datetime.timedelta(days=400)
    wanted = [(village.pk, role, "") for village in areas.communities(on=site.clock.today) for role in _ROLES]
    first = wanted[0][0]
    wanted += [(first, role, body) for role, body in _ONCE]
    for number, (village_id, role, body) in enumerate(wanted):
        title, name = invention.office_holder(
            seed=f"{town.code} leader {number}", sex=("female", "male")[number % 2]
        )
        entry = Entry(role=role, person_name=f"{title}{name}", phone=invention.phone(number), body=body)
        said = Said(agrees=number % _SILENT_EVERY != 3, on=since, how="signed")
        actions.add(community_id=village_id, entry=entry, starts_on=since, said=said, by=by)
