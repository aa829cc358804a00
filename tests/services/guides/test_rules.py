"""What a form asks, and what it asks again: never a refusal."""

from __future__ import annotations

import datetime

from tests.factories.guides import SECTIONS
from thuanna.services.guides import catalogue, rules

TODAY = datetime.date(2026, 11, 21)
FUNERAL = catalogue.guide("elderly-funeral").form
NEWBORN = catalogue.guide("newborn-grant").form
ANSWERS = {key: value for section in SECTIONS.values() for key, value in section.items()}


def said(answers, form=FUNERAL):
    return [one.in_("en") for one in rules.findings(form, answers, on=TODAY)]


def test_the_certifier_is_asked_for_only_without_a_welfare_card():
    with_card = [one.key for one in rules.asked_sections(FUNERAL, ANSWERS)]
    without = [one.key for one in rules.asked_sections(FUNERAL, {**ANSWERS, "welfare": "certified"})]

    assert "certifier" not in with_card
    assert "certifier" in without


def test_answers_to_a_section_no_longer_asked_are_dropped():
    answers = {**ANSWERS, "certifier_name": "สมชาย ตัวอย่าง"}

    assert "certifier_name" not in rules.kept_answers(FUNERAL, answers)


def test_the_next_section_is_the_first_not_filled_in():
    assert rules.next_section(FUNERAL, ANSWERS, ["applicant"]).key == "home"
    assert rules.next_section(FUNERAL, ANSWERS, list(SECTIONS)) is None


def test_nothing_is_found_in_an_ordinary_form():
    assert said(ANSWERS) == []


def test_somebody_who_was_59_is_pointed_out_with_the_age():
    found = said({**ANSWERS, "deceased_born_on": "1966-11-11", "died_on": "2026-11-10"})

    assert len(found) == 1
    assert "59" in found[0]


def test_on_the_sixtieth_birthday_nothing_is_pointed_out():
    assert said({**ANSWERS, "deceased_born_on": "1966-11-10", "died_on": "2026-11-10"}) == []


def test_six_months_after_the_certificate_the_term_is_pointed_out():
    last_day = {**ANSWERS, "died_on": "2026-05-20", "certificate_on": "2026-05-22"}
    too_late = {**ANSWERS, "died_on": "2026-05-20", "certificate_on": "2026-05-21"}

    assert said(last_day) == []
    assert "six months" in said(too_late)[0]


def test_a_certificate_before_the_death_is_pointed_out():
    assert "before the day of death" in said({**ANSWERS, "certificate_on": "2026-11-09"})[0]


def test_a_death_before_the_birth_does_not_break_the_page():
    assert isinstance(said({**ANSWERS, "deceased_born_on": "2026-11-15"}), list)


def test_a_mean_income_above_the_rule_is_said_in_baht():
    found = said({"child_born_on": "2026-01-01", "income": 40_000_100, "people": 4}, NEWBORN)

    assert "100,000.25" in found[0]


def test_a_mean_income_at_the_rule_is_not_pointed_out():
    assert said({"child_born_on": "2026-01-01", "income": 40_000_000, "people": 4}, NEWBORN) == []


def test_a_form_is_late_only_after_the_promised_days():
    assert not rules.Clock(7, 7).is_late
    assert rules.Clock(8, 7).is_late
    assert not rules.Clock(300, None).is_late
