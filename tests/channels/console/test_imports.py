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
