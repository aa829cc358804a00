"""A project handed on to other towns as a pattern, a project made after one; both credit each other."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from thuanna.foundation.exchange.models import ReceivedPacket, SentPacket
from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, public
from thuanna.kernel.language import Phrase

from .projects import Project


class ProjectPattern(TenantOwned):
    """That a project was sealed as a pattern for others, with what its people learnt.

    :ivar needed_first: what a town must have before it can do the same
    """

    RETENTION = "planning"
    APPEND_ONLY = True

    project = internal(TenantForeignKey(Project))
    packet = internal(TenantForeignKey(SentPacket))
    lessons = public(models.TextField())
    needed_first = public(models.TextField(blank=True))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "packet"], name="project_pattern_once"),
            models.CheckConstraint(condition=~Q(lessons=""), name="project_pattern_tells_lessons"),
        )

    def __str__(self) -> str:
        return f"pattern of project {self.project_id}"


class OtherTown(TenantOwned):
    """What is known of the project at the other end: whose it is, its title, its page."""

    town_th = public(models.CharField(max_length=200))
    town_en = public(models.CharField(max_length=200, blank=True))
    title = public(models.CharField(max_length=200))
    address = public(models.CharField(max_length=300, blank=True))
    changed = public(models.CharField(max_length=1000, blank=True))

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(condition=~Q(town_th="") & ~Q(title=""), name="%(class)s_names_town"),
            models.CheckConstraint(
                condition=Q(address="") | Q(address__regex=r"^https?://"), name="%(class)s_address_is_a_page"
            ),
        )

    @property
    def town(self) -> Phrase:
        """The other town's name in both languages."""
        return Phrase(self.town_th, self.town_en or self.town_th)


class PatternTakenUp(OtherTown):
    """That another town made a project after ours, as it told in an answer.

    :ivar changed: what they did otherwise
    """

    RETENTION = "planning"
    APPEND_ONLY = True

    pattern = internal(TenantForeignKey(ProjectPattern))
    packet = internal(TenantForeignKey(ReceivedPacket))

    class Meta(OtherTown.Meta):
        constraints = (
            *OtherTown.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "packet"], name="pattern_taken_up_once"),
        )

    def __str__(self) -> str:
        return f"pattern {self.pattern_id} taken up"


class ProjectOrigin(OtherTown):
    """That a project was made after another town's, and what was changed for this place.

    Goes away with its project when that is taken back.
    """

    RETENTION = "planning"
    FROZEN = True

    project = internal(TenantForeignKey(Project))
    packet = internal(TenantForeignKey(ReceivedPacket))
    reference = public(models.CharField(max_length=40, blank=True))

    class Meta(OtherTown.Meta):
        constraints = (
            *OtherTown.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "project"], name="project_origin_of_one_project"),
            models.UniqueConstraint(fields=["tenant", "packet"], name="project_origin_packet_once"),
            models.CheckConstraint(condition=~Q(changed=""), name="project_origin_says_what_changed"),
        )

    def __str__(self) -> str:
        return f"origin of project {self.project_id}"


class RetiredNumber(TenantOwned):
    """A number whose row was taken back; it is never given again."""

    RETENTION = "planning"
    APPEND_ONLY = True

    series = public(models.CharField(max_length=8))
    year = public(models.PositiveSmallIntegerField())
    number = public(models.PositiveIntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "series", "year", "number"], name="retired_number_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.series} {self.year}/{self.number}"
