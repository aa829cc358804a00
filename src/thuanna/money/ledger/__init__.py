"""The sealed book: accounts, journals, periods, numbers and the hash chain that proves them.

Owns: double entry in satang, per tenant; what must hold is enforced by the database itself (``sql/``), and
proved by ``verifying``. Must not know: people, members, receipts. A `party` is an opaque number that a higher
tier gives; a document is a digest; a memo is a code.

For the tiers above, inside ``acting_for(tenant)`` and any transaction::

    from thuanna.money.ledger import actions, chart, queries
    from thuanna.money.ledger.entries import Posting, credit, debit

    actions.open_book(opens_on=day, by=actor)                 # ready chart, series RC and PV, fiscal year
    posted = actions.post(
        kind="contribution", happened_on=day, idempotency_key="receipt-…", series=chart.RECEIPTS, by=actor,
        lines=[debit(chart.CASH, money), credit(chart.CONTRIBUTIONS, money, party=member_id)],
    )                                                         # .journal_id .number .year .reference .replayed
    actions.post_many(postings=[Posting(kind, day, lines, key, series), …], by=actor)   # set-based, any size
    actions.reverse(journal_id=…, on=day, idempotency_key="…", reason="wrong_member", by=actor)
    queries.balance(chart.CASH)   queries.balance(chart.CONTRIBUTIONS, party=member_id)
    queries.link_of(journal_id)   # after COMMIT: the link's seq and short code for the receipt

Rules of use: accounts with a `party_kind` (custody: collector; contributions, entry fees, benefits: member)
want `party` on each line, the others want none; each funder's lines sum to zero, unless the kind is
``funder_transfer``; several journals of one transaction go through one `post_many`, so that locks are taken
in one order; what refuses is a `refusals.BookRefusal`. A journal's link exists from COMMIT on.
"""
