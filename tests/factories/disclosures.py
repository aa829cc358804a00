"""A town whose sealed channel is open, and what somebody tells through it."""

from __future__ import annotations

import datetime
from typing import Any

from tests.factories import tenants, voices
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.tokens import new_token
from thuanna.services.disclosures.actions import naming, reading, telling
from thuanna.services.disclosures.actions.naming import Person
from thuanna.services.disclosures.actions.reading import Sent
from thuanna.services.disclosures.actions.telling import NewDisclosure, Told
from thuanna.services.disclosures.models import Naming

WORDS = "เพื่อนบ้านถูกทำร้ายทุกคืน ได้ยินเสียงร้อง"
READS = "ทุกวันทำการ ก่อน 16.30 น."


class Office:
    """Two readers, a deputy, and whoever named them."""

    def __init__(self, tenant: Tenant, *, role: str = "officer", namer: str = "clerk") -> None:
        self.tenant = tenant
        self.first, self.second, self.deputy = (
            tenants.member_of(tenant, role, username=f"{tenant.code}-{place}")
            for place in ("first", "second", "deputy")
        )
        self.namer = tenants.member_of(tenant, namer, username=f"{tenant.code}-namer")

    def open(self, *, on: datetime.date = tenants.TODAY, **people: Actor) -> Naming:
        """Name the three; must act for the tenant."""
        chosen = {"first": self.first, "second": self.second, "deputy": self.deputy, **people}
        return naming.name_readers(
            **{place: person(actor, f"ตำแหน่ง {place}") for place, actor in chosen.items()},
            reads_th=READS,
            on=on,
            by=self.namer,
        )


def person(actor: Actor, office: str) -> Person:
    assert actor.user_id is not None
    return Person(account_id=actor.user_id, office_th=office)


def told(tenant: Tenant, *, on: datetime.date = tenants.TODAY, token: str = "", **facts: Any) -> Told:
    """Violence next door, unless said otherwise."""
    new = NewDisclosure(**{"kind": "violence", "words": WORDS, **facts})
    return telling.tell(new=new, request_token=token or new_token(), on=on, by=voices.at_a_page(tenant.pk))


def sent(after: int = 1) -> Sent:
    """A reader's form that was opened when so many entries stood there."""
    return Sent(request_token=new_token(), after=after)


def said(disclosure_id: int, by: Actor) -> list[str]:
    """The words of a thread, as a reader opens it."""
    return [one.said.words for one in reading.open_thread(disclosure_id=disclosure_id, at=tenants.NOW, by=by)]
