"""The only code that writes the directory, the posts and the figures."""

from .directory import (
    Details,
    OrganisationClosed,
    OrganisationIncomplete,
    OrganisationListed,
    add_organisation,
    change_organisation,
    close_organisation,
    introduce_self,
)
from .figures import (
    FigureIncomplete,
    FigureRecorded,
    FigureUnknown,
    NewFigure,
    correct_figure,
    record_figure,
    record_figures,
)
from .posts import (
    PostEnded,
    PostIncomplete,
    PostTaken,
    PostUnknown,
    Term,
    appoint,
    appoint_all,
    correct_post,
    end_term,
)

__all__ = [
    "Details",
    "FigureIncomplete",
    "FigureRecorded",
    "FigureUnknown",
    "NewFigure",
    "OrganisationClosed",
    "OrganisationIncomplete",
    "OrganisationListed",
    "PostEnded",
    "PostIncomplete",
    "PostTaken",
    "PostUnknown",
    "Term",
    "add_organisation",
    "appoint",
    "appoint_all",
    "change_organisation",
    "close_organisation",
    "correct_figure",
    "correct_post",
    "end_term",
    "introduce_self",
    "record_figure",
    "record_figures",
]
