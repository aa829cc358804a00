"""A claim from the phone to the decision: who may do what, what is stored, what stays within the caps."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from tests.factories import claims, people, regulations, tenants
from tests.factories.claims import ON, Office
from thuanna.foundation.accounts.models import User
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.money import Money
from thuanna.money.claims import access, actions
from thuanna.money.claims.actions.certifying import CertifiedBefore
from thuanna.money.claims.actions.deciding import (
    AboveCap,
    DecidedBefore,
    NotCertified,
    OthersDecide,
    ReasonNeeded,
    Settled,
)
from thuanna.money.claims.actions.making import ClaimRefused, NewClaim
from thuanna.money.claims.actions.objecting import NothingToObject
from thuanna.money.claims.family import TooClose
from thuanna.money.claims.models import Claim
from thuanna.money.claims.queries import states
from thuanna.money.claims.queries.states import State
from thuanna.money.claims.refusals import NotDeclared
from thuanna.money.funds.actions import members as member_actions
from thuanna.money.funds.queries import members as member_queries
from thuanna.registry.people.actions import households

if TYPE_CHECKING:
    from thuanna.foundation.audit.actor import Actor
    from thuanna.foundation.tenancy.models import Tenant

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(acting: Tenant, secretary: Actor) -> Office:
    return claims.office(acting, secretary)


def test_three_nights_are_granted_with_every_condition_and_its_clause(office: Office) -> None:
    who = claims.member(office.secretary)

    decision = claims.decided(claims.hospital(who, office.secretary), office)

    assert (decision.outcome, decision.amount) == ("granted", Money.baht(300))
    assert [check["clause"] for check in decision.record["checks"]][:2] == ["ข้อ 12", "ข้อ 5"]
    assert decision.record["lines"][0]["satang"] == 30_000
    assert decision.record["remaining"] == {"satang": 170_000, "units": 17, "times": None}
    assert decision.record["facts"][0]["source"]["th"] == "คำขอ"
    assert decision.object_until == ON + datetime.timedelta(days=30)


def test_one_request_makes_one_claim(office: Office) -> None:
    who = claims.member(office.secretary)
    new = NewClaim(benefit="hospital", event_on=ON, claimed_on=ON, member_id=who.pk, units=1)

    first = actions.make(new=new, request_id="pressed-twice", by=office.secretary)
    again = actions.make(new=new, request_id="pressed-twice", by=office.secretary)

    assert first == again
    assert first.reference == "สว-2570-0001"


def test_arrears_on_the_day_of_the_event_are_told_with_the_clause(office: Office) -> None:
    who = claims.member(office.secretary, paid_months=1)

    decision = claims.decided(claims.hospital(who, office.secretary), office)

    assert decision.outcome == "refused"
    assert decision.record["in_the_way"] == ["not_suspended"]


def test_missing_papers_ask_for_more_and_do_not_refuse(office: Office) -> None:
    who = claims.member(office.secretary)
    claim = claims.certified(claims.hospital(who, office.secretary, papers="id_card"), office)

    with pytest.raises(ReasonNeeded):
        actions.decide(claim_id=claim.pk, is_not_mine=True, on=ON, by=office.chair)
    ask = Settled(outcome="needs_review", note="ขอใบรับรองแพทย์")
    actions.decide(claim_id=claim.pk, is_not_mine=True, on=ON, by=office.chair, settled=ask)
    assert states.state_of(claim) is State.ASKED

    came = [actions.Paper(kind="stay_certificate")]
    actions.add_papers(claim_id=claim.pk, papers=came, on=ON, by=office.secretary)
    later = actions.decide(claim_id=claim.pk, is_not_mine=True, on=ON, by=office.chair)
    assert later.outcome == "granted"


def test_two_of_three_are_too_few_to_certify(office: Office) -> None:
    claim = claims.hospital(claims.member(office.secretary), office.secretary)
    for person in office.centre[:2]:
        actions.certify(claim_id=claim.pk, verdict="certified", is_not_mine=True, on=ON, by=person)

    with pytest.raises(NotCertified, match="2"):
        actions.decide(claim_id=claim.pk, is_not_mine=True, on=ON, by=office.chair)


def test_nobody_certifies_twice_or_without_their_word(office: Office) -> None:
    claim = claims.hospital(claims.member(office.secretary), office.secretary)
    person = office.centre[0]
    with pytest.raises(NotDeclared):
        actions.certify(claim_id=claim.pk, verdict="certified", is_not_mine=False, on=ON, by=person)
    actions.certify(claim_id=claim.pk, verdict="certified", is_not_mine=True, on=ON, by=person)

    with pytest.raises(CertifiedBefore):
        actions.certify(claim_id=claim.pk, verdict="certified", is_not_mine=True, on=ON, by=person)


def test_nobody_decides_their_own_claim(office: Office, acting: Tenant) -> None:
    who = claims.member(office.secretary)
    own = tenants.member_of(acting, "chair", username="own")
    User.objects.filter(pk=own.user_id).update(
        display_name=f"นาย{who.person.given_name} {who.person.family_name}"
    )
    claim = claims.certified(claims.hospital(who, office.secretary), office)

    with pytest.raises(TooClose):
        actions.decide(claim_id=claim.pk, is_not_mine=True, on=ON, by=own)


def test_nobody_certifies_the_claim_of_their_family(office: Office, acting: Tenant) -> None:
    who = claims.member(office.secretary)
    wife = people.person(office.secretary, "มะลิ", family_name="ใจซื่อ")
    households.relate(person_id=who.person_id, other_id=wife.pk, kind="spouse", on=None, by=office.secretary)
    close = tenants.member_of(acting, "committee", username="wife")
    User.objects.filter(pk=close.user_id).update(display_name="นางมะลิ ใจซื่อ")
    claim = claims.hospital(who, office.secretary)

    with pytest.raises(TooClose):
        actions.certify(claim_id=claim.pk, verdict="certified", is_not_mine=True, on=ON, by=close)


def test_who_certified_does_not_decide(office: Office) -> None:
    claim = claims.hospital(claims.member(office.secretary), office.secretary)
    actions.certify(claim_id=claim.pk, verdict="certified", is_not_mine=True, on=ON, by=office.chair)
    claims.certified(claim, office)

    with pytest.raises(OthersDecide):
        actions.decide(claim_id=claim.pk, is_not_mine=True, on=ON, by=office.chair)


def test_an_objection_is_answered_by_others(office: Office) -> None:
    who = claims.member(office.secretary, paid_months=1)
    claim = claims.hospital(who, office.secretary)
    claims.decided(claim, office)
    actions.object_to(claim_id=claim.pk, raised_by="สมศรี", grounds="ส่งเงินแล้ว", on=ON, by=office.secretary)
    settled = Settled(outcome="granted", amount=Money.baht(300), note="พบใบเสร็จกระดาษ")

    with pytest.raises(OthersDecide):
        actions.decide(claim_id=claim.pk, is_not_mine=True, on=ON, by=office.chair, settled=settled)
    answer = actions.decide(claim_id=claim.pk, is_not_mine=True, on=ON, by=office.secretary, settled=settled)

    assert answer.place == 2
    assert answer.record["by_rule"] == "refused"
    assert states.state_of(claim) is State.TO_PAY


def test_a_person_cannot_grant_more_than_the_caps_leave(office: Office) -> None:
    who = claims.member(office.secretary)
    claim = claims.certified(claims.hospital(who, office.secretary, papers="id_card"), office)
    much = Settled(outcome="granted", amount=Money.baht("2000.01"), note="สงสาร")

    with pytest.raises(AboveCap):
        actions.decide(claim_id=claim.pk, is_not_mine=True, on=ON, by=office.chair, settled=much)


def test_a_decided_claim_is_not_decided_again_without_an_objection(office: Office) -> None:
    claim = claims.hospital(claims.member(office.secretary), office.secretary)
    claims.decided(claim, office)

    with pytest.raises(DecidedBefore):
        actions.decide(claim_id=claim.pk, is_not_mine=True, on=ON, by=office.chair)


def test_an_objection_comes_within_its_days(office: Office) -> None:
    claim = claims.hospital(claims.member(office.secretary), office.secretary)
    claims.decided(claim, office)
    late = ON + datetime.timedelta(days=31)

    with pytest.raises(NothingToObject):
        actions.object_to(claim_id=claim.pk, raised_by="สมศรี", grounds="น้อยไป", on=late, by=office.secretary)


def test_nights_of_earlier_claims_count_against_the_year(office: Office) -> None:
    who = claims.member(office.secretary)
    for place in range(2):
        claims.decided(claims.hospital(who, office.secretary, units=10), office)
        assert place < 2

    third = claims.decided(claims.hospital(who, office.secretary, units=1), office)

    assert third.outcome == "refused"
    assert third.record["in_the_way"] == ["year_units_most"]


def test_the_day_the_regulation_changes_belongs_to_the_new_one(office: Office) -> None:
    benefits = regulations.document()["benefits"]
    hospital = next(one for one in benefits if one["code"] == "hospital")
    hospital["amounts"][0]["baht"] = "120.00"
    regulations.adopted(
        office.secretary, starts_on=claims.EVENT_ON, resolution_no="2/2570", benefits=benefits
    )
    who = claims.member(office.secretary)
    before = claims.EVENT_ON - datetime.timedelta(days=1)

    old = claims.decided(claims.hospital(who, office.secretary, event_on=before), office)
    new = claims.decided(claims.hospital(who, office.secretary), office)

    assert (old.amount, old.regulation.number) == (Money.baht(300), 1)
    assert (new.amount, new.regulation.number) == (Money.baht(360), 2)


def test_what_was_taken_back_counts_no_more(office: Office) -> None:
    who = claims.member(office.secretary)
    first = claims.hospital(who, office.secretary, units=10)
    claims.decided(first, office)
    actions.close(claim_id=first.pk, kind="withdrawn", reason="ขอถอน", on=ON, by=office.secretary)

    second = claims.decided(claims.hospital(who, office.secretary, units=10), office)

    assert second.record["remaining"]["units"] == 10


def test_a_death_that_is_granted_ends_the_membership_and_pays_the_nominated(office: Office) -> None:
    who = claims.member(office.secretary)
    payee = member_actions.Payee(name="บุญมา ใจซื่อ", relation="บุตร")
    member_actions.nominate_payees(member_id=who.pk, payees=[payee], on=ON, by=office.secretary)
    claim = claims.hospital(
        who,
        office.secretary,
        benefit="death",
        units=None,
        papers="death_certificate payee_id_card",
        claimant="relative",
        claimant_name="บุญมา ใจซื่อ",
    )

    decision = claims.decided(claim, office)

    assert decision.amount == Money.baht(3000)
    last = member_queries.history_of(who.pk)[-1]
    assert (last.status, last.starts_on) == ("deceased", claims.EVENT_ON)


def test_help_to_somebody_who_is_no_member(office: Office) -> None:
    new = NewClaim(
        benefit="neighbour",
        event_on=ON,
        claimed_on=ON,
        relation="community",
        beneficiary="ยายจันทร์",
        claimant="volunteer",
        claimant_name="อาสา ใจดี",
    )
    claim = actions.make(
        new=new, papers=[actions.Paper(kind="headman_certificate")], request_id="n1", by=office.secretary
    )

    assert claims.decided(claim, office).amount == Money.baht(500)


def test_a_member_is_not_helped_as_a_stranger(office: Office) -> None:
    who = claims.member(office.secretary)

    with pytest.raises(ClaimRefused) as refused:
        claims.hospital(who, office.secretary, benefit="neighbour", relation="community")

    assert refused.value.code == "claim_wrong_person"


def test_the_inspector_sees_and_does_not_decide(office: Office, acting: Tenant) -> None:
    inspector = tenants.member_of(acting, "inspector", username="inspector")
    claim = claims.certified(claims.hospital(claims.member(office.secretary), office.secretary), office)

    assert access.claim_for(inspector, access.VIEW, claim.pk) == claim
    with pytest.raises(NotAllowed):
        actions.decide(claim_id=claim.pk, is_not_mine=True, on=ON, by=inspector)


def test_the_neighbour_sees_no_claim(office: Office, neighbour: Tenant, stranger: Actor) -> None:
    claim = claims.hospital(claims.member(office.secretary), office.secretary)

    with acting_for(neighbour):
        assert not Claim.objects.exists()
        with pytest.raises(access.ClaimUnknown):
            access.claim_for(stranger, access.VIEW, claim.pk)
