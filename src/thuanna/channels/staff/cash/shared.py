"""What the pages of cash share: where they lie, places to choose from, photos, the check page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from thuanna.channels.staff.money.forms import places
from thuanna.channels.web.fields import FileField
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.money.funds import holders
from thuanna.money.funds.queries import fund as fund_queries
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.payments import photos
from thuanna.money.payments.custody import access
from thuanna.money.payments.custody import queries as custody
from thuanna.money.payments.orders import Into

Choices = list[tuple[str, Any]]


class PhotoForm(PlainForm):
    """A picture of the paper behind it; goes with the check page, where it stays until it is sent."""

    photo = FileField(
        t("รูปถ่ายสลิปหรือเอกสาร", "Photo of the slip or paper"),
        accept=photos.ACCEPT,
        hint=t("รูป JPG PNG WEBP หรือ PDF ไม่เกิน 10 เมกะไบต์", "JPG, PNG, WEBP or PDF, up to 10 MB."),
        required=False,
    )


def trail(*steps: tuple[object, str]) -> list[tuple[object, str]]:
    """Where a page of cash lies."""
    return [(t("เงินสดและการจ่ายเงิน", "Cash and payments"), reverse("staff:cash")), *steps]


def sent(request: HttpRequest) -> list[tuple[str, str]]:
    """What the form sent, to be sent again from the check page."""
    kept = {name: request.POST[name] for name in request.POST if name not in ("csrfmiddlewaretoken", "step")}
    return list(kept.items())


def into_choices(request: StaffRequest, *, with_bank: bool = True) -> Choices:
    """Where money may go today."""
    offered = places(fund_queries.points_on(request.today))
    return offered if with_bank else [choice for choice in offered if choice[0] != "bank"]


def holder_choices(request: StaffRequest) -> Choices:
    """Who holds cash now, each with the sum."""
    return _offered(_held_now(request))


def own_choices(request: StaffRequest, *, as_entered: Into | None = None) -> Choices:
    """Who of those that hold cash this person may give it away for.

    :param as_entered: whose cash an entry moved that is corrected now: it comes back first, though nothing is
        left there today
    """
    told = _held_now(request)
    if as_entered is not None and as_entered not in told:
        name = holders.name(as_entered)
        told[as_entered] = t("{place} ตามรายการเดิม", "{place}, as it was entered", place=name)
    rightful = {place for place in told if request.actor.may(access.to_answer_for(place))}
    own = holders.answered_for(rightful, request.actor)
    return _offered({place: words for place, words in told.items() if place in own})


def pay_choices(request: StaffRequest) -> Choices:
    """From where a payment may be made: a holder of cash, or a transfer from the bank."""
    if not book.is_open():
        return []
    bank = Into(account=chart.BANK)
    return [
        *holder_choices(request),
        (
            holders.written(bank),
            t("โอนจากบัญชีธนาคาร มี {sum} บาท", "Transfer from the bank: {sum} baht", sum=custody.held(bank)),
        ),
    ]


def count_choices(request: StaffRequest) -> Choices:
    """Whose cash may be counted: the treasurer's and every point's."""
    return into_choices(request, with_bank=False)


def words_of(choices: Sequence[tuple[str, Any]], chosen: str) -> Phrase | str:
    """What was chosen, in words."""
    found: Phrase | str = dict(choices).get(chosen, "")
    return found


def _held_now(request: StaffRequest) -> dict[Into, Phrase]:
    """Each place with cash in it, in words that say how much."""
    if not book.is_open():
        return {}
    held = {holding.place: holding.held for holding in custody.holdings(request.today) if holding.held}
    told = holders.names(held)
    return {
        place: t("{place} มี {sum} บาท", "{place}: {sum} baht", place=told[place], sum=amount)
        for place, amount in held.items()
    }


def _offered(told: Mapping[Into, Phrase]) -> Choices:
    return [(holders.written(place), words) for place, words in told.items()]
