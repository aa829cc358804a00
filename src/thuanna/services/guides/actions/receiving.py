"""A form comes to the office: it gets its number, its clock starts, and it is no longer kept as a draft."""

from __future__ import annotations

import datetime

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.foundation.tenancy.numbering import last_of
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.services.guides.models import FiledForm, FormStep

FORMS = "guide_forms"


def take_in(form: FiledForm, way: str, *, on: datetime.date, at: datetime.datetime, by: Actor) -> FiledForm:
    """Write down that the office has it; the first time it gets a number."""
    if form.number is None:
        form.year, form.number = _next_number(on)
    # While the office works on it nothing runs out; the time begins again with the answer.
    longest = law.retention(FORMS).kept_until(on, on=on)
    assert longest is not None, "what people fill in is not kept for ever"
    form.expires_on = longest
    FiledForm.objects.filter(pk=form.pk).update(
        year=form.year, number=form.number, expires_on=form.expires_on
    )
    FormStep.objects.create(
        form=form, kind=FormStep.Kind.RECEIVED, way=way, on=on, at=at, recorded_by_id=by.user_id
    )
    audit.record(by, "guides.form_received", form, way=way, year=form.year, number=form.number)
    outbox.publish("guides.form_received", form_id=form.pk, guide=form.guide)
    return form


def _next_number(on: datetime.date) -> tuple[int, int]:
    year = FiscalYear.of(on).year
    one_at_a_time("form numbers")
    return year, last_of(FiledForm.objects.filter(year=year), "number") + 1
