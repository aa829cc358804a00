"""The bytes of published files: readable exactly as long as something that is published names them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantManager, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, public

from .publications import Publication, PublicRows


class PublishedFile(TenantOwned):
    """A file everybody may download, as it was checked. What holds too much can be removed whole.

    :ivar key: names these bytes under this name in an address, see `files.key_of`
    """

    RETENTION = "publications"
    FROZEN = True
    PUBLIC_ROWS = (
        "exists (select 1 from publications_publicationfile l"
        " join publications_publication p on p.tenant_id = l.tenant_id and p.id = l.publication_id"
        " where l.tenant_id = publications_publishedfile.tenant_id"
        " and l.file_id = publications_publishedfile.id)"
    )

    owner = public(models.SlugField(max_length=40, db_index=False))
    key = public(models.CharField(max_length=20))
    name = public(models.CharField(max_length=200))
    media_type = public(models.CharField(max_length=120))
    size_bytes = public(models.PositiveIntegerField())
    sha256 = public(models.CharField(max_length=64))
    content = public(models.BinaryField())

    objects: ClassVar[TenantManager[Any]] = TenantManager()
    shown: ClassVar[PublicRows[Any]] = PublicRows()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "key"], name="published_file_once"),
            models.CheckConstraint(condition=Q(size_bytes__gt=0), name="published_file_not_empty"),
            models.CheckConstraint(condition=~Q(name=""), name="published_file_has_name"),
            models.CheckConstraint(condition=Q(key__regex="^[0-9a-f]{20}$"), name="published_file_has_key"),
        )
        indexes = (models.Index(fields=["owner", "key"], name="published_file_by_key"),)

    def __str__(self) -> str:
        return f"published file {self.key}"


class PublicationFile(TenantOwned):
    """A version names a file. While any version that was not withdrawn does, everybody may read it."""

    RETENTION = "publications"
    FROZEN = True
    PUBLIC_ROWS = "true"

    publication = public(TenantForeignKey(Publication))
    file = public(TenantForeignKey(PublishedFile))
    position = internal(models.PositiveSmallIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "publication", "file"], name="publication_file_once"),
        )

    def __str__(self) -> str:
        return f"file {self.file_id} of publication {self.publication_id}"
