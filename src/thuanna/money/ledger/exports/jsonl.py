"""The provable export: one JSON object a line, exactly the fields that the seal covers."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.db.models import Sum

from thuanna.foundation.tenancy.models import Tenant
from thuanna.money.ledger import queries, sealing
from thuanna.money.ledger.models import (
    Account,
    Balance,
    ChainLink,
    NumberSeries,
    Period,
    PeriodClosing,
    PublishedHead,
)

from . import reading

FORMAT = "thuanna-book"
CHECKER = "verify_book.py"
_TABLES: dict[str, tuple[Any, tuple[str, ...]]] = {
    "accounts": (
        Account,
        ("id", "code", "name_th", "name_en", "kind", "axis", "form_line", "party_kind", "never_below_zero"),
    ),
    "series": (NumberSeries, ("id", "code", "name_th", "name_en")),
    "periods": (Period, ("id", "year", "starts_on", "ends_before")),
    "closings": (PeriodClosing, ("id", "period_id", "closed_on", "closed_by_id")),
}


def write(tenant: Tenant, folder: Path) -> list[Path]:
    """Write ``book.json``, one ``.jsonl`` file a table, and the program that proves them, into `folder`."""
    written = [
        _lines(
            folder / f"{name}.jsonl",
            ({field: getattr(row, field) for field in fields} for row in _by_id(model)),
        )
        for name, (model, fields) in _TABLES.items()
    ]
    written.append(_lines(folder / "journals.jsonl", map(_journal, reading.journals(tenant.pk))))
    written.append(_lines(folder / "links.jsonl", _links()))
    written.append(_lines(folder / "published.jsonl", _published(tenant)))
    written.append(_lines(folder / "balances.jsonl", _balances()))
    book = folder / "book.json"
    head = queries.head()
    facts = {
        "format": FORMAT,
        "version": sealing.VERSION,
        "tenant": tenant.code,
        "tenant_id": tenant.pk,
        "head": {
            "seq": head.seq if head else 0,
            "hash": (bytes(head.hash) if head else sealing.NO_HASH).hex(),
            "journals": head.journals if head else 0,
            "total_satang": head.total_satang if head else 0,
        },
    }
    book.write_text(json.dumps(facts, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return [book, *written, _checker_into(folder)]


def checker() -> Path:
    """The program that proves an export: beside this file in the wheel, in tools/ in a checkout."""
    installed = Path(__file__).with_name(CHECKER)
    return installed if installed.is_file() else Path(__file__).resolve().parents[5] / "tools" / CHECKER


def _checker_into(folder: Path) -> Path:
    """Whoever gets the book gets the means to prove it."""
    copy = folder / CHECKER
    shutil.copyfile(checker(), copy)
    return copy


def _by_id(model: Any) -> Iterable[Any]:
    return model.objects.order_by("id").iterator()  # type: ignore[no-any-return]  # any of four models


def _journal(journal: reading.ExportedJournal) -> dict[str, Any]:
    facts = {name: getattr(journal, name) for name in journal.__slots__ if name != "legs"}
    facts["legs"] = [
        [leg.position, leg.account_id, leg.party, leg.funder, leg.amount_satang] for leg in journal.legs
    ]
    return facts


def _links() -> Iterator[dict[str, Any]]:
    fields = (
        "seq",
        "version",
        "prev_hash",
        "root",
        "hash",
        "linked_at",
        "journals",
        "total_satang",
        "kinds",
        "entry_ids",
    )
    yield from ChainLink.objects.order_by("seq").values(*fields).iterator(chunk_size=50)


def _published(tenant: Tenant) -> Iterator[dict[str, Any]]:
    for head in PublishedHead.objects.order_by("published_on"):
        yield {
            "tenant": tenant.code,
            "published_on": head.published_on,
            "seq": head.seq,
            "hash": head.hash,
            "journals": head.journals,
            "total_satang": head.total_satang,
        }


def _balances() -> Iterator[dict[str, Any]]:
    codes = {account.pk: account.code for account in queries.accounts()}
    rows = Balance.objects.values_list("account_id", "funder").annotate(sum=Sum("balance_satang"))
    for account_id, funder, satang in rows.order_by("account_id", "funder"):
        yield {"account": codes[account_id], "funder": funder, "balance_satang": satang}


def _lines(path: Path, entries: Iterable[dict[str, Any]]) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for entry in entries:
            plain = {name: _plain(value) for name, value in entry.items()}
            file.write(json.dumps(plain, ensure_ascii=False) + "\n")
    return path


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str | list):
        return value
    return sealing.text(value)
