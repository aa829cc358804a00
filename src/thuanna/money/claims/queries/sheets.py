"""Everything that a claim's page and letter show, and the lists of claims."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from thuanna.foundation.accounts.models import User
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import Phrase, t
from thuanna.money.claims import access
from thuanna.money.claims.models import (
    Certification,
    Claim,
    ClaimClosing,
    ClaimDecision,
    ClaimPaper,
    ClaimPayment,
    Objection,
)
from thuanna.money.funds.models import Member
from thuanna.money.regulations.deciding.benefits import judge
from thuanna.money.regulations.deciding.facts import EventFacts, Used
from thuanna.money.regulations.queries import standings_of, texts
from thuanna.money.regulations.schema import Benefit

from . import recoveries, states
from .recoveries import RecoverySheet
from .states import State


@dataclass(frozen=True)
class ClaimSheet:
    """One claim with everything that was added to it."""

    claim: Claim
    state: State
    papers: tuple[ClaimPaper, ...]
    certifications: tuple[Certification, ...]
    decisions: tuple[ClaimDecision, ...]
    objections: tuple[Objection, ...]
    payments: tuple[ClaimPayment, ...]
    recoveries: tuple[RecoverySheet, ...]
    closing: ClaimClosing | None
    people: Mapping[int, str]

    @property
    def decision(self) -> ClaimDecision | None:
        """The decision that counts."""
        return self.decisions[-1] if self.decisions else None

    @property
    def came_by_link(self) -> bool:
        """Whether it came over the member's personal link; nobody of the fund typed it."""
        return self.claim.recorded_by_id is None

    def may_be_objected(self, on: datetime.date) -> bool:
        """Whether its decision may still be objected to."""
        decision = self.decision
        return decision is not None and self.state in states.MAY_OBJECT and on <= decision.object_until


@dataclass(frozen=True)
class ClaimLine:
    """A claim as lists show it."""

    claim: Claim
    name: str
    benefit: Phrase
    state: State


@dataclass(frozen=True)
class Candidate:
    """A member who may be given a benefit that the committee starts."""

    member: Member
    amount: Phrase


def sheet(claim_id: int, *, by: Actor) -> ClaimSheet:
    """One claim.

    :raises NotAllowed: the actor may not see claims
    :raises ClaimUnknown: not in this fund, or of another village
    """
    claim = access.claim_for(by, access.VIEW, claim_id)
    certifications = tuple(Certification.objects.filter(claim=claim).order_by("pk"))
    decisions = tuple(
        ClaimDecision.objects.filter(claim=claim).select_related("regulation").order_by("place")
    )
    ids = {row.certified_by_id for row in certifications} | {row.decided_by_id for row in decisions}
    people = User.objects.filter(pk__in=ids | {claim.recorded_by_id or 0})
    return ClaimSheet(
        claim=claim,
        state=states.state_of(claim),
        papers=tuple(ClaimPaper.objects.filter(claim=claim).order_by("pk")),
        certifications=certifications,
        decisions=decisions,
        objections=tuple(Objection.objects.filter(claim=claim).order_by("place")),
        payments=tuple(ClaimPayment.objects.filter(claim=claim).select_related("order").order_by("pk")),
        recoveries=tuple(recoveries.of_claim(claim.pk)),
        closing=ClaimClosing.objects.filter(claim=claim).first(),
        people=dict(people.values_list("pk", "display_name")),
    )


def latest(*, by: Actor) -> QuerySet[Claim]:
    """The claims, the latest first.

    :raises NotAllowed: the actor may not see claims
    """
    found: QuerySet[Claim] = access.claims_for(by, access.VIEW).select_related("member__person")
    return found.order_by("-claimed_on", "-pk")


def lines(claims: Iterable[Claim]) -> list[ClaimLine]:
    """Claims with what a list shows beside them."""
    listed = list(claims)
    known, found = states.states_of(listed), texts()
    told = []
    for claim in listed:
        benefit = found.in_force(claim.event_on).benefit(claim.benefit) if found else None
        name = claim.member.person.full_name if claim.member else claim.beneficiary
        label = benefit.label if benefit else t(claim.benefit, claim.benefit)
        told.append(ClaimLine(claim, name, label, known[claim.pk]))
    return told


def benefits_on(on: datetime.date, *, started_by: str = "claim") -> list[Benefit]:
    """What the regulation in force on a day gives; nothing while the fund has none."""
    found = texts()
    if found is None:
        return []
    return [one for one in found.in_force(on).benefits if one.started_by == started_by]


def waiting_for(by: Actor, *, most: int = 500) -> Mapping[State, int]:
    """How many of the latest claims stand where."""
    counts: dict[State, int] = {}
    for state in states.states_of(access.claims_for(by, access.VIEW).order_by("-pk")[:most]).values():
        counts[state] = counts.get(state, 0) + 1
    return counts


@dataclass(frozen=True)
class Unfetched:
    """Money that was granted and lies there: nobody has come for it yet."""

    line: ClaimLine
    decision: ClaimDecision
    days: int


def unfetched(on: datetime.date, *, by: Actor) -> list[Unfetched]:
    """Claims that were granted and are not paid, the longest waiting first.

    :raises NotAllowed: the actor may not see claims
    """
    last = ClaimDecision.objects.filter(claim=OuterRef("pk")).order_by("-place")
    granted = Exists(last.filter(outcome=ClaimDecision.Outcome.GRANTED, amount_satang__gt=0))
    over = ClaimClosing.objects.values("claim_id")
    paid = recoveries.standing_payments().values("claim_id")
    waits = list(latest(by=by).filter(granted).exclude(pk__in=over).exclude(pk__in=paid))
    decided = {row.claim_id: row for row in ClaimDecision.objects.filter(claim__in=waits).order_by("place")}
    told = []
    for line in lines(waits):
        if line.state in (State.TO_PAY, State.PAYING):
            decision = decided[line.claim.pk]
            told.append(Unfetched(line, decision, (on - decision.decided_on).days))
    return sorted(told, key=lambda one: (-one.days, one.line.claim.pk))


def candidates(benefit: Benefit, on: datetime.date, *, by: Actor) -> list[Candidate]:
    """The members who would be given a benefit that the committee starts, by age and paid time alone.

    :raises NotAllowed: the actor may not start benefits
    """
    by.must(access.CLOSE)
    found = texts()
    if found is None:
        return []
    regulation = found.in_force(on)
    year_starts, year_ends = regulation.benefit_year(on)
    had = set(
        Claim.objects.filter(
            benefit=benefit.code, event_on__gte=year_starts, event_on__lt=year_ends
        ).values_list("member_id", flat=True)
    )
    first_birth_year = on.year - (benefit.requires.min_age or 0)
    old_enough = Member.objects.filter(person__birth_year__lte=first_birth_year).exclude(pk__in=had)
    members = list(old_enough.select_related("person").order_by("number_key", "pk"))
    standings = standings_of([member.pk for member in members], on)
    told = []
    for member in members:
        standing = standings[member.pk]
        if not standing.is_member:
            continue
        facts = EventFacts(
            benefit=benefit.code,
            on=on,
            joined_on=standing.time_from,
            paid_until=standing.paid_until,
            arrears_since=standing.arrears_since,
            born=member.person.birth,
            sex=member.person.sex,
            used=Used(),
        )
        amount = judge(regulation, facts).decision.amount
        if amount is not None:
            told.append(Candidate(member, t("{sum} บาท", "{sum} baht", sum=amount)))
    return told
