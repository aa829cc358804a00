"""How every deed about a case begins: the case locked, still open, and the form not sent before."""

from __future__ import annotations

from thuanna.foundation.audit.actor import Actor

from . import access, queries, steps
from .models import Case, CaseStep
from .refusals import AlreadyClosed, ChangedMeanwhile


def begin(case_id: int, permission: str, request_token: str, by: Actor) -> tuple[Case, CaseStep | None]:
    """The locked case, and the step this form added when it was sent before; a new one needs an open case."""
    case = access.locked(by, permission, case_id)
    known = steps.known(request_token)
    if known is None:
        _must_be_open(case)
    return case, known


def open_case(case_id: int, permission: str, by: Actor) -> Case:
    """The locked case, as long as it is open."""
    case = access.locked(by, permission, case_id)
    _must_be_open(case)
    return case


def must_have_seen(case: Case, after: int) -> None:
    """Refuse where somebody added a step that whoever decides has not seen."""
    if CaseStep.objects.filter(case=case, seq__gt=after).exists():
        raise ChangedMeanwhile


def _must_be_open(case: Case) -> None:
    if queries.state_of(case).what in queries.ENDED:
        raise AlreadyClosed
