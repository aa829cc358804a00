"""The exported book, judged by programs that are not ours."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
from beancount import loader

from tests.factories import books
from thuanna.kernel.money import Money
from thuanna.money.ledger import actions, chart, exports, queries
from thuanna.money.ledger.entries import credit, debit
from thuanna.money.ledger.exports import jsonl

VERIFY_BOOK = Path(__file__).resolve().parents[3] / "tools" / "verify_book.py"
BAHT = Money.baht


@pytest.fixture
def full(book):
    """A book with every kind of entry."""
    book.contribution(BAHT("365.25"), party=7)
    batch = [books.posting(f"b-{n}", books.paid_in(BAHT(n), party=n), series="RC") for n in range(1, 8)]
    actions.post_many(postings=batch, by=book.by)
    actions.publish_head(on=books.DAY, by=book.by)
    with books.below_the_papers(book.database):
        book.post([debit(chart.BANK, BAHT(20)), credit(chart.CASH, BAHT(20))], kind="deposit")
        book.post(
            [debit(chart.CUSTODY, BAHT(5), party=3), credit(chart.CONTRIBUTIONS, BAHT(5), party=9)],
            kind="contribution",
        )
        book.post([debit(chart.BENEFITS, BAHT(2), party=7), credit(chart.CASH, BAHT(2))], kind="benefit")
        yield book


def exported(book: books.Book, folder: Path, form: str = "jsonl") -> Path:
    exports.export(book.tenant, to=folder / form, form=form)
    return folder / form


def proved(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the stand-alone checker, without our packages."""
    return subprocess.run(
        [sys.executable, "-I", "-S", str(VERIFY_BOOK), str(folder), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


def changed(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


def test_the_checker_proves_an_untouched_book(full, tmp_path):
    answer = proved(exported(full, tmp_path))

    assert answer.stdout.endswith("11 journals, 1 published heads: ถูกต้องทุกรายการ · all proved\n")
    assert answer.returncode == 0


def test_the_checker_shows_the_proof_of_a_receipt_that_ends_in_its_links_root(full, tmp_path):
    folder = exported(full, tmp_path)

    answer = proved(folder, "--receipt", "RC-2570-000003")

    roots = {json.loads(line)["root"] for line in (folder / "links.jsonl").read_text().splitlines()}
    assert "RC-2570-000003: 2.00 baht on 2026-11-21" in answer.stdout
    assert re.search(r"= root ([0-9a-f]{64})", answer.stdout)[1] in roots
    assert answer.returncode == 0


def test_the_checkers_proof_is_the_one_on_our_own_pages(full, tmp_path):
    journal_id = dict(queries.issued_numbers("RC", 2570))[3]

    answer = proved(exported(full, tmp_path), "--receipt", "RC-2570-000003")

    link = queries.link_of(journal_id)
    assert [f"{'left' if s.is_left else 'right':5} {s.hash.hex()}" for s in link.steps] == re.findall(
        r"\+ (.*)", answer.stdout
    )
    assert link.leaf.hex() in answer.stdout
    assert f"({link.code})" in answer.stdout


def test_every_export_carries_the_checker_which_runs_where_nothing_of_ours_is(full, tmp_path):
    folder = exported(full, tmp_path)

    answer = subprocess.run(
        [sys.executable, "-I", "-S", "verify_book.py", ".", "--receipt", "RC-2570-000001"],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={"PATH": "/usr/bin:/bin"},
    )

    assert (folder / "verify_book.py").read_bytes() == VERIFY_BOOK.read_bytes()
    assert "RC-2570-000001: 365.25 baht on 2026-11-21" in answer.stdout
    assert answer.returncode == 0


def test_the_wheel_carries_the_checker_to_where_the_export_looks_for_it():
    project = tomllib.loads((VERIFY_BOOK.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]

    assert included["tools/verify_book.py"] == "thuanna/money/ledger/exports/verify_book.py"
    assert jsonl.checker() == VERIFY_BOOK
    assert len(VERIFY_BOOK.read_text(encoding="utf-8").splitlines()) <= 200


def test_a_receipt_or_a_head_that_is_not_in_the_book_is_said(full, tmp_path):
    folder = exported(full, tmp_path)
    head = queries.head()

    assert proved(folder, "--receipt", "RC-2570-000099").returncode == 1
    assert proved(folder, "--head", f"{head.seq}:{head.hash.hex()[:10]}").returncode == 0
    assert proved(folder, "--head", f"{head.seq}:0123456789").returncode == 1


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("journals.jsonl", '"member", 36525]', '"member", 36526]', "was changed"),
        ("journals.jsonl", '"total_satang": 36525', '"total_satang": 36526', "two sides differ"),
        ("journals.jsonl", '"happened_on": "2026-11-21"', '"happened_on": "2026-11-22"', "was changed"),
        ("accounts.jsonl", "Cash with the treasurer", "Cash with the chair", "was changed"),
        ("journals.jsonl", '"number": 4', '"number": 40', "have a gap"),
        ("links.jsonl", '"total_satang": 36525', '"total_satang": 36526', "its totals are wrong"),
        ("published.jsonl", '"journals": 8', '"journals": 7', "not the one that was published"),
        ("balances.jsonl", '"balance_satang": 2000', '"balance_satang": 1', "not the sum of its legs"),
    ],
)
def test_the_checker_finds_a_changed_file(full, tmp_path, name, old, new, said):
    folder = exported(full, tmp_path)
    changed(folder, name, old, new)

    answer = proved(folder)

    assert said in answer.stdout
    assert answer.returncode == 1


def test_the_checker_finds_removed_entries_and_a_cut_tail(full, tmp_path):
    folder = exported(full, tmp_path)
    links = (folder / "links.jsonl").read_text().splitlines(keepends=True)
    (folder / "links.jsonl").write_text("".join(links[:-1]))
    (folder / "closings.jsonl").write_text("")

    answer = proved(folder)

    assert "is in no link" in answer.stdout
    assert "the head is not the last link" in answer.stdout


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_checker_reads_what_an_editor_of_windows_saved(full, tmp_path, newline):
    folder = exported(full, tmp_path)
    for file in folder.glob("*.json*"):
        content = file.read_text(encoding="utf-8").replace("\n", newline)
        file.write_bytes(b"\xef\xbb\xbf" + content.encode())

    assert proved(folder).returncode == 0


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("book.json", "", "cannot read the book"),
        ("book.json", "null", "cannot read the book"),
        ("book.json", '{"format": "another", "version": 1}', "not a book of a version that I know"),
        (
            "book.json",
            '{"format": "thuanna-book", "version": 1, "tenant_id": 1, "tenant": "x", "head": {"hash": 5}}',
            "cannot read the book",
        ),
        ("journals.jsonl", '{"id": 1', "journals.jsonl บรรทัด · line 1"),
        ("journals.jsonl", "[1]", "journals.jsonl บรรทัด · line 1"),
        ("accounts.jsonl", '{"id": 1}', "line 1: 'code'"),
        ("links.jsonl", "\xff", "cannot read the book"),
        ("balances.jsonl", '{"account": [], "funder": 1, "balance_satang": "x"}', "cannot read the book"),
    ],
)
def test_a_broken_package_is_named_in_words(full, tmp_path, name, content, said):
    folder = exported(full, tmp_path)
    (folder / name).write_text(content, encoding="latin-1" if "\xff" in content else "utf-8")

    answer = proved(folder)

    assert said in answer.stderr
    assert answer.stderr.startswith("อ่านสมุดบัญชีไม่ได้")
    assert answer.returncode == 2


def test_the_checker_says_when_there_is_no_book(tmp_path):
    answer = proved(tmp_path)

    assert answer.returncode == 2
    assert "cannot read the book" in answer.stderr


@pytest.mark.skipif(not shutil.which("hledger"), reason="hledger is not installed")
def test_hledger_finds_the_same_balance_in_every_account(full, tmp_path):
    folder = exported(full, tmp_path, "hledger")

    said = subprocess.run(
        ["hledger", "-f", str(folder / "book.journal"), "balance", "--flat", "--no-total", "-O", "csv", "-N"],
        capture_output=True,
        text=True,
        check=True,
        env={"LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
    ).stdout

    theirs = {
        account.replace('"', ""): amount
        for account, amount in re.findall(r'^(\S+?),"?(-?[\d.]+) THB"?$', said, re.MULTILINE)
    }
    assert {name.strip('"'): amount for name, amount in theirs.items()} == ours_by_party()


def test_beancount_finds_no_error_and_the_same_balance_in_every_account(full, tmp_path):
    entries, errors, _ = loader.load_file(str(exported(full, tmp_path, "beancount") / "book.beancount"))

    theirs: dict[str, Decimal] = defaultdict(Decimal)
    for entry in entries:
        for leg in getattr(entry, "postings", ()):
            theirs[leg.account.lower()] += leg.units.number
    assert errors == []
    assert {name: f"{amount:.2f}" for name, amount in theirs.items()} == ours_by_party()


def ours_by_party() -> dict[str, str]:
    """Every account's balance as a judge from outside writes it: the debit side is positive."""
    roots = {"asset": "assets", "equity": "equity", "expense": "expenses"}
    found = {}
    for account in queries.accounts():
        for party, money in queries.balances_by_party(account.code).items():
            name = f"{roots[account.kind]}:{account.code}" + (f":p{party}" if party else "")
            found[name] = str(Money(money.satang * account.normal_sign)).replace(",", "")
    return found


def test_beancount_gets_an_account_opened_before_its_first_use_and_postings_that_balance(full, tmp_path):
    content = (exported(full, tmp_path, "beancount") / "book.beancount").read_text(encoding="utf-8")

    opened = set(re.findall(r"^2026-11-21 open (\S+) THB$", content, re.MULTILINE))
    sums: dict[str, Money] = defaultdict(lambda: Money(0))
    for name, amount in re.findall(r"^  ([A-Z]\S+)  (-?[\d.]+) THB$", content, re.MULTILINE):
        assert name in opened
        sums[name] += BAHT(amount)
    assert sum(sums.values(), Money(0)) == Money(0)
    assert sums["Assets:1110:P3"] == BAHT(5)
    assert sums["Assets:1200"] == BAHT(20)
