"""What the letters of a claim say, in both languages; none has a word of the other language's frame."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories import claims, tenants
from tests.factories.claims import ON, Office
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import Language
from thuanna.money.claims import letters
from thuanna.money.claims.models import Claim, ClaimDecision
from thuanna.money.claims.queries import recoveries
from thuanna.money.payments.printing import Letterhead

from .test_recovering import agree, bring

pytestmark = pytest.mark.usefixtures("acting")
HEAD = Letterhead(office="กองทุนสมมุติ")


@pytest.fixture
def office(acting: Tenant, secretary: Actor) -> Office:
    return claims.office(acting, secretary)


@pytest.fixture
def treasurer(acting: Tenant) -> Actor:
    return tenants.member_of(acting, "treasurer", username="letters-treasurer")


@pytest.fixture
def claim(office: Office) -> Claim:
    return claims.hospital(claims.member(office.secretary), office.secretary)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The words of each letter, instead of its type being set."""
    found: list[dict[str, Any]] = []
    monkeypatch.setattr(letters, "compiled", lambda _, words: found.append(words) or b"%PDF")
    return found


def decided(claim: Claim, office: Office) -> ClaimDecision:
    return claims.decided(claim, office)


def test_the_same_decision_is_told_in_thai_and_in_english(
    office: Office, claim: Claim, told: list[dict[str, Any]]
) -> None:
    decision = decided(claim, office)

    for language in ("th", "en"):
        letters.letter_pdf(claim, decision, head=HEAD, to="ก", signer="ข", language=language)

    thai, english = told
    assert "เป็นเงิน 300.00 บาท (สามร้อยบาทถ้วน) สำหรับเหตุวันที่" in thai["paragraphs"][0]
    assert "The fund gives 300.00 baht" in english["paragraphs"][0]
    assert english["subject"] == "What was decided on the claim"
    assert "tell the fund by 10 July 2027" in english["paragraphs"][-1]
    assert [len(one["rows"]) for one in english["tables"]] == [len(one["rows"]) for one in thai["tables"]]
    assert english["total"][1] == thai["total"][1] == "300.00"


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_letter_is_set_in_type(office: Office, claim: Claim, language: Language) -> None:
    decision = decided(claim, office)

    pdf = letters.letter_pdf(claim, decision, head=HEAD, to="ก", signer="ข", language=language)

    assert pdf.startswith(b"%PDF-")


def test_the_payee_is_told_what_was_agreed_and_what_is_still_out(
    office: Office, treasurer: Actor, claim: Claim, told: list[dict[str, Any]]
) -> None:
    claims.paid(claim, office, treasurer)
    recovery = agree(claim, treasurer, 60, 40)
    bring(recovery, 60, treasurer)

    for language in ("th", "en"):
        sheet = recoveries.sheet(recovery)
        letters.recovery_pdf(sheet, head=HEAD, on=ON, signer="ข", language=language)

    thai, english = told
    assert thai["to"] == "สมศรี"
    assert "ขอคืนเงินสวัสดิการตามคำขอ" in thai["paragraphs"][0]
    assert "ได้รับคืนแล้ว 60.00 บาท ยังเหลือ 40.00 บาท" in thai["paragraphs"]
    assert thai["sums"] == [["ภายในวันที่ 10 สิงหาคม 2570", "40.00"]]
    assert english["sums"] == [["By 10 August 2027", "40.00"]]
    assert "asks back 100.00 baht" in english["paragraphs"][0]


def test_once_all_is_back_the_letter_asks_for_nothing(
    office: Office, treasurer: Actor, claim: Claim, told: list[dict[str, Any]]
) -> None:
    claims.paid(claim, office, treasurer)
    recovery = agree(claim, treasurer, 100)
    bring(recovery, 100, treasurer)

    letters.recovery_pdf(recoveries.sheet(recovery), head=HEAD, on=ON, signer="ข")

    assert told[0]["sums"] == []
    assert told[0]["paragraphs"][-1] == "กองทุนไม่ขอคืนเงินเพิ่มอีกแล้ว ขอบคุณ"
