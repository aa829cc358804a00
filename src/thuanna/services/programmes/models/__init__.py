"""Tables of programmes and of the model tambon."""

from .cohorts import Participant, ParticipantLeaving, Programme, ProgrammeFigure, ProgrammeStep, StepTaken
from .tambon import TambonAim, TambonReading

__all__ = [
    "Participant",
    "ParticipantLeaving",
    "Programme",
    "ProgrammeFigure",
    "ProgrammeStep",
    "StepTaken",
    "TambonAim",
    "TambonReading",
]
