"""How claims stand, from the rows that were added to them. Bounded questions for any number of claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from thuanna.kernel.language import Phrase, t
from thuanna.money.claims.models import (
    Certification,
    Claim,
    ClaimClosing,
    ClaimDecision,
    ClaimPayment,
    Objection,
)
from thuanna.money.payments.models import OrderDecision, Voucher, VoucherVoid
from thuanna.money.regulations.queries import texts

from . import recoveries


class State(StrEnum):
    """Where a claim stands."""

    TO_CERTIFY = "to_certify"
    TO_DECIDE = "to_decide"
    ASKED = "asked"
    REFUSED = "refused"
    OBJECTED = "objected"
    TO_PAY = "to_pay"
    PAYING = "paying"
    PAID = "paid"
    RECOVERING = "recovering"
    GIVEN = "given"
    CLOSED = "closed"


TAKES_PAPERS = frozenset({State.TO_CERTIFY, State.TO_DECIDE, State.ASKED})
MAY_OBJECT = frozenset({State.REFUSED, State.TO_PAY, State.ASKED, State.GIVEN})

WORDS: dict[State, tuple[Phrase, str]] = {
    State.TO_CERTIFY: (t("รอศูนย์หมู่บ้านรับรอง", "Waits for the village centre"), "turmeric"),
    State.TO_DECIDE: (t("รอประธานพิจารณา", "Waits for the chair"), "turmeric"),
    State.ASKED: (t("ขอข้อมูลเพิ่ม", "More is needed"), "turmeric"),
    State.REFUSED: (t("ยังให้ไม่ได้", "Not this time"), "plain"),
    State.OBJECTED: (t("มีข้อโต้แย้ง รอคนอื่นพิจารณา", "Objected to; others answer"), "turmeric"),
    State.TO_PAY: (t("อนุมัติแล้ว รอจัดทำจ่าย", "Granted, to be paid"), "indigo"),
    State.PAYING: (t("จัดทำจ่ายแล้ว รอจ่าย", "Payment prepared"), "indigo"),
    State.PAID: (t("จ่ายแล้ว", "Paid"), "leaf"),
    State.RECOVERING: (t("จ่ายผิด รอเงินคืน", "Paid wrongly: to come back"), "turmeric"),
    State.GIVEN: (t("อนุมัติแล้ว (ไม่เป็นตัวเงิน)", "Granted, in kind"), "leaf"),
    State.CLOSED: (t("ปิดเรื่องแล้ว", "Closed"), "plain"),
}


def state_of(claim: Claim) -> State:
    """How one claim stands."""
    return states_of([claim])[claim.pk]


def states_of(claims: Iterable[Claim]) -> dict[int, State]:
    """How these claims stand."""
    listed = list(claims)
    ids = [claim.pk for claim in listed]
    closed = set(ClaimClosing.objects.filter(claim__in=ids).values_list("claim_id", flat=True))
    decided = {row.claim_id: row for row in ClaimDecision.objects.filter(claim__in=ids).order_by("place")}
    answered = ClaimDecision.objects.filter(claim__in=ids, objection__isnull=False).values("objection_id")
    objected = set(
        Objection.objects.filter(claim__in=ids).exclude(pk__in=answered).values_list("claim_id", flat=True)
    )
    paying = paying_of(ids)
    missing = _still_to_certify(listed)
    return {
        claim.pk: _state(
            is_closed=claim.pk in closed,
            decision=decided.get(claim.pk),
            is_objected=claim.pk in objected,
            paying=paying.get(claim.pk),
            is_certified=claim.pk not in missing,
        )
        for claim in listed
    }


def _state(
    *,
    is_closed: bool,
    decision: ClaimDecision | None,
    is_objected: bool,
    paying: State | None,
    is_certified: bool,
) -> State:
    if is_closed:
        return State.CLOSED
    if decision is None:
        return State.TO_DECIDE if is_certified else State.TO_CERTIFY
    if is_objected:
        return State.OBJECTED
    if decision.outcome == ClaimDecision.Outcome.NEEDS_REVIEW:
        return State.ASKED
    if decision.outcome == ClaimDecision.Outcome.REFUSED:
        return State.REFUSED
    if not decision.amount_satang:
        return State.GIVEN
    return paying or State.TO_PAY


def _still_to_certify(claims: list[Claim]) -> set[int]:
    """Claims of which too few have certified yet."""
    found = texts()
    rows = Certification.objects.filter(
        claim__in=[claim.pk for claim in claims], verdict=Certification.Verdict.CERTIFIED
    )
    counts = Counter(rows.values_list("claim_id", flat=True))
    missing = set()
    for claim in claims:
        needed = found.in_force(claim.event_on).deciding.certifiers if found else 0
        if claim.claimant != Claim.Claimant.COMMITTEE and counts[claim.pk] < needed:
            missing.add(claim.pk)
    return missing


def paying_of(ids: list[int]) -> dict[int, State]:
    """Claims whose last payment order still stands or was paid."""
    last = {row.claim_id: row.order_id for row in ClaimPayment.objects.filter(claim__in=ids).order_by("pk")}
    orders = list(last.values())
    vouchers = dict(Voucher.objects.filter(order__in=orders).values_list("order_id", "pk"))
    void = set(VoucherVoid.objects.filter(voucher__in=vouchers.values()).values_list("voucher_id", flat=True))
    dead = set(
        OrderDecision.objects.filter(order__in=orders, verdict__in=["sent_back", "withdrawn"]).values_list(
            "order_id", flat=True
        )
    )
    out = recoveries.still_out(ids)
    found = {}
    for claim_id, order_id in last.items():
        voucher = vouchers.get(order_id)
        if order_id in dead or voucher in void:
            continue
        paid = State.RECOVERING if claim_id in out else State.PAID
        found[claim_id] = paid if voucher is not None else State.PAYING
    return found


def was_voided(claim: Claim) -> bool:
    """Whether money was paid for it and the voucher was voided since."""
    orders = ClaimPayment.objects.filter(claim=claim).values("order_id")
    return VoucherVoid.objects.filter(voucher__order__in=orders).exists()
