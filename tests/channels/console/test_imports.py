"""``thuanna import``: exit status, the report, and that a dry run leaves nothing behind."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from tests.factories import registers
from tests.factories.tenants import TODAY
from thuanna.channels.console import imports as console
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import Tenant
from thuanna.money.funds.models import Fund, ImportBatch, Member


@pytest.fixture
def fund(acting: Tenant) -> Fund:
    founded: Fund = Fund.objects.create(founded_on=TODAY.replace(year=2006))
    return founded


def run(*arguments: str | Path) -> int:
    parser = argparse.ArgumentParser()
    console.add_to(parser.add_subparsers(required=True))
    chosen = parser.parse_args([str(argument) for argument in arguments])
    status: int = chosen.run(chosen)
    return status


def saved(folder: Path, content: bytes, name: str = "ทะเบียน.xlsx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def document(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_a_good_register_comes_in_whole_and_the_report_counts_it(
    fund: Fund, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = saved(tmp_path, registers.xlsx(registers.register(25)))

    status = run("import", "members", file, "--fund", "noenkhram-fund", "--json")

    report = document(capsys)
    assert status == 0, report["issues"]
    assert (report["rows"], report["accepted"], report["rejected"]) == (25, 25, 0)
    assert report["sheet"] == "ทะเบียน"
    assert Member.objects.filter(import_batch_id=report["batch"]).count() == 25


def test_a_dry_run_reports_the_same_and_leaves_nothing_behind(
    fund: Fund, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = AuditEntry.objects.count()
    file = saved(tmp_path, registers.xlsx(registers.register(5)))

    status = run("import", "members", file, "--fund", "noenkhram-fund", "--dry-run", "--json")

    report = document(capsys)
    assert status == 0
    assert (report["accepted"], report["batch"]) == (5, None)
    assert not Member.objects.exists()
    assert not ImportBatch.objects.exists()
    assert not Document.objects.exists()
    assert AuditEntry.objects.count() == before


def test_rows_with_errors_stay_out_the_others_come_in_and_the_status_says_so(
    fund: Fund, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [*registers.register(3), registers.member_line(4, citizen_number="1.1E+12")]

    file = saved(tmp_path, registers.xlsx(rows))
    status = run("import", "members", file, "--fund", "noenkhram-fund", "--json")

    report = document(capsys)
    [issue] = [issue for issue in report["issues"] if issue["severity"] == "error"]
    assert status == 1
    assert (report["accepted"], report["rejected"]) == (3, 1)
    assert (issue["row"], issue["column"], issue["code"]) == (5, "C", "citizen_number_lost_digits")
    assert "ปัด" in issue["message_th"]
    assert Member.objects.count() == 3


def test_the_same_file_again_adds_nobody(
    fund: Fund, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = saved(tmp_path, registers.xlsx(registers.register(3)))
    run("import", "members", file, "--fund", "noenkhram-fund", "--json")
    document(capsys)

    status = run("import", "members", file, "--fund", "noenkhram-fund", "--json")

    report = document(capsys)
    assert status == 0
    assert (report["accepted"], report["known"], report["batch"]) == (0, 3, None)


def test_a_file_that_is_no_table_is_a_finding_not_a_crash(
    fund: Fund, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = saved(tmp_path, b"%PDF-1.4", "ทะเบียน.xlsx")

    status = run("import", "members", file, "--fund", "noenkhram-fund", "--json")

    report = document(capsys)
    assert status == 1
    assert [issue["code"] for issue in report["issues"]] == ["file_kind_unknown"]
    assert report["rows"] == 0


def test_a_missing_file_is_told_in_one_line(
    fund: Fund, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run("import", "members", tmp_path / "none.xlsx", "--fund", "noenkhram-fund", "--json")

    told = capsys.readouterr()
    assert status == 2
    assert told.out == ""
    assert "none.xlsx" in told.err
    assert told.err.count("\n") == 1


def test_an_unknown_fund_is_told_in_one_line(
    fund: Fund, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run("import", "members", saved(tmp_path, b"x"), "--fund", "elsewhere")

    assert status == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_report_for_people_names_cell_and_remedy(
    fund: Fund, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [*registers.register(1), registers.member_line(2, birth_date="31/2/2510")]

    run("import", "members", saved(tmp_path, registers.xlsx(rows)), "--fund", "noenkhram-fund", "--dry-run")

    told = capsys.readouterr().out
    assert "G3 วันเกิด" in told
    assert "nothing was written" in told


def test_an_import_is_taken_back_by_its_number(
    fund: Fund, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = saved(tmp_path, registers.xlsx(registers.register(3)))
    run("import", "members", file, "--fund", "noenkhram-fund", "--json")
    batch = document(capsys)["batch"]

    status = run("import", "undo", str(batch), "--json")

    assert status == 0
    assert document(capsys)["undone"] == 3
    assert not Member.objects.exists()


def test_an_import_that_was_taken_back_already_is_refused(
    fund: Fund, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = saved(tmp_path, registers.xlsx(registers.register(3)))
    run("import", "members", file, "--fund", "noenkhram-fund", "--json")
    batch = document(capsys)["batch"]
    run("import", "undo", str(batch))

    assert run("import", "undo", str(batch)) == 1
    assert run("import", "undo", "999999") == 2
