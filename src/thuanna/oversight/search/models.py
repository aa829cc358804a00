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

IN_ORDER = ("-weight", "-as_of", "code")
"""In which order entries are found; kept sorted, so that a word of every text need not be sorted by."""

_MOST_PENDING_KB = 512
"""New keys wait in a heap this small until they are sorted in together: writing is three times as fast, and a
search looks through no more than some forty entries one by one."""


class SearchEntry(TenantOwned):
    """One published thing with its words. Made from what is published and from nothing else.

    :ivar weight: what people look for first: guides before pages, pages before figures
    :ivar keys: numbers of the clusters and pairs of clusters of everything it says, and of its files that can
        be read; those of both titles and of the other words for it once more, with numbers of their own
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
    keys = internal(ArrayField(models.IntegerField()))

    objects: ClassVar[TenantManager[Any]] = TenantManager()
    shown: ClassVar[PublicRows[Any]] = PublicRows()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "kind", "code"], name="search_entry_once"),
            models.CheckConstraint(condition=~Q(title_th=""), name="search_entry_has_title"),
        )
        indexes = (
            GinIndex(
                fields=["keys"],
                name="search_entry_by_key",
                fastupdate=True,
                gin_pending_list_limit=_MOST_PENDING_KB,
            ),
            models.Index(fields=["owner", *IN_ORDER], name="search_entry_by_owner"),
            models.Index(fields=IN_ORDER, name="search_entry_in_order"),
        )

    def __str__(self) -> str:
        return f"search entry {self.kind} {self.code}"
