from datetime import date

import pytest

from thuanna.kernel.partial_dates import DateImpossible, PartialDate


def test_the_less_known_sorts_before_the_fully_known():
    year, month, day = PartialDate(1967), PartialDate(1967, 1), PartialDate(1967, 1, 1)

    assert sorted([day, PartialDate(1966, 12, 31), month, year]) == [
        PartialDate(1966, 12, 31),
        year,
        month,
        day,
    ]
    assert year < month <= month < day > month >= month


@pytest.mark.parametrize(
    ("partial", "earliest", "latest"),
    [
        (PartialDate(1968), date(1968, 1, 1), date(1968, 12, 31)),
        (PartialDate(1968, 2), date(1968, 2, 1), date(1968, 2, 29)),
        (PartialDate(1968, 2, 5), date(1968, 2, 5), date(1968, 2, 5)),
    ],
)
def test_a_partial_date_knows_the_days_it_may_mean(partial, earliest, latest):
    assert (partial.earliest, partial.latest, partial.first_day()) == (earliest, latest, earliest)


def test_only_a_full_date_becomes_a_date():
    assert PartialDate(1968, 2, 5).as_date() == date(1968, 2, 5)
    with pytest.raises(ValueError, match="not known"):
        PartialDate(1968, 2).as_date()


@pytest.mark.parametrize(
    "parts", [(1967, 13), (1967, 0), (1967, 2, 29), (1967, 1, 0), (1967, None, 5), (0,), (10000,)]
)
def test_no_calendar_has_such_a_day(parts):
    with pytest.raises(DateImpossible):
        PartialDate(*parts)


@pytest.mark.parametrize("iso", ["1967", "1967-05", "1967-05-05"])
def test_what_is_stored_is_read_back(iso):
    assert str(PartialDate.from_iso(iso)) == iso


@pytest.mark.parametrize("text", ["", "5/5/1967", "1967-5", "1967-05-05T00:00"])
def test_only_the_stored_form_is_read_back(text):
    with pytest.raises(ValueError, match="ISO"):
        PartialDate.from_iso(text)


def test_a_full_date_is_made_from_a_date():
    assert PartialDate.of(date(1967, 5, 5)) == PartialDate(1967, 5, 5)
