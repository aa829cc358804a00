"""A page of the site, its versions, what was done with each, and what is attached to it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.registry.organisations.models import Organisation


class SitePage(TenantOwned):
    """A page under one address, whatever its versions say.

    :ivar kind: of the catalogue in `kinds`
    :ivar code: its part of the address
    """

    RETENTION = "publications"

    kind = public(models.SlugField(max_length=40, db_index=False))
    code = public(models.SlugField(max_length=40, db_index=False))
    made_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "code"], name="site_page_code_once"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(kind=""), name="site_page_has_code"),
        )
        indexes = (models.Index(fields=["tenant", "kind"], name="site_page_by_kind"),)

    def __str__(self) -> str:
        return self.code


class PageVersion(TenantOwned):
    """One version as it is written; once submitted it stands still until it is returned.

    :ivar fields: the kind's own fields as `kinds.read_field` gives them, by key
    :ivar body_th: the text in the markup of `markup`
    :ivar as_of: the day on which what it says holds
    """

    RETENTION = "publications"

    page = public(TenantForeignKey(SitePage))
    number = public(models.PositiveIntegerField())
    title_th = public(models.CharField(max_length=200, blank=True))
    title_en = public(models.CharField(max_length=200, blank=True))
    summary_th = public(models.CharField(max_length=300, blank=True))
    summary_en = public(models.CharField(max_length=300, blank=True))
    fields = public(models.JSONField(default=dict, blank=True))
    body_th = public(models.TextField(blank=True))
    body_en = public(models.TextField(blank=True))
    division = public(TenantForeignKey(Organisation, null=True, blank=True))
    contact_th = public(models.CharField(max_length=200, blank=True))
    contact_en = public(models.CharField(max_length=200, blank=True))
    law = public(models.CharField(max_length=300, blank=True))
    as_of = public(models.DateField())
    ends_before = public(models.DateField(null=True, blank=True))
    author = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    changed_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "page", "number"], name="page_version_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="page_version_counts_from_one"),
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True) | Q(ends_before__gt=F("as_of")),
                name="page_version_ends_after_its_day",
            ),
        )

    def __str__(self) -> str:
        return f"version {self.number} of page {self.page_id}"


class PageStep(TenantOwned):
    """Something done with a version: the newest step says where it stands. No step: it is being written."""

    RETENTION = "publications"
    APPEND_ONLY = True

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", "ส่งให้ตรวจ"
        RETURNED = "returned", "ส่งกลับให้แก้"
        APPROVED = "approved", "อนุมัติเผยแพร่"
        WITHDRAWN = "withdrawn", "ถอนจากหน้าสาธารณะ"

    version = internal(TenantForeignKey(PageVersion))
    kind = internal(models.CharField(max_length=10, choices=Kind.choices))
    note = internal(models.CharField(max_length=300, blank=True))
    by = personal(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
        )
    )
    system = internal(models.CharField(max_length=40, blank=True))
    at = internal(models.DateTimeField())

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(kind__in=["returned", "withdrawn"]) | ~Q(note=""), name="page_step_says_why"
            ),
            models.CheckConstraint(condition=Q(by__isnull=False) | ~Q(system=""), name="page_step_names_who"),
        )

    def __str__(self) -> str:
        return f"{self.kind} version {self.version_id}"


class PageAttachment(TenantOwned):
    """A file or picture of a version. Its bytes are a document; the next version names the same one.

    :ivar alt_th: what the picture shows, for those who cannot see it
    :ivar is_portrait: it shows an office-holder, and goes away while an election period runs
    """

    RETENTION = "publications"

    version = public(TenantForeignKey(PageVersion))
    document = public(TenantForeignKey(Document))
    position = public(models.PositiveSmallIntegerField())
    is_picture = public(models.BooleanField(default=False))
    name = public(models.CharField(max_length=200))
    title_th = public(models.CharField(max_length=200, blank=True))
    title_en = public(models.CharField(max_length=200, blank=True))
    alt_th = public(models.CharField(max_length=300, blank=True))
    alt_en = public(models.CharField(max_length=300, blank=True))
    is_portrait = public(models.BooleanField(default=False))
    width = public(models.PositiveIntegerField(default=0))
    height = public(models.PositiveIntegerField(default=0))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "version", "position"], name="page_attachment_place_once"
            ),
            models.CheckConstraint(
                condition=Q(is_picture=False) | Q(width__gt=0, height__gt=0),
                name="page_attachment_picture_has_size",
            ),
            models.CheckConstraint(
                condition=Q(is_picture=False) | ~Q(alt_th=""), name="page_attachment_picture_has_words"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="page_attachment_has_name"),
        )

    def __str__(self) -> str:
        return self.name
