"""The stored file."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from thuanna.foundation.tenancy.models import TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, sensitive


class Document(TenantOwned):
    """A file somebody brought, kept as it came. In the database, so that one backup holds everything."""

    RETENTION = "documents"

    class Purpose(models.TextChoices):
        IMPORT = "import", "ไฟล์นำเข้า"
        EVIDENCE = "evidence", "หลักฐาน"
        ISSUED = "issued", "เอกสารที่ออก"

    name = personal(models.CharField(max_length=200))
    media_type = internal(models.CharField(max_length=120))
    purpose = internal(models.CharField(max_length=20, choices=Purpose.choices))
    size_bytes = internal(models.PositiveIntegerField())
    sha256 = internal(models.CharField(max_length=64))
    content = sensitive(models.BinaryField())
    stored_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    stored_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(size_bytes__gt=0), name="document_not_empty"),
            models.CheckConstraint(condition=~models.Q(sha256=""), name="document_has_checksum"),
        )
        indexes = (models.Index(fields=["tenant", "sha256"], name="document_by_checksum"),)

    def __str__(self) -> str:
        return f"document {self.pk}"
