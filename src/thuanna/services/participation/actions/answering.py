"""What the office does with a matter: gives it to somebody, answers, closes, names whom it is about."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.access import queries as members
from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.tenancy import codes
from thuanna.kernel.saying import must_say
from thuanna.registry.organisations.models import Organisation
from thuanna.services.participation import access
from thuanna.services.participation.models import Matter, MatterAccused, MatterMessage, MatterStep
from thuanna.services.participation.queries import matters as queries
from thuanna.services.participation.refusals import (
    AccusedUnsuitable,
    AlreadyClosed,
    AssigneeUnsuitable,
    OutcomeUnsuitable,
)
from thuanna.services.participation.steps import add_step

_Outcome = MatterStep.Outcome
OUTCOMES: dict[str, tuple[str, ...]] = {
    Matter.Nature.COMPLAINT: (_Outcome.DONE, _Outcome.EXPLAINED, _Outcome.PASSED_ON),
    Matter.Nature.SUGGESTION: (_Outcome.DONE, _Outcome.EXPLAINED, _Outcome.PASSED_ON),
    Matter.Nature.INFORMATION: (
        _Outcome.GIVEN,
        _Outcome.GIVEN_IN_PART,
        _Outcome.WITHHELD,
        _Outcome.NOT_KEPT,
        _Outcome.PASSED_ON,
    ),
}
"""How a matter of each nature can end."""


@transaction.atomic
def assign(
    *, matter_id: int, division_id: int | None, handler_id: int | None, at: datetime.datetime, by: Actor
) -> MatterStep:
    """Give a matter to a division, to somebody of the office, or both. The clock runs on.

    :raises NotAllowed: :raises MatterUnknown: :raises AlreadyClosed:
    :raises AssigneeUnsuitable: nobody, nobody of this office, or the one it is about
    """
    matter = access.locked(by, access.ASSIGN, matter_id)
    if queries.state_of(matter.pk).what == MatterStep.What.CLOSED:
        raise AlreadyClosed
    if division_id is None and handler_id is None:
        raise AssigneeUnsuitable
    divisions = Organisation.objects.filter(kind=Organisation.Kind.DIVISION)
    if division_id is not None and not divisions.filter(pk=division_id).exists():
        raise AssigneeUnsuitable
    if handler_id is not None and not _may_handle(matter, handler_id, at.date(), by):
        raise AssigneeUnsuitable
    step = add_step(matter, MatterStep.What.ASSIGNED, at=at, by=by, division=division_id, handler=handler_id)
    audit.record(by, "participation.matter_assigned", matter, division_id=division_id, handler_id=handler_id)
    return step


@transaction.atomic
def answer(
    *, matter_id: int, words: str, outcome: str, request_token: str, at: datetime.datetime, by: Actor
) -> MatterStep:
    """Answer whoever told the matter; with an `outcome` it is closed, without one the work goes on.

    The same form sent twice answers once.

    :raises NotAllowed: :raises MatterUnknown: :raises AlreadyClosed: somebody closed it meanwhile
    :raises OutcomeUnsuitable: the outcome does not fit :raises WordsMissing: :raises WordsTooLong:
    """
    matter = access.locked(by, access.ANSWER, matter_id)
    digest = codes.request_digest(request_token)
    latest = queries.state_of(matter.pk)
    if MatterMessage.objects.filter(request_digest=digest).exists():
        return latest
    if latest.what == MatterStep.What.CLOSED:
        raise AlreadyClosed
    if outcome and outcome not in OUTCOMES[matter.nature]:
        raise OutcomeUnsuitable
    MatterMessage.objects.create(
        matter=matter,
        is_from_office=True,
        words=must_say(words),
        at=at,
        by_id=by.user_id,
        request_digest=digest,
    )
    what = MatterStep.What.CLOSED if outcome else MatterStep.What.ANSWERED
    step = add_step(matter, what, at=at, by=by, outcome=outcome)
    audit.record(by, "participation.matter_answered", matter, outcome=outcome)
    outbox.publish("participation.matter_answered", matter_id=matter.pk)
    return step


@transaction.atomic
def name_accused(*, matter_id: int, account_id: int, at: datetime.datetime, by: Actor) -> MatterAccused:
    """Say whom of the office a complaint is about: from then on they cannot open it.

    :raises NotAllowed: :raises MatterUnknown:
    :raises AccusedUnsuitable: nobody of this office, or the actor, or it is no complaint
    """
    matter = access.locked(by, access.ANSWER, matter_id)
    is_member = members.actor_for(account_id, by.tenant_id, on=at.date()) is not None
    if not is_member or account_id == by.user_id or matter.nature != Matter.Nature.COMPLAINT:
        raise AccusedUnsuitable
    accused, _ = MatterAccused.objects.get_or_create(
        matter=matter, account_id=account_id, defaults={"tenant_id": by.tenant_id}
    )
    found: MatterAccused = accused
    audit.record(by, "participation.accused_named", matter)
    return found


@transaction.atomic
def escalate(*, matter_id: int, at: datetime.datetime, by: Actor) -> MatterStep:
    """Write down that a matter's clock has run out, so that those above see it first.

    :raises NotAllowed: :raises MatterUnknown:
    """
    matter = access.locked(by, access.ANSWER, matter_id)
    step = add_step(matter, MatterStep.What.ESCALATED, at=at, by=by)
    audit.record(by, "participation.matter_escalated", matter)
    return step


def _may_handle(matter: Matter, account_id: int, on: datetime.date, by: Actor) -> bool:
    """Somebody of this office who could open it themselves."""
    handler = members.actor_for(account_id, by.tenant_id, on=on)
    if handler is None or not handler.may(access.ANSWER):
        return False
    return access.visible(handler, access.ANSWER).filter(pk=matter.pk).exists()
