"""What the pages of programmes have in common."""

from __future__ import annotations

from django.urls import reverse

from thuanna.channels.staff.asking import Trail
from thuanna.kernel.language import t
from thuanna.services.programmes.models import Programme

FIELD_OF = {
    "figure_without_source": "source",
    "figure_year": "year",
    "programme_years": "last_year",
    "programme_said_already": "title",
    "joining_how_many": "how_many",
    "participant_without_consent": "consent_on",
    "step_of_nobody": "participants",
    "left_early": "left_on",
    "who_empty": "who",
    "unseal_reason": "reason",
    "aim_behind": "aim_on",
    "aim_set": "measure",
    "reading_early": "as_of",
}


def trail(*steps: tuple[object, str]) -> Trail:
    """Where a page of the programmes lies."""
    return [(t("งานต่อเนื่อง", "Programmes"), reverse("staff:programmes")), *steps]


def step_to(programme: Programme) -> tuple[object, str]:
    """The crumb of one programme."""
    return (programme.title, reverse("staff:programme", args=[programme.pk]))
