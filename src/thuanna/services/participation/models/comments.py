"""Comments on published pages: what waits, what was decided, the sealed original, what everybody reads."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public, sensitive


class Comment(TenantOwned):
    """That somebody commented on a page, and by when it is looked at. Holds neither words nor name."""

    RETENTION = "matters"
    APPEND_ONLY = True

    page = internal(models.CharField(max_length=200))
    received_at = internal(models.DateTimeField())
    received_on = internal(models.DateField())
    due_on = internal(models.DateField())
    request_digest = sensitive(models.CharField(max_length=64))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "request_digest"], name="comment_sent_once"),
            models.CheckConstraint(condition=Q(page__startswith="/"), name="comment_is_on_a_page"),
        )

    def __str__(self) -> str:
        return f"comment {self.pk}"


class CommentWaiting(TenantOwned):
    """The words of a comment until somebody has looked at it; removed by the decision."""

    RETENTION = "comment_originals"
    FROZEN = True

    comment = internal(TenantForeignKey(Comment))
    name = personal(models.CharField(max_length=80, blank=True))
    words = personal(models.TextField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "comment"], name="comment_waits_once"),
            models.CheckConstraint(condition=~Q(words=""), name="comment_waiting_says_something"),
        )

    def __str__(self) -> str:
        return f"waiting words of comment {self.comment_id}"


class CommentOriginal(TenantOwned):
    """What was really written, sealed: opened for a reason, and the look is written down."""

    RETENTION = "comment_originals"
    FROZEN = True

    comment = internal(TenantForeignKey(Comment))
    sealed = sensitive(models.BinaryField())
    key_version = internal(models.PositiveSmallIntegerField())

    class Meta:
        constraints = (models.UniqueConstraint(fields=["tenant", "comment"], name="comment_original_once"),)

    def __str__(self) -> str:
        return f"sealed original of comment {self.comment_id}"


class SealedLook(TenantOwned):
    """Somebody opened a sealed original: who, when, for what."""

    RETENTION = "views"
    APPEND_ONLY = True

    class Reason(models.TextChoices):
        OBJECTION = "objection", "ผู้เขียนไม่เห็นด้วยกับการซ่อน"
        AUTHORITY = "authority", "คำสั่งของเจ้าหน้าที่ตามกฎหมาย"
        REVIEW = "review", "ตรวจสอบการพิจารณา"

    comment = internal(TenantForeignKey(Comment))
    reason = internal(models.CharField(max_length=20, choices=Reason.choices))
    at = internal(models.DateTimeField())
    by = personal(models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"))

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(reason=""), name="sealed_look_has_reason"),)

    def __str__(self) -> str:
        return f"look at the original of comment {self.comment_id}"


class HiddenFor(models.TextChoices):
    """Why a comment is not shown; everybody reads it."""

    PERSON = "person", "พาดพิงตัวบุคคล"
    PRIVATE = "private", "มีข้อมูลส่วนตัว"
    RUDE = "rude", "หยาบคายหรือข่มขู่"
    UNRELATED = "unrelated", "ไม่เกี่ยวกับหน้านี้"
    ADVERTISING = "advertising", "โฆษณา"
    LAW = "law", "คำสั่งตามกฎหมาย"


class CommentDecision(TenantOwned):
    """Somebody looked at a comment: it is shown, or hidden and why. Later decisions replace earlier ones."""

    RETENTION = "matters"
    APPEND_ONLY = True

    comment = internal(TenantForeignKey(Comment))
    seq = internal(models.PositiveSmallIntegerField())
    is_shown = internal(models.BooleanField())
    reason = internal(models.CharField(max_length=20, choices=HiddenFor.choices, blank=True))
    at = internal(models.DateTimeField())
    by = internal(models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "comment", "seq"], name="comment_decided_in_order"),
            models.CheckConstraint(
                condition=Q(is_shown=True) ^ ~Q(reason=""), name="comment_hidden_says_why"
            ),
        )

    def __str__(self) -> str:
        return f"decision {self.seq} on comment {self.comment_id}"


class CommentNotice(TenantOwned):
    """Somebody asks to hide a shown comment, and why. It has a clock; deciding the comment answers it."""

    RETENTION = "comment_originals"
    FROZEN = True

    comment = internal(TenantForeignKey(Comment))
    words = personal(models.TextField())
    at = internal(models.DateTimeField())
    due_on = internal(models.DateField())
    request_digest = sensitive(models.CharField(max_length=64))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "request_digest"], name="comment_notice_sent_once"),
            models.CheckConstraint(condition=~Q(words=""), name="comment_notice_says_why"),
        )

    def __str__(self) -> str:
        return f"notice {self.pk} about comment {self.comment_id}"


class PublicComment(TenantOwned):
    """What everybody reads of a decided comment: its words, or why they are hidden; the office's reply."""

    RETENTION = "comments_shown"
    PUBLIC_ROWS = "true"

    comment = public(TenantForeignKey(Comment))
    page = public(models.CharField(max_length=200))
    received_on = public(models.DateField())
    decided_on = public(models.DateField())
    name = public(models.CharField(max_length=80, blank=True))
    words = public(models.TextField(blank=True))
    hidden_for = public(models.CharField(max_length=20, choices=HiddenFor.choices, blank=True))
    reply = public(models.TextField(blank=True))
    replied_on = public(models.DateField(null=True, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "comment"], name="public_comment_once"),
            models.CheckConstraint(
                condition=(Q(hidden_for="") & ~Q(words="")) | (~Q(hidden_for="") & Q(words="", name="")),
                name="public_comment_hidden_shows_nothing",
            ),
            models.CheckConstraint(
                condition=Q(reply="", replied_on__isnull=True) | (~Q(reply="") & Q(replied_on__isnull=False)),
                name="public_comment_reply_is_dated",
            ),
        )
        indexes = (models.Index(fields=["tenant", "page", "-received_on"], name="public_comment_of_page"),)

    def __str__(self) -> str:
        return f"public comment {self.pk}"
