"""Village sheets of the demonstration: one in the book, one typed in part, one printed."""

from __future__ import annotations

import datetime

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.money import ZERO, Money
from thuanna.money.funds.actions import passbooks, sheets
from thuanna.money.funds.models import VillageSheet
from thuanna.money.funds.queries import sheets as queries
from thuanna.money.funds.sheets.months import month_later
from thuanna.registry.places import queries as areas

from .steps import Site
from .stories import FundStory

_USUAL = Money.baht(30)
_TYPED_SO_FAR = 24


def collect(site: Site, story: FundStory) -> None:
    """This month's sheets of three villages, one in each state, and the next month's of the first."""
    by = site.person(next(each.name for each in story.log_ins if "treasurer" in each.roles))
    today, this_month = site.clock.today, site.clock.today.replace(day=1)
    lived_in = [place.pk for place in areas.communities(on=today) if queries.to_ask(place.pk, on=today)]
    posted, typed, *_ = (_prepare(site, village, this_month, by) for village in lived_in[:3])
    _type(site, typed, by, until=_TYPED_SO_FAR)
    _type(site, posted, by)
    sheets.post(sheet_id=posted.pk, version=2, today=today, by=by)
    _prepare(site, lived_in[0], month_later(this_month, 1), by)
    payer = queries.sheet(posted.pk, by=by).lines[0].member
    secretary = site.person(next(each.name for each in story.log_ins if "secretary" in each.roles))
    passbooks.issue_link(member_id=payer.pk, days=366, on=today, by=secretary)


def _prepare(site: Site, community_id: int, first_month: datetime.date, by: Actor) -> VillageSheet:
    order = sheets.SheetOrder(
        community_id=community_id, point_id=None, first_month=first_month, months=1, usual=_USUAL
    )
    return sheets.prepare(order=order, on=site.clock.today, by=by)


def _type(site: Site, sheet: VillageSheet, by: Actor, *, until: int | None = None) -> None:
    """Type a sheet as its paper might say: nearly all paid, some for two months, some not."""
    lines = queries.sheet(sheet.pk, by=by).lines[:until]
    boxes = {
        str(line.place): "60" if line.place % 17 == 0 else "-" if line.place % 11 == 0 else "/"
        for line in lines
        if line.due
    }
    paid = [_USUAL * 2 if box == "60" else _USUAL for box in boxes.values() if box != "-"]
    is_whole = until is None
    sheets.save_typing(
        sheet_id=sheet.pk,
        typed=sheets.Typing(
            boxes=boxes,
            happened_on=site.clock.today,
            counted_people=len(paid) if is_whole else None,
            counted_total=sum(paid, ZERO) if is_whole else None,
            version=1,
        ),
        at=site.clock.at,
        by=by,
    )
