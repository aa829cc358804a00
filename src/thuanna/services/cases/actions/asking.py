"""What whoever asks can do: ask, write, take the request back, say that help is still needed.

Called for somebody at a page (the actor is the part of the system that serves it), or by an officer or
volunteer who types what was said at the counter, on the telephone or in the village.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy import codes
from thuanna.foundation.tenancy.keys import Purpose
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.foundation.tenancy.numbering import last_of
from thuanna.kernel.partial_dates import BUDDHIST_OFFSET
from thuanna.kernel.references import Reference
from thuanna.kernel.saying import may_say, must_say
from thuanna.registry.places import queries as places
from thuanna.services.cases import access, queries, rules, steps
from thuanna.services.cases.models import Case, CaseRecusal, CaseStep, CaseWords
from thuanna.services.cases.opening import begin
from thuanna.services.cases.refusals import (
    ChoiceUnknown,
    NobodyLeft,
    NobodyReceives,
    NotClosed,
    WordsErased,
)
from thuanna.services.cases.words import CHANNELS, FOR_WHOM, REACH, TROUBLES

PREFIX = "ชล"


@dataclass(frozen=True, kw_only=True)
class NewRequest:
    """What somebody tells.

    :ivar words: what happened
    :ivar who: whom it is for, as the teller knows them
    :ivar place: where they are found
    :ivar name: who tells it
    :ivar reach: a code of `words.REACH`, made precise by `reach_words`
    :ivar not_for: accounts of receivers who must not read it
    """

    for_whom: str
    words: str
    troubles: tuple[str, ...] = ()
    channel: str = "page"
    community_id: int | None = None
    who: str = ""
    place: str = ""
    name: str = ""
    phone: str = ""
    reach: str = "any"
    reach_words: str = ""
    not_for: tuple[int, ...] = ()


@dataclass(frozen=True)
class Asked:
    """The number and the secret code; the code is shown now and never again."""

    case: Case
    code: str


@transaction.atomic
def ask(*, new: NewRequest, request_token: str, at: datetime.datetime, by: Actor) -> Asked:
    """Take a request in and start its clock. The same form sent twice gives the same number and code.

    :raises NotAllowed: an account that may not take requests in
    :raises NobodyReceives: no receiver or no deputy is named, and nothing was kept
    :raises NobodyLeft: all of them are to be kept out
    :raises ChoiceUnknown: :raises WordsMissing: :raises WordsTooLong:
    """
    by.must(access.TAKE)
    digest = codes.request_digest(request_token)
    code = codes.code_for(request_token, Purpose.CASE_CODE, tenant_id=by.tenant_id)
    one_at_a_time("case numbers")
    known = Case.objects.filter(request_digest=digest).first()
    if known is not None:
        return Asked(known, code)
    _must_be_known(new)
    kept_out = _kept_out(new, at.date())
    words = must_say(new.words)
    case = _number(new, digest=digest, code=code, at=at, by=by)
    CaseRecusal.objects.bulk_create([CaseRecusal(case=case, account_id=one) for one in kept_out])
    received = steps.add(case, "received", at=at, by=by, due_on=rules.due("triage", at.date()))
    facts = {
        "words": words,
        "troubles": list(new.troubles),
        "who": steps.line(new.who),
        "place": steps.line(new.place),
        "name": steps.line(new.name),
        "phone": steps.line(new.phone),
        "reach": new.reach,
        "reach_words": steps.line(new.reach_words),
    }
    steps.keep(received, CaseWords.Kind.STORY, facts, request_token)
    audit.record(by, "cases.asked", case, channel=new.channel, kept_out=len(kept_out))
    return Asked(case, code)


@transaction.atomic
def write(*, case_id: int, words: str, request_token: str, at: datetime.datetime, by: Actor) -> CaseStep:
    """A message from whoever asked; the page has asked for the code.

    :raises CaseUnknown: :raises AlreadyClosed: :raises WordsMissing: :raises WordsTooLong:
    """
    case, known = begin(case_id, access.TAKE, request_token, by)
    if known is not None:
        return known
    said = must_say(words)
    step = steps.add(case, "wrote", at=at, by=by, due_on=rules.due("message", at.date()))
    steps.keep(step, CaseWords.Kind.MESSAGE, {"words": said}, request_token)
    audit.record(by, "cases.person_wrote", case)
    return step


@transaction.atomic
def withdraw(*, case_id: int, words: str, request_token: str, at: datetime.datetime, by: Actor) -> CaseStep:
    """Take the request back; a reason may be given and need not be.

    :raises CaseUnknown: :raises AlreadyClosed: :raises WordsTooLong:
    """
    case, known = begin(case_id, access.TAKE, request_token, by)
    if known is not None:
        return known
    said = may_say(words)
    step = steps.add(case, "withdrawn", at=at, by=by)
    steps.keep(step, CaseWords.Kind.MESSAGE, {"words": said}, request_token)
    audit.record(by, "cases.withdrawn", case)
    return step


@transaction.atomic
def reopen(*, case_id: int, words: str, request_token: str, at: datetime.datetime, by: Actor) -> CaseStep:
    """Say that help is still needed: the case is judged anew, on a new clock.

    :raises CaseUnknown: :raises NotClosed: :raises WordsMissing: :raises WordsTooLong:
    :raises WordsErased: nothing is left of what was told
    """
    case = access.locked(by, access.TAKE, case_id)
    known = steps.known(request_token)
    if known is not None:
        return known
    if queries.state_of(case).what not in queries.ENDED:
        raise NotClosed
    if not CaseWords.objects.filter(case=case).exists():
        raise WordsErased
    said = must_say(words)
    step = steps.add(case, "reopened", at=at, by=by, due_on=rules.due("triage", at.date()))
    steps.keep(step, CaseWords.Kind.MESSAGE, {"words": said}, request_token)
    audit.record(by, "cases.reopened", case)
    return step


def _must_be_known(new: NewRequest) -> None:
    known = new.for_whom in FOR_WHOM and new.channel in CHANNELS and new.reach in REACH
    if not known or not set(new.troubles) <= TROUBLES.keys():
        raise ChoiceUnknown
    if new.community_id is not None and places.community(new.community_id) is None:
        raise ChoiceUnknown


def _kept_out(new: NewRequest, on: datetime.date) -> set[int]:
    """Which receivers are kept out; anybody else who is named here is nobody's business."""
    door = queries.door(on)
    if not door.is_open:
        raise NobodyReceives
    known = {account.pk for account in door.everybody}
    kept_out = known & set(new.not_for)
    if kept_out == known:
        raise NobodyLeft
    return kept_out


def _number(new: NewRequest, *, digest: str, code: str, at: datetime.datetime, by: Actor) -> Case:
    year = at.year + BUDDHIST_OFFSET
    number = last_of(Case.objects.filter(buddhist_year=year), "number") + 1
    case: Case = Case.objects.create(
        for_whom=new.for_whom,
        channel=new.channel,
        reference=Reference.make(PREFIX, year, number),
        number=number,
        buddhist_year=year,
        code_digest=codes.code_digest(code, Purpose.CASE_CODE, tenant_id=by.tenant_id),
        request_digest=digest,
        community_id=new.community_id,
        received_at=at,
        received_on=at.date(),
        taken_by_id=by.user_id,
    )
    return case
