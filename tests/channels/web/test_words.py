"""Words in templates."""

from datetime import date
from typing import Any

import pytest
from django.template import Context, Template

from thuanna.channels.web.doors import doors
from thuanna.kernel.language import speaking, t
from thuanna.kernel.money import Money
from thuanna.kernel.partial_dates import PartialDate


def shown(source: str, **facts: Any) -> str:
    return Template("{% load words %}" + source).render(Context(facts))


def test_thai_comes_first_and_english_follows_the_reader() -> None:
    source = '{% t "มี {n} คน" "{n} people" n=total %}'

    assert shown(source, total=3) == "มี 3 คน"
    with speaking("en"):
        assert shown(source, total=3) == "3 people"


def test_where_english_is_missing_thai_is_better_than_nothing() -> None:
    with speaking("en"):
        assert shown("{% t th en %}", th="เนินคราม", en="") == "เนินคราม"


def test_words_and_facts_from_data_cannot_bring_markup() -> None:
    assert shown('{% t "ชื่อ {x}" "Name {x}" x=x %}', x="<b>") == "ชื่อ &lt;b&gt;"
    assert shown("{% t x x %}", x="<b>") == "&lt;b&gt;"


def test_words_of_the_template_may_say_where_to_break() -> None:
    assert shown('{% t "ร่วม<wbr>ตรวจสอบ" "Check" %}') == "ร่วม<wbr>ตรวจสอบ"


def test_facts_that_are_phrases_follow_the_language() -> None:
    with speaking("en"):
        assert (
            shown('{% t "{who} จ่าย" "{who} pays" who=who %}', who=t("กองทุน", "The fund")) == "The fund pays"
        )


@pytest.mark.parametrize(
    ("day", "style", "th", "en"),
    [
        (date(2026, 11, 21), "long", "21 พฤศจิกายน 2569", "21 November 2026"),
        (date(2026, 11, 21), "short", "21 พ.ย. 2569", "21 November 2026"),
        (PartialDate(1967), "long", "พ.ศ. 2510", "1967"),
        (None, "long", "", ""),
    ],
)
def test_dates_are_written_in_the_readers_calendar(day: Any, style: str, th: str, en: str) -> None:
    source = "{{ day|thai_date:style }}"

    assert shown(source, day=day, style=style) == th
    with speaking("en"):
        assert shown(source, day=day, style=style) == en


def test_money_has_commas_and_two_decimals_and_counts_have_commas() -> None:
    assert shown("{{ paid|money }} {{ n|count }}", paid=Money(123450), n=1284) == "1,234.50 1,284"
    assert shown("{{ paid|money }}{{ n|count }}", paid=None, n=None) == ""


def test_telephones_are_written_in_groups() -> None:
    assert shown("{{ number|phone }}", number="0812345678") == "081\u00a0234\u00a05678"


def test_a_door_stands_only_where_something_is_behind_it() -> None:
    shown_doors = doors({"know": "/t/x/know/", "check": "/t/x/check/"}, here="check", inside=True)

    assert [(door.key, door.current) for door in shown_doors] == [("know", ""), ("check", "inside")]
