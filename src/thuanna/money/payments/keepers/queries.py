"""Who keeps which cash on a day, and who may be appointed."""

from __future__ import annotations

import datetime

from thuanna.foundation.access import queries as access
from thuanna.foundation.accounts.models import User
from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.money.payments.custody.access import to_answer_for
from thuanna.money.payments.models import CustodyKeeper
from thuanna.money.payments.orders import Into


def keepers(on: datetime.date) -> dict[Into, User]:
    """Everybody who keeps cash on a day, by the place where it lies."""
    rows = CustodyKeeper.objects.filter(starts_on__lte=on).select_related("keeper").order_by("starts_on")
    return {Into(account=row.account, party=row.party): row.keeper for row in rows}


def keeper_of(place: Into, on: datetime.date) -> User | None:
    """Who keeps this cash on a day; None while nobody is named."""
    rows = CustodyKeeper.objects.filter(account=place.account, party=place.party, starts_on__lte=on)
    latest: CustodyKeeper | None = rows.select_related("keeper").order_by("-starts_on").first()
    return latest.keeper if latest else None


def appointed() -> dict[Into, User]:
    """Who was appointed last for each place, to be named beside it."""
    rows = CustodyKeeper.objects.select_related("keeper").order_by("starts_on")
    return {Into(account=row.account, party=row.party): row.keeper for row in rows}


def history() -> list[CustodyKeeper]:
    """Every appointment, the latest first."""
    return list(CustodyKeeper.objects.select_related("keeper").order_by("-starts_on", "-pk"))


def candidates(place: Into, on: datetime.date) -> dict[int, User]:
    """The people of the organisation who may answer for this cash, by their id.

    :raises NotACashPlace: it holds no cash
    """
    able = access.who_may(to_answer_for(place), required_tenant_id(), on=on)
    return {user.pk: user for user in able}
