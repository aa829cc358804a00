"""Takes a new organisation in: the one action that runs before anybody has a role there.

Who may run it is decided outside: the operator at the console, or the demonstration.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.text import clean_line

_CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST_CODE = 40


class OrganisationCodeUnsuitable(Refusal):
    """The code could not stand in an address, or a name is missing."""

    code = "organisation_code_unsuitable"


class OrganisationCodeTaken(Refusal):
    """Another organisation has the code."""

    code = "organisation_code_taken"


@dataclass(frozen=True, kw_only=True)
class NewOrganisation:
    """An organisation that will keep its own register, books and pages.

    :ivar code: stands in the address of its pages and never changes
    :ivar host_tenant_id: the local government in whose name the pages appear, for a fund
    """

    code: str
    kind: str
    name_th: str
    name_en: str = ""
    motto_th: str = ""
    motto_en: str = ""
    host_tenant_id: int | None = None
    is_demo: bool = False


@transaction.atomic
def take_in(*, new: NewOrganisation, at: datetime.datetime, system: str) -> Tenant:
    """Open an organisation. Its first administrator is appointed next, with `actions.appoint`.

    :param system: the part of the system that does it, e.g. ``"console"``; it stands in the audit
    :raises OrganisationCodeUnsuitable: the code cannot stand in an address, or the name is missing
    :raises OrganisationCodeTaken: another organisation has it
    """
    name_th = clean_line(new.name_th)
    if not name_th or len(new.code) > _LONGEST_CODE or not _CODE.fullmatch(new.code):
        raise OrganisationCodeUnsuitable(
            t(
                "หน่วยงานต้องมีชื่อ และมีรหัสเป็นอักษรอังกฤษตัวเล็ก ตัวเลข หรือขีดกลาง เช่น noenkhram-fund",
                "An organisation needs a name, and a code of small English letters, digits and dashes, "
                "such as noenkhram-fund.",
            )
        )
    values = {**asdict(new), "name_th": name_th, "name_en": clean_line(new.name_en) or name_th}
    try:
        with transaction.atomic():
            tenant = Tenant.objects.create(**values, created_at=at)
    except IntegrityError as taken:
        raise OrganisationCodeTaken(
            t(
                "รหัส {code} เป็นของหน่วยงานอื่นแล้ว เลือกรหัสอื่น เช่น เติมชื่อจังหวัดต่อท้าย",
                "The code {code} is another organisation's. Choose another, perhaps with the province added.",
                code=new.code,
            )
        ) from taken
    with acting_for(tenant):
        by = Actor(tenant_id=tenant.pk, system=system)
        audit.record(by, "access.organisation_taken_in", tenant, code=new.code, organisation_kind=new.kind)
    return tenant
