"""What was published, what was taken back, and what the gate remembers."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantManager, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public

PUBLIC = "public"


M = TypeVar("M", bound=models.Model)


class PublicRows(models.Manager[M]):
    """What everybody may read: through the public role, whose row security shows nothing else."""

    def get_queryset(self) -> models.QuerySet[M]:
        return super().get_queryset().using(PUBLIC)


class Kind(models.TextChoices):
    """What is built from the registers; its code is the tenant's own.

    An office publishes other things too, many of a kind, each with a code: see `actions.publish_page`.
    """

    FUND = "fund", "หน้ากองทุน"
    TOWN = "town", "หน้าท้องถิ่น"


class Publication(TenantOwned):
    """One version of what a tenant shows to everybody. Never changed; the next one is another row.

    :ivar owner: the code of the tenant that answers for it; with kind and code it is the publication's name
    :ivar section: the list in which it stands among others of its kind; empty where there is one list
    :ivar schema: name and version of the published JSON schema that `content` keeps to, ``fund-1``
    :ivar listing: the few words a list shows of it, so that no list reads the content
    :ivar sha256: of the canonical bytes of `content`, see `canonical`
    :ivar ends_before: the first day on which it no longer holds; it is still shown, and says so
    """

    RETENTION = "publications"
    APPEND_ONLY = True
    PUBLIC_ROWS = (
        "not exists (select 1 from publications_publicationwithdrawal w"
        " where w.tenant_id = publications_publication.tenant_id"
        " and w.publication_id = publications_publication.id)"
    )

    owner = public(models.SlugField(max_length=40, db_index=False))
    kind = public(models.SlugField(max_length=20, db_index=False))
    section = public(models.SlugField(max_length=40, blank=True, db_index=False))
    code = public(models.SlugField(max_length=40, db_index=False))
    version = public(models.PositiveIntegerField())
    listing = public(models.JSONField(default=dict, blank=True))
    schema = public(models.CharField(max_length=20))
    content = public(models.JSONField())
    sha256 = public(models.CharField(max_length=64))
    as_of = public(models.DateField())
    ends_before = public(models.DateField(null=True, blank=True))
    published_at = public(models.DateTimeField())
    supersedes = public(TenantForeignKey("self", null=True, blank=True))

    objects: ClassVar[TenantManager[Any]] = TenantManager()
    shown: ClassVar[PublicRows[Any]] = PublicRows()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "kind", "code", "version"], name="publication_version_once"
            ),
            models.UniqueConstraint(
                fields=["tenant", "supersedes"],
                condition=Q(supersedes__isnull=False),
                name="publication_superseded_once",
            ),
            models.CheckConstraint(condition=Q(version__gt=0), name="publication_counts_from_one"),
            models.CheckConstraint(
                condition=Q(version=1, supersedes__isnull=True)
                | (~Q(version=1) & Q(supersedes__isnull=False)),
                name="publication_names_the_one_before",
            ),
            models.CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="publication_has_hash"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(kind=""), name="publication_has_code"),
            models.CheckConstraint(condition=~Q(owner=""), name="publication_has_owner"),
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True) | Q(ends_before__gt=F("as_of")),
                name="publication_ends_after_its_day",
            ),
        )
        indexes = (
            models.Index(fields=["kind", "code", "-version"], name="publication_newest"),
            models.Index(fields=["owner", "kind", "code", "-version"], name="publication_of_owner"),
            models.Index(fields=["owner", "kind", "section", "-as_of"], name="publication_in_section"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.code} version {self.version}"


class PublicationWithdrawal(TenantOwned):
    """A version was taken back: from then on nobody reads it, and everybody reads why."""

    RETENTION = "publications"
    APPEND_ONLY = True
    PUBLIC_ROWS = "true"

    publication = public(TenantForeignKey(Publication))
    owner = public(models.SlugField(max_length=40, db_index=False))
    kind = public(models.SlugField(max_length=20, db_index=False))
    code = public(models.SlugField(max_length=40, db_index=False))
    version = public(models.PositiveIntegerField())
    reason_th = public(models.CharField(max_length=300))
    reason_en = public(models.CharField(max_length=300, blank=True))
    withdrawn_at = public(models.DateTimeField())

    objects: ClassVar[TenantManager[Any]] = TenantManager()
    shown: ClassVar[PublicRows[Any]] = PublicRows()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "publication"], name="publication_withdrawn_once"),
            models.CheckConstraint(condition=~Q(reason_th=""), name="publication_withdrawal_says_why"),
        )
        indexes = (models.Index(fields=["kind", "code", "-version"], name="withdrawal_newest"),)

    def __str__(self) -> str:
        return f"withdrawal of {self.kind} {self.code} version {self.version}"


class PublicationRecord(TenantOwned):
    """What the house keeps to itself about a publication: who published it, and what the gate remembers.

    :ivar memory: each figure as it was last shown, ``{key: [flow, count, day, is it withheld now]}``
    :ivar withheld: what the gate held back and why, for the preview
    """

    RETENTION = "publications"
    APPEND_ONLY = True

    publication = internal(TenantForeignKey(Publication))
    published_by = personal(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
        )
    )
    system = internal(models.CharField(max_length=40, blank=True))
    memory = internal(models.JSONField(default=dict))
    withheld = internal(models.JSONField(default=list))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "publication"], name="publication_record_once"),
            models.CheckConstraint(
                condition=Q(published_by__isnull=False) | ~Q(system=""), name="publication_record_names_who"
            ),
        )

    def __str__(self) -> str:
        return f"record of publication {self.publication_id}"


class ReceiptProof(TenantOwned):
    """What everybody who holds a receipt's token may read: date, amount, fund, since when in the book.

    The token itself stands nowhere here, only its digest; the public role sees a row only after it has
    said the digest (``thuanna.receipt``), so that the table cannot be listed. No name, no purpose.

    :ivar inclusion: the hashes that lead from the entry's ``leaf`` by ``path`` to its link's ``root``. They
        tell nothing of the neighbours; the link's totals would, and are left out
    """

    RETENTION = "ledger"
    APPEND_ONLY = True
    PUBLIC_ROWS = "digest = (select nullif(current_setting('thuanna.receipt', true), ''))"

    class State(models.TextChoices):
        ISSUED = "issued", "ออกใบเสร็จแล้ว"
        VOIDED = "voided", "ยกเลิกแล้ว"

    digest = public(models.CharField(max_length=64))
    state = public(models.CharField(max_length=10, choices=State.choices))
    reference = public(models.CharField(max_length=40))
    amount_satang = public(models.BigIntegerField())
    happened_on = public(models.DateField())
    stated_at = public(models.DateTimeField())
    office_code = public(models.SlugField(max_length=40, db_index=False))
    office_th = public(models.CharField(max_length=200))
    office_en = public(models.CharField(max_length=200))
    is_demo = public(models.BooleanField(default=False))
    link_seq = public(models.BigIntegerField(null=True, blank=True))
    link_hash = public(models.CharField(max_length=64, blank=True))
    linked_at = public(models.DateTimeField(null=True, blank=True))
    inclusion = public(models.JSONField(default=dict, blank=True))

    objects: ClassVar[TenantManager[Any]] = TenantManager()
    shown: ClassVar[PublicRows[Any]] = PublicRows()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "digest", "state"], name="receipt_proof_once"),
            models.CheckConstraint(
                condition=Q(digest__regex="^[0-9a-f]{64}$"), name="receipt_proof_holds_a_digest"
            ),
            models.CheckConstraint(condition=Q(amount_satang__gt=0), name="receipt_proof_amount_positive"),
        )
        indexes = (models.Index(fields=["digest"], name="receipt_proof_by_digest"),)

    def __str__(self) -> str:
        return f"proof of receipt {self.reference}"
