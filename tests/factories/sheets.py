"""A village with members, and its sheet: made through actions."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.db import transaction

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.copying import insert_rows
from thuanna.kernel.money import Money
from thuanna.money.funds.actions import sheets
from thuanna.money.funds.member_numbers import key_of
from thuanna.money.funds.models import Member, MemberStatus, VillageSheet
from thuanna.registry.people.actions import register as people_actions
from thuanna.registry.places.models import Community

from . import funds, people, tenants

NOVEMBER = datetime.date(2026, 11, 1)
NOW, TODAY = tenants.NOW, tenants.TODAY


def members(by: Actor, count: int, village: Community | None = None) -> list[Member]:
    """So many members of a village."""
    return [funds.member(by, village, given_name=f"คนที่{place}") for place in range(1, count + 1)]


@transaction.atomic
def crowd(by: Actor, count: int) -> list[int]:
    """Very many members without a village, written at once."""
    person_ids = people_actions.bulk_register(people=list(people.crowd(count)), by=by)
    numbers = [f"{number:05}" for number in range(1, count + 1)]
    rows = [(n, key_of(n), pk, "", False) for n, pk in zip(numbers, person_ids, strict=True)]
    columns = ("number", "number_key", "person_id", "payment_plan", "brought_person")
    member_ids = insert_rows(Member, columns, rows)
    insert_rows(
        MemberStatus,
        ("member_id", "status", "starts_on", "resolution_no", "reason"),
        [(pk, "active", NOVEMBER, "", "") for pk in member_ids],
    )
    return member_ids


def order(village: Community | None = None, **more: object) -> sheets.SheetOrder:
    """A sheet of November at 30 baht, for the treasurer."""
    usual: dict[str, object] = {
        "community_id": village.pk if village else None,
        "point_id": None,
        "first_month": NOVEMBER,
        "months": 1,
        "usual": Money.baht(30),
    }
    return sheets.SheetOrder(**(usual | more))  # type: ignore[arg-type]


def sheet(by: Actor, village: Community | None = None, **more: object) -> VillageSheet:
    """A prepared sheet."""
    return sheets.prepare(order=order(village, **more), on=TODAY, by=by)


def typed(
    boxes: Mapping[str, str],
    people: int | None = None,
    baht: int | None = None,
    *,
    version: int = 1,
    on: datetime.date | None = TODAY,
) -> sheets.Typing:
    """What a window shows."""
    return sheets.Typing(
        boxes=boxes,
        happened_on=on,
        counted_people=people,
        counted_total=Money.baht(baht) if baht is not None else None,
        version=version,
    )


def save(sheet_id: int, by: Actor, what: sheets.Typing) -> dict[str, str]:
    """Keep it."""
    return sheets.save_typing(sheet_id=sheet_id, typed=what, at=NOW, by=by)
