"""YAML is read as officers mean it; what breaks the schema is named with its place."""

import json
from decimal import Decimal

import pytest

from thuanna.foundation.law import reading
from thuanna.kernel.rules import UNITS


@pytest.fixture
def written(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "file.yaml"
        path.write_text(text, encoding=encoding)
        return path

    return write


def test_a_day_and_the_word_on_stay_as_typed(written):
    assert reading.documents(written("on: 2026-02-14\nno: yes")) == [{"on": "2026-02-14", "no": "yes"}]


def test_a_fraction_is_exact_and_an_amount_in_quotes_is_text(written):
    [entry] = reading.documents(written('share: 0.10\namount: "600.00"\npeople: 100\nnone: null'))

    assert entry == {"share": Decimal("0.10"), "amount": "600.00", "people": 100, "none": None}
    assert str(entry["share"]) == "0.10"


def test_a_number_that_begins_with_nought_stays_text(written):
    assert reading.documents(written("phone: 0812345678")) == [{"phone": "0812345678"}]


def test_a_key_that_stands_twice_is_refused_with_its_line(written):
    with pytest.raises(reading.UnreadableFile, match=r"“a” .*"):
        reading.documents(written("a: 1\nb: 2\na: 3"))


def test_a_broken_file_is_refused_with_its_line(written):
    with pytest.raises(reading.UnreadableFile) as refused:
        reading.documents(written("a: 1\nb: [2"))

    assert "line" in refused.value.phrase.in_("en")


def test_a_file_in_an_old_thai_encoding_is_refused(written):
    with pytest.raises(reading.UnreadableFile, match="UTF-8"):
        reading.documents(written("a: สมาชิก", encoding="cp874"))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(reading.UnreadableFile):
        reading.documents(tmp_path / "nowhere.yaml")


def test_a_file_cannot_run_anything(written):
    with pytest.raises(reading.UnreadableFile):
        reading.documents(written("a: !!python/object/apply:os.getcwd []"))


RULE = {"unit": "people", "law": {"title": "ระเบียบ", "clause": "ข้อ 1"}, "values": {"2026-01-01": 5}}


def test_the_smallest_rule_has_a_unit_a_source_and_a_value():
    assert reading.faults("rule_file", {"members_min": RULE}) == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"unit": "furlongs"}, "members_min.unit"),
        ({"law": {"title": "ระเบียบ"}}, "members_min.law"),
        ({"values": {}}, "members_min.values"),
        ({"values": {"1 ต.ค. 2552": 5}}, "members_min.values"),
        ({"confidence": "Z"}, "members_min.confidence"),
        ({"confidence": "M"}, "members_min"),
        ({"unverified": False}, "members_min.unverified"),
        ({"formula": "1 + 1"}, "members_min"),
    ],
)
def test_what_breaks_the_schema_is_named_with_its_place(change, place):
    [fault] = reading.faults("rule_file", {"members_min": {**RULE, **change}})

    assert fault.startswith(f"{place}: ")


def test_general_knowledge_is_marked_unverified():
    marked = {**RULE, "confidence": "M", "unverified": True}

    assert reading.faults("rule_file", {"members_min": marked}) == []


def test_the_schema_and_the_code_know_the_same_units():
    schema = json.loads((reading.rules_root() / reading.SCHEMA_NAME).read_text(encoding="utf-8"))

    assert set(schema["$defs"]["rule"]["properties"]["unit"]["enum"]) == set(UNITS)
