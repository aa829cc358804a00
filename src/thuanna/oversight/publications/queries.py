"""Everything staff read about publications. What everybody reads is `shown`."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.foundation.tenancy.models import Tenant
from thuanna.money.funds.queries import fund as funds
from thuanna.money.ledger.models import PublishedHead
from thuanna.registry.organisations import queries as organisations

from .builders import fund as fund_builder
from .builders import town as town_builder
from .drafts import Draft
from .models import Kind, Publication, PublicationRecord, PublicationWithdrawal, ReceiptProof
from .refusals import NothingToPublish, VersionUnknown
from .suppression import Remembered


@dataclass(frozen=True)
class Version:
    """One version as staff see it."""

    publication: Publication
    record: PublicationRecord
    withdrawal: PublicationWithdrawal | None


def kinds_of(tenant: Tenant) -> list[str]:
    """What a tenant of its kind publishes."""
    return [Kind.FUND.value] if tenant.kind == Tenant.Kind.FUND else [Kind.TOWN.value]


def draft(kind: str, *, on: datetime.date) -> Draft:
    """What would be published on a day, through the gate.

    :raises NothingToPublish: there is no fund, or no organisation, yet
    """
    tenant = Tenant.objects.select_related("host_tenant").get(pk=required_tenant_id())
    if kind == Kind.FUND:
        fund = funds.fund()
        if fund is None:
            raise NothingToPublish
        return fund_builder.build(tenant, fund, memory(kind), on=on)
    if organisations.own() is None:
        raise NothingToPublish
    return town_builder.build(tenant, memory(kind), on=on)


def memory(kind: str, code: str | None = None) -> dict[str, Remembered]:
    """Every figure as it was last shown, withdrawn versions too: somebody may have kept a copy."""
    newest = newest_version(kind, code)
    if newest is None:
        return {}
    record = PublicationRecord.objects.get(publication=newest)
    return {key: _remembered(one) for key, one in record.memory.items()}


def newest_version(kind: str, code: str | None = None) -> Publication | None:
    """The version with the highest number, withdrawn or not, without its content; of one thing where there
    are many of a kind."""
    rows = Publication.objects.filter(kind=kind).defer("content")
    if code is not None:
        rows = rows.filter(code=code)
    found: Publication | None = rows.order_by("-version").first()
    return found


def shown_days(kind: str) -> dict[str, datetime.datetime]:
    """When the newest version of each thing of a kind was published, of those everybody can read now."""
    gone = PublicationWithdrawal.objects.filter(kind=kind).values("publication_id")
    rows = Publication.objects.filter(kind=kind).order_by("code", "-version").distinct("code")
    newest = Publication.objects.filter(pk__in=rows.values("pk")).exclude(pk__in=gone)
    return dict(newest.values_list("code", "published_at"))


def own_code() -> str:
    """The code by which the tenant is known outside."""
    code: str = Tenant.objects.values_list("code", flat=True).get(pk=required_tenant_id())
    return code


def shown_now() -> list[Publication]:
    """The newest version of everything the tenant shows, without its content."""
    newer = Publication.objects.filter(supersedes_id=OuterRef("pk"))
    gone = PublicationWithdrawal.objects.filter(publication_id=OuterRef("pk"))
    rows = Publication.objects.filter(~Exists(newer), ~Exists(gone))
    return list(rows.defer("content").order_by("kind", "code"))


def withdrawn_codes(kind: str) -> set[str]:
    """The things of a kind that were taken back and are not shown again."""
    gone = PublicationWithdrawal.objects.filter(kind=kind).values("publication_id")
    newest = Publication.objects.filter(kind=kind).order_by("code", "-version").distinct("code")
    taken_back = Publication.objects.filter(pk__in=newest.values("pk")).filter(pk__in=gone)
    return set(taken_back.values_list("code", flat=True))


def not_withdrawn(kind: str, code: str) -> list[Publication]:
    """Every version of a thing that is still shown, the newest first, without its content."""
    gone = PublicationWithdrawal.objects.filter(kind=kind, code=code).values("publication_id")
    rows = Publication.objects.filter(kind=kind, code=code).exclude(pk__in=gone)
    return list(rows.defer("content").order_by("-version"))


def version(publication_id: int) -> Publication:
    """One version of the tenant's.

    :raises VersionUnknown: there is none
    """
    found: Publication | None = Publication.objects.filter(pk=publication_id).first()
    if found is None:
        raise VersionUnknown
    return found


def versions(kind: str, *, most: int = 30) -> list[Version]:
    """The newest versions with who published them and what was held back."""
    publications = list(Publication.objects.filter(kind=kind).defer("content").order_by("-version")[:most])
    ids = [publication.pk for publication in publications]
    records = PublicationRecord.objects.filter(publication__in=ids).select_related("published_by")
    by_id = {record.publication_id: record for record in records.defer("memory")}
    withdrawn = {row.publication_id: row for row in PublicationWithdrawal.objects.filter(publication__in=ids)}
    return [Version(one, by_id[one.pk], withdrawn.get(one.pk)) for one in publications]


def is_withdrawn(publication: Publication) -> bool:
    """Whether a version was taken back."""
    return bool(PublicationWithdrawal.objects.filter(publication=publication).exists())


def is_proved(proof: ReceiptProof) -> bool:
    """Whether the same was stated before."""
    return bool(ReceiptProof.objects.filter(digest=proof.digest, state=proof.state).exists())


def head_published_on(on: datetime.date) -> bool:
    """Whether the book's head was already put down for a day."""
    return bool(PublishedHead.objects.filter(published_on=on).exists())


def _remembered(one: list[Any]) -> Remembered:
    flow, count, on, is_withheld = one
    return Remembered(flow, count, datetime.date.fromisoformat(on), is_withheld)
