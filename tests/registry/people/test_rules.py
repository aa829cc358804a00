"""Keys of names, and what a search box was asked. No database."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import people
from thuanna.kernel.citizen_number import CitizenNumberWrong
from thuanna.kernel.refusals import Refusal
from thuanna.registry.people import rules


def keys_of(given_name, family_name, nickname=""):
    return rules.name_keys(rules.forms_of(given_name), rules.forms_of(family_name), nickname=nickname)


def test_a_name_is_kept_in_both_orders_spelt_and_heard():
    given, family = rules.forms_of("สมชาย").heard, rules.forms_of("ใจดี").heard

    assert keys_of("สมชาย", "ใจดี") == [
        ("สมชาย ใจดี", f"{given} {family}"),
        ("ใจดี สมชาย", f"{family} {given}"),
    ]


def test_a_name_without_family_name_has_one_key_and_is_found_by_its_sound():
    [key] = keys_of("สมชาย", "")
    [asked] = rules.read_question("สมชาย").heard

    assert key.spelt == "สมชาย"
    assert asked.first <= key.heard < asked.beyond


def test_a_nickname_is_a_key_of_its_own():
    assert ("แดง", "") in keys_of("สมชาย", "ใจดี", "แดง")


def test_a_spelling_variant_shares_the_key_of_sound():
    assert rules.forms_of("ประเสริฐ").heard == rules.forms_of("ประเสริด").heard


def test_people_are_listed_by_given_name_then_family_name():
    names = [("ก้าน", "ก"), ("กาน", "ฮ"), ("กาน", "ข"), ("เก", "ก")]
    order = {name: rules.name_order(rules.forms_of(name[0]), rules.forms_of(name[1])) for name in names}

    assert sorted(names, key=order.__getitem__) == [("กาน", "ข"), ("กาน", "ฮ"), ("ก้าน", "ก"), ("เก", "ก")]


def test_thirteen_digits_ask_for_a_citizen_number():
    number = people.citizen_number(7)

    assert rules.read_question(f" {number.formatted()} ").number == number


def test_thai_digits_ask_for_the_same_citizen_number():
    number = people.citizen_number(7)
    in_thai = number.digits.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))

    assert rules.read_question(in_thai).number == number


def test_thirteen_digits_that_do_not_check_are_refused_with_the_reason():
    with pytest.raises(CitizenNumberWrong):
        rules.read_question("1234567890123")


@pytest.mark.parametrize("typed", ["081 234", "081-234", "+66 81 234", "๐๘๑๒๓๔"])
def test_digits_ask_for_the_beginning_of_a_phone_number(typed):
    assert rules.read_question(typed).phone == rules.Beginning("081234")


@pytest.mark.parametrize("typed", ["", "ก", "  ", "081", "%", "__"])
def test_what_nearly_everybody_would_answer_is_refused(typed):
    with pytest.raises(rules.QuestionTooShort):
        rules.read_question(typed)


def test_a_title_in_front_does_not_matter():
    assert rules.Beginning("สมชาย ใจดี") in rules.read_question("นายสมชาย ใจดี").spelt


def test_a_forgotten_space_is_tried_everywhere():
    assert "สมชาย ใจดี" in rules.read_question("สมชายใจดี").whole


def test_a_beginning_ends_where_the_next_letter_begins():
    beginning = rules.Beginning("สม")

    assert beginning.first <= "สมฮ" < beginning.beyond
    assert not beginning.first <= "สย" < beginning.beyond


@given(st.text(max_size=200))
def test_whatever_is_typed_is_understood_or_refused_in_words(typed):
    with suppress(Refusal):
        question = rules.read_question(typed)

        assert question.number or question.phone or question.spelt


@given(st.text(alphabet="กขสมชายใดีู่้ศริ์ ", min_size=2, max_size=20), st.text(alphabet="กขสมชายใดี", max_size=12))
def test_a_name_is_found_by_its_own_keys(given_name, family_name):
    keys = keys_of(given_name, family_name)

    assert all(keys)
    assert len(keys) == len(set(keys))
