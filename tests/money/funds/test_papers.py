"""The receipt on paper, from the register and the book to words that can be copied out again."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.factories import cash, funds, tenants
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.money.funds import papers
from thuanna.money.funds.actions import funds as fund_actions
from thuanna.money.payments import access
from thuanna.money.payments import actions as payments

pytestmark = [
    pytest.mark.usefixtures("acting"),
    pytest.mark.skipif(not shutil.which("mutool"), reason="install mupdf-tools"),
]


@pytest.fixture(autouse=True)
def fund(secretary: Actor, acting: Tenant) -> None:
    funds.fund_with_book(secretary)


def words_on(receipt_id: int, by: Actor, folder: Path, *, place_in_prints: int = 1) -> str:
    pdf = papers.receipt_pdf(
        receipt_id, base_url="https://fund.example/", place_in_prints=place_in_prints, by=by
    )
    file = folder / "receipt.pdf"
    file.write_bytes(pdf)
    read = subprocess.run(["mutool", "draw", "-q", "-F", "txt", file], capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


def test_a_receipt_says_who_paid_what_for_which_months(secretary: Actor, tmp_path: Path):
    member = funds.member(secretary, given_name="น้ำทิพย์")
    receipt = funds.receipt(member, secretary, funds.monthly(90, months=3))

    words = words_on(receipt.pk, secretary, tmp_path)

    assert "นายน้ำทิพย์ เนินคราม" in words
    assert f"เลขสมาชิก {member.number}" in words
    assert "เงินสมทบรายเดือน พฤศจิกายน 2569 ถึง มกราคม 2570 (3 เดือน)" in words
    assert "เก้าสิบบาทถ้วน" in words
    assert "เล่มที่ RC-2570 เลขที่ 000001" in words


def test_a_void_receipt_says_so_and_why(secretary: Actor, tenant: Tenant, tmp_path: Path):
    treasurer = tenants.member_of(tenant, "treasurer", username="treasurer")
    receipt = funds.receipt(funds.member(secretary), secretary)
    payments.void_receipt(receipt_id=receipt.pk, on=funds.TODAY, reason="twice", by=treasurer)

    assert "ยกเลิกแล้ว วันที่ 21 พฤศจิกายน 2569: บันทึกซ้ำ" in words_on(receipt.pk, secretary, tmp_path)


def test_the_second_print_is_marked(secretary: Actor, tmp_path: Path):
    receipt = funds.receipt(funds.member(secretary), secretary)

    assert "พิมพ์ซ้ำ ครั้งที่ 2" in words_on(receipt.pk, secretary, tmp_path, place_in_prints=2)


def test_a_gift_is_not_told_that_contributions_are_not_given_back(secretary: Actor, tmp_path: Path):
    gift = cash.cash(500, secretary)

    assert "ไม่คืน" not in words_on(gift.receipt_id, secretary, tmp_path)


def test_money_that_is_owed_back_is_not_called_lost(neighbour: Tenant, stranger: Actor, tmp_path: Path):
    with acting_for(neighbour):
        facts = fund_actions.FundFacts(founded_on=funds.FOUNDED_ON)
        fund_actions.found(facts=facts, by=stranger, stands_as="liability")
        fund_actions.open_book(opens_on=funds.TODAY, by=stranger)
        receipt = funds.receipt(funds.member(stranger), stranger)

        assert "ไม่คืน" not in words_on(receipt.pk, stranger, tmp_path)


def test_a_demonstration_marks_its_paper(tmp_path: Path):
    model_town = tenants.tenant("model-town", is_demo=True)
    clerk = tenants.member_of(model_town, "secretary", username="clerk")
    with acting_for(model_town):
        funds.fund_with_book(clerk)
        receipt = funds.receipt(funds.member(clerk), clerk)

        assert "ตัวอย่าง ห้ามใช้" in words_on(receipt.pk, clerk, tmp_path)


def test_the_neighbour_prints_none_of_ours(
    secretary: Actor, neighbour: Tenant, stranger: Actor, tmp_path: Path
):
    receipt = funds.receipt(funds.member(secretary), secretary)

    with acting_for(neighbour), pytest.raises(access.ReceiptUnknown):
        words_on(receipt.pk, stranger, tmp_path)
