"""Polls: asked, answered once by a device or a slip, ended. They give advice; nothing is decided by them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import F

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy import codes
from thuanna.foundation.tenancy.keys import Purpose
from thuanna.kernel.language import Phrase
from thuanna.kernel.tokens import new_code
from thuanna.services.participation import access, rules, secrets
from thuanna.services.participation.models import Ballot, Poll, PollChoice, PollTally, ServiceSlip
from thuanna.services.participation.queries import polls as queries
from thuanna.services.participation.refusals import (
    AlreadyVoted,
    ChoiceUnknown,
    PollClosed,
    PollUnknown,
    PollUnsuitable,
)

MOST_CHOICES = 8
_SLIP_GROUPS = 2
_SYSTEM = "participation"
_NOT_ITS_NAME = re.compile("ประชามติ|เลือกตั้ง|referend|election", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class NewPoll:
    """A question with its answers, in the order in which they are shown."""

    key: str
    form: str
    question: Phrase
    choices: Sequence[Phrase]
    starts_on: datetime.date
    ends_before: datetime.date | None = None


@transaction.atomic
def ask(*, new: NewPoll, by: Actor) -> Poll:
    """Put a question to everybody.

    :raises NotAllowed:
    :raises PollUnsuitable: no question, fewer than two answers, called what it is not, or a key taken
    """
    by.must(access.POLLS)
    words = " ".join(one.in_("th") + one.in_("en") for one in (new.question, *new.choices))
    has_answers = 2 <= len(new.choices) <= MOST_CHOICES and all(one.in_("th") for one in new.choices)
    if not new.question.in_("th").strip() or not has_answers or _NOT_ITS_NAME.search(words):
        raise PollUnsuitable
    try:
        with transaction.atomic():
            poll: Poll = Poll.objects.create(
                key=new.key,
                form=new.form,
                question_th=new.question.in_("th")[:300],
                question_en=new.question.in_("en")[:300],
                starts_on=new.starts_on,
                ends_before=new.ends_before,
            )
    except IntegrityError as taken:
        raise PollUnsuitable from taken
    for position, choice in enumerate(new.choices, start=1):
        PollChoice.objects.create(
            poll=poll,
            position=position,
            label_th=choice.in_("th")[:120],
            label_en=choice.in_("en")[:120],
        )
    audit.record(by, "participation.poll_asked", poll, key=poll.key, choices=len(new.choices))
    return poll


@transaction.atomic
def end(*, poll_id: int, on: datetime.date, by: Actor) -> Poll:
    """Take no more answers from `on`; the result stays.

    :raises NotAllowed: :raises PollUnknown: :raises PollClosed: it has ended, or has not begun
    """
    by.must(access.POLLS)
    poll = Poll.objects.select_for_update().filter(pk=poll_id).first()
    if poll is None:
        raise PollUnknown
    if (poll.ends_before is not None and poll.ends_before <= on) or poll.starts_on >= on:
        raise PollClosed
    poll.ends_before = on
    poll.save(update_fields=["ends_before"])
    audit.record(by, "participation.poll_ended", poll, ends_before=on)
    found: Poll = poll
    return found


@transaction.atomic
def choose(*, key: str, choice: int, device: str, on: datetime.date, by: Actor, page: str = "") -> PollTally:
    """Count one answer of one device.

    :param device: the device's own token, which only its browser keeps; only a mark of it is stored
    :raises PollUnknown: :raises PollClosed: :raises ChoiceUnknown: :raises AlreadyVoted:
    """
    by.must(access.SLIPS)
    poll = _open(key, on)
    if poll.form == Poll.Form.SERVICE:
        raise PollUnknown  # asks for a slip
    digest = secrets.ballot_digest(device, poll.pk, tenant_id=by.tenant_id)
    tally = _count(poll, choice, digest, on, page=page if poll.form == Poll.Form.USEFUL else "")
    audit.record(by, "participation.poll_answered", poll)
    return tally


@transaction.atomic
def judge(*, page: str, choice: int, device: str, on: datetime.date, by: Actor) -> PollTally:
    """Count one answer to the question at a page's foot, which is there from its first answer on.

    :raises PollClosed: the office has closed it :raises ChoiceUnknown: :raises AlreadyVoted:
    """
    by.must(access.SLIPS)
    if queries.at_the_foot() is None:
        question, choices = rules.USEFUL_QUESTION, rules.USEFUL_CHOICES
        foot = NewPoll(
            key=rules.USEFUL, form=Poll.Form.USEFUL, question=question, choices=choices, starts_on=on
        )
        ask(new=foot, by=Actor(tenant_id=by.tenant_id, system=_SYSTEM))
    return choose(key=rules.USEFUL, choice=choice, device=device, on=on, by=by, page=page)


@transaction.atomic
def choose_with_slip(*, code: str, choice: int, on: datetime.date, by: Actor) -> PollTally:
    """Count what somebody says of a service, with the code they were given.

    :raises SlipUnknown: :raises PollClosed: :raises ChoiceUnknown: :raises AlreadyVoted:
    """
    by.must(access.SLIPS)
    slip = queries.slip_of(code)
    tally = _count(_open(slip.poll.key, on), choice, slip.code_digest, on, page="")
    audit.record(by, "participation.poll_answered", slip.poll)
    return tally


@transaction.atomic
def issue_slip(*, poll_id: int, on: datetime.date, by: Actor) -> tuple[ServiceSlip, str]:
    """A code for somebody who was just served. Gives the slip and the code, which is shown once.

    :raises NotAllowed: :raises PollUnknown: no question about a service
    """
    by.must(access.SLIPS)
    poll = Poll.objects.filter(pk=poll_id, form=Poll.Form.SERVICE).first()
    if poll is None:
        raise PollUnknown
    code = new_code(_SLIP_GROUPS)
    slip: ServiceSlip = ServiceSlip.objects.create(
        poll=poll,
        code_digest=codes.code_digest(code, Purpose.MATTER_CODE, tenant_id=by.tenant_id),
        issued_on=on,
        issued_by_id=by.user_id,
    )
    audit.record(by, "participation.slip_issued", slip)
    return slip, code


def _open(key: str, on: datetime.date) -> Poll:
    poll: Poll | None = Poll.objects.filter(key=key).first()
    if poll is None:
        raise PollUnknown
    if poll.starts_on > on or (poll.ends_before is not None and poll.ends_before <= on):
        raise PollClosed
    return poll


def _count(poll: Poll, position: int, digest: str, on: datetime.date, *, page: str) -> PollTally:
    choice = PollChoice.objects.filter(poll=poll, position=position).first()
    if choice is None:
        raise ChoiceUnknown
    try:
        with transaction.atomic():
            Ballot.objects.create(poll=poll, page=page, digest=digest, cast_on=on)
    except IntegrityError as twice:
        raise AlreadyVoted from twice
    tally: PollTally
    tally, _ = PollTally.objects.get_or_create(
        poll=poll, choice=choice, page=page, defaults={"tenant_id": poll.tenant_id}
    )
    PollTally.objects.filter(pk=tally.pk).update(votes=F("votes") + 1)
    return tally
