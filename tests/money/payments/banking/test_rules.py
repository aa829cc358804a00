"""Which lines of the bank are suggested for which journals."""

from __future__ import annotations

import datetime

from thuanna.kernel.money import Money
from thuanna.money.payments.banking import rules
from thuanna.money.payments.banking.rules import Item


def day(number: int) -> datetime.date:
    return datetime.date(2026, 11, number)


def bank(id_: int, on: int, baht: int, text: str = "") -> Item:
    return Item(id_, day(on), Money.baht(baht), text)


def book(id_: int, on: int, baht: int, number: str = "") -> Item:
    return Item(id_, day(on), Money.baht(baht), "", number)


def told(lines, journals, days_max=7):
    return [
        (tuple(i.id for i in s.lines), tuple(i.id for i in s.journals), s.reason, s.is_sure)
        for s in rules.suggest(lines, journals, days_max=days_max)
    ]


def test_the_documents_number_in_the_banks_words_comes_first():
    lines = [bank(1, 5, 500, "โอนเข้า RC-2570-000013")]
    journals = [book(10, 5, 500, "RC-2570-000012"), book(11, 5, 500, "RC-2570-000013")]

    assert told(lines, journals) == [((1,), (11,), "reference", True)]


def test_a_small_number_that_happens_to_stand_there_is_no_reference():
    assert told([bank(1, 5, 500, "สาขา 12")], [book(10, 5, 500, "RC-2570-000012")]) == [
        ((1,), (10,), "same_day", True)
    ]


def test_the_same_amount_on_the_nearest_day_is_suggested_with_the_distance():
    (suggestion,) = rules.suggest([bank(1, 7, 300)], [book(10, 1, 300), book(11, 5, 300)], days_max=7)

    assert [item.id for item in suggestion.journals] == [11]
    assert str(suggestion.words) == "จำนวนเท่ากัน ห่างกัน 2 วัน"


def test_two_alike_are_suggested_but_not_for_sure():
    assert told([bank(1, 5, 300)], [book(10, 5, 300), book(11, 5, 300)]) == [((1,), (10,), "same_day", False)]


def test_what_lies_too_far_apart_is_not_suggested():
    assert told([bank(1, 20, 300)], [book(10, 1, 300)]) == []


def test_money_in_is_never_matched_with_money_out():
    assert told([bank(1, 5, 300)], [book(10, 5, -300)]) == []


def test_the_receipts_of_a_day_add_up_to_one_deposit():
    journals = [book(10, 4, 100), book(11, 4, 250), book(12, 5, 30)]

    assert told([bank(1, 5, 350)], journals) == [((1,), (10, 11), "sum_of_day", True)]


def test_a_few_receipts_of_several_days_add_up_to_one_deposit():
    journals = [book(10, 3, 100), book(11, 4, 250), book(12, 4, 70)]

    assert told([bank(1, 5, 170)], journals) == [((1,), (12, 10), "sum", True)]


def test_two_lines_of_the_bank_add_up_to_one_journal():
    assert told([bank(1, 5, 100), bank(2, 5, 200)], [book(10, 5, 300)]) == [
        ((1, 2), (10,), "sum_of_lines", True)
    ]


def test_nothing_is_used_twice():
    lines = [bank(1, 5, 300), bank(2, 6, 300), bank(3, 6, 600)]
    journals = [book(10, 5, 300), book(11, 6, 300)]

    assert told(lines, journals) == [
        ((1,), (10,), "same_day", True),
        ((2,), (11,), "same_day", True),
    ]


def test_many_candidates_are_searched_within_bounds():
    journals = [book(100 + n, 5, 10 + n) for n in range(60)]

    assert told([bank(1, 5, 10**6)], journals) == []
