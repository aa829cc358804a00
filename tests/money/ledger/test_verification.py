"""What somebody with the superuser's password changed is found, and located."""

from __future__ import annotations

import datetime
import json

import pytest

from tests.factories import books, tenants
from thuanna.foundation.tenancy import guards
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.money import Money
from thuanna.money.ledger import actions, chart, queries
from thuanna.money.ledger.entries import credit, debit
from thuanna.money.ledger.models import ChainLink, Journal
from thuanna.money.ledger.verification import HeadsNotUnderstood, PublishedElsewhere, read_heads, verify

BAHT = Money.baht


@pytest.fixture
def kept(book):
    """A book of four journals in three links, with a published head."""
    book.contribution(BAHT(100), party=7)
    book.contribution(BAHT(200), party=8)
    actions.post_many(
        postings=[books.posting(f"batch-{n}", books.paid_in(BAHT(n)), series="RC") for n in (1, 2)],
        by=book.by,
    )
    actions.publish_head(on=books.DAY, by=book.by)
    return book


def found(book: books.Book, **given: object) -> set[tuple[str, str]]:
    report = verify([book.tenant], **given)
    return {(finding.kind, finding.where) for finding in report.findings}


def journal_ids(owner) -> list[int]:
    return [row[0] for row in owner.execute("select id from ledger_journal order by id").fetchall()]


def last_seq(owner) -> int:
    return owner.execute("select max(seq) from ledger_chainlink").fetchone()[0]


def test_an_untouched_book_is_proved(kept):
    report = verify([kept.tenant])

    assert report.ok
    assert report.as_json() == {"ok": True, "tenants": 1, "journals": 4, "findings": []}


def test_a_book_that_a_person_keeps_is_proved(kept):
    person = tenants.member_of(kept.tenant, "treasurer")

    actions.post(
        kind="correction",
        happened_on=books.DAY,
        lines=books.paid_in(),
        idempotency_key="by-a-person",
        by=person,
    )

    assert Journal.objects.get(key="by-a-person").entered_by_id == person.user_id
    assert verify([kept.tenant]).ok


def test_who_entered_it_is_sealed_too(kept, tampering):
    first, *_ = journal_ids(tampering)
    tampering.execute("update ledger_journal set entered_by_id = 77 where id = %s", [first])

    assert ("leaf", f"journal {first} (link 2)") in found(kept)


def test_a_changed_amount_is_located(kept, tampering):
    first, *_ = journal_ids(tampering)
    tampering.execute(
        "update ledger_leg set amount_satang = amount_satang * 2 where journal_id = %s", [first]
    )

    assert ("leaf", f"journal {first} (link 2)") in found(kept)
    assert ("balance", f"journal {first}") in found(kept)


def test_an_amount_changed_everywhere_but_in_the_chain_is_still_located(kept, tampering):
    first, *_ = journal_ids(tampering)
    tampering.execute(
        "update ledger_leg set amount_satang = amount_satang * 2 where journal_id = %s", [first]
    )
    tampering.execute("update ledger_journal set total_satang = total_satang * 2 where id = %s", [first])
    tampering.execute(
        "update ledger_balance b set balance_satang = (select sum(amount_satang) from ledger_leg l where"
        " l.account_id = b.account_id and l.party = b.party and l.funder = b.funder)"
    )

    assert found(kept) == {("leaf", f"journal {first} (link 2)"), ("chain", "link 2")}


@pytest.mark.parametrize(
    "change",
    ["memo = 'x'", "kind = 'donation'", "salt = substr(sha256('z'), 1, 16)", "happened_on = happened_on + 1",
     "recorded_at = recorded_at - interval '1 second'", "entered_by_id = 5", "document_digest = sha256('z')"],
)  # fmt: skip
def test_a_change_of_any_field_of_a_header_is_located(kept, tampering, change):
    first, *_ = journal_ids(tampering)
    tampering.execute(f"update ledger_journal set {change} where id = %s", [first])

    assert ("leaf", f"journal {first} (link 2)") in found(kept)


def test_money_moved_to_another_member_is_located(kept, tampering):
    first, *_ = journal_ids(tampering)
    tampering.execute("update ledger_leg set party = 8 where journal_id = %s and party = 7", [first])

    assert ("leaf", f"journal {first} (link 2)") in found(kept)
    assert ("cache", "3100 party 7 member") in found(kept)


def test_a_renamed_account_is_located(kept, tampering):
    tampering.execute("update ledger_account set name_th = 'เงินทอน' where code = '1100'")

    account_id = kept.account_id(chart.CASH)
    assert found(kept) == {("leaf", f"account {account_id} (link 1)")}


def test_a_removed_journal_is_located(kept, tampering):
    _, second, *_ = journal_ids(tampering)
    tampering.execute("delete from ledger_leg where journal_id = %s", [second])
    tampering.execute("delete from ledger_journal where id = %s", [second])

    assert ("leaf", f"journal {second} (link 3)") in found(kept)
    assert ("numbering", f"journal {second}") in found(kept)


def test_a_removed_tail_is_found_against_the_published_head(kept, tampering):
    seq = last_seq(tampering)
    cut_tail(tampering, seq, also_head=True)

    assert found(kept) == {("published_head", f"{books.DAY} (link {seq})")}


def test_a_removed_tail_is_found_at_the_head_when_that_was_forgotten(kept, tampering):
    seq = last_seq(tampering)
    cut_tail(tampering, seq, also_head=False)

    assert ("chain", f"head {seq}") in found(kept)


def cut_tail(owner, seq: int, *, also_head: bool) -> None:
    """Remove the last link with everything in it, and mend all that can be mended."""
    owner.execute("create temporary table gone as select unnest(entry_ids) as id from ledger_chainlink where seq = %s", [seq])  # fmt: skip  # noqa: E501
    owner.execute("delete from ledger_leg where journal_id in (select id from gone)")
    owner.execute("delete from ledger_journal where id in (select id from gone)")
    owner.execute("delete from ledger_issuednumber where journal_id in (select id from gone)")
    owner.execute("update ledger_numbercounter set last = (select max(number) from ledger_issuednumber)")
    owner.execute("delete from ledger_chainlink where seq = %s", [seq])
    owner.execute(
        "update ledger_balance b set balance_satang = coalesce((select sum(amount_satang) from ledger_leg l"
        " where l.account_id = b.account_id and l.party = b.party and l.funder = b.funder), 0)"
    )
    if also_head:
        owner.execute(
            "update ledger_head h set seq = l.seq, hash = l.hash, journals = l.journals,"
            " total_satang = l.total_satang from ledger_chainlink l"
            " where l.seq = %s and l.tenant_id = h.tenant_id",
            [seq - 1],
        )


def test_swapped_links_are_located(kept, tampering):
    tampering.execute("update ledger_chainlink set seq = case seq when 2 then 103 when 3 then 102 end where seq in (2, 3)")  # fmt: skip  # noqa: E501
    tampering.execute("update ledger_chainlink set seq = seq - 100 where seq > 100")

    assert {("chain", "link 2"), ("chain", "link 3")} <= found(kept)


def test_swapped_legs_are_located(kept, tampering):
    first, *_ = journal_ids(tampering)
    tampering.execute("update ledger_leg set position = position + 10 where journal_id = %s", [first])
    tampering.execute("update ledger_leg set position = 13 - position where journal_id = %s", [first])

    assert found(kept) == {("leaf", f"journal {first} (link 2)")}


def test_a_changed_leaf_inside_a_link_is_located(kept, tampering):
    tampering.execute("update ledger_chainlink set leaves[1] = sha256('x') where seq = 2")

    assert ("chain", "link 2") in found(kept)


def test_a_stale_balance_is_located(kept, tampering):
    tampering.execute("update ledger_balance set balance_satang = balance_satang + 1 where party = 8")

    assert found(kept) == {("cache", "3100 party 8 member")}


def test_a_balance_freed_from_its_limit_is_located(kept, tampering):
    tampering.execute("update ledger_balance set floor_sign = 0 where party = 0")

    assert found(kept) == {("cache", "1100 party 0 member")}


def test_wrong_numbers_are_located(kept, tampering):
    tampering.execute("update ledger_issuednumber set number = 9 where number = 4")

    kinds = found(kept)
    assert ("numbering", "RC-2570") in kinds


def test_a_counter_turned_back_is_located(kept, tampering):
    tampering.execute("update ledger_numbercounter set last = 2")

    assert found(kept) == {("numbering", "RC-2570")}


def test_a_changed_published_head_is_located(kept, tampering):
    tampering.execute("update ledger_publishedhead set hash = sha256('x')")

    assert found(kept) == {("published_head", f"{books.DAY} (link {last_seq(tampering)})")}


def test_a_restored_old_copy_is_found_against_a_head_known_outside(kept):
    head = queries.head()
    same = PublishedElsewhere(
        kept.tenant.code, head.seq, head.hash.hex()[:10], head.journals, head.total_satang
    )
    later = PublishedElsewhere(kept.tenant.code, head.seq + 1, "ab" * 5)
    neighbours = PublishedElsewhere("somebody-else", 1, "ab" * 5)

    assert found(kept, against=[same, neighbours]) == set()
    assert found(kept, against=[later]) == {("published_head", f"link {head.seq + 1}")}


def test_a_leg_added_past_the_triggers_is_located(kept, tampering):
    tampering.execute(
        "insert into ledger_leg (tenant_id, journal_id, position, account_id, party, funder, amount_satang,"
        " happened_on) values (%s, 900001, 1, %s, 0, 'member', 5, %s)",
        [kept.tenant.pk, kept.account_id(chart.BANK), books.DAY],
    )

    assert ("seal", "journal 900001 leg 1") in found(kept)


def test_a_posting_into_a_closed_period_past_the_triggers_is_located(kept, tampering):
    period = queries.period_of(books.DAY)
    tampering.execute("alter table ledger_journal enable trigger user")
    tampering.execute("alter table ledger_leg enable trigger user")
    for table in ("ledger_unlinked", "ledger_looselegs", "ledger_periodclosing"):
        tampering.execute(f"alter table {table} enable trigger user")
    actions.close_period(period_id=period.pk, on=books.DAY, by=kept.by)
    tampering.execute("alter table ledger_journal disable trigger journal_1_period")
    late = kept.contribution()

    assert found(kept) == {("period", f"journal {late.journal_id} (link {last_seq(tampering)})")}


def test_a_dropped_trigger_and_an_edited_function_are_named(kept, session, monkeypatch):
    owner = session("owner")
    owner.autocommit = True
    released = guards.lines(owner.cursor())
    monkeypatch.setattr(guards, "released_lines", lambda: released)
    assert found(kept) == set()

    owner.execute("drop trigger leg_1_added on ledger_leg")
    owner.execute(
        "create or replace function ledger_link() returns trigger language plpgsql"
        " as 'begin return null; end'"
    )

    places = [where for kind, where in found(kept) if kind == "guards"]
    assert any("leg_1_added" in where for where in places)
    assert any("ledger_link()" in where for where in places)


def test_findings_are_one_json_document_in_both_languages(kept, tampering):
    tampering.execute("update ledger_numbercounter set last = 2")

    finding = json.loads(json.dumps(verify([kept.tenant]).as_json()))["findings"][0]

    assert (finding["tenant"], finding["kind"], finding["where"]) == (
        kept.tenant.code,
        "numbering",
        "RC-2570",
    )
    assert finding["message_en"] == "Numbers are missing, or differ from their counter."


def test_each_tenants_book_is_proved_on_its_own(kept, tampering):
    tampering.execute("update ledger_numbercounter set last = 2")
    neighbour = tenants.tenant("neighbour-fund")

    with acting_for(neighbour):
        assert verify([neighbour]).ok


def test_heads_are_read_from_one_object_a_list_or_lines():
    head = {"tenant": "a", "seq": 3, "hash": "AB12CD34"}

    assert read_heads(json.dumps(head)) == [PublishedElsewhere("a", 3, "ab12cd34")]
    assert len(read_heads(json.dumps([head, head]))) == 2
    assert len(read_heads(f"{json.dumps(head)}\n\n{json.dumps(head)}\n")) == 2


@pytest.mark.parametrize("content", ["", "nonsense", "{}", '{"tenant": "a", "seq": 1, "hash": "ab"}', "[1]"])
def test_a_file_that_holds_no_heads_is_refused(content):
    with pytest.raises(HeadsNotUnderstood):
        read_heads(content)


def test_reversals_closings_and_years_are_proved_too(kept):
    posted = kept.contribution(BAHT(3))
    actions.reverse(
        journal_id=posted.journal_id, on=books.DAY, idempotency_key="r", reason="wrong_member", by=kept.by
    )
    with books.below_the_papers(kept.database):
        kept.post([debit(chart.BANK, BAHT(5)), credit(chart.CASH, BAHT(5))], kind="deposit")
        actions.close_period(
            period_id=queries.period_of(books.DAY).pk, on=datetime.date(2027, 10, 1), by=kept.by
        )

        assert found(kept) == set()
    assert ChainLink.objects.count() == 8
