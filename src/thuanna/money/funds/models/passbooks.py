"""The personal link by which a member reads their own passbook; and passbooks being printed in one go."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, sensitive
from thuanna.registry.places.models import Community

from .members import Member


class PassbookLink(TenantOwned):
    """A personal link to one member's passbook. Only the token's digest is kept; the token is on the slip."""

    RETENTION = "members"
    FROZEN = True

    member = personal(TenantForeignKey(Member))
    digest = sensitive(models.CharField(max_length=64))
    starts_on = internal(models.DateField())
    ends_before = internal(models.DateField())
    issued_by_id = personal(models.BigIntegerField(null=True))
    issued_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "digest"], name="passbook_link_once"),
            models.CheckConstraint(condition=Q(digest__regex="^[0-9a-f]{64}$"), name="passbook_link_digest"),
            models.CheckConstraint(condition=Q(ends_before__gt=F("starts_on")), name="passbook_link_ends"),
        )
        indexes = (models.Index(fields=["tenant", "member", "id"], name="passbook_link_by_member"),)

    def __str__(self) -> str:
        return f"passbook link {self.pk}"


class PassbookLinkWithdrawal(TenantOwned):
    """A personal link was taken back; it opens nothing from then on."""

    RETENTION = "members"
    FROZEN = True

    class Reason(models.TextChoices):
        RENEWED = "renewed", "ออกลิงก์ใหม่แทน"
        LOST = "lost", "ใบลิงก์หายหรือคนอื่นเห็น"
        ASKED = "asked", "เจ้าตัวขอให้ปิด"
        DECEASED = "deceased", "สมาชิกเสียชีวิต"

    link = internal(TenantForeignKey(PassbookLink))
    reason = internal(models.CharField(max_length=10, choices=Reason.choices))
    withdrawn_by_id = personal(models.BigIntegerField(null=True))
    withdrawn_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "link"], name="passbook_link_withdrawn_once"),
        )

    def __str__(self) -> str:
        return f"withdrawal of passbook link {self.link_id}"


class PassbookPrint(TenantOwned):
    """Many passbooks that somebody asked for as one file: how far it is, and the file until it is fetched.

    One for each person, overwritten by their next; what nobody fetches is forgotten the night after.

    :ivar community: whose village; None for everybody in the fund
    """

    RETENTION = "prints"

    asked_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    )
    community = internal(TenantForeignKey(Community, null=True, blank=True))
    as_of = internal(models.DateField())
    books_total = internal(models.PositiveIntegerField())
    books_done = internal(models.PositiveIntegerField(default=0))
    content = sensitive(models.BinaryField(null=True))
    asked_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "asked_by"], name="passbook_print_one_each"),
            models.CheckConstraint(condition=Q(books_total__gt=0), name="passbook_print_has_books"),
            models.CheckConstraint(
                condition=Q(books_done__lte=F("books_total")), name="passbook_print_not_beyond"
            ),
            models.CheckConstraint(
                condition=Q(content__isnull=True) | Q(books_done=F("books_total")),
                name="passbook_print_file_is_whole",
            ),
        )

    def __str__(self) -> str:
        return f"passbook print {self.pk}"
