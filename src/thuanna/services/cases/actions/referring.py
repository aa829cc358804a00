"""Referring a case to an agency, with consent or by a legal duty, and hearing what became of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.saying import WordsMissing, must_say
from thuanna.services.cases import access, queries, rules, steps
from thuanna.services.cases.models import CaseReferral, CaseStep, CaseWords
from thuanna.services.cases.opening import begin
from thuanna.services.cases.refusals import ChoiceUnknown, DayUnsuitable
from thuanna.services.cases.words import CONSENTS

from . import working

ANSWERS = ("referral_accepted", "referral_done", "referral_refused")


@dataclass(frozen=True, kw_only=True)
class NewReferral:
    """What an agency is told, and no more: everything here stands in the letter.

    :ivar to: the agency or institution
    :ivar person: whom it is about, as the agency must know them
    :ivar contact: how the agency reaches them safely
    :ivar words: what is asked of the agency
    """

    to: str
    person: str
    contact: str
    words: str
    consent: str
    consent_on: datetime.date


@transaction.atomic
def refer(
    *, case_id: int, new: NewReferral, request_token: str, at: datetime.datetime, by: Actor
) -> CaseStep:
    """Refer a case; the agency is asked within the clock what became of it.

    :raises NotAllowed: :raises CaseUnknown: :raises AlreadyClosed: :raises ChoiceUnknown: no such ground
    :raises DayUnsuitable: the consent lies ahead :raises WordsMissing: :raises WordsTooLong:
    """
    case, known = begin(case_id, access.LEAD, request_token, by)
    if known is not None:
        return known
    if new.consent not in CONSENTS:
        raise ChoiceUnknown
    if new.consent_on > at.date():
        raise DayUnsuitable(is_plan=False)
    facts = {
        "to": steps.line(new.to),
        "person": steps.line(new.person),
        "contact": steps.line(new.contact),
        "words": must_say(new.words),
    }
    if not facts["to"]:
        raise WordsMissing
    step = steps.add(case, "referred", at=at, by=by, due_on=rules.due("referral", at.date()))
    CaseReferral.objects.create(step=step, consent=new.consent, consent_on=new.consent_on)
    steps.keep(step, CaseWords.Kind.NOTE, facts, request_token)
    audit.record(by, "cases.referred", case, consent=new.consent)
    return step


@transaction.atomic
def hear(
    *,
    case_id: int,
    referral_id: int,
    what: str,
    words: str,
    request_token: str,
    at: datetime.datetime,
    by: Actor,
) -> CaseStep:
    """What the agency said: it took the matter, has helped, or could not.

    :param what: one of `ANSWERS`
    :raises NotAllowed: :raises CaseUnknown: :raises AlreadyClosed: :raises ChoiceUnknown:
    :raises NothingPlanned: it was settled already :raises WordsMissing: :raises WordsTooLong:
    """
    case, known = begin(case_id, access.LEAD, request_token, by)
    if known is not None:
        return known
    if what not in ANSWERS:
        raise ChoiceUnknown
    referral = queries.planned(case, referral_id, "referred")
    said = must_say(words)
    step = steps.add(case, what, at=at, by=by, answers=referral)
    steps.keep(step, CaseWords.Kind.NOTE, {"words": said}, request_token)
    audit.record(by, "cases.referral_heard", case, what=what)
    return step


@transaction.atomic
def letter(
    *, case_id: int, referral_id: int, at: datetime.datetime, by: Actor
) -> tuple[CaseStep, dict[str, Any]]:
    """What stands in the letter of a referral; that it was printed is written down.

    :raises NotAllowed: :raises CaseUnknown: :raises ChoiceUnknown: no such referral, or its words are gone
    """
    by.must(access.LEAD)
    told = working.open_file(case_id=case_id, at=at, by=by, what="letter")
    step = CaseStep.objects.filter(case_id=case_id, pk=referral_id, what="referred").first()
    if step is None or step.pk not in told:
        raise ChoiceUnknown
    return step, told[step.pk]
