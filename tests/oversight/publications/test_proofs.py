"""The proof of a receipt: stated once, voided once, and saying when the money came into the book."""

from __future__ import annotations

import hashlib

import pytest

from tests.factories import funds, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.money.ledger import queries as ledger
from thuanna.money.payments.models import Receipt
from thuanna.oversight.publications import actions, jobs
from thuanna.oversight.publications.models import ReceiptProof


@pytest.fixture
def receipt(committed):
    """A committed receipt of thirty baht, and the fund's tenant."""
    tenant = tenants.tenant()
    by = tenants.member_of(tenant, "secretary", "treasurer")
    with acting_for(tenant):
        funds.fund_with_book(by)
        given = funds.receipt(funds.member(by), by)
    return tenant, given


def test_a_receipt_is_proved_with_its_link_in_the_book(receipt):
    tenant, given = receipt
    with acting_for(tenant):
        jobs.publish_receipt_proof({"receipt_id": given.pk})

        proof = ReceiptProof.objects.get()

    assert (proof.reference, proof.amount_satang) == (given.reference, 3000)
    assert proof.link_seq
    assert len(proof.link_hash) == 64


def test_the_way_from_the_receipt_to_its_links_root_can_be_walked_by_anybody(receipt):
    tenant, given = receipt
    with acting_for(tenant):
        jobs.publish_receipt_proof({"receipt_id": given.pk})

        inclusion = ReceiptProof.objects.get().inclusion
        link = ledger.link_of(given.journal_id)

    reached = bytes.fromhex(inclusion["leaf"])
    for step in inclusion["path"]:
        neighbour = bytes.fromhex(step["hash"])
        pair = neighbour + reached if step["side"] == "left" else reached + neighbour
        reached = hashlib.sha256(b"\x01" + pair).digest()
    assert reached.hex() == inclusion["root"] == link.root.hex()
    assert set(inclusion) == {"leaf", "path", "root"}


def test_news_delivered_twice_states_it_once(receipt):
    tenant, given = receipt
    with acting_for(tenant):
        jobs.publish_receipt_proof({"receipt_id": given.pk})
        jobs.publish_receipt_proof({"receipt_id": given.pk})

        assert ReceiptProof.objects.count() == 1


def test_a_collector_may_not_state_proofs(receipt):
    tenant, given = receipt
    collector = tenants.member_of(tenant, "collector", username="collector")

    with acting_for(tenant), pytest.raises(NotAllowed):
        actions.prove_receipt(receipt_id=given.pk, by=collector)


def test_the_neighbour_cannot_prove_a_receipt_that_is_not_theirs(receipt):
    _, given = receipt
    neighbour = tenants.tenant("neighbour-fund")

    with acting_for(neighbour), pytest.raises(Receipt.DoesNotExist):
        jobs.publish_receipt_proof({"receipt_id": given.pk})


def test_the_table_holds_no_token(receipt):
    tenant, given = receipt
    with acting_for(tenant):
        jobs.publish_receipt_proof({"receipt_id": given.pk})

        values = str(ReceiptProof.objects.values().get())

    assert given.token not in values
