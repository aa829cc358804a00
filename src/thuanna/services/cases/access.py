"""Who may open which case: the receivers and those who work on it; whoever is kept out never does.

One row filter for lists and single rows. A role alone opens nothing.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from thuanna.foundation.access.rows import held, rows_for
from thuanna.foundation.audit.actor import Actor

from .models import Case, CaseHelper, CaseRecusal, Receiver
from .refusals import CaseUnknown

TAKE = "cases.take"
WORK = "cases.work"
LEAD = "cases.lead"
RECEIVE = "cases.receive"
NAME = "cases.receivers.name"


def visible(by: Actor, permission: str = WORK) -> QuerySet[Any]:
    """The cases this actor may see or act on.

    :raises NotAllowed: the actor's roles do not grant `permission`
    """
    found: QuerySet[Any] = rows_for(by, permission, Case)
    if by.system:
        return found
    kept_out = CaseRecusal.objects.filter(case_id=OuterRef("pk"), account_id=by.user_id)
    helps = Exists(CaseHelper.objects.filter(case_id=OuterRef("pk"), account_id=by.user_id))
    receives = Exists(Receiver.objects.filter(account_id=by.user_id, ends_before__isnull=True))
    opens = Q(helps) | Q(receives) if by.may(RECEIVE) else Q(helps)
    return found.filter(opens & ~Q(Exists(kept_out)))


def locked(by: Actor, permission: str, case_id: int) -> Case:
    """One case to act on; nobody else acts on it until this transaction ends.

    :raises NotAllowed: without the right
    :raises CaseUnknown: it is not one of those this actor may open
    """
    found: Case = held(visible(by, permission), case_id, CaseUnknown)
    return found
