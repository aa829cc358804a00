"""Handing out the register: who took it, how many people stand in it, and what for, is written down."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.money.funds import exporting
from thuanna.money.funds import exporting_queries as queries
from thuanna.registry.people.actions import revealing

EXPORT = "funds.register.export"


@transaction.atomic
def export_register(*, is_full: bool, on: datetime.date, by: Actor, reason: str = "") -> bytes:
    """The register as a workbook: for daily work, or complete with citizen numbers and marks.

    :param reason: a value of `ViewLog.Reason`; needed for the complete register
    :raises NotAllowed: the actor may not export, or not open sealed fields
    :raises LookNeedsPersonAndReason: the complete register without a reason, or for nobody logged in
    """
    by.must(EXPORT)
    person_ids = queries.person_ids()
    revealed = (
        revealing.reveal_register(person_ids=person_ids, reason=reason, by=by)
        if is_full
        else revealing.Revealed({}, {})
    )
    lines = queries.member_lines(revealed, on=on)
    audit.record(by, "funds.register_exported", reason=reason, count=len(lines), is_full=is_full, on=on)
    return exporting.workbook(lines, exporting.COMPLETE if is_full else exporting.DAILY)
