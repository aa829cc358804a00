"""Decision functions take exactly the facts they ask for."""

from datetime import date

import pytest

from thuanna.foundation.law import functions
from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.kernel.rules import Outcome


def decide(name, on, **given):
    function = functions.named(name)
    return function.run(given, function.book(on))


def test_the_fiscal_year_of_the_day_itself_is_told_when_no_other_is_asked():
    decision = decide("kernel/fiscal_year", date(2026, 10, 1))

    assert decision.answers["fiscal_year"] == 2570
    assert decision.answers["starts_on"] == date(2026, 10, 1)


def test_a_day_in_another_fiscal_year_is_refused_with_both_years():
    decision = decide("kernel/fiscal_year", date(2026, 9, 30), fiscal_year=2570)

    assert decision.reasons == ("date_in_fiscal_year: 2569 ≠ 2570",)


def test_a_small_number_is_refused_with_the_threshold():
    decision = decide("law/small_number", date(2026, 11, 21), count=4)

    assert decision.reasons == ("small_numbers_min: 4 < 5 (threshold rule)",)


def test_a_record_still_kept_says_until_when():
    decision = decide("law/retention_until", date(2026, 11, 20), kind="sessions", since="2026-11-07")

    assert decision.outcome is Outcome.REFUSED
    assert decision.reasons == ("sessions: 2026-11-20 < 2026-11-21 (มาตรา 37 (3))",)


@pytest.mark.parametrize(
    "given",
    [{}, {"count": None}, {"count": 4, "colour": "red"}, {"count": "4"}, {"count": -1}, {"count": True}],
)
def test_missing_unknown_and_misshapen_facts_are_refused(given):
    with pytest.raises(functions.BadFacts, match="count"):
        decide("law/small_number", date(2026, 11, 21), **given)


@pytest.mark.parametrize("raw", ["2026-02-30", "14/2/2569", 20260214])
def test_a_day_is_written_year_month_day(raw):
    with pytest.raises(functions.BadFacts, match="date"):
        decide("kernel/fiscal_year", date(2026, 11, 21), date=raw)


@pytest.mark.parametrize(
    ("kind", "raw", "fact"),
    [
        (functions.Kind.MONEY, "1,200.50", Money.baht("1200.50")),
        (functions.Kind.FLAG, False, False),
        (functions.Kind.TEXT, "death", "death"),
    ],
)
def test_facts_are_read_by_their_kind(kind, raw, fact):
    assert functions.Fact("fact", kind, t("ก", "a")).read(raw) == fact


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (functions.Kind.MONEY, 600),
        (functions.Kind.MONEY, "six"),
        (functions.Kind.FLAG, "yes"),
        (functions.Kind.TEXT, 1),
    ],
)
def test_facts_of_another_kind_are_refused(kind, raw):
    with pytest.raises(functions.BadFacts):
        functions.Fact("fact", kind, t("ก", "a")).read(raw)


def test_an_unknown_function_is_named_with_those_there_are():
    with pytest.raises(functions.UnknownFunction, match=r"funds/horoscope.*kernel/fiscal_year"):
        functions.named("funds/horoscope")


def test_a_name_is_registered_once():
    with pytest.raises(AssertionError):
        functions.register(functions.named("law/small_number"))
