"""Caps hold when everybody decides at the same moment."""

from __future__ import annotations

import functools

from tests.factories import claims, tenants
from tests.factories.races import at_once, refusals
from thuanna.foundation.tenancy.context import acting_for
from thuanna.money.claims import actions
from thuanna.money.claims.models import ClaimDecision


def test_sixteen_decisions_at_once_never_pass_the_cap(committed: str) -> None:
    fund = tenants.tenant("caps-fund")
    secretary = tenants.member_of(fund, "secretary", username="caps")
    with acting_for(fund):
        office = claims.office(fund, secretary)
        who = claims.member(secretary)
        made = [claims.certified(claims.hospital(who, secretary, units=3), office) for _ in range(16)]

    decide = functools.partial(actions.decide, is_not_mine=True, on=claims.ON, by=office.chair)
    decisions = [functools.partial(decide, claim_id=claim.pk) for claim in made]
    refused = refusals(at_once(fund, *decisions))

    with acting_for(fund):
        granted = ClaimDecision.objects.filter(outcome="granted")
        assert refused == []
        assert ClaimDecision.objects.count() == 16
        assert sum(row.units for row in granted) == 20
        assert sum(row.amount_satang for row in granted) == 200_000
