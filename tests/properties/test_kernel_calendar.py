from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from thuanna.kernel import ages
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.numbers import thai_digits
from thuanna.kernel.partial_dates import PartialDate
from thuanna.kernel.periods import Period, find_overlaps_and_gaps
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.thai_dates import buddhist_year, english_date, parse_date, thai_date

DAYS = st.dates(min_value=date(1850, 1, 1), max_value=date(2200, 12, 31))
RECENT = st.dates(min_value=date(1957, 1, 1), max_value=date(2056, 12, 31))
REFUSALS = {"date_empty", "date_not_understood", "date_impossible", "date_ambiguous", "date_implausible"}


@st.composite
def partial_dates(draw):
    day = draw(DAYS)
    return draw(
        st.sampled_from([PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year)])
    )


@st.composite
def periods(draw):
    starts_on = draw(RECENT)
    length = draw(st.none() | st.integers(min_value=1, max_value=2000))
    return Period(starts_on, None if length is None else starts_on + timedelta(days=length))


@given(partial_dates(), st.sampled_from(["long", "short", "numeric"]), st.sampled_from(["arabic", "thai"]))
def test_every_date_shown_in_thai_is_read_back(partial, style, digits):
    assert parse_date(thai_date(partial, style, digits)).partial == partial


@given(partial_dates())
def test_every_date_shown_in_english_or_stored_is_read_back(partial):
    assert parse_date(english_date(partial)).partial == partial
    assert PartialDate.from_iso(str(partial)) == partial


@given(DAYS)
def test_the_eras_of_one_day_meet(day):
    buddhist = f"{buddhist_year(day.year)}-{day:%m-%d}"

    assert parse_date(buddhist).partial == parse_date(day.isoformat()).partial == PartialDate.of(day)


@given(RECENT)
def test_two_digit_years_are_told_or_refused_but_never_misread(day):
    typed = f"{day.day}/{day.month}/{buddhist_year(day.year) % 100:02}"

    assert read(typed) in (PartialDate.of(day), "date_ambiguous")


@given(st.text(max_size=40) | st.from_regex(r"[0-9๐-๙/.\- ]{1,14}", fullmatch=True))
def test_any_text_is_a_date_or_a_named_refusal(text):
    reading = read(text)

    assert reading in REFUSALS or read(thai_digits(thai_date(reading))) == reading


def read(text: str) -> PartialDate | str:
    """The date, or the code of its refusal."""
    try:
        return parse_date(text, today=date(2026, 11, 21)).partial
    except Refusal as refusal:
        return refusal.code


@given(partial_dates(), partial_dates())
def test_order_of_partial_dates_follows_their_first_days(one, other):
    assume(one.earliest != other.earliest)

    assert (one < other) == (one.earliest < other.earliest)
    assert one.earliest <= one.latest


@given(RECENT)
def test_every_day_lies_in_exactly_one_fiscal_year(day):
    year = FiscalYear.of(day)

    assert year.contains(day)
    assert not year.next.contains(day)
    assert not year.previous.contains(day)
    assert year.ends_before == year.next.starts_on


@given(partial_dates(), DAYS)
def test_age_grows_by_at_most_one_a_day_and_only_on_one_day_a_year(birth, on):
    assume(on >= birth.first_day())

    assert ages.age_on(birth, on + timedelta(days=1)) - ages.age_on(birth, on) in (0, 1)
    assert ages.age_on(birth, on + timedelta(days=366)) - ages.age_on(birth, on) in (1, 2)


@given(DAYS, DAYS)
def test_membership_counts_agree(joined_on, on):
    months = ages.full_months(joined_on, on)

    assert 28 * months <= ages.membership_days(joined_on, on)
    assert ages.full_years(joined_on, on) == months // 12
    assert ages.full_months(joined_on, on + timedelta(days=1)) in (months, months + 1)


@given(periods(), periods(), RECENT)
def test_a_day_is_shared_when_both_periods_contain_it(one, other, day):
    shared = one.intersect(other)

    assert (shared is not None and shared.contains(day)) == (one.contains(day) and other.contains(day))
    assert shared == other.intersect(one)


@given(st.lists(periods(), max_size=8), RECENT)
def test_gaps_are_never_covered_and_overlaps_always_twice(several, day):
    found = find_overlaps_and_gaps(several)
    covering = sum(period.contains(day) for period in several)

    assert not any(gap.contains(day) for gap in found.gaps) or covering == 0
    assert any(overlap.contains(day) for overlap in found.overlaps) == (covering >= 2)
