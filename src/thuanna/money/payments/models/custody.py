"""Cash in somebody's hands (L23): handed over, counted, limited. Nothing here is ever changed.

A holder is an account of the book with its party; who that is, a higher tier knows.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from thuanna.foundation.accounts.models import User
from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal
from thuanna.kernel.money import Money
from thuanna.money.ledger.models import Journal


class Handover(TenantOwned):
    """Cash is handed from one holder to another. The book moves it when the other has confirmed.

    :ivar paper: a photo of the paper that both signed, where the other has no log-in
    """

    RETENTION = "ledger"
    APPEND_ONLY = True

    request_id = internal(models.CharField(max_length=80))
    out_account = internal(models.CharField(max_length=20))
    out_party = internal(models.BigIntegerField(default=0))
    into_account = internal(models.CharField(max_length=20))
    into_party = internal(models.BigIntegerField(default=0))
    amount_satang = internal(models.BigIntegerField())
    given_on = internal(models.DateField())
    given_by_id = personal(models.BigIntegerField())
    paper = internal(TenantForeignKey(Document, null=True))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "request_id"], name="handover_request_once"),
            models.CheckConstraint(condition=~Q(request_id=""), name="handover_has_request"),
            models.CheckConstraint(condition=Q(amount_satang__gt=0), name="handover_positive"),
            models.CheckConstraint(
                condition=~Q(out_account=F("into_account")) | ~Q(out_party=F("into_party")),
                name="handover_between_two",
            ),
        )
        indexes = (models.Index(fields=["tenant", "given_on", "id"], name="handover_by_day"),)

    def __str__(self) -> str:
        return f"handover {self.pk}"

    @property
    def amount(self) -> Money:
        """What is handed over."""
        return Money(self.amount_satang)


class HandoverAnswer(TenantOwned):
    """The other confirmed that the cash came, or not; or the giver took the handover back.

    :ivar given_by_id: the giver again, so that the database itself can compare the two
    :ivar is_paper: both had signed on paper, so one log-in is enough
    """

    RETENTION = "ledger"
    APPEND_ONLY = True

    class Verdict(models.TextChoices):
        CONFIRMED = "confirmed", "ได้รับครบแล้ว"
        REFUSED = "refused", "ยอดไม่ตรง"
        WITHDRAWN = "withdrawn", "ยกเลิกการส่งมอบ"

    handover = internal(TenantForeignKey(Handover))
    verdict = internal(models.CharField(max_length=10, choices=Verdict.choices))
    given_by_id = personal(models.BigIntegerField())
    answered_by_id = personal(models.BigIntegerField())
    answered_on = internal(models.DateField())
    is_paper = internal(models.BooleanField(default=False))
    journal = internal(TenantForeignKey(Journal, null=True))
    answered_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "handover"], name="handover_answered_once"),
            models.UniqueConstraint(
                fields=["tenant", "journal"],
                condition=Q(journal__isnull=False),
                name="handover_one_a_journal",
            ),
            models.CheckConstraint(
                condition=Q(verdict="confirmed", journal__isnull=False)
                | Q(verdict__in=["refused", "withdrawn"], journal__isnull=True),
                name="handover_confirmed_is_posted",
            ),
            models.CheckConstraint(
                condition=Q(verdict="withdrawn", given_by_id=F("answered_by_id"), is_paper=False)
                | Q(verdict="confirmed", is_paper=True)
                | Q(verdict__in=["confirmed", "refused"], is_paper=False)
                & ~Q(given_by_id=F("answered_by_id")),
                name="handover_confirmed_by_the_other",
            ),
        )

    def __str__(self) -> str:
        return f"{self.verdict} handover {self.handover_id}"


class CashCount(TenantOwned):
    """What was counted, note by note, beside what the book said then. A difference stays as it is (L23)."""

    RETENTION = "ledger"
    APPEND_ONLY = True

    class Explanation(models.TextChoices):
        NONE = "", "ตรงกัน"
        NOT_RECORDED = "not_recorded", "มีรายการที่ยังไม่ได้บันทึก"
        CHANGE = "change", "ทอนเงินผิด"
        UNKNOWN = "unknown", "ยังไม่ทราบสาเหตุ"

    request_id = internal(models.CharField(max_length=80))
    account = internal(models.CharField(max_length=20))
    party = internal(models.BigIntegerField(default=0))
    counted_on = internal(models.DateField())
    is_surprise = internal(models.BooleanField(default=False))
    counted_satang = internal(models.BigIntegerField())
    book_satang = internal(models.BigIntegerField())
    explanation = internal(models.CharField(max_length=15, choices=Explanation.choices, blank=True))
    counted_by_id = personal(models.BigIntegerField())
    counted_at = internal(models.DateTimeField(db_default=Now()))
    baht_1000 = internal(models.PositiveIntegerField(default=0))
    baht_500 = internal(models.PositiveIntegerField(default=0))
    baht_100 = internal(models.PositiveIntegerField(default=0))
    baht_50 = internal(models.PositiveIntegerField(default=0))
    baht_20 = internal(models.PositiveIntegerField(default=0))
    baht_10 = internal(models.PositiveIntegerField(default=0))
    baht_5 = internal(models.PositiveIntegerField(default=0))
    baht_2 = internal(models.PositiveIntegerField(default=0))
    baht_1 = internal(models.PositiveIntegerField(default=0))
    satang_50 = internal(models.PositiveIntegerField(default=0))
    satang_25 = internal(models.PositiveIntegerField(default=0))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "request_id"], name="cash_count_request_once"),
            models.CheckConstraint(condition=~Q(request_id=""), name="cash_count_has_request"),
            models.CheckConstraint(
                condition=Q(
                    counted_satang=F("baht_1000") * 100_000
                    + F("baht_500") * 50_000
                    + F("baht_100") * 10_000
                    + F("baht_50") * 5_000
                    + F("baht_20") * 2_000
                    + F("baht_10") * 1_000
                    + F("baht_5") * 500
                    + F("baht_2") * 200
                    + F("baht_1") * 100
                    + F("satang_50") * 50
                    + F("satang_25") * 25
                ),
                name="cash_count_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(counted_satang=F("book_satang"), explanation="")
                | ~Q(counted_satang=F("book_satang")) & ~Q(explanation=""),
                name="cash_count_difference_explained",
            ),
        )
        indexes = (models.Index(fields=["tenant", "account", "party", "id"], name="cash_count_by_holder"),)

    def __str__(self) -> str:
        return f"cash count {self.pk}"

    @property
    def counted(self) -> Money:
        """What lay there."""
        return Money(self.counted_satang)

    @property
    def book(self) -> Money:
        """What the book said."""
        return Money(self.book_satang)

    @property
    def difference(self) -> Money:
        """More than the book says is positive, less is negative."""
        return self.counted - self.book


class CustodyKeeper(TenantOwned):
    """Whose hands a holder's cash lies in, from a day on: somebody of this organisation with a log-in."""

    RETENTION = "ledger"
    APPEND_ONLY = True

    account = internal(models.CharField(max_length=20))
    party = internal(models.BigIntegerField(default=0))
    keeper = personal(models.ForeignKey(User, on_delete=models.PROTECT, related_name="+"))
    starts_on = internal(models.DateField())
    appointed_by_id = personal(models.BigIntegerField(null=True))
    appointed_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "account", "party", "starts_on"], name="custody_keeper_once_a_day"
            ),
            models.CheckConstraint(condition=~Q(account=""), name="custody_keeper_of_a_holder"),
        )

    def __str__(self) -> str:
        return f"keeper of {self.account}/{self.party} from {self.starts_on}"


class Outflow(TenantOwned):
    """Journals of this transaction that move money out. At COMMIT each has its paper; empty afterwards."""

    RETENTION = "ledger"
    GUARDED = True

    journal_ids = internal(ArrayField(models.BigIntegerField()))

    def __str__(self) -> str:
        return f"{len(self.journal_ids)} journals that move money out"


class CustodyLimit(TenantOwned):
    """How much cash a holder may keep and for how long, from a day on, by the fund's own resolution.

    :ivar account: the holder's account; empty for every holder without a limit of its own
    """

    RETENTION = "ledger"
    APPEND_ONLY = True

    account = internal(models.CharField(max_length=20, blank=True))
    party = internal(models.BigIntegerField(default=0))
    starts_on = internal(models.DateField())
    limit_satang = internal(models.BigIntegerField())
    days_most = internal(models.PositiveSmallIntegerField())
    resolution_no = internal(models.CharField(max_length=40))
    set_by_id = personal(models.BigIntegerField(null=True))
    set_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "account", "party", "starts_on"], name="custody_limit_once_a_day"
            ),
            models.CheckConstraint(condition=Q(limit_satang__gte=0), name="custody_limit_not_negative"),
            models.CheckConstraint(condition=~Q(resolution_no=""), name="custody_limit_by_resolution"),
            models.CheckConstraint(
                condition=~Q(account="") | Q(party=0), name="custody_limit_of_all_has_no_party"
            ),
        )

    def __str__(self) -> str:
        return f"custody limit from {self.starts_on}"

    @property
    def limit(self) -> Money:
        """The most that may be kept."""
        return Money(self.limit_satang)
