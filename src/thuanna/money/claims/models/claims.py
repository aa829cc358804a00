"""The claim and everything that is added to it. A state is a row; nothing is overwritten."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal
from thuanna.kernel.money import Money
from thuanna.money.funds.models import Member
from thuanna.money.payments.models import PaymentOrder
from thuanna.money.regulations.models import RegulationVersion
from thuanna.registry.places.models import Community


class Claim(TenantOwned):
    """A claim as it was made (คำขอรับสวัสดิการ). The day of the event decides, not the day of the claim.

    There is no place for the cause of an illness: no rule asks for it.

    :ivar member: None for help to somebody of the community who is no member; then `beneficiary` is named
    :ivar relation: to whom the event happened: the member, or which relative
    :ivar units: nights, days … as the benefit counts
    """

    RETENTION = "claims"
    APPEND_ONLY = True

    class Claimant(models.TextChoices):
        SELF = "self", "สมาชิกยื่นเอง"
        RELATIVE = "relative", "ญาติยื่นแทน"
        VOLUNTEER = "volunteer", "อาสาสมัครหรือกรรมการยื่นแทน"
        COMMITTEE = "committee", "คณะกรรมการเริ่มให้"

    request_id = internal(models.CharField(max_length=80))
    year = internal(models.PositiveSmallIntegerField())
    number = internal(models.PositiveIntegerField())
    member = personal(TenantForeignKey(Member, null=True, blank=True))
    beneficiary = personal(models.CharField(max_length=160, blank=True))
    benefit = personal(models.CharField(max_length=40))
    event_on = personal(models.DateField())
    relation = personal(models.CharField(max_length=12, default="self"))
    subject = personal(models.CharField(max_length=160, blank=True))
    units = personal(models.PositiveIntegerField(null=True, blank=True))
    claimant = personal(models.CharField(max_length=10, choices=Claimant.choices))
    claimant_name = personal(models.CharField(max_length=160, blank=True))
    claimant_phone = personal(models.CharField(max_length=20, blank=True))
    is_by_proxy = personal(models.BooleanField(default=False))
    community = personal(TenantForeignKey(Community, null=True, blank=True))
    claimed_on = internal(models.DateField())
    recorded_by_id = personal(models.BigIntegerField(null=True))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "request_id"], name="claim_request_once"),
            models.UniqueConstraint(fields=["tenant", "year", "number"], name="claim_number_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="claim_number_counts_from_one"),
            models.CheckConstraint(condition=~Q(request_id="") & ~Q(benefit=""), name="claim_says_what"),
            models.CheckConstraint(
                condition=Q(member__isnull=False) | (~Q(beneficiary="") & Q(relation="community")),
                name="claim_is_for_somebody",
            ),
            models.CheckConstraint(condition=Q(event_on__lte=F("claimed_on")), name="claim_after_event"),
            models.CheckConstraint(
                condition=Q(claimant__in=["self", "committee"]) | ~Q(claimant_name=""),
                name="claim_names_who_came",
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "member", "benefit"], name="claim_by_member"),
            models.Index(fields=["tenant", "claimed_on", "id"], name="claim_by_day"),
        )

    def __str__(self) -> str:
        return f"claim {self.pk}"

    @property
    def reference(self) -> str:
        """As people say it on the phone: สว-2570-0012."""
        return f"สว-{self.year}-{self.number:04}"


class ClaimPaper(TenantOwned):
    """A paper that came with a claim: photographed, or seen by whoever took the claim."""

    RETENTION = "claims"
    APPEND_ONLY = True

    claim = internal(TenantForeignKey(Claim))
    kind = personal(models.CharField(max_length=40))
    document = internal(TenantForeignKey(Document, null=True, blank=True))
    added_on = internal(models.DateField())
    added_by_id = personal(models.BigIntegerField(null=True))
    added_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(kind=""), name="claim_paper_has_kind"),)
        indexes = (models.Index(fields=["tenant", "claim", "id"], name="claim_paper_by_claim"),)

    def __str__(self) -> str:
        return f"paper {self.pk} of claim {self.claim_id}"


class Certification(TenantOwned):
    """Somebody of the village centre says that it is so, or that they cannot say it (การรับรอง)."""

    RETENTION = "claims"
    APPEND_ONLY = True

    class Verdict(models.TextChoices):
        CERTIFIED = "certified", "รับรองว่าเป็นจริง"
        CANNOT = "cannot", "ยืนยันไม่ได้"

    claim = internal(TenantForeignKey(Claim))
    verdict = internal(models.CharField(max_length=10, choices=Verdict.choices))
    certified_by_id = personal(models.BigIntegerField())
    certified_on = internal(models.DateField())
    certified_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "claim", "certified_by_id"], name="certification_once"),
            models.CheckConstraint(
                condition=Q(verdict__in=["certified", "cannot"]), name="certification_verdict"
            ),
        )

    def __str__(self) -> str:
        return f"{self.verdict} claim {self.claim_id}"


class Objection(TenantOwned):
    """Somebody does not agree with a decision (การโต้แย้ง). Others than those who decided answer it."""

    RETENTION = "claims"
    APPEND_ONLY = True

    claim = internal(TenantForeignKey(Claim))
    place = internal(models.PositiveSmallIntegerField())
    raised_by = personal(models.CharField(max_length=160))
    grounds = personal(models.TextField())
    raised_on = internal(models.DateField())
    recorded_by_id = personal(models.BigIntegerField(null=True))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "claim", "place"], name="objection_place_once"),
            models.CheckConstraint(
                condition=~Q(raised_by="") & ~Q(grounds=""), name="objection_says_who_and_why"
            ),
        )

    def __str__(self) -> str:
        return f"objection {self.place} to claim {self.claim_id}"


class ClaimDecision(TenantOwned):
    """What was decided (ผลการพิจารณา), with everything that explains it years later.

    The last one of a claim counts. `record` holds the facts with their sources, the conditions with their
    clauses, the lines of the amount and what the caps leave.

    :ivar year_starts_on: the benefit year that the amount is counted in
    """

    RETENTION = "claims"
    APPEND_ONLY = True

    class Outcome(models.TextChoices):
        GRANTED = "granted", "ให้"
        REFUSED = "refused", "ยังให้ไม่ได้"
        NEEDS_REVIEW = "needs_review", "อาจมีสิทธิ ขอข้อมูลเพิ่ม"

    claim = internal(TenantForeignKey(Claim))
    place = internal(models.PositiveSmallIntegerField())
    outcome = personal(models.CharField(max_length=12, choices=Outcome.choices))
    regulation = internal(TenantForeignKey(RegulationVersion))
    amount_satang = personal(models.BigIntegerField(default=0))
    units = personal(models.PositiveIntegerField(default=0))
    year_starts_on = internal(models.DateField())
    record = personal(models.JSONField())
    note = personal(models.TextField(blank=True))
    objection = internal(TenantForeignKey(Objection, null=True, blank=True))
    decided_by_id = personal(models.BigIntegerField())
    decided_on = internal(models.DateField())
    object_until = internal(models.DateField())
    decided_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "claim", "place"], name="claim_decision_place_once"),
            models.UniqueConstraint(
                fields=["tenant", "objection"],
                condition=Q(objection__isnull=False),
                name="objection_answered_once",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["granted", "refused", "needs_review"]), name="claim_decision_outcome"
            ),
            models.CheckConstraint(
                condition=Q(outcome="granted") | Q(amount_satang=0, units=0),
                name="claim_decision_amount_only_granted",
            ),
            models.CheckConstraint(condition=Q(amount_satang__gte=0), name="claim_decision_not_negative"),
            models.CheckConstraint(
                condition=Q(object_until__gte=F("decided_on")), name="claim_decision_may_be_objected"
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "outcome", "year_starts_on"], name="claim_decision_by_year"),
        )

    def __str__(self) -> str:
        return f"{self.outcome} claim {self.claim_id}"

    @property
    def amount(self) -> Money:
        """What was granted."""
        return Money(self.amount_satang)


class ClaimPayment(TenantOwned):
    """The payment order by which a granted claim is paid."""

    RETENTION = "claims"
    APPEND_ONLY = True

    claim = internal(TenantForeignKey(Claim))
    decision = internal(TenantForeignKey(ClaimDecision))
    order = internal(TenantForeignKey(PaymentOrder))
    prepared_on = internal(models.DateField())

    class Meta:
        constraints = (models.UniqueConstraint(fields=["tenant", "order"], name="claim_payment_order_once"),)
        indexes = (models.Index(fields=["tenant", "claim", "id"], name="claim_payment_by_claim"),)

    def __str__(self) -> str:
        return f"payment of claim {self.claim_id}"


class ClaimClosing(TenantOwned):
    """How a claim ended other than by its payment: taken back, never fetched, or money asked back."""

    RETENTION = "claims"
    APPEND_ONLY = True

    class Kind(models.TextChoices):
        WITHDRAWN = "withdrawn", "ผู้ยื่นถอนคำขอ"
        UNCLAIMED = "unclaimed", "ไม่มีผู้มารับเงิน"
        RECOVERED = "recovered", "จ่ายผิด ได้เงินคืนแล้ว"

    claim = internal(TenantForeignKey(Claim))
    kind = internal(models.CharField(max_length=10, choices=Kind.choices))
    reason = personal(models.CharField(max_length=300))
    closed_on = internal(models.DateField())
    closed_by_id = personal(models.BigIntegerField(null=True))
    closed_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "claim"], name="claim_closed_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="claim_closed_with_reason"),
            models.CheckConstraint(
                condition=Q(kind__in=["withdrawn", "unclaimed", "recovered"]), name="claim_closing_kind"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} claim {self.claim_id}"
