"""Every guide of the release can be shown and asked, and says how sure it is."""

from __future__ import annotations

import pytest

from thuanna.foundation.law import reading
from thuanna.kernel.rules.values import Duration
from thuanna.services.guides import catalogue
from thuanna.services.guides.catalogue import Guide

GUIDES = catalogue.guides()
WITH_FORMS = [guide for guide in GUIDES if guide.form]


def by_code(guide: Guide) -> str:
    return guide.code


@pytest.mark.parametrize("guide", GUIDES, ids=by_code)
def test_a_guide_keeps_to_the_schema(guide):
    name = f"{guide.code.replace('-', '_')}.yaml"
    (data,) = reading.documents(reading.rules_root() / "guides" / name)

    assert reading.faults("guide", data) == []


@pytest.mark.parametrize("guide", GUIDES, ids=by_code)
def test_a_guide_belongs_to_situations_that_people_can_choose(guide):
    assert set(guide.situations) <= {one.key for one in catalogue.situations()}


@pytest.mark.parametrize("guide", GUIDES, ids=by_code)
def test_a_guide_names_its_instrument_and_where_its_facts_were_read(guide):
    assert guide.law_title
    assert guide.law_clause
    assert all(source.url.startswith("https://") for source in guide.sources)


@pytest.mark.parametrize("guide", GUIDES, ids=by_code)
def test_a_sentence_of_general_knowledge_is_not_sure(guide):
    said = [*guide.amount, *guide.who, *guide.papers, *guide.steps, guide.cost]

    assert all(one.is_sure == (one.confidence in {"A", "B"}) for one in said)


@pytest.mark.parametrize("guide", WITH_FORMS, ids=by_code)
def test_a_page_of_a_form_asks_at_most_six_things_and_no_key_twice(guide):
    keys = [field.key for section in guide.form.sections for field in section.fields]

    assert all(1 <= len(section.fields) <= 6 for section in guide.form.sections)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("guide", WITH_FORMS, ids=by_code)
def test_a_form_is_not_kept_for_ever(guide):
    assert Duration.read(guide.form.keep).step != "forever"


@pytest.mark.parametrize("guide", WITH_FORMS, ids=by_code)
def test_a_condition_and_a_check_name_fields_of_the_form(guide):
    named = [section.when[0] for section in guide.form.sections if section.when]
    for check in guide.form.checks:
        keys = ("born", "on", "start", "first", "then", "amount", "among")
        named += [check[key] for key in keys if key in check]

    assert [key for key in named if guide.form.field(key) is None] == []


def test_the_name_of_an_illness_stands_in_no_guide():
    text = "".join(path.read_text(encoding="utf-8") for path in (reading.rules_root() / "guides").iterdir())

    assert "เอดส์" not in text
    assert "HIV" not in text.upper().replace("ARCHIVE", "")


def test_the_guides_the_documents_ask_for_are_there():
    assert {guide.code for guide in GUIDES} >= {
        "elderly-funeral",
        "old-age-allowance",
        "disability-card",
        "newborn-grant",
        "emergency-help",
        "living-assistance",
        "join-fund",
    }
