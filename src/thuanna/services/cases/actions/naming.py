"""Who receives requests, who works on a case, and who is kept out of it."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.access import queries as members
from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.services.cases import access, queries
from thuanna.services.cases.models import Case, CaseHelper, CaseRecusal, Receiver
from thuanna.services.cases.refusals import (
    CaseUnknown,
    HandlerStays,
    HelperUnsuitable,
    NobodyLeft,
    ReceiverUnsuitable,
)
from thuanna.services.cases.words import TEAMS


@transaction.atomic
def name_receiver(*, account_id: int, is_deputy: bool, on: datetime.date, by: Actor) -> Receiver:
    """Let an officer receive requests from `on`, or stand in for those who do.

    :raises NotAllowed: :raises ReceiverUnsuitable: without that duty, or named already
    """
    by.must(access.NAME)
    one_at_a_time("receivers")
    actor = members.actor_for(account_id, by.tenant_id, on=on)
    named = Receiver.objects.filter(account_id=account_id, ends_before__isnull=True)
    if actor is None or not actor.may(access.RECEIVE) or named.exists():
        raise ReceiverUnsuitable
    receiver: Receiver = Receiver.objects.create(
        account_id=account_id, is_deputy=is_deputy, starts_on=on, named_by_id=by.user_id
    )
    audit.record(by, "cases.receiver_named", receiver, is_deputy=is_deputy)
    return receiver


@transaction.atomic
def end_receiver(*, receiver_id: int, on: datetime.date, by: Actor) -> Receiver:
    """Somebody no longer receives requests; without a receiver and a deputy the door is closed.

    :raises NotAllowed: :raises CaseUnknown: nobody is named so
    """
    by.must(access.NAME)
    found: Receiver | None = (
        Receiver.objects.select_for_update().filter(pk=receiver_id, ends_before__isnull=True).first()
    )
    if found is None:
        raise CaseUnknown
    found.ends_before = on
    found.save(update_fields=["ends_before"])
    audit.record(by, "cases.receiver_ended", found)
    return found


@transaction.atomic
def add_helper(*, case_id: int, account_id: int, team: str, on: datetime.date, by: Actor) -> CaseHelper:
    """Put somebody of the town, the tambon team or the provincial team on a case: they may open its file.

    :raises NotAllowed: :raises CaseUnknown: :raises HelperUnsuitable:
    """
    case = access.locked(by, access.LEAD, case_id)
    known = CaseHelper.objects.filter(case=case, account_id=account_id).exists()
    if known or team not in TEAMS or not queries.may_help(case, account_id, on):
        raise HelperUnsuitable
    helper: CaseHelper = CaseHelper.objects.create(case=case, account_id=account_id, team=team, added_on=on)
    audit.record(by, "cases.helper_added", case, account_id=account_id, team=team)
    return helper


@transaction.atomic
def take_helper_off(*, case_id: int, account_id: int, by: Actor) -> Case:
    """Somebody works on a case no more, and opens it no more unless they receive requests.

    :raises NotAllowed: :raises CaseUnknown: :raises HandlerStays: they are responsible for it
    :raises HelperUnsuitable: they are not on it
    """
    case = access.locked(by, access.LEAD, case_id)
    handler = queries.handler_of(case)
    if handler is not None and handler.pk == account_id:
        raise HandlerStays
    if not CaseHelper.objects.filter(case=case, account_id=account_id).delete()[0]:
        raise HelperUnsuitable
    audit.record(by, "cases.helper_taken_off", case, account_id=account_id)
    return case


@transaction.atomic
def keep_out(*, case_id: int, account_id: int, on: datetime.date, by: Actor) -> CaseRecusal:
    """Somebody of the office is concerned, or stands too near: from now on they never open it.

    Whoever finds that they themselves are concerned says so of themselves.

    :raises NotAllowed: :raises CaseUnknown: :raises HandlerStays: they are responsible for it
    :raises HelperUnsuitable: nobody of this office, or kept out already
    :raises NobodyLeft: nobody who receives requests would be left
    """
    case = access.locked(by, access.WORK, case_id)
    handler = queries.handler_of(case)
    if handler is not None and handler.pk == account_id:
        raise HandlerStays
    if members.actor_for(account_id, by.tenant_id, on=on) is None:
        raise HelperUnsuitable
    left = {account.pk for account in queries.door(on).everybody} - {account_id}
    out = set(CaseRecusal.objects.filter(case=case).values_list("account_id", flat=True))
    if account_id in out:
        raise HelperUnsuitable
    if not left - out:
        raise NobodyLeft
    CaseHelper.objects.filter(case=case, account_id=account_id).delete()
    recusal: CaseRecusal = CaseRecusal.objects.create(case=case, account_id=account_id)
    audit.record(by, "cases.kept_out", case)
    return recusal
