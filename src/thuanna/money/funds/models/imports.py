"""An import: the file, what was understood of it, and what came of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal


class ImportBatch(TenantOwned):
    """One file on its way into the register. Nothing is written before it is confirmed."""

    RETENTION = "imports"

    class State(models.TextChoices):
        UPLOADED = "uploaded", "รับไฟล์แล้ว รอตรวจ"
        CHECKED = "checked", "ตรวจแล้ว รอยืนยัน"
        UNREADABLE = "unreadable", "อ่านไฟล์ไม่ได้"
        COMMITTED = "committed", "นำเข้าแล้ว"
        UNDONE = "undone", "ยกเลิกการนำเข้าแล้ว"
        DISCARDED = "discarded", "ไม่นำเข้า"

    document = internal(TenantForeignKey(Document))
    state = internal(models.CharField(max_length=12, choices=State.choices, default=State.UPLOADED))
    sheet = internal(models.CharField(max_length=200, blank=True))
    sheets = internal(models.JSONField(default=list))
    header_line = internal(models.PositiveIntegerField(null=True, blank=True))
    headings = internal(models.JSONField(default=list))
    mapping = internal(models.JSONField(default=dict))
    refusal_th = internal(models.CharField(max_length=400, blank=True))
    refusal_en = internal(models.CharField(max_length=400, blank=True))
    lines_done = internal(models.PositiveIntegerField(default=0))
    lines_total = internal(models.PositiveIntegerField(default=0))
    rows = internal(models.PositiveIntegerField(default=0))
    accepted = internal(models.PositiveIntegerField(default=0))
    rejected = internal(models.PositiveIntegerField(default=0))
    warned = internal(models.PositiveIntegerField(default=0))
    known = internal(models.PositiveIntegerField(default=0))
    created_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    created_at = internal(models.DateTimeField(db_default=Now()))
    committed_at = internal(models.DateTimeField(null=True, blank=True))
    undone_at = internal(models.DateTimeField(null=True, blank=True))

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(state="committed") | Q(committed_at__isnull=False),
                name="import_committed_is_dated",
            ),
            models.CheckConstraint(
                condition=~Q(state="undone") | Q(undone_at__isnull=False), name="import_undone_is_dated"
            ),
        )
        indexes = (models.Index(fields=["tenant", "state"], name="import_by_state"),)

    def __str__(self) -> str:
        return f"import {self.pk} {self.state}"


class ImportFinding(TenantOwned):
    """One finding about one cell or row of the file."""

    RETENTION = "imports"

    batch = internal(TenantForeignKey(ImportBatch))
    row = internal(models.PositiveIntegerField())
    column = internal(models.CharField(max_length=4, blank=True))
    heading = internal(models.CharField(max_length=200, blank=True))
    code = internal(models.CharField(max_length=60))
    severity = internal(models.CharField(max_length=8))
    message_th = personal(models.CharField(max_length=500))
    message_en = personal(models.CharField(max_length=500))

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(severity__in=["error", "warning", "info"]), name="finding_severity"
            ),
        )
        indexes = (models.Index(fields=["tenant", "batch", "row"], name="finding_by_row"),)

    def __str__(self) -> str:
        return f"{self.code} in row {self.row}"


class ColumnMapping(TenantOwned):
    """What a fund once said its columns mean; used again for files with the same headings."""

    RETENTION = "imports"

    signature = internal(models.CharField(max_length=64))
    mapping = internal(models.JSONField())
    remembered_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (models.UniqueConstraint(fields=["tenant", "signature"], name="mapping_once"),)

    def __str__(self) -> str:
        return f"mapping {self.pk}"
