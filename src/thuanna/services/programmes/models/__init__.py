"""Tables of programmes and of the model tambon."""

from .cohorts import (
    ForgottenCount,
    Participant,
    ParticipantLeaving,
    Programme,
    ProgrammeFigure,
    ProgrammeStep,
    StepTaken,
)
from .tambon import TambonAim, TambonReading

__all__ = [
    "ForgottenCount",
    "Participant",
    "ParticipantLeaving",
    "Programme",
    "ProgrammeFigure",
    "ProgrammeStep",
    "StepTaken",
    "TambonAim",
    "TambonReading",
]
