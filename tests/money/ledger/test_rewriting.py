"""A patient superuser mends everything after a change: only a head that was published still tells."""

from __future__ import annotations

import psycopg

from tests.money.ledger.test_verification import found, journal_ids, kept  # noqa: F401  # a fixture
from thuanna.money.ledger import sealing
from thuanna.money.ledger.verification import chain


def test_a_book_rewritten_whole_is_found_at_the_published_head(kept, tampering):  # noqa: F811
    first, *_ = journal_ids(tampering)
    for table, column, key in (
        ("ledger_leg", "amount_satang", "journal_id"),
        ("ledger_journal", "total_satang", "id"),
    ):
        tampering.execute(f"update {table} set {column} = {column} * 2 where {key} = %s", [first])
    tampering.execute(
        "update ledger_balance b set balance_satang = (select sum(amount_satang) from ledger_leg l where"
        " l.account_id = b.account_id and l.party = b.party and l.funder = b.funder)"
    )
    rewrite_chain(tampering, kept.tenant.pk)

    assert {kind for kind, _ in found(kept)} == {"published_head"}


def test_swapped_salts_are_located(kept, tampering):  # noqa: F811
    first, second, *_ = journal_ids(tampering)
    tampering.execute(
        "update ledger_journal j set salt = o.salt from ledger_journal o"
        " where (j.id, o.id) in ((%(a)s, %(b)s), (%(b)s, %(a)s))",
        {"a": first, "b": second},
    )

    assert found(kept) == {("leaf", f"journal {first} (link 2)"), ("leaf", f"journal {second} (link 3)")}


def rewrite_chain(owner: psycopg.Connection, tenant_id: int) -> None:
    """Every leaf, root, link and the head anew, from the rows as they now stand."""
    rows = owner.execute(chain.JOURNALS.encode(), {"tenant": tenant_id}).fetchall()
    journals = {("J", row[0]): (sealing.leaf(row[3]), row[2]) for row in rows}
    links = owner.execute(
        "select seq, kinds, entry_ids, leaves, linked_at from ledger_chainlink where tenant_id = %s"
        " order by seq",
        [tenant_id],
    ).fetchall()
    last, count, total = sealing.NO_HASH, 0, 0
    for seq, kinds, ids, old, at in links:
        entries = [
            journals.get((kind, each), (bytes(leaf), 0))
            for kind, each, leaf in zip(kinds, ids, old, strict=True)
        ]
        leaves = [leaf for leaf, _ in entries]
        count, total = count + kinds.count("J"), total + sum(satang for _, satang in entries)
        facts = {"prev_hash": last, "root": sealing.root(leaves), "journals": count, "total": total}
        last = sealing.link(
            tenant_id=tenant_id,
            seq=seq,
            prev_hash=last,
            root_hash=facts["root"],
            entries=len(ids),
            linked_at=at,
            journals=count,
            total_satang=total,
        )
        owner.execute(
            "update ledger_chainlink set leaves = %(leaves)s, root = %(root)s, prev_hash = %(prev_hash)s,"
            " hash = %(hash)s, journals = %(journals)s, total_satang = %(total)s"
            " where tenant_id = %(tenant)s and seq = %(seq)s",
            {**facts, "leaves": leaves, "hash": last, "tenant": tenant_id, "seq": seq},
        )
    owner.execute(
        "update ledger_head set hash = %s, journals = %s, total_satang = %s where tenant_id = %s",
        [last, count, total, tenant_id],
    )
