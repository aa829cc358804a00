"""The text of a PromptPay QR, against published examples."""

from __future__ import annotations

import pytest

from thuanna.kernel.money import Money
from thuanna.kernel.promptpay import payload


def test_a_telephone_without_an_amount():
    assert (
        payload("0801234567") == "00020101021129370016A000000677010111011300668012345675802TH530376463046197"
    )


def test_an_amount_makes_it_a_code_for_one_payment():
    told = payload("0801234567", Money.baht("1234.5"))

    assert told.startswith("000201010212")
    assert "54071234.50" in told


def test_a_reference_travels_as_the_label_of_the_code():
    told = payload("0801234567", Money.baht(365), "01-00012")

    assert "62120508" + "01-00012" in told


def test_a_reference_in_other_letters_is_left_out():
    assert payload("0801234567", reference="ก-12") == payload("0801234567")


@pytest.mark.parametrize(("number", "kind"), [("1" * 13, "0213"), ("1" * 15, "0315")])
def test_each_length_has_its_own_kind(number: str, kind: str):
    assert f"{kind}{number}" in payload(number)


def test_anything_else_is_a_mistake_of_the_program():
    with pytest.raises(AssertionError):
        payload("12345")
