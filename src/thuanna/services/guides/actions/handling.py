"""What the office does with a form: looks at it, receives it, hands it back with what is missing, answers."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.rules.values import Duration
from thuanna.services.guides import queries
from thuanna.services.guides.definitions import form_of
from thuanna.services.guides.models import FiledForm, FormStep
from thuanna.services.guides.queries import Case
from thuanna.services.guides.refusals import NotWithTheOffice, WordsMissing
from thuanna.services.guides.sealed import Filled, opened

from .filling import refuse_unfinished
from .receiving import take_in

PERMISSION = "guides.form.handle"
_MOST_WORDS = 1000


@transaction.atomic
def look_at(
    *, form_id: int | None = None, code: str = "", on: datetime.date, by: Actor
) -> tuple[Case, Filled]:
    """Open a form's answers: one the office has received, or one whose code lies on the counter.

    Every look is written down.

    :raises NotAllowed: the actor may not handle forms
    :raises CodeNotUnderstood: it is no code
    :raises FormUnknown: nothing is saved under the code, or that form was not received here
    """
    by.must(PERMISSION)
    form = queries.received(form_id) if form_id is not None else queries.by_code(code, on=on)
    audit.record(by, "guides.form_looked_at", form, guide=form.guide)
    return queries.case(form, on=on), opened(form)


@transaction.atomic
def receive(*, code: str, on: datetime.date, at: datetime.datetime, by: Actor) -> FiledForm:
    """Take a form in at the counter by the code on it.

    :raises NotAllowed: the actor may not handle forms
    :raises CodeNotUnderstood: it is no code
    :raises FormUnknown: nothing is saved under it here, or no longer
    :raises FormNotFinished: naming the first section still to be filled in
    :raises NotWithTheOffice: it was received before and waits already, or is answered
    """
    by.must(PERMISSION)
    form = _locked(queries.by_code(code, on=on).pk)
    if queries.case(form, on=on).state not in {"saved", FormStep.Kind.HANDED_BACK}:
        raise NotWithTheOffice
    refuse_unfinished(form_of(form.definition), opened(form))
    return take_in(form, FormStep.Way.COUNTER, on=on, at=at, by=by)


@transaction.atomic
def hand_back(
    *,
    form_id: int,
    missing: Sequence[str],
    words: str = "",
    on: datetime.date,
    at: datetime.datetime,
    by: Actor,
) -> FormStep:
    """Say what is missing; the clock stops until it comes back.

    :param missing: papers of the guide that were not there, in words
    :raises NotAllowed: the actor may not handle forms
    :raises FormUnknown: it was not received here
    :raises NotWithTheOffice: it is not waiting for the office
    :raises WordsMissing: nothing is said to be missing
    """
    by.must(PERMISSION)
    said = "\n".join(
        [*(one.strip() for one in missing if one.strip()), *([words.strip()] if words.strip() else [])]
    )
    form = _waiting(form_id, on)
    return _step(form, FormStep.Kind.HANDED_BACK, said, "", on=on, at=at, by=by)


@transaction.atomic
def answer(
    *, form_id: int, outcome: str, words: str, on: datetime.date, at: datetime.datetime, by: Actor
) -> FormStep:
    """Answer a form: what was done, in words the applicant reads; its keeping period begins.

    :raises NotAllowed: the actor may not handle forms
    :raises FormUnknown: it was not received here
    :raises NotWithTheOffice: it is not waiting for the office
    :raises WordsMissing: no word is said
    """
    by.must(PERMISSION)
    assert outcome in FormStep.Outcome.values, outcome
    form = _waiting(form_id, on)
    step = _step(form, FormStep.Kind.ANSWERED, words.strip(), outcome, on=on, at=at, by=by)
    end = Duration.read(form_of(form.definition).keep).ends_before(on)
    assert end is not None, "what people fill in is not kept for ever"
    FiledForm.objects.filter(pk=form.pk).update(expires_on=end)
    return step


def _locked(form_id: int) -> FiledForm:
    found: FiledForm = FiledForm.objects.select_for_update().get(pk=form_id)
    return found


def _waiting(form_id: int, on: datetime.date) -> FiledForm:
    form = _locked(queries.received(form_id).pk)
    if not queries.case(form, on=on).is_with_office:
        raise NotWithTheOffice
    return form


def _step(
    form: FiledForm,
    kind: str,
    words: str,
    outcome: str,
    *,
    on: datetime.date,
    at: datetime.datetime,
    by: Actor,
) -> FormStep:
    if not words:
        raise WordsMissing
    step: FormStep = FormStep.objects.create(
        form=form,
        kind=kind,
        words=words[:_MOST_WORDS],
        outcome=outcome,
        on=on,
        at=at,
        recorded_by_id=by.user_id,
    )
    audit.record(by, f"guides.form_{kind}", form, outcome=outcome)
    return step
