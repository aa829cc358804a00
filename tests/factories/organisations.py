"""A municipality with invented names, and people in its offices who do not exist."""

from __future__ import annotations

import datetime

from tests.factories import places
from thuanna.foundation.audit.actor import Actor
from thuanna.registry.organisations import actions
from thuanna.registry.organisations.models import Organisation

TERM_FROM = datetime.date(2025, 2, 2)


def municipality(by: Actor, name: str = "เทศบาลตำบลเนินคราม") -> Organisation:
    """The tenant's own organisation."""
    details = actions.Details(
        "local_government",
        name,
        "Noen Khram Subdistrict Municipality",
        address_line="99 ถนนคราม",
        subdistrict_code=places.KHON_KAEN_CITY,
        phone="043000000",
    )
    return actions.introduce_self(details=details, by=by)


def partner(by: Actor, name: str = "โรงเรียนเนินครามวิทยา", kind: str = "partner_school") -> Organisation:
    """Somebody the municipality works with."""
    return actions.add_organisation(details=actions.Details(kind, name), by=by)


def committee(by: Actor, name: str = "คณะกรรมการหมู่บ้านเนินคราม") -> Organisation:
    """The committee of village 1."""
    village = places.village(by)
    details = actions.Details("community", name, community_id=village.pk)
    return actions.add_organisation(details=details, by=by)


def term(kind: str = "councillor", sex: str = "female", person_name: str = "สมศรี ตัวอย่าง") -> actions.Term:
    """A term that began with the council."""
    return actions.Term(kind, "สมาชิกสภาเทศบาล", person_name, sex, TERM_FROM)
