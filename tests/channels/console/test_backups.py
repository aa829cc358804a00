"""``thuanna backup`` and ``restore`` where they cannot even look: status 2 and one line, no traceback."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from thuanna.channels.console import backups


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    backups.add_to(parser.add_subparsers(required=True))
    chosen = parser.parse_args(arguments)
    status: int = chosen.run(chosen)
    return status


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()

    status = run("backup", str(tmp_path / "file" / "below"))

    assert status == 2
    assert "cannot write into" in capsys.readouterr().err


def test_a_folder_that_holds_something_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kept").touch()

    assert run("backup", str(tmp_path)) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_without_a_backup_nothing_is_restored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run("restore", str(tmp_path), "--into", "postgresql://nobody@localhost/none")

    assert status == 2
    assert "no backup in" in capsys.readouterr().err
