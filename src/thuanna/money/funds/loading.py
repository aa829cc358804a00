"""Rows for many new members, written table by table inside the transaction of `actions.imports`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.copying import insert_rows
from thuanna.kernel.partial_dates import PartialDate
from thuanna.registry.people.actions import register as people
from thuanna.registry.people.facts import NewPerson, NewPhone, NewTrait

from .importing.facts import MemberRow
from .importing.findings import Finding
from .importing.histories import history
from .intake import Entry
from .member_numbers import key_of
from .models import ImportFinding, Member, MemberStatus, NominatedPayee

_OLD_REGISTER = "register"
"""`Trait.Source` of what an old register tells."""


def load(entries: Sequence[Entry], *, batch_id: int, today: datetime.date, by: Actor) -> list[int]:
    """Write members with everything their lines tell; give their ids in the order of the entries.

    :raises DuplicateCitizenNumber: somebody registered one of the numbers in the meantime
    """
    newcomers = [entry for entry in entries if entry.person_id is None]
    registered = iter(
        people.bulk_register(people=[_person(e) for e in newcomers], by=by) if newcomers else ()
    )
    person_ids = [next(registered) if e.person_id is None else e.person_id for e in entries]
    member_ids = insert_rows(
        Member,
        (
            "number",
            "number_key",
            "person_id",
            "community_id",
            "payment_plan",
            "opening_satang",
            "import_batch_id",
            "brought_person",
        ),
        [
            (
                entry.number,
                key_of(entry.number),
                person_id,
                entry.community_id,
                entry.row.payment_mode,
                entry.row.paid_total.satang if entry.row.paid_total is not None else None,
                batch_id,
                entry.person_id is None,
            )
            for entry, person_id in zip(entries, person_ids, strict=True)
        ],
    )
    told = list(zip(member_ids, (entry.row for entry in entries), strict=True))
    insert_rows(
        MemberStatus,
        ("member_id", "status", "starts_on", "resolution_no", "resolution_on", "reason", "recorded_by_id"),
        [row for member_id, line in told for row in _status_rows(member_id, line, today, by.user_id)],
    )
    insert_rows(
        NominatedPayee,
        ("member_id", "place", "name", "relation", "phone", "starts_on"),
        [row for member_id, line in told for row in _payee_rows(member_id, line, today)],
    )
    return member_ids


def keep_findings(batch_id: int, findings: Sequence[Finding]) -> None:
    """Keep what was found in place of what was found before."""
    ImportFinding.objects.filter(batch_id=batch_id)._raw_delete("default")
    insert_rows(
        ImportFinding,
        ("batch_id", "row", "column", "heading", "code", "severity", "message_th", "message_en"),
        [
            (
                batch_id,
                finding.row,
                finding.column[:4],
                finding.heading[:200],
                finding.code[:60],
                finding.severity,
                finding.message.in_("th")[:500],
                finding.message.in_("en")[:500],
            )
            for finding in findings
        ],
    )


def _person(entry: Entry) -> NewPerson:
    row = entry.row
    return NewPerson(
        given_name=row.given_name,
        family_name=row.family_name,
        title=row.title[:60],
        sex=row.sex,
        birth=row.birth,
        is_birth_year_uncertain=row.is_birth_year_uncertain,
        nationality=row.nationality,
        marital_status=row.marital_status,
        occupation=row.occupation,
        died=PartialDate.of(row.died_on) if row.died_on is not None else None,
        citizen_number=row.citizen_number,
        phones=tuple(NewPhone(digits=digits) for digits in row.phones),
        addresses=(entry.address,) if entry.address is not None else (),
        traits=tuple(NewTrait(kind=kind, source=_OLD_REGISTER) for kind in sorted(row.groups)),
    )


def _status_rows(
    member_id: int, row: MemberRow, today: datetime.date, recorded_by: int | None
) -> Iterator[tuple[Any, ...]]:
    for status, starts_on in history(row, today=today):
        resolution = row.resolution_no if status == "active" else ""
        resolved_on = row.admitted_on if resolution else None
        yield member_id, status, starts_on, resolution, resolved_on, "", recorded_by


def _payee_rows(member_id: int, row: MemberRow, today: datetime.date) -> Iterator[tuple[Any, ...]]:
    since = row.admitted_on or row.applied_on or today
    for place, payee in enumerate(row.payees, start=1):
        yield member_id, place, payee.name, payee.relation, payee.phone, since
