"""A municipality that offers services, and forms filled in by people who do not exist."""

from __future__ import annotations

import datetime
from typing import Any

from tests.factories import tenants
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.services.guides import actions
from thuanna.services.guides.models import FiledForm, GuideAdoption

FUNERAL = "elderly-funeral"
FACTS = actions.LocalFacts(
    office_th="กองสวัสดิการสังคม",
    office_en="Social Welfare Division",
    place_th="เคาน์เตอร์ 3 ชั้น 1",
    place_en="Counter 3, ground floor",
    phone="043000106",
    hours_th="จันทร์–ศุกร์ 8.30–16.30 น.",
    hours_en="Monday to Friday, 8.30–16.30",
    days=7,
)
SECTIONS: dict[str, dict[str, Any]] = {
    "applicant": {
        "name": "สมศรี ตัวอย่าง",
        "number": "1101700230708",
        "phone": "0812345678",
        "relation": "บุตร",
    },
    "home": {"house": "12/3", "village": "บ้านเนินคราม"},
    "deceased": {
        "deceased_name": "สมาน ตัวอย่าง",
        "deceased_number": "3101700230704",
        "deceased_born_on": "1946",
        "died_on": "2026-11-10",
        "certificate_on": "2026-11-11",
    },
    "standing": {"welfare": "card"},
    "payment": {"bank": "baac", "account": "", "truth": True},
}


def town(code: str = "noenkhram") -> Tenant:
    """A municipality."""
    return tenants.tenant(code, Tenant.Kind.LOCAL_GOVERNMENT)


def desk(tenant: Tenant) -> Actor:
    """The public desk: whoever holds a code."""
    return Actor(tenant_id=tenant.pk, system="public")


def adopted(by: Actor, guide: str = FUNERAL, **changes: Any) -> GuideAdoption:
    """The municipality offers a service."""
    facts = actions.LocalFacts(**{**vars(FACTS), **changes})
    return actions.adopt(guide=guide, facts=facts, at=tenants.NOW, by=by)


def started(by: Actor, guide: str = FUNERAL, *, on: datetime.date = tenants.TODAY) -> str:
    """An empty form; gives its code."""
    return actions.start(guide=guide, on=on, at=tenants.NOW, by=by)


def filled(by: Actor, *, on: datetime.date = tenants.TODAY, **changes: dict[str, Any]) -> str:
    """A funeral form with every section filled in; gives its code."""
    code = started(by, on=on)
    for section, answers in {**SECTIONS, **changes}.items():
        actions.save(code=code, section=section, answers=answers, on=on, at=tenants.NOW, by=by)
    return code


def received(by: Actor, desk_: Actor, *, on: datetime.date = tenants.TODAY) -> tuple[FiledForm, str]:
    """A funeral form the office took in at the counter, and its code."""
    code = filled(desk_, on=on)
    return actions.receive(code=code, on=on, at=tenants.NOW, by=by), code
