"""What came since the nightly proof is proved by itself; what changed behind it is found the next night."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import books
from thuanna.kernel.money import Money
from thuanna.money.ledger import jobs
from thuanna.money.ledger.models import BookProof
from thuanna.money.ledger.verification import Start, verify_since

NIGHT = datetime.datetime(2026, 11, 21, 2, 0, tzinfo=datetime.UTC)


@pytest.fixture
def start(book: books.Book) -> Start:
    """A book of two journals, proved last night; two more came since."""
    book.contribution(Money.baht(100), party=7)
    book.contribution(Money.baht(200), party=8)
    jobs.prove_books(at=NIGHT)
    proof = BookProof.objects.get()
    book.contribution(Money.baht(300), party=9)
    book.contribution(Money.baht(400), party=9)
    return Start(proof.seq, bytes(proof.hash), proof.journals, proof.total_satang)


def found(book: books.Book, start: Start) -> list[tuple[str, str]]:
    return [(finding.kind, finding.where) for finding in verify_since(book.tenant, start).findings]


def journal_ids(owner) -> list[int]:
    return [row[0] for row in owner.execute("select id from ledger_journal order by id").fetchall()]


def test_only_what_came_since_is_read(book, start):
    report = verify_since(book.tenant, start)

    assert (report.ok, report.journals) == (True, 2)


def test_a_change_of_what_came_since_is_located(book, start, tampering):
    last = journal_ids(tampering)[-1]
    tampering.execute("update ledger_leg set party = 8 where journal_id = %s and party = 9", [last])

    assert ("leaf", f"journal {last} (link {start.seq + 2})") in found(book, start)


def test_a_removed_journal_of_what_came_since_is_located(book, start, tampering):
    third = journal_ids(tampering)[2]
    tampering.execute("delete from ledger_journal where id = %s", [third])

    assert ("leaf", f"journal {third} (link {start.seq + 1})") in found(book, start)


def test_a_changed_link_from_which_we_go_on_is_located(book, start, tampering):
    tampering.execute("update ledger_chainlink set journals = 1 where seq = %s", [start.seq])

    assert ("chain", f"link {start.seq}") in found(book, start)


def test_a_change_before_it_waits_for_the_whole_proof_of_the_next_night(book, start, tampering):
    first = journal_ids(tampering)[0]
    tampering.execute("update ledger_journal set memo = 'x' where id = %s", [first])

    assert found(book, start) == []
    assert [finding.where for finding in jobs.prove_books(at=NIGHT).findings] == [f"journal {first} (link 2)"]
    assert list(BookProof.objects.order_by("pk").values_list("findings", flat=True)) == [0, 1]


def test_moments_that_go_back_by_years_change_no_order(book, start):
    jobs.prove_books(at=NIGHT - datetime.timedelta(days=4000))

    latest = BookProof.objects.order_by("-pk").first()
    assert (latest.seq, latest.journals) == (start.seq + 2, 4)
