"""Everything that reads money events: one of them whole, the latest ones."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from thuanna.foundation.accounts.models import User
from thuanna.foundation.audit.actor import Actor
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.entries import Line
from thuanna.money.payments import queries as receipts
from thuanna.money.payments.models import MoneyEvent, Receipt

from . import access


@dataclass(frozen=True)
class EventSheet:
    """All that an event's page shows.

    :ivar is_reversed: it was corrected or taken back
    :ivar corrected_by: the event that stands in its place
    """

    event: MoneyEvent
    receipt: Receipt | None
    giver: str
    recorded_by: str
    is_reversed: bool
    corrected_by: MoneyEvent | None
    journal: tuple[Line, ...]


def sheet(event_id: int, *, by: Actor) -> EventSheet:
    """One event whole, with the journal behind it.

    :raises NotAllowed: the actor may not see the fund's cash
    :raises EventUnknown: not in these books
    """
    event = access.event_for(by, access.VIEW, event_id)
    who = User.objects.filter(pk=event.recorded_by_id).first() if event.recorded_by_id else None
    slip = receipts.sheet(event.receipt_id, by=by) if event.receipt_id else None
    return EventSheet(
        event=event,
        receipt=slip.receipt if slip else None,
        giver=slip.payer_name if slip else "",
        recorded_by=who.display_name if who else "",
        is_reversed=book.is_reversed(event.journal_id),
        corrected_by=MoneyEvent.objects.filter(corrects=event).first(),
        journal=tuple(book.lines_of(event.journal_id)),
    )


def latest(*, by: Actor) -> QuerySet[MoneyEvent]:
    """The events, the latest first.

    :raises NotAllowed: the actor may not see the fund's cash
    """
    found: QuerySet[MoneyEvent] = access.events_for(by, access.VIEW).order_by("-happened_on", "-pk")
    return found
