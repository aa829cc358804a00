"""Publishing a request for information and its answer, after an officer has struck out what is personal."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel import striking
from thuanna.kernel.saying import must_say
from thuanna.services.participation import access
from thuanna.services.participation.models import Matter, MatterStep, PublicThread
from thuanna.services.participation.queries import matters as queries
from thuanna.services.participation.refusals import GroundMissing, OnlyInformation, StillPersonal

_WITHHOLDS = (MatterStep.Outcome.WITHHELD, MatterStep.Outcome.GIVEN_IN_PART)


@transaction.atomic
def publish(
    *,
    matter_id: int,
    title: str,
    asked: str,
    answer: str,
    ground: str,
    at: datetime.datetime,
    by: Actor,
) -> PublicThread:
    """Show everybody what was asked and what was answered, as struck out; publishing again replaces it.

    :param ground: the legal ground, where the answer withholds something
    :raises NotAllowed: :raises MatterUnknown: :raises OnlyInformation: it is a complaint
    :raises StillPersonal: the words still name who asked, or hold a number of theirs
    :raises GroundMissing: it withholds without saying on what ground
    :raises WordsMissing: :raises WordsTooLong:
    """
    matter = access.locked(by, access.ANSWER, matter_id)
    if matter.nature != Matter.Nature.INFORMATION:
        raise OnlyInformation
    thread = queries.thread(matter)
    name = thread.words.name if thread.words is not None else ""
    if any(striking.is_still_personal(text, name=name) for text in (title, asked, answer)):
        raise StillPersonal
    state = thread.state
    is_answered = state.what == MatterStep.What.CLOSED
    if is_answered and state.outcome in _WITHHOLDS and not ground.strip():
        raise GroundMissing
    due_on = next(step.due_on for step in thread.steps if step.due_on is not None)
    published: PublicThread
    facts = {
        "reference": matter.reference,
        "title": must_say(title, 200),
        "asked": must_say(asked),
        "answer": answer.strip(),
        "outcome": state.outcome if is_answered else "",
        "ground": ground.strip()[:300],
        "received_on": matter.received_on,
        "due_on": due_on,
        "answered_on": state.on if is_answered else None,
        "published_on": at.date(),
    }
    published, _ = PublicThread.objects.update_or_create(
        matter=matter, defaults=facts, create_defaults={**facts, "tenant_id": matter.tenant_id}
    )
    audit.record(by, "participation.thread_published", matter)
    outbox.publish("participation.thread_published", matter_id=matter.pk)
    return published
