"""A programme, its figures year by year, its own steps, and those who go through them under a code."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public, sensitive
from thuanna.kernel.welfare import DIMENSIONS, GROUPS, choices
from thuanna.services.programmes.words import CONSENTS, FIGURES, LEAVING

_YEARS = (2400, 2799)


class Programme(TenantOwned):
    """Work with the same people over years; it may have grown out of another.

    :ivar code: names it in addresses
    :ivar before: what it grew out of, where that is not in this program
    """

    RETENTION = "programmes"

    code = public(models.SlugField(max_length=40))
    title = public(models.CharField(max_length=200))
    about = public(models.TextField())
    group = public(models.CharField(max_length=20, choices=choices(GROUPS)))
    dimension = public(models.CharField(max_length=20, choices=choices(DIMENSIONS)))
    funder = public(models.CharField(max_length=200))
    predecessor = public(TenantForeignKey("self", null=True, blank=True))
    before = public(models.CharField(max_length=300, blank=True))
    first_year = public(models.PositiveSmallIntegerField())
    last_year = public(models.PositiveSmallIntegerField(null=True, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "code"], name="programme_code_once"),
            models.UniqueConstraint(fields=["tenant", "title"], name="programme_title_once"),
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(title="") & ~Q(about="") & ~Q(funder=""),
                name="programme_says_what_and_whose_money",
            ),
            models.CheckConstraint(
                condition=Q(first_year__range=_YEARS)
                & (Q(last_year__isnull=True) | Q(last_year__gte=F("first_year"))),
                name="programme_years_in_order",
            ),
            models.CheckConstraint(
                condition=Q(predecessor__isnull=True) | ~Q(predecessor=F("id")),
                name="programme_not_before_itself",
            ),
        )

    def __str__(self) -> str:
        return f"programme {self.code}"


class ProgrammeFigure(TenantOwned):
    """Population, target or reached of a year, from a source that is named; never one in another's place.

    Reached stands here for years whose participants are not kept in this program.
    """

    RETENTION = "programmes"
    APPEND_ONLY = True

    programme = internal(TenantForeignKey(Programme))
    kind = public(models.CharField(max_length=12, choices=choices(FIGURES)))
    year = public(models.PositiveSmallIntegerField())
    people = public(models.PositiveIntegerField())
    is_estimate = public(models.BooleanField())
    as_of = public(models.DateField())
    source = public(models.CharField(max_length=300))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(source=""), name="programme_figure_has_source"),
            models.CheckConstraint(condition=Q(year__range=_YEARS), name="programme_figure_year_buddhist"),
        )
        indexes = (models.Index(fields=["tenant", "programme", "year"], name="programme_figure_by_year"),)

    def __str__(self) -> str:
        return f"{self.kind} of programme {self.programme_id} in {self.year}"


class ProgrammeStep(TenantOwned):
    """One step, in the programme's own words and order."""

    RETENTION = "programmes"

    programme = internal(TenantForeignKey(Programme))
    place = public(models.PositiveSmallIntegerField())
    title = public(models.CharField(max_length=120))

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "programme", "place"], name="programme_step_place_once"
            ),
            models.CheckConstraint(
                condition=~Q(title="") & Q(place__gt=0), name="programme_step_has_title_and_place"
            ),
        )

    def __str__(self) -> str:
        return f"step {self.place} of programme {self.programme_id}"


class Participant(TenantOwned):
    """Somebody in a programme, known by a code. Who it is stands sealed, or nowhere.

    :ivar sealed_who: name and how to reach them, opened only by who may and with a reason
    :ivar consent_by: who agreed, before anything was written
    """

    RETENTION = "programme_participants"

    programme = internal(TenantForeignKey(Programme))
    code = internal(models.CharField(max_length=12))
    joined_year = internal(models.PositiveSmallIntegerField())
    joined_on = personal(models.DateField())
    consent_by = personal(models.CharField(max_length=10, choices=choices(CONSENTS)))
    consent_on = personal(models.DateField())
    sealed_who = sensitive(models.BinaryField(null=True, blank=True))
    key_version = internal(models.PositiveSmallIntegerField(default=0))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "programme", "code"], name="participant_code_once"),
            models.CheckConstraint(condition=~Q(code=""), name="participant_has_code"),
            models.CheckConstraint(
                condition=Q(consent_on__lte=F("joined_on")), name="participant_agreed_before"
            ),
            models.CheckConstraint(
                condition=Q(sealed_who__isnull=True, key_version=0)
                | Q(sealed_who__isnull=False, key_version__gt=0),
                name="participant_seal_names_its_key",
            ),
        )
        indexes = (models.Index(fields=["tenant", "programme", "joined_year"], name="participant_by_year"),)

    def __str__(self) -> str:
        return f"participant {self.pk}"


class StepTaken(TenantOwned):
    """That somebody did a step, on a day. No marks and no remarks."""

    RETENTION = "programme_participants"
    FROZEN = True

    participant = internal(TenantForeignKey(Participant))
    step = internal(TenantForeignKey(ProgrammeStep))
    taken_on = personal(models.DateField())
    recorded_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "participant", "step"], name="step_taken_once"),
        )

    def __str__(self) -> str:
        return f"step {self.step_id} of participant {self.participant_id}"


class ParticipantLeaving(TenantOwned):
    """That somebody is no longer in the programme; from this day their keeping period runs."""

    RETENTION = "programme_participants"
    FROZEN = True

    participant = internal(TenantForeignKey(Participant))
    left_on = personal(models.DateField())
    why = personal(models.CharField(max_length=10, choices=choices(LEAVING)))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "participant"], name="participant_leaves_once"),
        )

    def __str__(self) -> str:
        return f"participant {self.participant_id} left"


class ForgottenCount(TenantOwned):
    """How many of those whose rows are gone joined in a year, or did a step: totals outlive who they were.

    :ivar joined_year: of those who joined; None where a step is counted
    :ivar step: that they did; None where a year is counted
    """

    RETENTION = "programmes"

    programme = internal(TenantForeignKey(Programme))
    joined_year = internal(models.PositiveSmallIntegerField(null=True, blank=True))
    step = internal(TenantForeignKey(ProgrammeStep, null=True, blank=True))
    people = internal(models.PositiveIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "programme", "joined_year", "step"],
                name="forgotten_count_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(joined_year__isnull=True, step__isnull=False)
                | Q(joined_year__isnull=False, step__isnull=True),
                name="forgotten_count_of_year_or_step",
            ),
            models.CheckConstraint(condition=Q(people__gt=0), name="forgotten_count_of_somebody"),
        )

    def __str__(self) -> str:
        return f"{self.people} forgotten of programme {self.programme_id}"
