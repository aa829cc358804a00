"""In whose hands money lies: the treasurer, a collection point, the bank; in words, and as the book knows it.

Written ``treasurer``, ``bank`` or ``point:`` and the id of a collection point. Writes nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import words
from thuanna.money.funds.actions.contributions import BANK, TREASURER, PlaceUnknown
from thuanna.money.funds.models import CollectionPoint
from thuanna.money.funds.queries import fund as queries
from thuanna.money.ledger import chart
from thuanna.money.payments.keepers import queries as keepers
from thuanna.money.payments.orders import Into

_POINT = "point:"
_FIXED = {TREASURER: Into(account=chart.CASH), BANK: Into(account=chart.BANK)}


class NotYourPoint(Refusal):
    """A collector answers for the cash of their own village only."""

    code = "cash_point_of_others"


def place(written: str, on: datetime.date, *, is_closed_known: bool = False) -> Into:
    """The place in the book.

    :param is_closed_known: points that are closed count too: what still lies there must be able to leave
    :raises PlaceUnknown: no such collection point was open on that day
    """
    if written in _FIXED:
        return _FIXED[written]
    points = CollectionPoint.objects.all() if is_closed_known else queries.points_on(on)
    known = {f"{_POINT}{point.pk}": point.pk for point in points}
    if written not in known:
        raise PlaceUnknown(
            t(
                "ไม่พบจุดรับเงินนี้ หรือจุดนี้ไม่ได้เปิดในวันนั้น กรุณาเลือกจากรายการ",
                "There is no such collection point, or it was not open on that day. Choose from the list.",
            )
        )
    return Into(account=chart.CUSTODY, party=known[written])


def written(held: Into) -> str:
    """A place as forms write it."""
    if held.party:
        return f"{_POINT}{held.party}"
    return next(name for name, fixed in _FIXED.items() if fixed.account == held.account)


def names(places: Iterable[Into]) -> dict[Into, Phrase]:
    """Each place in words, with the name of a point's keeper."""
    listed = set(places)
    points = CollectionPoint.objects.in_bulk([each.party for each in listed if each.party])
    named = {place: user.display_name for place, user in keepers.appointed().items()}
    return {each: _words(each, points.get(each.party), named.get(each, "")) for each in listed}


def places(held: Iterable[Into]) -> dict[Into, Phrase]:
    """Each place in words, without its keeper."""
    listed = set(held)
    points = CollectionPoint.objects.in_bulk([each.party for each in listed if each.party])
    return {each: words.place_words(each.account, points.get(each.party)) for each in listed}


def name(held: Into) -> Phrase:
    """One place in words."""
    return names([held])[held]


def answered_for(places: Iterable[Into], by: Actor) -> set[Into]:
    """Those of other villages than this collector's left out; others are held by their rights alone."""
    listed = set(places)
    if by.unit_id is None:
        return listed
    points = CollectionPoint.objects.filter(community_id=by.unit_id).values_list("pk", flat=True)
    own = set(points)
    return {each for each in listed if not each.party or each.party in own}


def must_answer_for(held: Into, by: Actor) -> None:
    """Go on only if this collector's own village has the point; others are held by their rights alone.

    :raises NotYourPoint: the point is another village's
    """
    if not answered_for([held], by):
        raise NotYourPoint(
            t(
                "ส่งมอบ รับ และนำฝากได้เฉพาะเงินของจุดรับเงินที่ดูแล กรุณาให้ผู้ดูแลจุดนั้นทำรายการ",
                "You answer for the cash of your own collection point. Please let its keeper do this.",
            )
        )


def _words(held: Into, point: CollectionPoint | None, keeper: str) -> Phrase:
    shown = words.place_words(held.account, point)
    said = keeper or (point.keeper if point else "")
    return t("{place} ({keeper})", "{place} ({keeper})", place=shown, keeper=said) if said else shown
