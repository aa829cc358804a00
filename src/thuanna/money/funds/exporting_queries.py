"""What an export reads: every member with what the register knows of them, in a handful of queries."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from thuanna.registry.people.actions.revealing import Revealed
from thuanna.registry.people.models import Address, PhoneNumber
from thuanna.registry.places import queries as places

from .exporting import MemberLine, PayeeLine
from .models import Member, MemberStatus, NominatedPayee


def person_ids() -> list[int]:
    """The persons of all members."""
    return list(Member.objects.values_list("person_id", flat=True))


def member_lines(revealed: Revealed, *, on: datetime.date) -> list[MemberLine]:
    """All members in the order of their numbers, as they stand on a day."""
    phones = _grouped(PhoneNumber.objects.order_by("place", "pk").values_list("person_id", "digits"))
    addresses = {address.person_id: address for address in _addresses()}
    steps, resolutions = _steps(on)
    payees = _payees()
    members = Member.objects.select_related("person", "community").order_by("number_key", "pk")
    return [
        _line(
            member,
            addresses.get(member.person_id),
            number=revealed.numbers.get(member.person_id, ""),
            groups=revealed.traits.get(member.person_id, frozenset()),
            phones=tuple(phones[member.person_id]),
            steps=tuple(steps[member.pk]),
            resolution_no=resolutions.get(member.pk, ""),
            payees=tuple(payees[member.pk]),
        )
        for member in members.defer("person__number_sealed", "person__number_index")
    ]


def _line(member: Member, address: Address | None, *, number: str, **told: Any) -> MemberLine:
    person, community = member.person, member.community
    return MemberLine(
        member_no=member.number,
        citizen_number=number,
        title=person.title,
        given_name=person.given_name,
        family_name=person.family_name,
        sex=person.sex,
        birth=person.birth,
        house_no=address.house_number if address else "",
        moo=address.village_number if address else None,
        soi=address.lane if address else "",
        road=address.road if address else "",
        village=community.name_th if community else "",
        place=_place(address),
        postcode=address.postcode if address else "",
        occupation=person.occupation,
        marital_status=person.marital_status,
        nationality=person.nationality,
        payment_plan=member.payment_plan,
        opening_satang=member.opening_satang,
        **told,
    )


def _place(address: Address | None) -> tuple[str, str, str]:
    found = places.place(address.subdistrict_id) if address and address.subdistrict_id else None
    return (found.names[0].th, found.names[1].th, found.names[2].th) if found else ("", "", "")


def _addresses() -> Iterable[Address]:
    """Present addresses, so that the registered one, as it was imported, is met last and kept."""
    return Address.objects.filter(ends_before__isnull=True).order_by("kind")


def _steps(on: datetime.date) -> tuple[dict[int, list[tuple[str, datetime.date]]], dict[int, str]]:
    steps: dict[int, list[tuple[str, datetime.date]]] = defaultdict(list)
    resolutions: dict[int, str] = {}
    rows = MemberStatus.objects.filter(starts_on__lte=on).order_by("starts_on", "pk")
    for member_id, status, day, resolution in rows.values_list(
        "member_id", "status", "starts_on", "resolution_no"
    ):
        steps[member_id].append((status, day))
        if resolution:
            resolutions[member_id] = resolution
    return steps, resolutions


def _payees() -> dict[int, list[PayeeLine]]:
    found: dict[int, list[PayeeLine]] = defaultdict(list)
    for payee in NominatedPayee.objects.filter(ends_before__isnull=True).order_by("place"):
        found[payee.member_id].append(PayeeLine(name=payee.name, relation=payee.relation, phone=payee.phone))
    return found


def _grouped(rows: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for key, value in rows:
        found[key].append(value)
    return found
