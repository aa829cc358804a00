"""The rules in force on a day, and how long records are kept."""

from datetime import date

import pytest

from thuanna.foundation.law import queries as law
from thuanna.foundation.law import reading
from thuanna.kernel.rules import NoValueInForce, UnknownRule


def test_a_book_is_opened_as_it_stands_on_a_day():
    assert law.book("privacy/publication", on=date(2026, 11, 21)).number("small_numbers_min") == 5


def test_before_the_first_value_there_is_none():
    with pytest.raises(NoValueInForce):
        law.book("privacy/publication", on=date(2022, 5, 31)).number("small_numbers_min")


def test_a_book_that_does_not_exist_is_refused():
    with pytest.raises(reading.UnreadableFile):
        law.book("privacy/nothing", on=date(2026, 11, 21))


def test_a_member_is_kept_ten_years_after_leaving():
    members = law.retention("members")

    assert members.kept_until(date(2026, 3, 1), on=date(2026, 11, 21)) == date(2036, 3, 1)
    assert "อายุความ" in members.ground.in_("th")
    assert members.counted_from.in_("en") == "the end of membership"
    assert members.source.clause == "มาตรา 193/30"


def test_the_ledger_is_kept_for_ever():
    assert law.retention("ledger").kept_until(date(2026, 3, 1), on=date(2026, 11, 21)) is None


def test_a_keeping_period_too_has_a_day_from_which_it_is_in_force():
    with pytest.raises(NoValueInForce):
        law.retention("members").kept_until(date(2010, 3, 1), on=date(2022, 5, 31))


def test_a_kind_of_record_that_is_not_listed_is_refused():
    with pytest.raises(UnknownRule, match="horoscopes"):
        law.retention("horoscopes")


@pytest.mark.parametrize("kind", law.retentions(), ids=lambda kind: kind.name)
def test_every_kind_of_record_says_why_and_from_when_it_is_kept(kind):
    assert kind.period(date(2026, 11, 21))
    assert kind.ground.th != kind.ground.en
    assert kind.counted_from.th != kind.counted_from.en
    assert kind.label.th != kind.name


def test_a_file_with_two_documents_is_no_rule_file(tmp_path):
    path = tmp_path / "two.yaml"
    path.write_text("a: 1\n---\nb: 2\n", encoding="utf-8")

    with pytest.raises(reading.UnreadableFile):
        law.read_file(path, "two")
