"""Help that was given, home visits planned and done, follow-ups, and notes of the team."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.saying import may_say, must_say
from thuanna.kernel.welfare import HELP_FORMS
from thuanna.services.cases import access, queries, steps
from thuanna.services.cases.models import CaseStep, CaseWords
from thuanna.services.cases.opening import begin
from thuanna.services.cases.refusals import ChoiceUnknown, DayUnsuitable, HelperUnsuitable


@transaction.atomic
def note(*, case_id: int, words: str, request_token: str, at: datetime.datetime, by: Actor) -> CaseStep:
    """Write something down for the team; the person with the code does not read it.

    :raises NotAllowed: :raises CaseUnknown: :raises AlreadyClosed:
    :raises WordsMissing: :raises WordsTooLong:
    """
    case, known = begin(case_id, access.WORK, request_token, by)
    if known is not None:
        return known
    said = must_say(words)
    step = steps.add(case, "noted", at=at, by=by)
    steps.keep(step, CaseWords.Kind.NOTE, {"words": said}, request_token)
    audit.record(by, "cases.noted", case)
    return step


@transaction.atomic
def help_given(
    *, case_id: int, form: str, words: str, request_token: str, at: datetime.datetime, by: Actor
) -> CaseStep:
    """Write down what was done, by one of the six forms of help.

    :raises NotAllowed: :raises CaseUnknown: :raises AlreadyClosed: :raises ChoiceUnknown:
    :raises WordsMissing: :raises WordsTooLong:
    """
    case, known = begin(case_id, access.WORK, request_token, by)
    if known is not None:
        return known
    if form not in HELP_FORMS:
        raise ChoiceUnknown
    said = must_say(words)
    step = steps.add(case, "helped", at=at, by=by, help_form=form)
    steps.keep(step, CaseWords.Kind.NOTE, {"words": said}, request_token)
    audit.record(by, "cases.helped", case)
    return step


@transaction.atomic
def plan_visit(
    *,
    case_id: int,
    visit_on: datetime.date,
    account_id: int | None,
    words: str,
    request_token: str,
    at: datetime.datetime,
    by: Actor,
) -> CaseStep:
    """Plan a home visit, by whom and with what in mind.

    :param account_id: who goes, where it is known
    :raises NotAllowed: :raises CaseUnknown: :raises AlreadyClosed: :raises DayUnsuitable: it lies behind
    :raises HelperUnsuitable: who goes may not work on this case :raises WordsTooLong:
    """
    case, known = begin(case_id, access.WORK, request_token, by)
    if known is not None:
        return known
    _must_lie_ahead(visit_on, at)
    if account_id is not None and not queries.may_help(case, account_id, at.date()):
        raise HelperUnsuitable
    step = steps.add(case, "visit_planned", at=at, by=by, due_on=visit_on, handler=account_id)
    steps.keep(step, CaseWords.Kind.NOTE, {"words": may_say(words)}, request_token)
    audit.record(by, "cases.visit_planned", case, visit_on=visit_on)
    return step


@transaction.atomic
def visit_done(
    *,
    case_id: int,
    planned_id: int | None,
    visited_on: datetime.date,
    seen: str,
    agreed: str,
    next_on: datetime.date | None,
    request_token: str,
    at: datetime.datetime,
    by: Actor,
) -> CaseStep:
    """What was seen at home and what was agreed; with a next date, the next visit is planned at once.

    Where somebody lives stays in words; no coordinates are kept.

    :raises NotAllowed: :raises CaseUnknown: :raises AlreadyClosed: :raises NothingPlanned:
    :raises DayUnsuitable: the visit lies ahead, or the next one behind
    :raises WordsMissing: :raises WordsTooLong:
    """
    case, known = begin(case_id, access.WORK, request_token, by)
    if known is not None:
        return known
    planned = queries.planned(case, planned_id, "visit_planned") if planned_id is not None else None
    if visited_on > at.date() or visited_on < case.received_on:
        raise DayUnsuitable(is_plan=False)
    facts = {
        "words": must_say(seen),
        "agreed": may_say(agreed),
        "visited_on": visited_on.isoformat(),
    }
    step = steps.add(case, "visited", at=at, by=by, answers=planned)
    steps.keep(step, CaseWords.Kind.NOTE, facts, request_token)
    if next_on is not None:
        _must_lie_ahead(next_on, at)
        steps.add(case, "visit_planned", at=at, by=by, due_on=next_on, handler=by.user_id)
    audit.record(by, "cases.visited", case, visited_on=visited_on, next_on=next_on)
    return step


@transaction.atomic
def call_visit_off(
    *, case_id: int, planned_id: int, words: str, request_token: str, at: datetime.datetime, by: Actor
) -> CaseStep:
    """A planned visit does not take place, and why.

    :raises NotAllowed: :raises CaseUnknown: :raises AlreadyClosed: :raises NothingPlanned:
    :raises WordsMissing: :raises WordsTooLong:
    """
    case, known = begin(case_id, access.WORK, request_token, by)
    if known is not None:
        return known
    planned = queries.planned(case, planned_id, "visit_planned")
    said = must_say(words)
    step = steps.add(case, "visit_off", at=at, by=by, answers=planned)
    steps.keep(step, CaseWords.Kind.NOTE, {"words": said}, request_token)
    audit.record(by, "cases.visit_called_off", case)
    return step


@transaction.atomic
def plan_follow_up(
    *, case_id: int, follow_up_on: datetime.date, at: datetime.datetime, by: Actor
) -> CaseStep:
    """On which day somebody asks how the person fares; after the end of a case too.

    :raises NotAllowed: :raises CaseUnknown: :raises DayUnsuitable: it lies behind
    """
    case = access.locked(by, access.WORK, case_id)
    _must_lie_ahead(follow_up_on, at)
    step = steps.add(case, "follow_up", at=at, by=by, due_on=follow_up_on)
    audit.record(by, "cases.follow_up_planned", case, follow_up_on=follow_up_on)
    return step


@transaction.atomic
def followed_up(
    *,
    case_id: int,
    planned_id: int,
    words: str,
    next_on: datetime.date | None,
    request_token: str,
    at: datetime.datetime,
    by: Actor,
) -> CaseStep:
    """How the person fares, and when somebody asks again.

    :raises NotAllowed: :raises CaseUnknown: :raises NothingPlanned: :raises DayUnsuitable:
    :raises WordsMissing: :raises WordsTooLong:
    """
    case = access.locked(by, access.WORK, case_id)
    known = steps.known(request_token)
    if known is not None:
        return known
    planned = queries.planned(case, planned_id, "follow_up")
    said = must_say(words)
    step = steps.add(case, "followed_up", at=at, by=by, answers=planned)
    steps.keep(step, CaseWords.Kind.NOTE, {"words": said}, request_token)
    if next_on is not None:
        _must_lie_ahead(next_on, at)
        steps.add(case, "follow_up", at=at, by=by, due_on=next_on)
    audit.record(by, "cases.followed_up", case, next_on=next_on)
    return step


def _must_lie_ahead(day: datetime.date, at: datetime.datetime) -> None:
    if day < at.date():
        raise DayUnsuitable(is_plan=True)
