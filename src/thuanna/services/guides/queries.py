"""Everything read about guides as an office adopts them, its calendar, and the forms it has."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from thuanna.foundation.law import closed_days
from thuanna.foundation.law import queries as law
from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.kernel.language import Phrase
from thuanna.kernel.rules.values import Duration

from . import catalogue, codes
from .catalogue import Guide
from .definitions import Form, form_of
from .models import CalendarDate, FiledForm, FormStep, GuideAdoption
from .refusals import CalendarDateUnknown, FormUnknown, GuideUnknown
from .rules import Clock
from .sealed import Filled, digest_of, opened

DRAFTS = "guide_drafts"


@dataclass(frozen=True)
class Offered:
    """A guide of this release, and what the office adds to it; no adoption where it has said nothing yet."""

    guide: Guide
    adoption: GuideAdoption | None

    @property
    def is_offered(self) -> bool:
        return self.adoption is not None and self.adoption.is_offered


@dataclass(frozen=True)
class Case:
    """A form with what happened to it.

    :ivar steps: the oldest first
    :ivar clock: only while it waits for the office
    """

    form: FiledForm
    title: Phrase
    steps: tuple[FormStep, ...]
    clock: Clock | None

    @property
    def last(self) -> FormStep | None:
        return self.steps[-1] if self.steps else None

    @property
    def state(self) -> str:
        """``saved``, or the kind of the last step."""
        return self.last.kind if self.last else "saved"

    @property
    def is_with_office(self) -> bool:
        return self.state == FormStep.Kind.RECEIVED

    @property
    def received_on(self) -> datetime.date | None:
        """The day on which the clock that runs now began."""
        received = [step.on for step in self.steps if step.kind == FormStep.Kind.RECEIVED]
        return received[-1] if received else None

    @property
    def definition(self) -> Form:
        """The form as it was asked."""
        return form_of(self.form.definition)


def offered(code: str) -> Offered:
    """One guide with what this office adds.

    :raises GuideUnknown: there is no such guide in this release
    """
    guide = catalogue.guide(code)
    if guide is None:
        raise GuideUnknown
    newest: GuideAdoption | None = GuideAdoption.objects.filter(guide=code).order_by("-version").first()
    return Offered(guide, newest)


def all_offered() -> list[Offered]:
    """Every guide of this release with what this office adds, in the order of the situations."""
    rows = GuideAdoption.objects.order_by("guide", "-version").distinct("guide")
    newest = {row.guide: row for row in rows}
    return [Offered(guide, newest.get(guide.code)) for guide in catalogue.guides()]


def versions(code: str) -> list[GuideAdoption]:
    """What the office said before, the newest first."""
    return list(GuideAdoption.objects.filter(guide=code).order_by("-version"))


def calendar_date(date_id: int) -> CalendarDate:
    """One day of the office's calendar.

    :raises CalendarDateUnknown: it is not there, or another office's
    """
    found: CalendarDate | None = CalendarDate.objects.filter(pk=date_id).first()
    if found is None:
        raise CalendarDateUnknown
    return found


def calendar_dates(*, since: datetime.date) -> list[CalendarDate]:
    """The office's own days that are not over yet and not cancelled, the next first."""
    rows = CalendarDate.objects.filter(ends_on__gte=since, cancelled_on__isnull=True)
    return list(rows.order_by("starts_on", "pk"))


def by_code(code: str, *, on: datetime.date) -> FiledForm:
    """The form saved under this code.

    :raises CodeNotUnderstood: it is no code
    :raises FormUnknown: nothing is saved under it here, or no longer
    """
    digest = digest_of(codes.read(code), tenant_id=required_tenant_id())
    found: FiledForm | None = FiledForm.objects.filter(digest=digest, expires_on__gt=on).first()
    if found is None:
        raise FormUnknown
    return found


def received(form_id: int) -> FiledForm:
    """A form the office has received.

    :raises FormUnknown: it was not received here; what is only saved is the citizen's own
    """
    found: FiledForm | None = FiledForm.objects.filter(pk=form_id, number__isnull=False).first()
    if found is None:
        raise FormUnknown
    return found


def answers(form: FiledForm) -> Filled:
    """What was filled in."""
    return opened(form)


def case(form: FiledForm, *, on: datetime.date) -> Case:
    """A form with what happened to it."""
    steps = tuple(FormStep.objects.filter(form=form).order_by("pk"))
    return _case(form, steps, _promises(), on)


def cases(*, on: datetime.date, waiting_only: bool = False, most: int = 200) -> list[Case]:
    """The forms the office has received: what waits longest first, then what is done, the newest first."""
    forms = list(FiledForm.objects.filter(number__isnull=False).order_by("-pk").defer("sealed")[:most])
    steps: dict[int, list[FormStep]] = {form.pk: [] for form in forms}
    for step in FormStep.objects.filter(form_id__in=list(steps)).order_by("pk"):
        steps[step.form_id].append(step)
    promises = _promises()
    found = [_case(form, tuple(steps[form.pk]), promises, on) for form in forms]
    waiting = sorted((one for one in found if one.is_with_office), key=_longest_first)
    return waiting if waiting_only else [*waiting, *(one for one in found if not one.is_with_office)]


def draft_period(on: datetime.date) -> Duration:
    """How long a form is kept that nobody has brought or sent."""
    return law.retention(DRAFTS).period(on)


def _longest_first(one: Case) -> tuple[int, int]:
    assert one.clock is not None, "what waits has a clock"
    left = one.clock.days_left
    return (left if left is not None else 10_000 - one.clock.days, one.form.pk)


def _case(
    form: FiledForm, steps: tuple[FormStep, ...], promises: dict[str, int | None], on: datetime.date
) -> Case:
    guide = catalogue.guide(form.guide)
    title = guide.title if guide else Phrase(form.guide, form.guide)
    found = Case(form, title, steps, None)
    if not found.is_with_office or found.received_on is None:
        return found
    clock = Clock(closed_days.calendar().between(found.received_on, on), promises.get(form.guide))
    return Case(form, title, steps, clock)


def _promises() -> dict[str, int | None]:
    """The days this office promises, by guide."""
    rows = GuideAdoption.objects.order_by("guide", "-version").distinct("guide")
    return dict(rows.values_list("guide", "days"))
