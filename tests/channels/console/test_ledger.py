"""`thuanna ledger`: exit statuses 0, 1, 2 and one JSON document, as scripts rely on them."""

from __future__ import annotations

import argparse
import json

import pytest

from tests.factories import books, tenants
from thuanna.channels.console import ledger
from thuanna.foundation.tenancy.context import acting_for
from thuanna.money.ledger import queries


@pytest.fixture
def kept(committed):
    tenant = tenants.tenant()
    with acting_for(tenant):
        book = books.book_of(tenant, committed)
        book.contribution()
    return book


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    ledger.add_to(parser.add_subparsers())
    chosen = parser.parse_args(["ledger", *arguments])
    status: int = chosen.run(chosen)
    return status


def head_of(book: books.Book) -> dict[str, object]:
    with acting_for(book.tenant):
        head = queries.head()
    return {"tenant": book.tenant.code, "seq": head.seq, "hash": head.hash.hex()}


def test_a_proved_book_is_status_0_and_one_json_document(kept, capsys):
    status = run("verify", "--json")

    assert status == 0
    assert json.loads(capsys.readouterr().out) == {"ok": True, "tenants": 1, "journals": 1, "findings": []}


def test_a_finding_is_status_1_and_named_in_both_languages(kept, capsys, tmp_path):
    heads = tmp_path / "heads.json"
    heads.write_text(json.dumps(head_of(kept) | {"seq": 9}))

    status = run("verify", "--tenant", kept.tenant.code, "--against", str(heads))

    said = capsys.readouterr().out
    assert status == 1
    assert f"{kept.tenant.code} · published_head · link 9" in said
    assert "is not in this book" in said


def test_a_head_known_outside_that_is_in_the_book_is_status_0(kept, capsys, tmp_path):
    heads = tmp_path / "heads.jsonl"
    heads.write_text(json.dumps(head_of(kept)) + "\n")

    assert run("verify", "--against", str(heads)) == 0


def test_a_head_of_a_book_that_is_not_here_is_not_passed_over(kept, tmp_path, capsys):
    heads = tmp_path / "heads.json"
    heads.write_text(json.dumps({"tenant": "somebody-else", "seq": 1, "hash": "ab" * 5}))

    assert run("verify", "--against", str(heads)) == 2
    assert run("verify", "--tenant", kept.tenant.code, "--against", str(heads)) == 2
    assert "no book of somebody-else is here" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["--tenant", "nobody"], ["--against", "/nonexistent/heads.json"]], ids=["tenant", "file"]
)
def test_what_cannot_be_looked_at_is_status_2_with_one_line(kept, capsys, arguments):
    status = run("verify", *arguments)

    captured = capsys.readouterr()
    assert status == 2
    assert captured.err.count("\n") == 1
    assert captured.out == ""


def test_an_export_names_its_files(kept, capsys, tmp_path):
    status = run("export", "--tenant", kept.tenant.code, "--out", str(tmp_path / "book"))

    assert status == 0
    assert str(tmp_path / "book" / "journals.jsonl") in capsys.readouterr().out


def test_an_export_for_nobody_or_into_a_file_is_status_2(kept, capsys, tmp_path):
    (tmp_path / "file").write_text("")

    assert run("export", "--tenant", "nobody", "--out", str(tmp_path)) == 2
    assert run("export", "--tenant", kept.tenant.code, "--out", str(tmp_path / "file")) == 2
