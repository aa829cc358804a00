"""The fund itself: its facts, policy, collection points, committee, and how its book began."""

from __future__ import annotations

import datetime

from django.db.models import Q

from thuanna.kernel.money import Money
from thuanna.money.funds.models import CollectionPoint, ContributionPolicy, Fund, Member
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.models import Journal


def fund() -> Fund | None:
    """The fund of the acting tenant; None while it is not set up."""
    found: Fund | None = Fund.objects.first()
    return found


def points_on(on: datetime.date) -> list[CollectionPoint]:
    """The collection points open on a day, by code."""
    in_force = Q(ends_before__isnull=True) | Q(ends_before__gt=on)
    return list(
        CollectionPoint.objects.filter(in_force, starts_on__lte=on)
        .select_related("community")
        .order_by("code")
    )


def stands_as(on: datetime.date) -> str:
    """How contributions stand in the book on a day: ``equity`` or ``liability``.

    Before the first policy, and for a fund without one, they are the fund's own.
    """
    policy = ContributionPolicy.objects.filter(starts_on__lte=on).order_by("-starts_on").first()
    return policy.stands_as if policy else ContributionPolicy.StandsAs.EQUITY.value


def contribution_account(on: datetime.date) -> str:
    """Code of the account on which a contribution of that day stands."""
    is_owed = stands_as(on) == ContributionPolicy.StandsAs.LIABILITY
    return chart.CONTRIBUTIONS_OWED if is_owed else chart.CONTRIBUTIONS


def opening() -> Journal | None:
    """The journal of the opening balances; None while they are not posted, or after it was reversed."""
    found: Journal | None = Journal.objects.filter(kind="opening").order_by("-id").first()
    return None if found is None or book.is_reversed(found.pk) else found


def openings_posted() -> tuple[int, bool]:
    """How often opening balances were posted, and whether the last ones stand."""
    return Journal.objects.filter(kind="opening").count(), opening() is not None


def opening_sums() -> dict[int, Money]:
    """What each member had paid in before, as the register says."""
    sums = Member.objects.filter(opening_satang__gt=0).values_list("pk", "opening_satang")
    return {member_id: Money(satang) for member_id, satang in sums}
