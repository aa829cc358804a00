"""Citizens who follow a project for their community (ผู้ติดตามโครงการภาคประชาชน), and what they found.

Who follows stands in a row of its own that goes when its time is over; what was found stays and names nobody.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public, sensitive
from thuanna.registry.places.models import Community
from thuanna.services.planning.words import CHECKS, FOUND, HELD_BACK, choices

from .projects import Project


class Follower(TenantOwned):
    """Somebody whom the community named to follow a project, and who agreed.

    :ivar named_by: the forum or meeting that named them
    :ivar consented_on: the day they agreed that their name is kept and how
    :ivar link_digest: of the token in their personal link
    """

    RETENTION = "followers"

    project = internal(TenantForeignKey(Project))
    community = public(TenantForeignKey(Community, null=True, blank=True))
    name = personal(models.CharField(max_length=160))
    phone = personal(models.CharField(max_length=30, blank=True))
    named_by = public(models.CharField(max_length=200))
    named_on = public(models.DateField())
    consented_on = internal(models.DateField())
    ended_on = internal(models.DateField(null=True, blank=True))
    link_digest = sensitive(models.CharField(max_length=64))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "link_digest"], name="follower_link_once"),
            models.UniqueConstraint(fields=["tenant", "project", "name"], name="follower_once"),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(named_by=""), name="follower_named_by_somebody"
            ),
            models.CheckConstraint(
                condition=Q(link_digest__regex="^[0-9a-f]{64}$"), name="follower_holds_a_digest"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("named_on")),
                name="follower_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return f"follower {self.pk} of project {self.project_id}"


class Finding(TenantOwned):
    """What a follower found in the field: five answers and a few words, as they were sent. Names nobody.

    :ivar from_paper: typed at the office from the paper checklist
    :ivar request_digest: of the form's own token, so that sending twice has the effect of sending once
    """

    RETENTION = "findings"
    FROZEN = True

    project = internal(TenantForeignKey(Project))
    community = public(TenantForeignKey(Community, null=True, blank=True))
    seen_on = public(models.DateField())
    held = public(models.CharField(max_length=8, choices=choices(FOUND)))
    reached = public(models.CharField(max_length=8, choices=choices(FOUND)))
    fetched = public(models.CharField(max_length=8, choices=choices(FOUND)))
    things = public(models.CharField(max_length=8, choices=choices(FOUND)))
    posted = public(models.CharField(max_length=8, choices=choices(FOUND)))
    words = personal(models.CharField(max_length=1500, blank=True))
    from_paper = internal(models.BooleanField(default=False))
    decide_by = public(models.DateField())
    request_digest = sensitive(models.CharField(max_length=64))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "request_digest"], name="finding_sent_once"),
            models.CheckConstraint(condition=Q(decide_by__gte=F("seen_on")), name="finding_decided_after"),
        )
        indexes = (models.Index(fields=["tenant", "project", "id"], name="finding_by_project"),)

    def __str__(self) -> str:
        return f"finding {self.pk} on project {self.project_id}"

    @property
    def answers(self) -> dict[str, str]:
        """The five answers by their question."""
        return {name: getattr(self, name) for name in CHECKS}


class FindingRuling(TenantOwned):
    """Whether a finding is shown, in which words, and what the office replies. The newest holds.

    :ivar words: what was found as everybody reads it, without anybody's name
    :ivar held_back: why the words are not shown; the answers and this reason still are
    """

    RETENTION = "findings"
    FROZEN = True

    finding = internal(TenantForeignKey(Finding))
    words = public(models.CharField(max_length=1500, blank=True))
    held_back = public(models.CharField(max_length=20, choices=choices(HELD_BACK), blank=True))
    reply = public(models.CharField(max_length=1500, blank=True))
    replied_by = public(models.CharField(max_length=160, blank=True))
    ruled_on = public(models.DateField())
    ruled_by = personal(
        models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(held_back="") | Q(words=""), name="finding_ruling_shows_or_says_why_not"
            ),
            models.CheckConstraint(
                condition=Q(reply="") | ~Q(replied_by=""), name="finding_ruling_names_who_replies"
            ),
        )
        indexes = (models.Index(fields=["tenant", "finding", "id"], name="finding_ruling_newest"),)

    def __str__(self) -> str:
        return f"ruling on finding {self.finding_id}"
