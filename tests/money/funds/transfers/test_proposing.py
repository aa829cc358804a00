"""Whose transfer it is, by what a bank writes: no database."""

from __future__ import annotations

import pytest

from thuanna.kernel.money import Money
from thuanna.money.funds.transfers.proposing import (
    AMOUNT,
    NAME,
    NUMBER,
    Deposit,
    Directory,
    Known,
    Proposal,
    propose,
)

YEAR = Money.baht(365)
MEMBERS = (
    Known(1, "01-00012", "สมชาย", "ใจดี"),
    Known(2, "02-00007", "สมหญิง", "ใจเย็น"),
    Known(3, "12", "บุญมา", "ทองดี"),
    Known(4, "03-00001", "สมชาย", "ใจงาม"),
)
DIRECTORY = Directory(MEMBERS)


def proposals(text: str, amount: Money = YEAR) -> list[Proposal]:
    """What is proposed; everybody may bring 365 baht for twelve months."""
    deposit = Deposit(9, amount, text)
    return propose(
        [(deposit, DIRECTORY.named_in(text))], DIRECTORY, {member.member_id: {YEAR: 12} for member in MEMBERS}
    )


@pytest.mark.parametrize(
    "text", ["โอนเข้า 01-00012", "REF 0100012 MOBILE", "QR/01-00012", "เลข 01 00012", "สมาชิก๐๑-๐๐๐๑๒"]
)
def test_the_members_number_is_found_however_it_is_written(text: str):
    (found,) = proposals(text)

    assert found.candidates[0].member_id == 1
    assert found.candidates[0].reasons == (NUMBER, AMOUNT)
    assert found.is_sure


@pytest.mark.parametrize("text", ["โอน 101-00012", "A/C 201000123", "โอนเข้า 10:12 น.", "X7120", ""])
def test_a_number_inside_another_is_nobodys(text: str):
    assert proposals(text) == []


def test_a_sender_whose_name_agrees_is_proposed_but_not_sure():
    (found,) = proposals("รับโอนจาก นางสาวสมหญิง ใจเย็น")

    assert found.candidates[0].reasons == (NAME, AMOUNT)
    assert not found.is_sure


def test_namesakes_whose_family_name_the_bank_hides_are_all_shown():
    (found,) = proposals("จาก นาย สมชาย ใจ***")

    assert [each.member_id for each in found.candidates] == [1, 4]
    assert not found.is_sure


def test_a_given_name_alone_is_not_enough():
    assert proposals("จาก สมชาย") == []


def test_a_short_number_counts_only_beside_the_name():
    assert proposals("โอน 12 พ.ย.") == []
    (found,) = proposals("บุญมา ทองดี 12")
    assert found.candidates[0].reasons == (NUMBER, NAME, AMOUNT)


def test_two_numbers_in_one_text_leave_it_to_a_person():
    (found,) = proposals("01-00012 และ 02-00007")

    assert len(found.candidates) == 2
    assert not found.is_sure


def test_an_amount_that_fits_no_months_is_proposed_without_them():
    (found,) = proposals("01-00012", Money.baht(400))

    assert found.candidates[0].months is None
    assert not found.is_sure


def test_the_number_goes_before_the_name():
    (found,) = proposals("นางสมหญิง ใจเย็น จ่ายให้ 01-00012")

    assert [each.member_id for each in found.candidates] == [1, 2]


def test_reasons_are_told_in_words():
    (found,) = proposals("01-00012")

    assert [each.in_("en") for each in found.candidates[0].words] == [
        "The bank names this number",
        "It pays for 12 months",
    ]
