"""What is read about programmes: figures by year, steps, participants by code, a town's aims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count

from thuanna.foundation.audit.actor import Actor

from . import access
from .models import (
    ForgottenCount,
    Participant,
    ParticipantLeaving,
    Programme,
    ProgrammeFigure,
    ProgrammeStep,
    StepTaken,
    TambonAim,
    TambonReading,
)


@dataclass(frozen=True)
class Seen:
    """A participant as lists show them: a code, the steps done, whether they left."""

    row: Participant
    steps: Mapping[int, StepTaken]
    leaving: ParticipantLeaving | None

    @property
    def is_sealed(self) -> bool:
        """Whether it is written down, under seal, who this is."""
        return self.row.key_version > 0


@dataclass(frozen=True)
class Standing:
    """An aim and where it stands.

    :ivar newest: the newest reading; None where only the baseline is known
    """

    aim: TambonAim
    newest: TambonReading | None


def programmes(by: Actor) -> list[Programme]:
    """The town's programmes, the newest first.

    :raises NotAllowed: without the right
    """
    return list(access.visible(by, Programme).select_related("predecessor").order_by("-first_year", "-pk"))


def steps(programme_id: int) -> list[ProgrammeStep]:
    """The steps in their order."""
    return list(ProgrammeStep.objects.filter(programme_id=programme_id).order_by("place"))


def figures(programme_id: int) -> dict[int, dict[str, ProgrammeFigure]]:
    """The newest figure of each kind, by year."""
    found: dict[int, dict[str, ProgrammeFigure]] = defaultdict(dict)
    for row in ProgrammeFigure.objects.filter(programme_id=programme_id).order_by("as_of", "id"):
        found[row.year][row.kind] = row
    return dict(sorted(found.items()))


def joined_by_year(programme_id: int) -> Counter[int]:
    """How many joined in each fiscal year, of those whose participation is or was kept here."""
    rows = Participant.objects.filter(programme_id=programme_id).values_list("joined_year")
    gone = ForgottenCount.objects.filter(programme_id=programme_id, step=None)
    return _together(rows.annotate(people=Count("pk")), gone.values_list("joined_year", "people"))


def taken_by_step(programme_id: int) -> Counter[int]:
    """How many did each step, also of those whose rows are gone."""
    rows = StepTaken.objects.filter(step__programme_id=programme_id).values_list("step_id")
    gone = ForgottenCount.objects.filter(programme_id=programme_id, joined_year=None)
    return _together(rows.annotate(people=Count("pk")), gone.values_list("step_id", "people"))


def _together(kept: Iterable[tuple[int, int]], gone: Iterable[tuple[int, int]]) -> Counter[int]:
    counts = Counter(dict(kept)) + Counter(dict(gone))
    return Counter(dict(sorted(counts.items())))


def participants(by: Actor, programme_id: int) -> list[Seen]:
    """Everybody in a programme, by code.

    :raises NotAllowed: without the right to keep participants
    """
    rows = list(
        access.visible(by, Participant, access.PARTICIPANTS)
        .filter(programme_id=programme_id)
        .defer("sealed_who")
        .order_by("joined_on", "code")
    )
    taken: dict[int, dict[int, StepTaken]] = defaultdict(dict)
    for one in StepTaken.objects.filter(participant__programme_id=programme_id):
        taken[one.participant_id][one.step_id] = one
    left = {
        one.participant_id: one
        for one in ParticipantLeaving.objects.filter(participant__programme_id=programme_id)
    }
    return [Seen(row, taken[row.pk], left.get(row.pk)) for row in rows]


def standings(by: Actor) -> list[Standing]:
    """The town's aims in the order of the dimensions, each with its newest reading.

    :raises NotAllowed: without the right
    """
    newest = {row.aim_id: row for row in TambonReading.objects.order_by("as_of", "id")}
    aims = access.visible(by, TambonAim).order_by("dimension", "measure")
    return [Standing(aim, newest.get(aim.pk)) for aim in aims]
