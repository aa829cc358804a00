"""Which set applies by whose judgement, what a person judged of a check, and each decision as it was made."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.money.funds.models import Fund


class CriteriaSet(models.TextChoices):
    """The sets of criteria; the names are those of the rule files."""

    EXISTING_FUND = "existing_fund", "กองทุนที่มีอยู่ก่อนโครงการ (ปีงบประมาณ 2553)"
    NEW_FUND = "new_fund", "กองทุนจัดตั้งใหม่ (ปีงบประมาณ 2553)"
    PROPOSAL_2567 = "proposal_2567", "แบบเสนอปีงบประมาณ 2567 (6 ประการ)"


class CriteriaChoice(TenantOwned):
    """Which set applies to this fund, by a person who looked at its history. The latest row counts."""

    RETENTION = "grants"
    APPEND_ONLY = True

    fund = internal(TenantForeignKey(Fund))
    chosen = public(models.CharField(max_length=16, choices=CriteriaSet.choices))
    is_urban = public(models.BooleanField(default=False))
    reason = internal(models.CharField(max_length=400))
    decided_on = internal(models.DateField())
    decided_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    decided_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="criteria_choice_says_why"),
            models.CheckConstraint(
                condition=Q(chosen__in=CriteriaSet.values), name="criteria_choice_known_set"
            ),
        )

    def __str__(self) -> str:
        return f"criteria choice {self.pk}"


class Judgement(TenantOwned):
    """What a person judged of one check, with the reason and their name. The latest row of a check counts."""

    RETENTION = "grants"
    APPEND_ONLY = True

    class Verdict(models.TextChoices):
        MET = "met", "ครบ"
        NOT_MET = "not_met", "ยังไม่ครบ"
        TAKEN_BACK = "taken_back", "ให้ระบบคิดตามเดิม"

    criteria = internal(models.CharField(max_length=16, choices=CriteriaSet.choices))
    code = internal(models.SlugField(max_length=60))
    verdict = internal(models.CharField(max_length=12, choices=Verdict.choices))
    reason = internal(models.CharField(max_length=600))
    judge_name = personal(models.CharField(max_length=160))
    judged_on = internal(models.DateField())
    judged_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    judged_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(judge_name=""), name="judgement_says_why_and_who"
            ),
            models.CheckConstraint(condition=Q(criteria__in=CriteriaSet.values), name="judgement_known_set"),
        )
        indexes = (models.Index(fields=["tenant", "criteria", "code", "id"], name="judgement_latest"),)

    def __str__(self) -> str:
        return f"judgement {self.pk}"


class CriteriaDecision(TenantOwned):
    """How the fund stood before a set of criteria on a day: facts, evidence, every check, rule version."""

    RETENTION = "grants"
    APPEND_ONLY = True

    class Outcome(models.TextChoices):
        GRANTED = "granted", "ครบ"
        REFUSED = "refused", "ยังไม่ครบ"
        NEEDS_REVIEW = "needs_review", "ต้องให้คนดู"

    criteria = public(models.CharField(max_length=16, choices=CriteriaSet.choices))
    on = public(models.DateField())
    outcome = public(models.CharField(max_length=14, choices=Outcome.choices))
    facts = internal(models.JSONField())
    evidence = internal(models.JSONField())
    record = internal(models.JSONField())
    judgements = internal(models.JSONField(default=list))
    rule_version = internal(models.CharField(max_length=120))
    decided_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    decided_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome__in=["granted", "refused", "needs_review"]),
                name="criteria_decision_outcome",
            ),
            models.CheckConstraint(condition=~Q(rule_version=""), name="criteria_decision_names_its_rules"),
        )
        indexes = (models.Index(fields=["tenant", "criteria", "on"], name="criteria_decision_by_day"),)

    def __str__(self) -> str:
        return f"criteria decision {self.pk}"
