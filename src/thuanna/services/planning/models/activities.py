"""Activities: when and why then, for whom, how people get there, who came, who helped."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public, sensitive
from thuanna.kernel.money import Money
from thuanna.registry.organisations.models import Organisation
from thuanna.registry.places.models import Community
from thuanna.services.planning.words import (
    ACTIVITY_STATES,
    GROUPS,
    NEED_CARE_TO_COME,
    SEXES,
    SOURCES,
    TRAVEL,
    choices,
)

from .projects import Project


class Travel(models.TextChoices):
    """How people get there, or who goes to them."""

    FETCHED = "fetched", TRAVEL["fetched"].th
    VISITED = "visited", TRAVEL["visited"].th
    NEAR = "near", TRAVEL["near"].th
    OWN_WAY = "own_way", TRAVEL["own_way"].th


class ActivityState(models.TextChoices):
    """From the first idea to the day after."""

    DRAFT = "draft", ACTIVITY_STATES["draft"].th
    ANNOUNCED = "announced", ACTIVITY_STATES["announced"].th
    HELD = "held", ACTIVITY_STATES["held"].th
    CANCELLED = "cancelled", ACTIVITY_STATES["cancelled"].th


class Activity(TenantOwned):
    """One gathering of a project.

    :ivar why_then: why this day fits the lives of those it is for
    :ivar communal: work that people do together for the place
    :ivar travel_words: the vehicle, the stops, or who visits; needed where people cannot come by themselves
    """

    RETENTION = "planning"

    project = public(TenantForeignKey(Project))
    title = public(models.CharField(max_length=200))
    starts_at = public(models.DateTimeField())
    ends_at = public(models.DateTimeField())
    place = public(models.CharField(max_length=200))
    groups = public(ArrayField(models.CharField(max_length=20, choices=choices(GROUPS))))
    why_then = public(models.CharField(max_length=300))
    capacity = public(models.PositiveIntegerField(null=True, blank=True))
    travel = public(models.CharField(max_length=10, choices=Travel.choices, blank=True))
    travel_words = public(models.CharField(max_length=300, blank=True))
    earns = public(models.BooleanField(default=False))
    communal = public(models.BooleanField(default=False))
    state = public(models.CharField(max_length=10, choices=ActivityState.choices, default="draft"))
    why_cancelled = public(models.CharField(max_length=300, blank=True))

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(place="") & ~Q(why_then=""),
                name="activity_says_what_where_and_why_then",
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="activity_ends_after_start"),
            models.CheckConstraint(
                condition=Q(groups__len__gt=0, groups__contained_by=[str(one) for one in GROUPS]),
                name="activity_has_groups",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "cancelled"])
                | ~Q(groups__overlap=sorted(NEED_CARE_TO_COME))
                | (Q(travel__in=["fetched", "visited", "near"]) & ~Q(travel_words="")),
                name="activity_says_how_people_get_there",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(why_cancelled=""), name="activity_cancelled_with_reason"
            ),
        )
        indexes = (models.Index(fields=["tenant", "starts_at"], name="activity_by_day"),)

    def __str__(self) -> str:
        return f"activity {self.pk}"


class Ride(TenantOwned):
    """A vehicle with its driver, seats and stops; its paper list goes along."""

    RETENTION = "sign_ups"

    activity = internal(TenantForeignKey(Activity))
    vehicle = internal(models.CharField(max_length=120))
    driver = personal(models.CharField(max_length=160))
    phone = personal(models.CharField(max_length=30))
    seats = internal(models.PositiveSmallIntegerField())
    wheelchairs = internal(models.PositiveSmallIntegerField(default=0))
    stops = internal(models.TextField())

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(vehicle="") & ~Q(driver="") & ~Q(stops=""), name="ride_says_what_who_and_where"
            ),
            models.CheckConstraint(condition=Q(seats__range=(1, 80)), name="ride_has_seats"),
            models.CheckConstraint(condition=Q(wheelchairs__lte=F("seats")), name="ride_wheelchairs_fit"),
        )

    def __str__(self) -> str:
        return f"ride {self.pk}"


class SignUp(TenantOwned):
    """Somebody who wants to come: only what the day needs, and only as long.

    :ivar is_neighbour: lives outside the town
    :ivar with_carer: takes a second seat
    :ivar came: empty until the paper list was read
    :ivar code_digest: of the code with which whoever sent it looks at it and takes it back
    :ivar request_digest: of the form's own token, so that sending twice has the effect of sending once
    """

    RETENTION = "sign_ups"

    activity = internal(TenantForeignKey(Activity))
    told_by = internal(models.CharField(max_length=12, choices=choices(SOURCES)))
    name = personal(models.CharField(max_length=160))
    phone = personal(models.CharField(max_length=30, blank=True))
    community = personal(TenantForeignKey(Community, null=True, blank=True))
    group = personal(models.CharField(max_length=20, choices=choices(GROUPS)))
    sex = personal(models.CharField(max_length=10, choices=choices(SEXES)))
    is_neighbour = personal(models.BooleanField(default=False))
    is_volunteer = internal(models.BooleanField(default=False))
    ride = internal(TenantForeignKey(Ride, null=True, blank=True))
    wheelchair = personal(models.BooleanField(default=False))
    with_carer = personal(models.BooleanField(default=False))
    came = personal(models.BooleanField(null=True, blank=True))
    code_digest = sensitive(models.CharField(max_length=64, blank=True))
    request_digest = sensitive(models.CharField(max_length=64, blank=True))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="sign_up_has_name"),
            models.UniqueConstraint(fields=["tenant", "activity", "name", "phone"], name="sign_up_once"),
            models.UniqueConstraint(
                fields=["tenant", "request_digest"],
                condition=~Q(request_digest=""),
                name="sign_up_sent_once",
            ),
            models.UniqueConstraint(
                fields=["tenant", "code_digest"], condition=~Q(code_digest=""), name="sign_up_code_once"
            ),
            models.CheckConstraint(
                condition=Q(is_neighbour=False) | Q(community__isnull=True),
                name="sign_up_neighbours_live_elsewhere",
            ),
        )

    def __str__(self) -> str:
        return f"sign-up {self.pk}"


class AttendanceCount(TenantOwned):
    """How many of one village, group and sex came; neighbours from outside the area are counted apart."""

    RETENTION = "planning"
    FROZEN = True

    activity = internal(TenantForeignKey(Activity))
    community = public(TenantForeignKey(Community, null=True, blank=True))
    is_neighbour = public(models.BooleanField(default=False))
    group = public(models.CharField(max_length=20, choices=choices(GROUPS)))
    sex = public(models.CharField(max_length=10, choices=choices(SEXES)))
    people = public(models.PositiveIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "activity", "community", "is_neighbour", "group", "sex"],
                nulls_distinct=False,
                name="attendance_count_once",
            ),
            models.CheckConstraint(condition=Q(people__gt=0), name="attendance_count_of_somebody"),
            models.CheckConstraint(
                condition=Q(is_neighbour=False) | Q(community__isnull=True),
                name="attendance_count_neighbours_live_elsewhere",
            ),
        )

    def __str__(self) -> str:
        return f"{self.people} at activity {self.activity_id}"


class EarningCount(TenantOwned):
    """What an earning activity brought, asked again some time later: how many families, how much a month."""

    RETENTION = "planning"
    APPEND_ONLY = True

    activity = internal(TenantForeignKey(Activity))
    counted_on = public(models.DateField())
    families = public(models.PositiveIntegerField())
    satang_a_month = public(models.BigIntegerField())
    words = public(models.CharField(max_length=300, blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "activity", "counted_on"], name="earning_count_once"),
            models.CheckConstraint(
                condition=Q(satang_a_month__gte=0) & (Q(families__gt=0) | Q(satang_a_month=0)),
                name="earning_count_is_somebodys",
            ),
        )

    def __str__(self) -> str:
        return f"income of activity {self.activity_id} on {self.counted_on}"

    @property
    def a_month(self) -> Money:
        """What all these families together earned with it in a month."""
        return Money(self.satang_a_month)


class MarketDay(TenantOwned):
    """A day of the week on which people are at the market, so that nothing else is planned for it."""

    RETENTION = "planning"

    weekday = public(models.PositiveSmallIntegerField())
    words = public(models.CharField(max_length=120))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "weekday"], name="market_day_once"),
            models.CheckConstraint(condition=Q(weekday__lte=6) & ~Q(words=""), name="market_day_is_one"),
        )

    def __str__(self) -> str:
        return f"market on weekday {self.weekday}"


class HelpingHand(TenantOwned):
    """Who gave hours: volunteers of an organisation or of a village, as a count."""

    RETENTION = "planning"
    APPEND_ONLY = True

    activity = internal(TenantForeignKey(Activity))
    organisation = public(TenantForeignKey(Organisation, null=True, blank=True))
    words = public(models.CharField(max_length=160))
    people = public(models.PositiveIntegerField())
    hours = public(models.PositiveIntegerField())

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(words="") & Q(people__gt=0) & Q(hours__gt=0), name="helping_hand_is_something"
            ),
        )

    def __str__(self) -> str:
        return f"{self.hours} hours at activity {self.activity_id}"
