"""What is in force on a day, and how a fact is held against it."""

from datetime import date
from decimal import Decimal

import pytest

from thuanna.kernel.money import Money
from thuanna.kernel.rules import BadRule, Duration, NoValueInForce, RuleBook, RuleFile, UnknownRule

GUIDELINE = {"title": "แนวทางสนับสนุนการจัดสวัสดิการชุมชน", "clause": "๒.๒ (๒)"}


def rule(unit, values, **more):
    return {"unit": unit, "law": GUIDELINE, "values": values, **more}


NEW_FUND = {
    "members_min": rule("people", {"2009-10-01": 100}, label={"th": "สมาชิก", "en": "members"}),
    "villages_share_min": rule("share", {"2009-10-01": Decimal("0.5")}),
    "entry_fee_max": rule("baht", {"2009-10-01": "20.00", "2012-10-01": "30.00", "2014-10-01": None}),
    "waiting": rule("duration", {"2009-10-01": "180 days"}),
}


def book_on(day, data=None):
    return RuleBook(RuleFile.of("grants/new_fund", data or NEW_FUND), day)


LAW_OF_2553 = book_on(date(2010, 3, 1))


def test_the_latest_value_begun_is_in_force():
    assert book_on(date(2012, 9, 30)).value("entry_fee_max") == Money.baht("20.00")
    assert book_on(date(2012, 10, 1)).value("entry_fee_max") == Money.baht("30.00")


def test_before_the_first_value_asking_is_an_error_and_not_zero():
    with pytest.raises(NoValueInForce) as refused:
        book_on(date(2009, 9, 30)).value("members_min")

    assert "2009-09-30" in refused.value.phrase.in_("en")
    assert "สมาชิก" in refused.value.phrase.in_("th")


def test_a_repealed_rule_has_no_value():
    with pytest.raises(NoValueInForce):
        book_on(date(2014, 10, 1)).value("entry_fee_max")


def test_a_rule_that_the_file_does_not_hold_is_named():
    with pytest.raises(UnknownRule, match="members_max"):
        LAW_OF_2553.value("members_max")


def test_values_come_in_their_own_type():
    assert LAW_OF_2553.number("members_min") == 100
    assert LAW_OF_2553.money("entry_fee_max") == Money.baht("20.00")
    assert LAW_OF_2553.duration("waiting") == Duration(180, "day")


def test_asking_for_the_wrong_type_is_our_own_mistake():
    with pytest.raises(AssertionError):
        LAW_OF_2553.money("members_min")


def test_a_failed_condition_shows_the_fact_the_limit_and_the_clause():
    check = LAW_OF_2553.at_least("members_min", 99)

    assert check.met is False
    assert str(check) == "members_min: 99 < 100 (๒.๒ (๒))"
    assert check.phrase.in_("th") == "สมาชิก: 99 (ต้องไม่น้อยกว่า 100 คน)"
    assert check.phrase.in_("en") == "members: 99 (must be at least 100 people)"


def test_the_limit_itself_is_enough():
    assert LAW_OF_2553.at_least("members_min", 100).met is True
    assert LAW_OF_2553.at_most("entry_fee_max", Money.baht("20.00")).met is True


def test_one_satang_more_is_too_much():
    check = LAW_OF_2553.at_most("entry_fee_max", Money.baht("20.01"))

    assert check.shown == "20.01 > 20.00"


def test_a_share_is_compared_exactly():
    assert LAW_OF_2553.at_least("villages_share_min", Decimal("0.4999")).met is False


def test_an_unknown_fact_is_neither_met_nor_failed():
    check = LAW_OF_2553.at_least("members_min", None)

    assert check.met is None
    assert check.shown == "? ≥ 100"
    assert "ยังไม่มีข้อมูล" in check.phrase.in_("th")


@pytest.mark.parametrize("fact", [99.0, True, Money.baht("99")])
def test_a_fact_of_another_kind_is_our_own_mistake(fact):
    with pytest.raises(AssertionError):
        LAW_OF_2553.at_least("members_min", fact)


def test_a_check_remembers_the_edition_and_since_when():
    record = LAW_OF_2553.at_least("members_min", 99).as_record()

    assert record["since"] == "2009-10-01"
    assert record["title"] == GUIDELINE["title"]
    assert record["version"] == LAW_OF_2553.version


def test_any_change_of_the_data_is_another_version():
    changed = {**NEW_FUND, "members_min": rule("people", {"2009-10-01": 101})}

    assert book_on(date(2010, 3, 1), changed).version != LAW_OF_2553.version


def test_the_order_of_entries_does_not_change_the_version():
    turned = dict(reversed(NEW_FUND.items()))

    assert book_on(date(2010, 3, 1), turned).version == LAW_OF_2553.version


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("people", -1),
        ("people", Decimal("1.5")),
        ("people", True),
        ("share", Decimal("1.01")),
        ("percent", 101),
        ("baht", Decimal("600.00")),
        ("baht", 600),
        ("duration", "ten years"),
        ("duration", "0 days"),
        ("text", ""),
        ("furlongs", 1),
    ],
)
def test_a_value_that_does_not_fit_its_unit_is_refused(unit, value):
    with pytest.raises(BadRule):
        RuleFile.of("x", {"name": rule(unit, {"2009-10-01": value})})


def test_a_day_that_is_none_is_refused():
    with pytest.raises(BadRule, match="2009-02-30"):
        RuleFile.of("x", {"name": rule("people", {"2009-02-30": 1})})
