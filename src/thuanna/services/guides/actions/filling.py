"""Somebody fills in a form by its code: no account, no name of theirs in any trail.

The code says who acts. `by` is the public desk, a named part of the system; it may do nothing else.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy import keys
from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.kernel.rules.values import Duration
from thuanna.services.guides import codes, queries, rules
from thuanna.services.guides.definitions import Form, form_of
from thuanna.services.guides.models import FiledForm, FormStep
from thuanna.services.guides.refusals import (
    AnswersNotAsAsked,
    FormCannotBeSent,
    FormNotFinished,
    FormWithTheOffice,
    NoFormHere,
)
from thuanna.services.guides.sealed import Filled, digest_of, opened, seal

from .receiving import take_in


@transaction.atomic
def start(*, guide: str, on: datetime.date, at: datetime.datetime, by: Actor) -> str:
    """Open an empty form and give its code, which nobody can be told again.

    :raises GuideUnknown: there is no such guide
    :raises NoFormHere: the office does not offer it, or takes no forms for it
    """
    offered = queries.offered(guide)
    if not offered.is_offered or offered.guide.form is None or not offered.adoption.takes_forms:  # type: ignore[union-attr]  # offered has one
        raise NoFormHere
    code, tenant_id = codes.new(), required_tenant_id()
    digest = digest_of(code, tenant_id=tenant_id)
    form: FiledForm = FiledForm.objects.create(
        guide=guide,
        definition=dict(offered.guide.form.raw),
        digest=digest,
        sealed=seal(Filled(), digest, tenant_id=tenant_id),
        key_version=keys.CURRENT_VERSION,
        saved_at=at,
        expires_on=_end(queries.draft_period(on), on),
    )
    audit.record(by, "guides.form_started", form, guide=guide)
    return code


@transaction.atomic
def save(
    *,
    code: str,
    section: str,
    answers: Mapping[str, Any],
    on: datetime.date,
    at: datetime.datetime,
    by: Actor,
) -> Filled:
    """Keep the answers of one section; the form lives on from this day.

    :raises CodeNotUnderstood: it is no code
    :raises FormUnknown: nothing is saved under it here, or no longer
    :raises FormWithTheOffice: it was received and not handed back
    :raises AnswersNotAsAsked: not the questions of that section
    """
    form = _open_to_change(code, on)
    definition = form_of(form.definition)
    asked = definition.section(section)
    if asked is None or set(answers) != {field.key for field in asked.fields}:
        raise AnswersNotAsAsked(f"{form.guide} {section}")
    before = opened(form)
    kept = rules.kept_answers(definition, {**before.answers, **answers})
    filled = Filled(kept, tuple(dict.fromkeys([*before.done, section])))
    FiledForm.objects.filter(pk=form.pk).update(
        sealed=seal(filled, form.digest, tenant_id=form.tenant_id),
        key_version=keys.CURRENT_VERSION,
        saved_at=at,
        expires_on=max(form.expires_on, _end(queries.draft_period(on), on)),
    )
    audit.record(by, "guides.form_saved", form, section=section)
    return filled


@transaction.atomic
def send(*, code: str, on: datetime.date, at: datetime.datetime, by: Actor) -> FiledForm:
    """Hand the form to the office from home; its clock starts today.

    :raises CodeNotUnderstood: it is no code
    :raises FormUnknown: nothing is saved under it here, or no longer
    :raises FormWithTheOffice: the office has it already
    :raises FormCannotBeSent: it is handed in at the counter
    :raises FormNotFinished: naming the first section still to be filled in
    """
    form = _open_to_change(code, on)
    definition = form_of(form.definition)
    if not definition.sends:
        raise FormCannotBeSent
    refuse_unfinished(definition, opened(form))
    return take_in(form, FormStep.Way.SENT, on=on, at=at, by=by)


@transaction.atomic
def throw_away(*, code: str, on: datetime.date, by: Actor) -> None:
    """Delete a form that the office has not received, with every answer.

    :raises CodeNotUnderstood: it is no code
    :raises FormUnknown: nothing is saved under it here, or no longer
    :raises FormWithTheOffice: the office has received it
    """
    form = _locked(queries.by_code(code, on=on))
    if form.number is not None:
        raise FormWithTheOffice
    audit.record(by, "guides.form_thrown_away", form)
    form.delete()


@transaction.atomic
def forget(*, on: datetime.date, by: Actor) -> int:
    """Delete every form whose time has run out, with answers and steps; gives how many."""
    gone = list(FiledForm.objects.filter(expires_on__lte=on).values_list("pk", flat=True))
    if gone:
        FormStep.objects.filter(form_id__in=gone).delete()
        FiledForm.objects.filter(pk__in=gone).delete()
        audit.record(by, "guides.forms_forgotten", count=len(gone))
    return len(gone)


def refuse_unfinished(definition: Form, filled: Filled) -> None:
    """Go on only if every section that is asked was filled in.

    :raises FormNotFinished: naming the first that was not
    """
    missing = rules.next_section(definition, filled.answers, list(filled.done))
    if missing is not None:
        raise FormNotFinished(missing.title)


def _open_to_change(code: str, on: datetime.date) -> FiledForm:
    form = _locked(queries.by_code(code, on=on))
    if queries.case(form, on=on).state in {FormStep.Kind.RECEIVED, FormStep.Kind.ANSWERED}:
        raise FormWithTheOffice
    return form


def _locked(form: FiledForm) -> FiledForm:
    found: FiledForm = FiledForm.objects.select_for_update().get(pk=form.pk)
    return found


def _end(period: Duration, on: datetime.date) -> datetime.date:
    end = period.ends_before(on)
    assert end is not None, "what people fill in is not kept for ever"
    return end
