"""Plans and projects: what is to be done, by whom, with whose money, and what was decided about it."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from thuanna.foundation.documents.models import Document
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.kernel.money import Money
from thuanna.registry.organisations.models import Organisation
from thuanna.registry.places.models import Community
from thuanna.services.planning.words import (
    DECISIONS,
    DIMENSIONS,
    DUTY_STATES,
    GROUPS,
    HELP_FORMS,
    PAID_TO_PEOPLE,
    SPENDING_KINDS,
    choices,
)

from .needs import Need
from .numbered import Numbered


class DecisionKind(models.TextChoices):
    """What may be decided about a project, in the order of its life."""

    PROPOSED = "proposed", DECISIONS["proposed"].th
    APPROVED = "approved", DECISIONS["approved"].th
    AMENDED = "amended", DECISIONS["amended"].th
    BEGUN = "begun", DECISIONS["begun"].th
    STOPPED = "stopped", DECISIONS["stopped"].th
    FINISHED = "finished", DECISIONS["finished"].th


class Plan(TenantOwned):
    """A development plan of several fiscal years: the town's, or a community's own."""

    RETENTION = "planning"

    community = public(TenantForeignKey(Community, null=True, blank=True))
    title = public(models.CharField(max_length=200))
    first_year = public(models.PositiveSmallIntegerField())
    last_year = public(models.PositiveSmallIntegerField())
    document = public(TenantForeignKey(Document, null=True, blank=True))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="plan_has_title"),
            models.CheckConstraint(
                condition=Q(first_year__gte=2400, last_year__gte=F("first_year"), last_year__lte=2799),
                name="plan_years_in_order",
            ),
            models.UniqueConstraint(fields=["tenant", "title"], name="plan_title_once"),
        )

    def __str__(self) -> str:
        return f"plan {self.first_year}–{self.last_year}"


class Duty(TenantOwned):
    """A duty handed over, or to be handed over, by the state: a line of the register of transferred duties.

    :ivar instrument: the law or plan that hands it over
    :ivar means: money and people that come with it
    """

    RETENTION = "planning"

    title = public(models.CharField(max_length=200))
    from_whom = public(models.CharField(max_length=200))
    instrument = public(models.CharField(max_length=300))
    state = public(models.CharField(max_length=12, choices=choices(DUTY_STATES), default="named"))
    since = public(models.DateField())
    means = public(models.CharField(max_length=300, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "title"], name="duty_title_once"),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(from_whom="") & ~Q(instrument=""), name="duty_says_whose_and_why"
            ),
        )

    def __str__(self) -> str:
        return f"duty {self.pk}"


class Strategy(TenantOwned):
    """One strategy of a plan, with its number in it."""

    RETENTION = "planning"

    plan = internal(TenantForeignKey(Plan))
    place = public(models.PositiveSmallIntegerField())
    title = public(models.CharField(max_length=200))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="strategy_has_title"),
            models.UniqueConstraint(fields=["tenant", "plan", "place"], name="strategy_place_once"),
        )

    def __str__(self) -> str:
        return f"strategy {self.place}"


class Project(Numbered):
    """What is to be done about one need or several. What was decided about it stands in its decisions.

    :ivar owner: the division or the partner that leads it
    :ivar money_from: the line of the budget ordinance, or the funder
    :ivar grew_out_of: the project before it
    :ivar duty: the duty handed over by the state that it carries out
    """

    SERIES = "คก"
    RETENTION = "planning"

    title = public(models.CharField(max_length=200))
    strategy = public(TenantForeignKey(Strategy, null=True, blank=True))
    owner = public(TenantForeignKey(Organisation))
    problem = public(models.TextField())
    objective = public(models.TextField())
    group = public(models.CharField(max_length=20, choices=choices(GROUPS)))
    dimensions = public(ArrayField(models.CharField(max_length=20, choices=choices(DIMENSIONS))))
    help_form = public(models.CharField(max_length=20, choices=choices(HELP_FORMS)))
    money_from = public(models.CharField(max_length=200))
    satang = public(models.BigIntegerField())
    grew_out_of = public(TenantForeignKey("self", null=True, blank=True))
    duty = public(TenantForeignKey(Duty, null=True, blank=True))
    proposed_on = public(models.DateField())
    recorded_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta(Numbered.Meta):
        constraints = (
            *Numbered.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(problem="") & ~Q(objective="") & ~Q(money_from=""),
                name="project_says_what_why_and_whose_money",
            ),
            models.CheckConstraint(condition=Q(satang__gte=0), name="project_budget_not_negative"),
            models.CheckConstraint(
                condition=Q(dimensions__len__gt=0, dimensions__contained_by=[str(one) for one in DIMENSIONS]),
                name="project_has_dimensions",
            ),
            models.CheckConstraint(
                condition=Q(grew_out_of__isnull=True) | ~Q(grew_out_of=F("id")),
                name="project_not_out_of_itself",
            ),
        )

    @property
    def budget(self) -> Money:
        """The money it was proposed with; amendments stand in its decisions."""
        return Money(self.satang)


class ProjectNeed(TenantOwned):
    """That a project answers a need."""

    RETENTION = "planning"
    APPEND_ONLY = True

    project = public(TenantForeignKey(Project))
    need = public(TenantForeignKey(Need))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "project", "need"], name="project_need_once"),
        )

    def __str__(self) -> str:
        return f"project {self.project_id} answers need {self.need_id}"


class ProjectShare(TenantOwned):
    """What one partner brings: money, things or hours. Every one is credited."""

    RETENTION = "planning"
    APPEND_ONLY = True

    project = internal(TenantForeignKey(Project))
    organisation = public(TenantForeignKey(Organisation))
    satang = public(models.BigIntegerField(default=0))
    in_kind = public(models.CharField(max_length=300, blank=True))
    hours = public(models.PositiveIntegerField(default=0))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "project", "organisation"], name="project_share_once"),
            models.CheckConstraint(
                condition=Q(satang__gt=0) | ~Q(in_kind="") | Q(hours__gt=0), name="project_share_is_something"
            ),
            models.CheckConstraint(condition=Q(satang__gte=0), name="project_share_not_negative"),
        )

    def __str__(self) -> str:
        return f"share in project {self.project_id}"

    @property
    def money(self) -> Money:
        """What money it brings."""
        return Money(self.satang)


class Indicator(TenantOwned):
    """How one will see whether it helped: where it stood, where it should stand, where it stands.

    :ivar reached: empty until it was measured; `baseline` too where nobody knows
    """

    RETENTION = "planning"

    project = internal(TenantForeignKey(Project))
    words = public(models.CharField(max_length=200))
    unit = public(models.CharField(max_length=40))
    baseline = public(models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True))
    target = public(models.DecimalField(max_digits=14, decimal_places=2))
    reached = public(models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True))
    measured_on = public(models.DateField(null=True, blank=True))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(words="") & ~Q(unit=""), name="indicator_has_words_and_unit"),
            models.CheckConstraint(
                condition=Q(reached__isnull=True, measured_on__isnull=True)
                | Q(reached__isnull=False, measured_on__isnull=False),
                name="indicator_measured_on_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"indicator {self.pk} of project {self.project_id}"


class ProjectDecision(TenantOwned):
    """What was decided about a project, by whom and why; from the newest follows its state.

    :ivar satang: the budget from then on, where the decision names one
    """

    RETENTION = "planning"
    APPEND_ONLY = True

    project = internal(TenantForeignKey(Project))
    kind = public(models.CharField(max_length=10, choices=DecisionKind.choices))
    decided_on = public(models.DateField())
    decided_by = public(models.CharField(max_length=160))
    reason = public(models.CharField(max_length=500, blank=True))
    satang = public(models.BigIntegerField(null=True, blank=True))
    recorded_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(decided_by=""), name="project_decision_names_who"),
            models.CheckConstraint(
                condition=~Q(kind__in=["amended", "stopped"]) | ~Q(reason=""),
                name="project_decision_says_why",
            ),
            models.CheckConstraint(
                condition=Q(satang__isnull=True) | Q(satang__gte=0),
                name="project_decision_budget_not_negative",
            ),
        )
        indexes = (models.Index(fields=["tenant", "project", "id"], name="project_decision_newest"),)

    def __str__(self) -> str:
        return f"{self.kind} of project {self.project_id}"


class ProjectSpending(TenantOwned):
    """Money spent, as the municipality's own book of account has it; here only followed.

    :ivar voucher: the voucher's number there
    :ivar people: how many persons it reached, where it was paid to persons
    """

    RETENTION = "planning"
    APPEND_ONLY = True

    project = internal(TenantForeignKey(Project))
    spent_on = public(models.DateField())
    satang = public(models.BigIntegerField())
    voucher = internal(models.CharField(max_length=40))
    kind = public(models.CharField(max_length=10, choices=choices(SPENDING_KINDS), default="other"))
    people = public(models.PositiveIntegerField(default=0))
    words = internal(models.CharField(max_length=200))
    recorded_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(satang=0), name="project_spending_is_something"),
            models.CheckConstraint(
                condition=~Q(voucher="") & ~Q(words=""), name="project_spending_cites_voucher"
            ),
            models.UniqueConstraint(
                fields=["tenant", "project", "voucher", "satang"], name="project_spending_once"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=sorted(PAID_TO_PEOPLE)) | Q(people__gt=0),
                name="project_spending_says_how_many_people",
            ),
        )

    def __str__(self) -> str:
        return f"spending of project {self.project_id}"

    @property
    def money(self) -> Money:
        """What was spent; below nought where a voucher was taken back."""
        return Money(self.satang)
