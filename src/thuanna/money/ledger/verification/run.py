"""Runs every check on every tenant asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from django.db import connection, transaction

from thuanna.foundation.tenancy import guards
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import Phrase, t

from . import chain, sums
from .report import Finding, PublishedElsewhere, Report

_MOST_LINES, _LONGEST_LINE = 40, 300


def verify(tenants: Iterable[Tenant], *, against: Sequence[PublishedElsewhere] = ()) -> Report:
    """Prove the books of these tenants, and that the database's guards are those of the release."""
    findings = list(_guards())
    journals, looked_at = 0, 0
    for tenant in tenants:
        looked_at += 1
        count, found = _tenant(tenant, [head for head in against if head.tenant == tenant.code])
        journals += count
        findings += found
    return Report(looked_at, journals, tuple(findings))


def verify_since(tenant: Tenant, start: chain.Start) -> Report:
    """Prove what entered a book after a link up to which all of it was proved: leaves, links and the head.

    The sums of older rows and their leaves are not looked at again: that is `verify`.
    """
    findings = list(_guards())
    with acting_for(tenant), snapshot():
        book = chain.Chain(tenant.pk, start=start)
        book.read()
    findings += [Finding(tenant.code, kind, where, message) for kind, where, message in book.wrong]
    return Report(1, book.journals, tuple(findings))


def _tenant(tenant: Tenant, against: Sequence[PublishedElsewhere]) -> tuple[int, list[Finding]]:
    with acting_for(tenant), snapshot():
        book = chain.Chain(tenant.pk)
        book.read()
        found = list(book.wrong)
        with connection.cursor() as cursor:
            found += [(check.kind, where, check.message) for check, where in sums.findings(cursor, tenant.pk)]
        found += _published(book)
    found += _elsewhere(book, against)
    return book.journals, [Finding(tenant.code, kind, where, message) for kind, where, message in found]


@contextmanager
def snapshot() -> Iterator[None]:
    """One snapshot for all checks, so that postings go on meanwhile; inside a transaction, the caller's."""
    if connection.in_atomic_block:
        yield
        return
    cast(Any, connection).tell_context()  # before BEGIN: the isolation level must be the first thing said
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("set transaction isolation level repeatable read read only")
            cursor.execute("set local statement_timeout = 0")
        yield


def _published(book: chain.Chain) -> Iterator[tuple[str, str, Phrase]]:
    query = (
        "select published_on, seq, hash, journals, total_satang from ledger_publishedhead"
        " where tenant_id = %(tenant)s order by published_on"
    )
    for published_on, seq, hash_, journals, total in chain.rows(query, book.tenant_id):
        if book.heads.get(seq) != (bytes(hash_), journals, total):
            yield (
                "published_head",
                f"{published_on} (link {seq})",
                t(
                    "รหัสกำกับที่เผยแพร่วันนั้นไม่ตรงกับสมุด",
                    "The head published that day is not in the chain: the head or the book was changed.",
                ),
            )


def _elsewhere(book: chain.Chain, against: Sequence[PublishedElsewhere]) -> Iterator[tuple[str, str, Phrase]]:
    for head in against:
        hash_, journals, total = book.heads.get(head.seq, (b"", None, None))
        same = hash_.hex().startswith(head.hash) if hash_ else False
        counted = head.journals in (None, journals) and head.total_satang in (None, total)
        if not (same and counted):
            yield (
                "published_head",
                f"link {head.seq}",
                t(
                    "สมุดนี้ไม่มีรหัสกำกับที่เคยเผยแพร่ อาจเป็นสำเนาเก่าหรือถูกเขียนใหม่",
                    "A head known outside is not in this book: it is an old copy, or was rewritten.",
                ),
            )


def _guards() -> Iterator[Finding]:
    """Compare line by line with the release; a checkout without a released list has nothing to compare."""
    try:
        released = guards.released_lines()
    except FileNotFoundError:
        return
    with connection.cursor() as cursor:
        found = guards.lines(cursor)
    missing = t("เครื่องป้องกันนี้หายไปหรือถูกแก้", "This guard was dropped or changed.")
    extra = t("เครื่องป้องกันนี้ไม่ใช่ของรุ่นนี้", "This guard is not part of the release.")
    for message, lines, others in ((missing, released, set(found)), (extra, found, set(released))):
        for line in [line for line in lines if line not in others][:_MOST_LINES]:
            yield Finding("", "guards", line[:_LONGEST_LINE], message)
