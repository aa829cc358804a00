"""Says a refusal beside the field it is about, or above the whole form."""

from __future__ import annotations

from thuanna.channels.staff import asking
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.refusals import Refusal

_FIELD_OF = {
    "division_without_parent": "parent",
    "organisation_without_community": "community",
    "organisation_listed": "name_th",
    "organisation_nameless": "name_th",
    "organisation_ends_too_early": "ends_before",
    "subdistrict_unknown": "subdistrict",
    "post_taken": "kind",
    "post_ends_too_early": "ends_before",
    "figure_recorded": "as_of",
    "figure_wrong_measure": "value",
    "figure_negative": "value",
}


def show(form: PlainForm, refusal: Refusal) -> None:
    """Put the refusal's words where the reader mends it."""
    asking.refused(form, refusal, _FIELD_OF)
