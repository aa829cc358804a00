"""A fund that has adopted a regulation, made through actions."""

from __future__ import annotations

import copy
import datetime
from typing import Any

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.money import Money
from thuanna.money.regulations import actions, casework
from thuanna.money.regulations.actions import Adoption
from thuanna.money.regulations.deciding.history import Base, Chosen, History, Payment, StatusChange
from thuanna.money.regulations.models import RegulationVersion
from thuanna.money.regulations.schema import Regulation
from thuanna.money.regulations.schema.reading import regulation_of

STARTS_ON = datetime.date(2026, 10, 1)


def document(code: str = "model", **parts: Any) -> dict[str, Any]:
    """The data of a shipped text, with parts of it put in place of its own."""
    return {**copy.deepcopy(casework.shipped_document(code)), **parts}


def regulation(code: str = "model", **parts: Any) -> Regulation:
    """A shipped text, read."""
    return regulation_of(document(code, **parts))


def adopted(
    by: Actor,
    code: str = "model",
    *,
    starts_on: datetime.date = STARTS_ON,
    resolution_no: str = "1/2569",
    **parts: Any,
) -> RegulationVersion:
    """A regulation in force from 1 October 2026, begun from a shipped text."""
    draft = actions.start(started_from=code, on=starts_on, by=by)
    if parts:
        changed = {**draft.document, **parts}
        draft = actions.change(draft_id=draft.pk, document=changed, edition=draft.edition, by=by)
        for _ in draft.cases:
            draft = actions.remove_case(draft_id=draft.pk, place=0, by=by)
    adoption = Adoption(starts_on=starts_on, resolution_no=resolution_no, resolution_on=starts_on)
    return actions.adopt(draft_id=draft.pk, adoption=adoption, by=by)


def history(
    joined_on: datetime.date, *paid: tuple[datetime.date, str], plan: str = "monthly", **facts: Any
) -> History:
    """A member with payments."""
    return History(
        bases=(Base(since=joined_on, paid_until=joined_on, time_from=joined_on),),
        statuses=(StatusChange(joined_on, "active"),),
        payments=tuple(Payment(on, Money.baht(amount)) for on, amount in paid),
        chosen=(Chosen(joined_on, plan),),
        **facts,
    )
