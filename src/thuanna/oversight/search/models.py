"""What can be found: one row for each thing that is published now."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from thuanna.foundation.tenancy.models import TenantManager, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, public
from thuanna.oversight.publications.models import PublicRows


class SearchEntry(TenantOwned):
    """One published thing with its words. Made from what is published and from nothing else.

    :ivar weight: what people look for first: guides before pages, pages before figures
    :ivar title_keys: clusters and pairs of clusters of both titles and of the other words for it
    :ivar keys: those of everything it says, and of its files that can be read
    """

    RETENTION = "publications"
    PUBLIC_ROWS = "true"

    owner = public(models.SlugField(max_length=40, db_index=False))
    owner_th = public(models.CharField(max_length=200))
    owner_en = public(models.CharField(max_length=200))
    kind = public(models.SlugField(max_length=20, db_index=False))
    section = public(models.SlugField(max_length=40, blank=True, db_index=False))
    code = public(models.SlugField(max_length=40, db_index=False))
    weight = public(models.PositiveSmallIntegerField())
    as_of = public(models.DateField())
    ends_before = public(models.DateField(null=True, blank=True))
    title_th = public(models.CharField(max_length=300))
    title_en = public(models.CharField(max_length=300))
    also = public(models.TextField(blank=True))
    text = public(models.TextField(blank=True))
    version = public(models.PositiveIntegerField())
    is_demo = public(models.BooleanField(default=False))
    title_keys = internal(ArrayField(models.TextField()))
    keys = internal(ArrayField(models.TextField()))

    objects: ClassVar[TenantManager[Any]] = TenantManager()
    shown: ClassVar[PublicRows[Any]] = PublicRows()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "kind", "code"], name="search_entry_once"),
            models.CheckConstraint(condition=~Q(title_th=""), name="search_entry_has_title"),
        )
        indexes = (
            GinIndex(fields=["keys"], name="search_entry_by_key", fastupdate=False),
            GinIndex(fields=["title_keys"], name="search_entry_by_title_key", fastupdate=False),
            models.Index(fields=["owner", "kind"], name="search_entry_by_owner"),
        )

    def __str__(self) -> str:
        return f"search entry {self.kind} {self.code}"
