"""What `thuanna rules check` finds, in what is shipped and in files from anywhere."""

import shutil

import pytest

from thuanna.foundation.law import check, reading

RULES = """
small_numbers_min:
  unit: people
  law: {title: ประกาศเทศบาล, clause: ข้อ 4}
  values: {2026-01-01: 10}
"""
CASE = """
rule: law/small_number
on: 2026-02-14
law: {file: stricter.yaml}
given: {count: 9}
expect: {decision: refused, reasons: [small_numbers_min]}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "stricter.yaml").write_text(RULES, encoding="utf-8")
    return tmp_path


def checked(folder, text, name="case.yaml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return check.run([path])


def only_failure(report):
    [failure] = report.failures
    return failure


def test_everything_shipped_holds():
    report = check.run()

    assert report.failures == ()
    assert report.files >= 5
    assert report.cases >= 12


def test_a_case_can_bring_its_own_law(folder):
    report = checked(folder, CASE)

    assert report.as_json() == {"ok": True, "files": 1, "cases": 1, "failures": []}


def test_a_folder_is_checked_with_its_rule_files_and_cases(folder):
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")

    report = check.run([folder])

    assert (report.ok, report.files, report.cases) == (True, 2, 1)


def test_a_file_named_twice_is_looked_at_once(folder):
    report = check.run([folder, folder / "stricter.yaml"])

    assert report.files == 1


def test_a_list_of_cases_and_several_documents_are_all_run(folder):
    report = checked(folder, f"{CASE}---\n- {CASE.strip().replace(chr(10), chr(10) + '  ')}\n")

    assert (report.ok, report.cases) == (True, 2)


def test_a_case_that_comes_out_otherwise_shows_both(folder):
    failure = only_failure(checked(folder, CASE.replace("count: 9", "count: 10")))

    assert failure.case.endswith("case.yaml#1")
    assert failure.expected == "decision = refused; reasons = small_numbers_min"
    assert failure.got == "decision = granted; reasons = "


def test_a_case_with_a_name_is_called_by_it(folder):
    failure = only_failure(checked(folder, f"name: nine people\n{CASE}".replace("refused", "granted")))

    assert failure.case.endswith("case.yaml: nine people")


def test_an_amount_that_nobody_answers_is_a_failure(folder):
    failure = only_failure(checked(folder, CASE.replace("reasons: [small_numbers_min]", 'amount: "1200.00"')))

    assert failure.expected == "decision = refused; amount = 1,200.00"
    assert failure.got == "decision = refused; amount = not answered"


@pytest.mark.parametrize(
    ("before", "after", "got"),
    [
        ("law/small_number", "funds/horoscope", "function_unknown"),
        ("count: 9", "heads: 9", "facts_bad"),
        ("on: 2026-02-14", "on: 2025-12-31", "rule_not_in_force"),
        ("on: 2026-02-14", "on: 2026-02-30", "no such day"),
        ("stricter.yaml", "missing.yaml", "rule_file_unreadable"),
    ],
)
def test_a_case_that_cannot_be_decided_is_a_failure_and_says_why(folder, before, after, got):
    failure = only_failure(checked(folder, CASE.replace(before, after)))

    assert failure.got.startswith(got)


def test_a_case_without_expectation_breaks_the_schema(folder):
    failure = only_failure(checked(folder, "rule: law/small_number\non: 2026-02-14\ngiven: {count: 9}\n"))

    assert "'expect' is a required property" in failure.got


@pytest.mark.parametrize("text", ["", "- 1\n", "just words\n", "a: [1\n", "small: {unit: people}\n"])
def test_a_file_that_is_neither_rules_nor_cases_is_a_failure(folder, text):
    report = checked(folder, text)

    assert not report.ok
    assert report.files == 1


def test_a_rule_whose_value_does_not_fit_its_unit_is_a_failure(folder):
    failure = only_failure(checked(folder, RULES.replace(": 10", ": 1.5"), "odd.yaml"))

    assert failure.got == "“1.5” must be a whole number"


def test_a_path_that_is_not_there_cannot_be_looked_at(tmp_path):
    with pytest.raises(check.NothingToCheck):
        check.run([tmp_path / "nowhere.yaml"])


def test_a_folder_without_rules_cannot_be_looked_at(tmp_path):
    with pytest.raises(check.NothingToCheck):
        check.run([tmp_path])


def test_a_shipped_rule_needs_a_case_a_label_and_a_confidence(folder, monkeypatch):
    shutil.copy(reading.rules_root() / reading.SCHEMA_NAME, folder)
    (folder / "grants").mkdir()
    (folder / "stricter.yaml").rename(folder / "grants" / "small.yaml")
    monkeypatch.setattr(reading, "rules_root", lambda: folder)

    report = check.run()

    assert [failure.expected for failure in report.failures] == [
        "a worked case under cases/",
        "a confidence of A, B, C, M or N",
        "a label in Thai and English",
    ]
