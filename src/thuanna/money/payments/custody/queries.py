"""Who holds how much cash, since when, by which limit; handovers and counts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet, Sum

from thuanna.foundation.accounts.models import User
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.kernel.money import ZERO, Money
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.models import Balance
from thuanna.money.payments.models import CashCount, CustodyLimit, Handover, HandoverAnswer
from thuanna.money.payments.orders import Into

from . import access, rules
from .rules import Layer, Limit

HOLDERS = (chart.CASH, chart.CUSTODY)
_AT_A_TIME = 200


@dataclass(frozen=True)
class Holding:
    """What one holder has, and whether that is within the limit."""

    place: Into
    held: Money
    layers: tuple[Layer, ...]
    limit: Limit
    on: datetime.date
    last_count: CashCount | None

    @property
    def since(self) -> datetime.date | None:
        """Since when the oldest part has lain there."""
        return self.layers[0].since if self.layers else None

    @property
    def days(self) -> int:
        """For how many days."""
        return rules.days_old(list(self.layers), self.on)

    @property
    def is_too_much(self) -> bool:
        """More than the limit."""
        return self.held > self.limit.amount

    @property
    def is_too_old(self) -> bool:
        """Kept longer than the limit."""
        return self.days > self.limit.days_most

    @property
    def is_alarming(self) -> bool:
        """Too much or too old."""
        return self.is_too_much or self.is_too_old


@dataclass(frozen=True)
class HandoverSheet:
    """All that a handover's page shows."""

    handover: Handover
    answer: HandoverAnswer | None
    people: dict[int, str]


def held_by_funder(place: Into) -> dict[str, Money]:
    """What a place holds now, by whose money it is.

    :raises UnknownAccount: the book has no such account
    """
    account = book.account(place.account)
    rows = Balance.objects.filter(account_id=account.pk, party=place.party, balance_satang__gt=0)
    return {funder: Money(satang) for funder, satang in rows.values_list("funder", "balance_satang")}


def held(place: Into) -> Money:
    """What a place holds now.

    :raises UnknownAccount: the book has no such account
    """
    return book.balance(place.account, party=place.party)


def layers_of(place: Into) -> list[Layer]:
    """What of the cash came when, the oldest first; read from the newest back, as far as needed."""
    return rules.layers(_inflows(place), held(place))


def limit_of(place: Into, on: datetime.date) -> Limit:
    """The limit in force: the holder's own, the fund's for all, or the program's."""
    return _limit_among(limits(), place, on)


def _limit_among(known: Sequence[CustodyLimit], place: Into, on: datetime.date) -> Limit:
    """:param known: the fund's own limits, the latest first"""
    begun = [limit for limit in known if limit.starts_on <= on]
    own = [limit for limit in begun if (limit.account, limit.party) == (place.account, place.party)]
    for found in (*own[:1], *[limit for limit in begun if limit.account == ""][:1]):
        return Limit(found.limit, found.days_most, found.resolution_no)
    return Limit.of(law.book(rules.LAW, on=on))


def limits() -> list[CustodyLimit]:
    """The fund's own limits, the latest first."""
    return list(CustodyLimit.objects.order_by("-starts_on", "-pk"))


def holding(place: Into, on: datetime.date) -> Holding:
    """What one holder has.

    :raises UnknownAccount: the book has no such account
    """
    return Holding(
        place=place,
        held=held(place),
        layers=tuple(layers_of(place)),
        limit=limit_of(place, on),
        on=on,
        last_count=last_count(place),
    )


def holdings(on: datetime.date) -> list[Holding]:
    """Everybody who holds cash now; nobody while the book is not open."""
    if not book.is_open():
        return []
    codes = {account_id: code for code, account_id in book.account_ids(HOLDERS).items()}
    sums = (
        Balance.objects.filter(account_id__in=codes)
        .values_list("account_id", "party")
        .annotate(sum=Sum("balance_satang"))
    )
    held_by = {
        Into(account=codes[account_id], party=party): Money(sum_) for account_id, party, sum_ in sums if sum_
    }
    places = sorted(held_by, key=lambda each: (each.account, each.party))
    counts, known_limits = _last_counts(), limits()
    inflows = _latest_inflows(places, {code: account_id for account_id, code in codes.items()})
    return [
        Holding(
            place=place,
            held=held_by[place],
            layers=tuple(_layers(place, held_by[place], inflows.get(place, []))),
            limit=_limit_among(known_limits, place, on),
            on=on,
            last_count=counts.get((place.account, place.party)),
        )
        for place in places
    ]


def _layers(place: Into, total: Money, latest: list[tuple[datetime.date, Money]]) -> list[Layer]:
    """From what came in lately; read further back only where that does not explain all that is held."""
    is_explained = sum((amount for _, amount in latest), ZERO) >= total
    return rules.layers(latest if is_explained else _inflows(place), total)


def _last_counts() -> dict[tuple[str, int], CashCount]:
    """The latest count of every place that was ever counted."""
    latest = CashCount.objects.order_by("account", "party", "-pk").distinct("account", "party")
    return {(count.account, count.party): count for count in latest}


def _latest_inflows(
    places: Sequence[Into], account_ids: Mapping[str, int]
) -> dict[Into, list[tuple[datetime.date, Money]]]:
    """What came into each place, the newest first, a page of each: asked for all places at once.

    What was taken back never came, and its taking back is no coming: neither makes old cash look young.
    """
    found: dict[Into, list[tuple[datetime.date, Money]]] = {}
    accounts = [account_ids[place.account] for place in places]
    with connection.cursor() as cursor:
        cursor.execute(
            "select place.nr, leg.happened_on, leg.amount_satang"
            " from unnest(%s::bigint[], %s::bigint[]) with ordinality as place(account_id, party, nr)"
            " cross join lateral (select * from ledger_leg where tenant_id = %s"
            " and account_id = place.account_id and party = place.party and amount_satang > 0"
            " and not exists (select from ledger_journal as back where back.tenant_id = ledger_leg.tenant_id"
            " and back.id = ledger_leg.journal_id and back.reverses_id is not null)"
            " and not exists (select from ledger_journal as back where back.tenant_id = ledger_leg.tenant_id"
            " and back.reverses_id = ledger_leg.journal_id)"
            " order by happened_on desc, journal_id desc, position desc limit %s) as leg"
            " order by place.nr, leg.happened_on desc, leg.journal_id desc, leg.position desc",
            [accounts, [place.party for place in places], required_tenant_id(), _AT_A_TIME],
        )
        for number, happened_on, satang in cursor.fetchall():
            found.setdefault(places[number - 1], []).append((happened_on, Money(satang)))
    return found


def last_count(place: Into) -> CashCount | None:
    """The latest count of a place."""
    found: CashCount | None = (
        CashCount.objects.filter(account=place.account, party=place.party).order_by("-pk").first()
    )
    return found


def handover_sheet(handover_id: int, *, by: Actor) -> HandoverSheet:
    """One handover whole.

    :raises NotAllowed: the actor may not see the fund's cash
    :raises HandoverUnknown: not in these books
    """
    handover = access.handover_for(by, access.VIEW, handover_id)
    answer = HandoverAnswer.objects.filter(handover=handover).first()
    who = {handover.given_by_id} | ({answer.answered_by_id} if answer else set())
    people = dict(User.objects.filter(pk__in=who).values_list("pk", "display_name"))
    return HandoverSheet(handover, answer, people)


def unconfirmed() -> QuerySet[Handover]:
    """Handovers that nobody has answered, the oldest first."""
    answered = HandoverAnswer.objects.filter(handover_id=OuterRef("pk"))
    found: QuerySet[Handover] = Handover.objects.filter(~Exists(answered)).order_by("given_on", "pk")
    return found


def to_confirm(by: Actor) -> list[Handover]:
    """Unanswered handovers of others that this person may answer."""
    if by.user_id is None:
        return []
    return [
        handover
        for handover in unconfirmed().exclude(given_by_id=by.user_id)
        if by.may(access.to_answer_for(Into(account=handover.into_account, party=handover.into_party)))
    ]


def latest_handovers(*, by: Actor) -> QuerySet[Handover]:
    """All handovers, the latest first.

    :raises NotAllowed: the actor may not see the fund's cash
    """
    found: QuerySet[Handover] = access.handovers_for(by, access.VIEW).order_by("-given_on", "-pk")
    return found


def promised(place: Into) -> Money:
    """What was handed over from a place and waits to be confirmed."""
    waiting = unconfirmed().filter(out_account=place.account, out_party=place.party)
    return sum((handover.amount for handover in waiting), ZERO)


def _inflows(place: Into) -> Iterator[tuple[datetime.date, Money]]:
    """What came into a place, the newest first, a page at a time."""
    account = book.account(place.account)
    legs = book.legs_that_stand().filter(account_id=account.pk, party=place.party, amount_satang__gt=0)
    rows = legs.order_by("-happened_on", "-journal_id", "-position").values_list(
        "happened_on", "amount_satang"
    )
    start = 0
    while page := list(rows[start : start + _AT_A_TIME]):
        for happened_on, satang in page:
            yield happened_on, Money(satang)
        start += _AT_A_TIME
