"""Who may read which matter: one row filter for lists and single rows, and nobody reads what is about them.

A complaint about staff is the clerk's alone, one about the clerk the executive's alone; one about the
executive lies with the province, in another organisation's rows. Whoever is named as complained of is left
out always. A log-in limited to one division reads what was given to it, and what nobody was given yet.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from thuanna.foundation.access.rows import held, rows_for
from thuanna.foundation.accounts.models import Role
from thuanna.foundation.audit.actor import Actor

from .models import Matter, MatterAccused, MatterStep
from .refusals import MatterUnknown

VIEW = "participation.matter.view"
TAKE = "participation.matter.take"
ANSWER = "participation.matter.answer"
ASSIGN = "participation.matter.assign"
MODERATE = "participation.comment.moderate"
UNSEAL = "participation.comment.unseal"
POLLS = "participation.poll.edit"
SLIPS = "participation.slip.issue"

_About = Matter.About


def visible(by: Actor, permission: str = VIEW) -> QuerySet[Any]:
    """The matters this actor may see or act on.

    :raises NotAllowed: the actor's roles do not grant `permission`
    """
    found: QuerySet[Any] = rows_for(by, permission, Matter)
    if by.system:
        return found
    about_them = MatterAccused.objects.filter(matter_id=OuterRef("pk"), account_id=by.user_id)
    found = found.filter(~Exists(about_them), about__in=_reads_about(by))
    if by.unit_id is None:
        return found
    latest = MatterStep.objects.filter(matter_id=OuterRef("pk"), what=MatterStep.What.ASSIGNED).order_by(
        "-seq"
    )
    narrowed: QuerySet[Any] = found.annotate(division_now=Subquery(latest.values("division_id")[:1])).filter(
        Q(division_now=by.unit_id) | Q(division_now__isnull=True)
    )
    return narrowed


def locked(by: Actor, permission: str, matter_id: int) -> Matter:
    """One matter to act on; nobody else acts on it until this transaction ends.

    :raises NotAllowed: without the right
    :raises MatterUnknown: it is not one of those this actor may see
    """
    found: Matter = held(visible(by, permission), matter_id, MatterUnknown)
    return found


def _reads_about(by: Actor) -> set[str]:
    found: set[str] = {_About.WORK}
    if Role.CLERK in by.roles:
        found.add(_About.STAFF)
    if Role.EXECUTIVE in by.roles:
        found.add(_About.CLERK)
    if Role.PROVINCE in by.roles:
        found.add(_About.EXECUTIVE)
    if Role.EXECUTIVE in by.roles and Role.CLERK in by.roles:
        found -= {_About.CLERK}  # one and the same person: nobody reads what is about themselves
    return found
