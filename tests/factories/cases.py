"""A town that receives requests for help, and requests as people make them."""

from __future__ import annotations

import datetime
from typing import Any

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.tokens import new_token
from thuanna.services.cases import queries
from thuanna.services.cases.actions import asking, naming, working
from thuanna.services.cases.actions.asking import Asked, NewRequest
from thuanna.services.cases.models import Case, CaseStep

from . import tenants

WORDS = "ยายข้างบ้านล้มในห้องน้ำ เดินไม่ได้ ไม่มีใครพาไปหาหมอ"


def opened_door(town: Tenant) -> tuple[Actor, Actor]:
    """The officer who receives requests, and the head who stands in; both named by the head."""
    officer = tenants.member_of(town, "officer", username="officer")
    head = tenants.member_of(town, "head", username="head")
    for actor, is_deputy in ((officer, False), (head, True)):
        assert actor.user_id is not None, "both log in"
        naming.name_receiver(account_id=actor.user_id, is_deputy=is_deputy, on=tenants.TODAY, by=head)
    return officer, head


def asked(by: Actor, *, at: datetime.datetime = tenants.NOW, token: str = "", **facts: Any) -> Asked:
    """A neighbour's request, unless said otherwise."""
    new = NewRequest(**{"for_whom": "neighbour", "words": WORDS, "troubles": ("ill",), **facts})
    return asking.ask(new=new, request_token=token or new_token(), at=at, by=by)


def judged(
    case: Case, by: Actor, *, urgency: str = "urgent", at: datetime.datetime = tenants.NOW
) -> CaseStep:
    """Its urgency, and that it touches health."""
    return working.judge(
        case_id=case.pk,
        urgency=urgency,
        dimensions=["health"],
        after=queries.cover_of(case).after,
        words="",
        request_token=new_token(),
        at=at,
        by=by,
    )


def closed(case: Case, by: Actor, *, at: datetime.datetime = tenants.NOW, **facts: Any) -> CaseStep:
    """Helped, and nothing more is planned."""
    return working.close(
        **{
            "case_id": case.pk,
            "outcome": "helped",
            "words": "พาไปโรงพยาบาลแล้ว ลูกมาดูแลต่อ",
            "follow_up_on": None,
            "after": queries.cover_of(case).after,
            "request_token": new_token(),
            "at": at,
            "by": by,
            **facts,
        }
    )
