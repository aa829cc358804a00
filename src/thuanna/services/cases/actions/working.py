"""What those on a case do: open the file, judge the urgency, take it on or hand it on, answer, close."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.saying import may_say, must_say
from thuanna.kernel.welfare import DIMENSIONS
from thuanna.services.cases import access, queries, rules, steps
from thuanna.services.cases.models import Case, CaseHelper, CaseLook, CaseStep, CaseWords
from thuanna.services.cases.opening import begin, must_have_seen, open_case
from thuanna.services.cases.refusals import (
    AlreadyTaken,
    ChoiceUnknown,
    DayUnsuitable,
    HelperUnsuitable,
    NotYetJudged,
)
from thuanna.services.cases.words import OUTCOMES


@transaction.atomic
def open_file(
    *, case_id: int, at: datetime.datetime, by: Actor, what: str = "file"
) -> dict[int, dict[str, Any]]:
    """Give everything sealed of a case, by the id of its step, and write down who looked.

    :raises NotAllowed: :raises CaseUnknown: :raises SealBroken:
    """
    case = access.visible(by).filter(pk=case_id).first()
    found = queries.cover(by, case_id).case if case is None else case  # says why it is not here
    assert by.user_id is not None, "only somebody logged in opens a file"
    CaseLook.objects.create(case=found, what=what, at=at, by_id=by.user_id)
    audit.record(by, "cases.opened", found, what=what)
    return queries.read_all(found)


@transaction.atomic
def judge(
    *,
    case_id: int,
    urgency: str,
    dimensions: Sequence[str],
    after: int,
    words: str,
    request_token: str,
    at: datetime.datetime,
    by: Actor,
) -> CaseStep:
    """Say how urgent it is and which dimensions of welfare it touches; the clock of the urgency starts.

    :param after: the last step that whoever judges has seen
    :raises NotAllowed: :raises CaseUnknown: :raises AlreadyClosed: :raises ChoiceUnknown:
    :raises ChangedMeanwhile: somebody added a step since :raises WordsTooLong:
    """
    case, known = begin(case_id, access.LEAD, request_token, by)
    if known is not None:
        return known
    if urgency not in rules.URGENCIES or not dimensions or not set(dimensions) <= set(DIMENSIONS):
        raise ChoiceUnknown
    must_have_seen(case, after)
    due_on = rules.due(urgency, at.date())
    step = steps.add(case, "triaged", at=at, by=by, urgency=urgency, dimensions=dimensions, due_on=due_on)
    steps.keep(step, CaseWords.Kind.NOTE, {"words": may_say(words)}, request_token)
    audit.record(by, "cases.judged", case, urgency=urgency)
    return step


@transaction.atomic
def take_on(*, case_id: int, at: datetime.datetime, by: Actor) -> CaseStep:
    """Be responsible for a case nobody is responsible for yet.

    :raises NotAllowed: :raises CaseUnknown: :raises AlreadyClosed: :raises NotYetJudged:
    :raises AlreadyTaken: somebody is, perhaps since this page was opened
    """
    case = open_case(case_id, access.LEAD, by)
    if queries.state_of(case).what != "triaged":
        raise NotYetJudged
    handler = queries.handler_of(case)
    if handler is not None and handler.pk != by.user_id:
        raise AlreadyTaken(handler.display_name)
    assert by.user_id is not None, "only somebody logged in takes a case on"
    return _hand(case, by.user_id, at, by)


@transaction.atomic
def hand_to(*, case_id: int, account_id: int, at: datetime.datetime, by: Actor) -> CaseStep:
    """Make a named colleague responsible; they work on it from now on.

    :raises NotAllowed: :raises CaseUnknown: :raises AlreadyClosed: :raises NotYetJudged:
    :raises HelperUnsuitable: without that duty, or kept out of it
    """
    case = open_case(case_id, access.LEAD, by)
    if queries.state_of(case).what != "triaged":
        raise NotYetJudged
    if not queries.may_help(case, account_id, at.date()):
        raise HelperUnsuitable
    return _hand(case, account_id, at, by)


@transaction.atomic
def answer(*, case_id: int, words: str, request_token: str, at: datetime.datetime, by: Actor) -> CaseStep:
    """Write to whoever asked; they read it with their code. Nothing is sent by e-mail or telephone.

    :raises NotAllowed: :raises CaseUnknown: :raises AlreadyClosed:
    :raises WordsMissing: :raises WordsTooLong:
    """
    case, known = begin(case_id, access.LEAD, request_token, by)
    if known is not None:
        return known
    said = must_say(words)
    step = steps.add(case, "answered", at=at, by=by)
    steps.keep(step, CaseWords.Kind.REPLY, {"words": said}, request_token)
    audit.record(by, "cases.answered", case)
    return step


@transaction.atomic
def close(
    *,
    case_id: int,
    outcome: str,
    words: str,
    follow_up_on: datetime.date | None,
    after: int,
    request_token: str,
    at: datetime.datetime,
    by: Actor,
) -> CaseStep:
    """Say how it ended, and on which day somebody asks how the person fares.

    :raises NotAllowed: :raises CaseUnknown: :raises AlreadyClosed: :raises NotYetJudged:
    :raises ChoiceUnknown: :raises ChangedMeanwhile: :raises DayUnsuitable:
    :raises WordsMissing: :raises WordsTooLong:
    """
    case, known = begin(case_id, access.LEAD, request_token, by)
    if known is not None:
        return known
    if queries.state_of(case).what != "triaged":
        raise NotYetJudged
    if outcome not in OUTCOMES:
        raise ChoiceUnknown
    must_have_seen(case, after)
    said = must_say(words)
    step = steps.add(case, "closed", at=at, by=by, outcome=outcome)
    steps.keep(step, CaseWords.Kind.NOTE, {"words": said}, request_token)
    if follow_up_on is not None:
        if follow_up_on < at.date():
            raise DayUnsuitable(is_plan=True)
        steps.add(case, "follow_up", at=at, by=by, due_on=follow_up_on)
    audit.record(by, "cases.closed", case, outcome=outcome, follow_up_on=follow_up_on)
    return step


def _hand(case: Case, account_id: int, at: datetime.datetime, by: Actor) -> CaseStep:
    CaseHelper.objects.get_or_create(
        case=case,
        account_id=account_id,
        defaults={"tenant_id": case.tenant_id, "team": "town", "added_on": at.date()},
    )
    step = steps.add(case, "taken", at=at, by=by, handler=account_id)
    audit.record(by, "cases.handed", case, account_id=account_id)
    return step
