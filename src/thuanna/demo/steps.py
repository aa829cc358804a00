"""Builds an organisation step by step, each step once.

What stands is written in the organisation's own audit, in the transaction of the step itself: a build that
was cut off goes on where it stopped, and a second build adds nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import transaction

from thuanna.foundation.access import founding
from thuanna.foundation.access import queries as access
from thuanna.foundation.accounts.models import User
from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit import queries as audit_trail
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import Phrase, t

SYSTEM = "demo"
_STANDS = "demo.step_built"


@dataclass(frozen=True)
class Clock:
    """The moment of the build; everything in the stories is counted from it.

    :ivar told: hears the name of each organisation when its turn comes
    """

    at: datetime.datetime
    told: Callable[[Phrase], None] = lambda name: None

    @property
    def today(self) -> datetime.date:
        """The day of the build."""
        return self.at.date()


@dataclass(frozen=True)
class Site:
    """An organisation while it is being built."""

    tenant: Tenant
    clock: Clock
    _people: dict[str, Actor] = field(default_factory=dict, compare=False, repr=False)

    @property
    def by(self) -> Actor:
        """The demonstration itself, where no person of the story acts."""
        return Actor(tenant_id=self.tenant.pk, system=SYSTEM)

    def step(self, name: str, build: Callable[[Site], None]) -> None:
        """Do a step and write down that it stands, or nothing if it does."""
        with acting_for(self.tenant), transaction.atomic():
            built = audit_trail.entries(verb=_STANDS).filter(facts__step=name)
            if not built.exists():
                build(self)
                audit.record(self.by, _STANDS, step=name)

    def person(self, login_name: str) -> Actor:
        """Somebody of the story, acting with the roles they were given when the log-ins were opened."""
        if login_name not in self._people:
            account = User.objects.get(username=login_name)
            actor = access.actor_for(account.pk, self.tenant.pk, on=self.clock.today)
            assert actor is not None, f"{login_name} has no role in {self.tenant.code}"
            self._people[login_name] = actor
        return self._people[login_name]


def take_in(new: founding.NewOrganisation, clock: Clock) -> Site:
    """The organisation with this code, opened when it is not there yet."""
    clock.told(t("{name_th}", "{name_en}", name_th=new.name_th, name_en=new.name_en))
    known = Tenant.objects.filter(code=new.code).first()
    return Site(known or founding.take_in(new=new, at=clock.at, system=SYSTEM), clock)
