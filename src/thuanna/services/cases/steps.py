"""The next step of a case with its sealed words; the actions share this and write the audit."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.codes import request_digest
from thuanna.foundation.tenancy.keys import CURRENT_VERSION
from thuanna.foundation.tenancy.numbering import last_of

from . import sealed
from .models import Case, CaseStep, CaseWords

_MOST_LINE = 300


def known(request_token: str) -> CaseStep | None:
    """The step that this form added when it was sent before."""
    found: CaseWords | None = (
        CaseWords.objects.filter(request_digest=request_digest(request_token)).select_related("step").first()
    )
    return found.step if found is not None else None


def add(
    case: Case,
    what: str,
    *,
    at: datetime.datetime,
    by: Actor,
    due_on: datetime.date | None = None,
    urgency: str = "",
    handler: int | None = None,
    dimensions: Sequence[str] = (),
    help_form: str = "",
    outcome: str = "",
    answers: CaseStep | None = None,
) -> CaseStep:
    """Add the next step of a case that is locked."""
    step: CaseStep = CaseStep.objects.create(
        case=case,
        seq=last_of(CaseStep.objects.filter(case=case), "seq") + 1,
        what=what,
        at=at,
        on=at.date(),
        by_id=by.user_id,
        due_on=due_on,
        urgency=urgency,
        handler_id=handler,
        dimensions=list(dimensions),
        help_form=help_form,
        outcome=outcome,
        answers=answers,
    )
    return step


def keep(step: CaseStep, kind: str, facts: Mapping[str, Any], request_token: str) -> CaseWords:
    """Seal what was said beside its step."""
    digest = request_digest(request_token)
    words: CaseWords = CaseWords.objects.create(
        case=step.case,
        step=step,
        kind=kind,
        sealed=sealed.close(facts, digest, tenant_id=step.tenant_id),
        key_version=CURRENT_VERSION,
        request_digest=digest,
    )
    return words


def line(words: str) -> str:
    """One line of an address or a name, cut where no box takes more."""
    return words.strip()[:_MOST_LINE]
