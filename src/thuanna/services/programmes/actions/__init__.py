"""The only code that writes programmes and the model tambon's aims."""

from .cohorts import NewFigure, NewProgramme, begin, record_figure
from .participants import Joining, admit, leave, seal_who, take_steps, unseal_who
from .tambon import NewAim, read_aim, set_aim

__all__ = [
    "Joining",
    "NewAim",
    "NewFigure",
    "NewProgramme",
    "admit",
    "begin",
    "leave",
    "read_aim",
    "record_figure",
    "seal_who",
    "set_aim",
    "take_steps",
    "unseal_who",
]
