"""Reads the book for an export, in one stream of journals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from thuanna.money.ledger.models import Account
from thuanna.money.ledger.verification.chain import rows

_JOURNALS = """
select j.id, j.era, j.kind, j.happened_on, j.recorded_at, j.memo, j.key, encode(j.payload_digest, 'hex'),
       encode(j.document_digest, 'hex'), j.series_id, s.code, n.year, n.number, j.reverses_id,
       j.entered_by_id, j.total_satang, encode(j.salt, 'hex'),
       (select json_agg(json_build_array(l.position, l.account_id, l.party, l.funder, l.amount_satang)
                        order by l.position)
          from ledger_leg l where l.tenant_id = j.tenant_id and l.journal_id = j.id)
  from ledger_journal j
  left join ledger_numberseries s on s.tenant_id = j.tenant_id and s.id = j.series_id
  left join ledger_issuednumber n on n.tenant_id = j.tenant_id and n.journal_id = j.id
 where j.tenant_id = %(tenant)s order by j.happened_on, j.id
"""


@dataclass(frozen=True, slots=True)
class ExportedLeg:
    """One leg, with its account's code."""

    position: int
    account_id: int
    party: int
    funder: str
    amount_satang: int


@dataclass(frozen=True, slots=True)
class ExportedJournal:
    """One journal with everything that is sealed in it."""

    id: int
    era: int
    kind: str
    happened_on: date
    recorded_at: Any
    memo: str
    key: str
    payload_digest: str
    document_digest: str | None
    series_id: int | None
    series: str | None
    year: int | None
    number: int | None
    reverses: int | None
    entered_by: int | None
    total_satang: int
    salt: str
    legs: tuple[ExportedLeg, ...]


def journals(tenant_id: int) -> Iterator[ExportedJournal]:
    """Every journal, by day."""
    for row in rows(_JOURNALS, tenant_id):
        facts = dict(zip(ExportedJournal.__slots__, row, strict=True))
        facts["legs"] = tuple(ExportedLeg(*leg) for leg in facts["legs"])
        yield ExportedJournal(**facts)


def accounts() -> dict[int, Account]:
    """The chart by id."""
    return {account.pk: account for account in Account.objects.order_by("code")}
