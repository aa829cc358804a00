"""Who would be matched at a cut-off day: every current member with the grounds against, and the sum."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db import connection

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.rules import Decision
from thuanna.money.funds import rules as fund_rules
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.models import Journal
from thuanna.services.grants import access
from thuanna.services.grants.models import MatchedMember, MatchingOutcome, MatchingRound
from thuanna.services.grants.rules import matching
from thuanna.services.grants.rules.functions import MATCHING
from thuanna.services.grants.rules.matching import Terms

from . import regulation

JOINED_LATE, NOT_IN_ORDER, ENOUGH = "joined_after_cutoff", "not_in_good_standing", "matched_enough"
GROUND_WORDS: dict[str, Phrase] = {
    JOINED_LATE: t("ยังไม่ครบปีในวันตัดยอด", "no full year at the cut-off"),
    NOT_IN_ORDER: t("พักสิทธิหรือค้างเงินสมทบ", "suspended or in arrears"),
    ENOUGH: t("ได้รับสมทบครบแล้ว", "matched often enough"),
}

_SQL = """
with standing as (
  select distinct on (member_id) member_id, status from funds_memberstatus
   where tenant_id = %(tenant)s and starts_on <= %(on)s
   order by member_id desc, starts_on desc, id desc
), at_cutoff as (
  select distinct on (member_id) member_id, status from funds_memberstatus
   where tenant_id = %(tenant)s and starts_on <= %(cutoff)s
   order by member_id desc, starts_on desc, id desc
), gone as (
  select member_id, max(starts_on) as last_left from funds_memberstatus
   where tenant_id = %(tenant)s and status in ('resigned', 'ended') and starts_on <= %(on)s group by member_id
), joined as (
  select a.member_id, min(a.starts_on) as joined_on from funds_memberstatus a
    left join gone g on g.member_id = a.member_id
   where a.tenant_id = %(tenant)s and a.status = 'active' and a.starts_on <= %(on)s
     and (g.last_left is null or a.starts_on >= g.last_left) group by a.member_id
), counted as (
  select mm.member_id, count(*) as times from grants_matchedmember mm
   where mm.tenant_id = %(tenant)s and mm.round_id = any(%(rounds)s) group by mm.member_id
), paid as (
  select l.party as member_id, -sum(l.amount_satang) as satang from ledger_leg l
   where l.tenant_id = %(tenant)s and l.account_id = any(%(accounts)s)
     and l.happened_on > %(before)s and l.happened_on <= %(cutoff)s
     and not l.journal_id = any(%(openings)s) group by l.party
)
select m.id, m.number, m.community_id, j.joined_on, s.status, coalesce(c.status, ''),
       coalesce(k.times, 0), coalesce(p.satang, 0)
  from standing s
  join funds_member m on m.tenant_id = %(tenant)s and m.id = s.member_id
  join joined j on j.member_id = s.member_id
  left join at_cutoff c on c.member_id = s.member_id
  left join counted k on k.member_id = s.member_id
  left join paid p on p.member_id = s.member_id
 where s.status = any(%(current)s)
 order by m.number_key, m.id
"""


@dataclass(frozen=True)
class Claimable:
    """A current member, and whether they can be claimed.

    :ivar paid: what was paid in the year of the cut-off; None where the book does not reach back so far
    :ivar grounds: why not; empty for those who can be claimed
    """

    member_id: int
    number: str
    community_id: int | None
    joined_on: datetime.date
    earlier: int
    paid: Money | None
    grounds: tuple[str, ...]

    def amount(self, terms: Terms) -> Money:
        """What is claimed for this member."""
        if self.grounds:
            return ZERO
        if not terms.is_capped or self.paid is None:
            return terms.per_member
        return min(self.paid, terms.per_member)


@dataclass(frozen=True)
class Matching:
    """Everybody at a cut-off, and the sum, with the decision that explains it."""

    on: datetime.date
    terms: Terms
    members: tuple[Claimable, ...]
    decision: Decision
    facts: dict[str, int]
    version: str

    @property
    def claimed(self) -> list[Claimable]:
        """Those who can be claimed."""
        return [one for one in self.members if not one.grounds]

    @property
    def amount(self) -> Money:
        """The sum, with the cap by what was paid where it is in force and known."""
        return sum((one.amount(self.terms) for one in self.claimed), ZERO)

    @property
    def uncapped(self) -> Money:
        """The sum without the cap."""
        return self.terms.per_member * len(self.claimed)

    @property
    def left_out(self) -> list[tuple[str, Phrase, int]]:
        """How many are left out on each ground; somebody may stand under several."""
        found = Counter(ground for one in self.members for ground in one.grounds)
        return [(ground, words, found[ground]) for ground, words in GROUND_WORDS.items()]


def matching_on(on: datetime.date, *, by: Actor) -> Matching:
    """Who would be matched at the last cut-off on or before a day.

    :raises NotAllowed: without the right to see the criteria
    """
    by.must(access.VIEW)
    return everybody(on)


def everybody(on: datetime.date) -> Matching:
    """As `matching_on`; the caller has asked who may see it."""
    rules = law.book(matching.LAW, on=on)
    terms = Terms.of(rules)
    rows, knows_paid = _rows(on, terms)
    behind = regulation.behind([row[0] for row in rows], terms.cutoff) or set()
    members = tuple(_claimable(row, terms, behind, knows_paid=knows_paid) for row in rows)
    grounds = Counter(ground for one in members for ground in one.grounds)
    counted = sum(grounds.values())
    out = sum(1 for one in members if one.grounds)
    facts = {"current_members": len(members), **{ground: grounds[ground] for ground in GROUND_WORDS}}
    facts["overlapping"] = counted - out
    short = sum((terms.per_member - one.amount(terms) for one in members if not one.grounds), ZERO)
    decision = MATCHING.decide({**facts, "paid_short": short}, rules)
    return Matching(on, terms, members, decision, facts, rules.version)


def rounds(by: Actor) -> list[tuple[MatchingRound, MatchingOutcome | None]]:
    """Every round that was claimed, the latest first, with what came of it.

    :raises NotAllowed: without the right to see the criteria
    """
    found = list(access.seen(by, MatchingRound).order_by("-number", "-attempt"))
    outcomes = {one.round_id: one for one in access.seen(by, MatchingOutcome)}
    return [(one, outcomes.get(one.pk)) for one in found]


def open_round() -> MatchingRound | None:
    """The round that was claimed and waits for its answer, if one does."""
    closed = MatchingOutcome.objects.values("round_id")
    found: MatchingRound | None = MatchingRound.objects.exclude(pk__in=closed).first()
    return found


def counting_rounds() -> list[int]:
    """Rounds in which a member's claim counts as a match: approved, or still waiting for an answer."""
    back = MatchingOutcome.objects.exclude(verdict="approved").values("round_id")
    return list(MatchingRound.objects.exclude(pk__in=back).values_list("pk", flat=True))


def has_been_matched() -> bool:
    """Whether a round was ever approved, or the book holds matching money of the state."""
    if MatchingOutcome.objects.filter(verdict="approved").exists():
        return True
    return book.is_open() and book.balance(chart.STATE_MATCH) > ZERO


def of_round(by: Actor, round_id: int) -> list[MatchedMember]:
    """The members of a round as they were claimed.

    :raises NotAllowed: without the right to see the criteria
    """
    rows = access.seen(by, MatchedMember).filter(round_id=round_id)
    return list(
        rows.select_related("member", "member__person", "member__community").order_by("member__number_key")
    )


def _claimable(row: tuple[Any, ...], terms: Terms, behind: set[int], *, knows_paid: bool) -> Claimable:
    member_id, number, community_id, joined_on, status, at_cutoff, earlier, satang = row
    grounds = []
    if joined_on > terms.joined_by:
        grounds.append(JOINED_LATE)
    if status != "active" or at_cutoff not in {"active", ""} or member_id in behind:
        grounds.append(NOT_IN_ORDER)
    if earlier >= terms.matches_max:
        grounds.append(ENOUGH)
    paid = Money(max(int(satang), 0)) if knows_paid else None
    return Claimable(member_id, number, community_id, joined_on, earlier, paid, tuple(grounds))


def _rows(on: datetime.date, terms: Terms) -> tuple[list[tuple[Any, ...]], bool]:
    """The current members as they stand, and whether the book reaches back over the whole year."""
    before = terms.joined_by
    accounts: list[int] = []
    openings: list[int] = []
    knows_paid = False
    if book.is_open():
        accounts = list(book.account_ids([chart.CONTRIBUTIONS, chart.CONTRIBUTIONS_OWED]).values())
        opened = Journal.objects.filter(kind="opening")
        openings = list(opened.values_list("pk", flat=True))
        first = Journal.objects.order_by("happened_on").values_list("happened_on", flat=True).first()
        knows_paid = first is not None and first <= before + datetime.timedelta(days=1)
    facts: dict[str, Any] = {
        "tenant": required_tenant_id(),
        "on": on,
        "cutoff": terms.cutoff,
        "before": before,
        "rounds": counting_rounds(),
        "accounts": accounts,
        "openings": openings,
        "current": sorted(fund_rules.CURRENT),
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL, facts)
        return cursor.fetchall(), knows_paid
