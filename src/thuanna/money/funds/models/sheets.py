"""The village sheet: who is asked for how much, what was typed from it, and what became of it."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal
from thuanna.kernel.money import Money
from thuanna.money.funds.sheets.months import month_later
from thuanna.registry.places.models import Community

from .fund import CollectionPoint
from .members import Member

_CODE_FORM = "^[0-9a-z]{4}-[0-9a-z]{4}$"


class VillageSheet(TenantOwned):
    """A sheet (ใบเก็บเงินสมทบ) printed for one village and one period; what it says never changes.

    :ivar code: stands on the paper and in its QR
    :ivar round: the second sheet of a village and period asks only those who had not paid
    :ivar usual_satang: what most members owe for the period
    """

    RETENTION = "ledger"
    FROZEN = True

    code = internal(models.CharField(max_length=9))
    community = internal(TenantForeignKey(Community, null=True, blank=True))
    point = internal(TenantForeignKey(CollectionPoint, null=True, blank=True))
    first_month = internal(models.DateField())
    months = internal(models.PositiveSmallIntegerField())
    round = internal(models.PositiveSmallIntegerField())
    usual_satang = internal(models.BigIntegerField())
    prepared_on = internal(models.DateField())
    prepared_by_id = personal(models.BigIntegerField(null=True))
    prepared_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "code"], name="village_sheet_code_once"),
            models.UniqueConstraint(
                fields=["tenant", "community", "first_month", "months", "round"],
                nulls_distinct=False,
                name="village_sheet_round_once",
            ),
            models.CheckConstraint(condition=Q(code__regex=_CODE_FORM), name="village_sheet_code_form"),
            models.CheckConstraint(condition=Q(months__gte=1, months__lte=12), name="village_sheet_months"),
            models.CheckConstraint(condition=Q(first_month__day=1), name="village_sheet_begins_a_month"),
            models.CheckConstraint(condition=Q(usual_satang__gt=0), name="village_sheet_asks_for_money"),
            models.CheckConstraint(condition=Q(round__gte=1), name="village_sheet_round_counts_from_one"),
        )

    def __str__(self) -> str:
        return f"village sheet {self.code}"

    @property
    def usual(self) -> Money:
        """What most members owe for the period."""
        return Money(self.usual_satang)

    @property
    def ends_before(self) -> datetime.date:
        """The first day after the period."""
        return month_later(self.first_month, self.months)


class VillageSheetLine(TenantOwned):
    """One member on the sheet, in the order of the paper. Nothing is due from who had paid before."""

    RETENTION = "ledger"
    FROZEN = True

    sheet = internal(TenantForeignKey(VillageSheet))
    place = internal(models.PositiveIntegerField())
    member = personal(TenantForeignKey(Member))
    due_satang = personal(models.BigIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "sheet", "place"], name="village_sheet_line_place"),
            models.UniqueConstraint(fields=["tenant", "sheet", "member"], name="village_sheet_member_once"),
            models.CheckConstraint(condition=Q(place__gte=1), name="village_sheet_place_from_one"),
            models.CheckConstraint(condition=Q(due_satang__gte=0), name="village_sheet_due_not_negative"),
        )

    def __str__(self) -> str:
        return f"line {self.place} of village sheet {self.sheet_id}"

    @property
    def due(self) -> Money:
        """What is asked for."""
        return Money(self.due_satang)


class VillageSheetDraft(TenantOwned):
    """What has been typed from a sheet so far: kept as typed, so that nothing is lost.

    :ivar typed: what stands in each box, by the line's place, or by ``x1``, ``x2`` … for people added by hand
    :ivar version: grows with every save; two windows on the same sheet notice each other by it
    """

    RETENTION = "ledger"

    sheet = internal(TenantForeignKey(VillageSheet))
    typed = personal(models.JSONField(default=dict))
    happened_on = internal(models.DateField(null=True, blank=True))
    counted_people = internal(models.PositiveIntegerField(null=True, blank=True))
    counted_satang = internal(models.BigIntegerField(null=True, blank=True))
    version = internal(models.PositiveIntegerField(default=1))
    typed_by_id = personal(models.BigIntegerField(null=True))
    typed_at = internal(models.DateTimeField(null=True, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "sheet"], name="village_sheet_draft_once"),
            models.CheckConstraint(
                condition=Q(counted_satang__isnull=True) | Q(counted_satang__gte=0),
                name="village_sheet_count_not_negative",
            ),
        )

    def __str__(self) -> str:
        return f"draft of village sheet {self.sheet_id}"


class VillageSheetPhoto(TenantOwned):
    """A photo of the filled paper."""

    RETENTION = "documents"
    FROZEN = True

    sheet = internal(TenantForeignKey(VillageSheet))
    document = internal(TenantForeignKey(Document))
    added_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "sheet", "document"], name="village_sheet_photo_once"),
        )

    def __str__(self) -> str:
        return f"photo {self.document_id} of village sheet {self.sheet_id}"


class VillageSheetOutcome(TenantOwned):
    """What became of a sheet: its payments stand in the book, or it was set aside. Once, and for good."""

    RETENTION = "ledger"
    APPEND_ONLY = True

    class What(models.TextChoices):
        POSTED = "posted", "ลงบัญชีแล้ว"
        SET_ASIDE = "set_aside", "ไม่ใช้ใบนี้"

    sheet = internal(TenantForeignKey(VillageSheet))
    what = internal(models.CharField(max_length=10, choices=What.choices))
    on = internal(models.DateField())
    people = internal(models.PositiveIntegerField(default=0))
    total_satang = internal(models.BigIntegerField(default=0))
    reason = internal(models.CharField(max_length=200, blank=True))
    by_id = personal(models.BigIntegerField(null=True))
    at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "sheet"], name="village_sheet_ends_once"),
            models.CheckConstraint(
                condition=Q(what="posted", people__gt=0, total_satang__gt=0)
                | Q(what="set_aside", people=0, total_satang=0),
                name="village_sheet_posted_with_money",
            ),
        )

    def __str__(self) -> str:
        return f"village sheet {self.sheet_id} {self.what}"

    @property
    def total(self) -> Money:
        """What was posted."""
        return Money(self.total_satang)
