"""A proposal goes to the province sealed, is judged there once, and its certification comes back."""

from __future__ import annotations

import pytest

from tests.factories import grants as make
from tests.factories import tenants
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.exchange import actions as exchange
from thuanna.foundation.exchange import packets
from thuanna.foundation.exchange import queries as exchange_queries
from thuanna.foundation.exchange.models import ReceivedPacket, SentPacket
from thuanna.foundation.exchange.refusals import PacketUnknown
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.services.grants import actions
from thuanna.services.grants.models import Certification, CriteriaDecision, ProposalOutcome
from thuanna.services.grants.queries import proposals
from thuanna.services.grants.refusals import ProposalAnswered, ProposalIncomplete

pytestmark = pytest.mark.django_db
NOW, TODAY = tenants.NOW, tenants.TODAY
JUDGED = {
    "verdict": "certified",
    "reason": "หลักฐานครบ",
    "reference": "มติ 3/2569",
    "judge_name": "สมคิด ตัวอย่าง",
    "on": TODAY,
    "at": NOW,
}


@pytest.fixture
def province() -> Tenant:
    return tenants.tenant("province", Tenant.Kind.PROVINCE)


@pytest.fixture
def officer(province: Tenant) -> Actor:
    return tenants.member_of(province, "province", username="province-officer")


@pytest.fixture
def sealed(tenant: Tenant, secretary: Actor) -> SentPacket:
    with acting_for(tenant):
        make.fund(secretary)
        make.certification(secretary)
        return actions.propose(criteria="existing_fund", on=TODAY, at=NOW, by=secretary)


def handed_over(packet: SentPacket, by: Actor) -> ReceivedPacket:
    raw = exchange_queries.file_of(packet)
    vouched = exchange.Vouched(packets.opened(raw).sender.fingerprint, "โทรถามแล้ว")
    return exchange.receive(raw=raw, at=NOW, by=by, vouched=vouched)


@pytest.fixture
def came(province: Tenant, officer: Actor, sealed: SentPacket) -> ReceivedPacket:
    with acting_for(province):
        return handed_over(sealed, officer)


def test_the_province_sees_what_waits_with_each_check_and_its_evidence(
    tenant: Tenant, province: Tenant, officer: Actor, came: ReceivedPacket
) -> None:
    with acting_for(province):
        (waiting,) = proposals.came(officer)

    told = {check["code"]: check for check in waiting.content["checks"]}
    assert waiting.outcome is None
    assert told["certifiers"]["met"] is True
    assert "พอช." in told["certifiers"]["evidence"][0]["th"]
    assert told["public_report"]["met"] is False
    assert waiting.content["claim"] is None
    with acting_for(tenant):
        assert CriteriaDecision.objects.count() == 1


def test_a_certified_proposal_becomes_evidence_of_the_fund_once(
    tenant: Tenant, secretary: Actor, province: Tenant, officer: Actor, came: ReceivedPacket
) -> None:
    with acting_for(province):
        outcome = actions.consider(packet_id=came.pk, by=officer, **JUDGED)  # type: ignore[arg-type]
        assert proposals.count_waiting() == 0
    with acting_for(tenant):
        back = handed_over(outcome.answer, secretary)

        filed = actions.file_answer(packet_id=back.pk, by=secretary)

        assert (filed.certifier, filed.reference) == ("provincial_committee", "มติ 3/2569")
        with pytest.raises(ProposalAnswered):
            actions.file_answer(packet_id=back.pk, by=secretary)


def test_a_proposal_is_judged_once(province: Tenant, officer: Actor, came: ReceivedPacket) -> None:
    with acting_for(province):
        actions.consider(packet_id=came.pk, by=officer, **JUDGED)  # type: ignore[arg-type]

        with pytest.raises(ProposalAnswered):
            actions.consider(packet_id=came.pk, by=officer, **JUDGED)  # type: ignore[arg-type]


def test_a_judgement_without_reason_or_number_is_not_taken(
    province: Tenant, officer: Actor, came: ReceivedPacket
) -> None:
    with acting_for(province), pytest.raises(ProposalIncomplete):
        actions.consider(packet_id=came.pk, by=officer, **(JUDGED | {"reference": " "}))  # type: ignore[arg-type]


def test_what_was_sent_back_certifies_nothing(
    tenant: Tenant, secretary: Actor, province: Tenant, officer: Actor, came: ReceivedPacket
) -> None:
    with acting_for(province):
        outcome = actions.consider(packet_id=came.pk, by=officer, **(JUDGED | {"verdict": "returned"}))  # type: ignore[arg-type]
    with acting_for(tenant):
        back = handed_over(outcome.answer, secretary)

        with pytest.raises(ProposalAnswered):
            actions.file_answer(packet_id=back.pk, by=secretary)

        assert not Certification.objects.filter(certifier="provincial_committee").exists()


def test_who_keeps_a_fund_does_not_judge_for_the_province(
    tenant: Tenant, secretary: Actor, sealed: SentPacket
) -> None:
    with acting_for(tenant), pytest.raises(NotAllowed):
        actions.consider(packet_id=sealed.pk, by=secretary, **JUDGED)  # type: ignore[arg-type]


def test_the_neighbour_province_finds_no_proposal(came: ReceivedPacket, neighbour: Tenant) -> None:
    other = tenants.member_of(neighbour, "province", username="other-province")

    with acting_for(neighbour):
        assert proposals.came(other) == []
        with pytest.raises(PacketUnknown):
            proposals.one(other, came.pk)
        assert ProposalOutcome.objects.count() == 0
