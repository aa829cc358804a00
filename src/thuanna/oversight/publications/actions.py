"""Publishes and withdraws. What is published goes through the gate of `suppression` and its schema first."""

from __future__ import annotations

import datetime
from dataclasses import asdict
from typing import Any

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import refusals as ledger_refusals

from . import proofs, queries, schemas
from .canonical import sha256_of
from .drafts import Draft
from .models import Kind, Publication, PublicationRecord, PublicationWithdrawal, ReceiptProof
from .refusals import AlreadyWithdrawn, NothingNew, ReasonMissing
from .suppression import Figure, Remembered

PERMISSION = "publications.publish"


@transaction.atomic
def publish(*, kind: str, on: datetime.date, at: datetime.datetime, by: Actor) -> Publication:
    """Show the tenant's state of a day to everybody, as the next version.

    A fund's book gets its published head of the day first, if it has none yet.

    :raises NotAllowed: the actor may not publish
    :raises NothingToPublish: there is no fund, or no organisation, yet
    :raises NothingNew: the newest version says exactly the same
    """
    by.must(PERMISSION)
    if kind == Kind.FUND:
        _publish_head(on, by)
    queries.lock_versions(kind)
    newest = queries.newest_version(kind)
    draft = queries.draft(kind, on=on)
    schemas.check(draft.schema, draft.content)
    digest = sha256_of(draft.content)
    if newest is not None and newest.sha256 == digest and not queries.is_withdrawn(newest):
        raise NothingNew
    publication: Publication = Publication.objects.create(
        kind=draft.kind,
        code=draft.code,
        version=newest.version + 1 if newest else 1,
        schema=draft.schema,
        content=draft.content,
        sha256=digest,
        as_of=on,
        published_at=at,
        supersedes=newest,
    )
    _record(publication, draft, by)
    audit.record(
        by,
        "publications.published",
        publication,
        kind=kind,
        version=publication.version,
        held_back=len(draft.held_back),
    )
    outbox.publish("publications.published", publication_id=publication.pk, kind=kind)
    return publication


@transaction.atomic
def withdraw(
    *, publication_id: int, reason_th: str, reason_en: str = "", at: datetime.datetime, by: Actor
) -> PublicationWithdrawal:
    """Take a version back: nobody reads it from now on, and everybody reads why.

    :raises NotAllowed: the actor may not publish
    :raises ReasonMissing: no reason was given
    :raises VersionUnknown: it is not one of the tenant's
    :raises AlreadyWithdrawn: it was taken back before
    """
    by.must(PERMISSION)
    if not reason_th.strip():
        raise ReasonMissing
    publication = queries.version(publication_id)
    queries.lock_versions(publication.kind)
    if queries.is_withdrawn(publication):
        raise AlreadyWithdrawn
    withdrawal: PublicationWithdrawal = PublicationWithdrawal.objects.create(
        publication=publication,
        kind=publication.kind,
        code=publication.code,
        version=publication.version,
        reason_th=reason_th.strip()[:300],
        reason_en=reason_en.strip()[:300],
        withdrawn_at=at,
    )
    audit.record(by, "publications.withdrawn", publication, version=publication.version)
    outbox.publish("publications.withdrawn", publication_id=publication.pk, kind=publication.kind)
    return withdrawal


@transaction.atomic
def prove_receipt(*, receipt_id: int, by: Actor) -> int:
    """State to who holds its token that a receipt is in the book, and if so that it was voided.

    Stating it twice adds nothing, since news may be delivered twice. Gives the number of new statements.

    :raises NotAllowed: the actor may not publish
    """
    by.must(PERMISSION)
    fresh = [proof for proof in proofs.of_receipt(receipt_id) if not queries.is_proved(proof)]
    ReceiptProof.objects.bulk_create(fresh)
    if fresh:
        audit.record(by, "publications.receipt_proved", receipt_id=receipt_id, states=len(fresh))
    return len(fresh)


def _publish_head(on: datetime.date, by: Actor) -> None:
    if queries.head_published_on(on):
        return
    try:
        with transaction.atomic():
            ledger.publish_head(on=on, by=by)
    except ledger_refusals.HeadNotInChain:
        return  # the book is empty: the page says so by showing no head


def _record(publication: Publication, draft: Draft, by: Actor) -> None:
    PublicationRecord.objects.create(
        publication=publication,
        published_by_id=by.user_id,
        system=by.system,
        memory={key: _remembered(one) for key, one in draft.memory.items()},
        withheld=[_held_back(figure) for figure in draft.held_back],
    )


def _remembered(one: Remembered) -> list[Any]:
    return [one.flow, one.count, one.on.isoformat(), one.is_withheld]


def _held_back(figure: Figure) -> dict[str, Any]:
    return {**asdict(figure), "on": figure.on.isoformat()}
