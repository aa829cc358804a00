"""Publishes and withdraws. What is published goes through the gate of `suppression` and its schema first."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel.canonical import sha256_of
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import refusals as ledger_refusals

from . import proofs, queries, schemas
from .drafts import Draft
from .files import File, key_of
from .models import (
    Kind,
    Publication,
    PublicationFile,
    PublicationRecord,
    PublicationWithdrawal,
    PublishedFile,
    ReceiptProof,
)
from .refusals import AlreadyWithdrawn, KindIsBuilt, NothingNew, ReasonMissing
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
    _one_numbers(kind)
    newest = queries.newest_version(kind)
    draft = queries.draft(kind, on=on)
    schemas.check(draft.schema, draft.content)
    digest = sha256_of(draft.content)
    if newest is not None and newest.sha256 == digest and not queries.is_withdrawn(newest):
        raise NothingNew
    publication: Publication = Publication.objects.create(
        owner=draft.code,
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
    own = publication.kind in Kind.values
    _one_numbers(publication.kind, "" if own else publication.code)
    if queries.is_withdrawn(publication):
        raise AlreadyWithdrawn
    withdrawal = _withdrawn(publication, (reason_th, reason_en), at)
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


@transaction.atomic
def publish_page(
    *,
    kind: str,
    code: str,
    schema: str,
    content: dict[str, Any],
    as_of: datetime.date,
    at: datetime.datetime,
    by: Actor,
    listing: dict[str, Any] | None = None,
    section: str = "",
    ends_before: datetime.date | None = None,
    attached: Sequence[File] = (),
    memory: Mapping[str, Remembered] | None = None,
    held_back: Sequence[Figure] = (),
) -> Publication:
    """Show one of many things of a kind to everybody, as its next version: a page, a guide, a poll's result.

    What is personal must be gone from it before: this gate checks the schema, not the words. Calling it twice
    with the same content is refused, so a listener that may hear news twice treats that as done.

    :param code: names the thing among those of its kind, ``[-a-zA-Z0-9_]`` and at most 40 long
    :param listing: the few words a list shows of it
    :param attached: its files, each named in `content` by `files.described`
    :param memory: what the gate must remember, where figures went through it
    :param held_back: the figures it held back, for the office's own eyes
    :raises NotAllowed: the actor may not publish
    :raises KindIsBuilt: pages of the fund and the town are built from the registers, see `publish`
    :raises NothingNew: the newest version says exactly the same and was not withdrawn
    """
    by.must(PERMISSION)
    if kind in Kind.values:
        raise KindIsBuilt
    schemas.check(schema, content)
    _one_numbers(kind, code)
    newest = queries.newest_version(kind, code)
    digest = sha256_of(content)
    if newest is not None and _says_the_same(newest, digest, section, ends_before):
        raise NothingNew
    publication: Publication = Publication.objects.create(
        owner=queries.own_code(),
        kind=kind,
        section=section,
        code=code,
        version=newest.version + 1 if newest else 1,
        listing=listing or {},
        schema=schema,
        content=content,
        sha256=digest,
        as_of=as_of,
        ends_before=ends_before,
        published_at=at,
        supersedes=newest,
    )
    _keep_to_itself(publication, memory or {}, held_back, by)
    _attach(publication, attached)
    version, files = publication.version, len(attached)
    audit.record(by, "publications.published", publication, kind=kind, version=version, files=files)
    outbox.publish("publications.published", publication_id=publication.pk, kind=kind)
    return publication


@transaction.atomic
def withdraw_page(
    *, kind: str, code: str, reason_th: str, reason_en: str = "", at: datetime.datetime, by: Actor
) -> int:
    """Take back every version of a thing with its files; everybody reads why. Gives how many.

    :raises NotAllowed: the actor may not publish
    :raises ReasonMissing: no reason was given
    :raises AlreadyWithdrawn: nothing of it is shown
    """
    by.must(PERMISSION)
    if not reason_th.strip():
        raise ReasonMissing
    _one_numbers(kind, code)
    shown = queries.not_withdrawn(kind, code)
    if not shown:
        raise AlreadyWithdrawn
    for publication in shown:
        _withdrawn(publication, (reason_th, reason_en), at)
    audit.record(by, "publications.page_withdrawn", shown[0], kind=kind, versions=len(shown))
    outbox.publish("publications.withdrawn", publication_id=shown[0].pk, kind=kind)
    return len(shown)


def _says_the_same(newest: Publication, digest: str, section: str, ends: datetime.date | None) -> bool:
    same = (newest.sha256, newest.section, newest.ends_before) == (digest, section, ends)
    return same and not queries.is_withdrawn(newest)


def _attach(publication: Publication, attached: Sequence[File]) -> None:
    for position, file in enumerate(attached):
        key = key_of(file)
        stored = PublishedFile.objects.filter(key=key).first()
        if stored is None:
            stored = PublishedFile.objects.create(
                owner=publication.owner,
                key=key,
                name=file.name,
                media_type=file.media_type,
                size_bytes=len(file.content),
                sha256=hashlib.sha256(file.content).hexdigest(),
                content=file.content,
            )
        PublicationFile.objects.create(publication=publication, file=stored, position=position)


def _withdrawn(
    publication: Publication, reason: tuple[str, str], at: datetime.datetime
) -> PublicationWithdrawal:
    withdrawal: PublicationWithdrawal = PublicationWithdrawal.objects.create(
        publication=publication,
        owner=publication.owner,
        kind=publication.kind,
        code=publication.code,
        version=publication.version,
        reason_th=reason[0].strip()[:300],
        reason_en=reason[1].strip()[:300],
        withdrawn_at=at,
    )
    return withdrawal


def _publish_head(on: datetime.date, by: Actor) -> None:
    if queries.head_published_on(on):
        return
    try:
        with transaction.atomic():
            ledger.publish_head(on=on, by=by)
    except ledger_refusals.HeadNotInChain:
        return  # the book is empty: the page says so by showing no head


def _record(publication: Publication, draft: Draft, by: Actor) -> None:
    _keep_to_itself(publication, draft.memory, draft.held_back, by)


def _keep_to_itself(
    publication: Publication, memory: Mapping[str, Remembered], held_back: Sequence[Figure], by: Actor
) -> None:
    PublicationRecord.objects.create(
        publication=publication,
        published_by_id=by.user_id,
        system=by.system,
        memory={key: _remembered(one) for key, one in memory.items()},
        withheld=[_held_back(figure) for figure in held_back],
    )


def _remembered(one: Remembered) -> list[Any]:
    return [one.flow, one.count, one.on.isoformat(), one.is_withheld]


def _held_back(figure: Figure) -> dict[str, Any]:
    return {**asdict(figure), "on": figure.on.isoformat()}


def _one_numbers(kind: str, code: str = "") -> None:
    """One transaction at a time numbers the versions of a thing; no code for the tenant's own page."""
    one_at_a_time(f"versions {kind}/{code}")
