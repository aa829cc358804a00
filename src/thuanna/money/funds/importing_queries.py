"""What an import reads: batches, their findings, and what the register knows of the people in a file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Min, QuerySet

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.documents.sheets import read as read_sheets
from thuanna.kernel.citizen_number import CitizenNumber
from thuanna.kernel.language import t
from thuanna.kernel.partial_dates import PartialDate
from thuanna.kernel.refusals import NotHere, Refusal
from thuanna.kernel.text import search_form
from thuanna.registry.people import queries as people
from thuanna.registry.people.models import Address, Person
from thuanna.registry.places import queries as places
from thuanna.registry.places.finder import Level, Place

from .importing import cells
from .importing.placing import Village, Villages
from .models import ColumnMapping, ImportBatch, ImportFinding, Member

IMPORT = "funds.member.import"


class ImportUnknown(NotHere):
    """No such import in this organisation."""

    code = "import_unknown"


@dataclass(frozen=True)
class KnownMember:
    """A member as the register has them, as far as a line of a file can be compared with it."""

    number: str
    person_id: int
    has_citizen_number: bool
    given_name: str
    family_name: str
    birth: PartialDate | None


@dataclass(frozen=True)
class Register:
    """What the register holds on the moment of checking.

    :ivar people: person by the digits of the citizen number, for the numbers in the file
    """

    by_number: Mapping[str, KnownMember]
    by_person: Mapping[int, KnownMember]
    by_name: Mapping[tuple[str, str], list[KnownMember]]
    people: Mapping[str, int]
    names: Mapping[int, tuple[str, str]]
    villages: Villages


def batches(by: Actor) -> QuerySet[ImportBatch]:
    """All imports of the organisation, the latest first.

    :raises NotAllowed: the actor may not import
    """
    by.must(IMPORT)
    found: QuerySet[ImportBatch] = ImportBatch.objects.select_related("document", "created_by")
    return found.defer("document__content").order_by("-created_at", "-id")


def batch_for(by: Actor, batch_id: int, *, lock: bool = False) -> ImportBatch:
    """One import, locked for a change where asked.

    :raises NotAllowed: the actor may not import
    :raises ImportUnknown: not one of this organisation
    """
    by.must(IMPORT)
    found = ImportBatch.objects.select_for_update() if lock else batches(by)
    batch: ImportBatch | None = found.filter(pk=batch_id).first()
    if batch is None:
        raise ImportUnknown(
            t(
                "ไม่พบการนำเข้าครั้งนี้ อาจเป็นของหน่วยงานอื่น โปรดเลือกจากรายการนำเข้า",
                "There is no such import here; it may be another organisation's. Choose one from the list.",
            )
        )
    return batch


def findings_of(batch: ImportBatch, severity: str = "") -> QuerySet[ImportFinding]:
    """What was found, row by row; only of one severity where asked."""
    found: QuerySet[ImportFinding] = ImportFinding.objects.filter(batch=batch)
    return (found.filter(severity=severity) if severity else found).order_by("row", "id")


def remembered_mapping(signature: str) -> dict[int, str] | None:
    """The mapping once corrected for a file with the same headings."""
    found = ColumnMapping.objects.filter(signature=digest_of(signature)).first()
    return {int(index): field for index, field in found.mapping.items()} if found else None


def digest_of(signature: str) -> str:
    """The key under which a mapping is remembered."""
    return hashlib.sha256(signature.encode()).hexdigest()


def earlier_import_of(sha256: str, *, but: int | None = None) -> ImportBatch | None:
    """The latest import of this very file that came into the register and stands."""
    found: ImportBatch | None = (
        ImportBatch.objects.filter(document__sha256=sha256, state=ImportBatch.State.COMMITTED)
        .exclude(pk=but)
        .order_by("-committed_at")
        .first()
    )
    return found


def register_now(numbers: Iterable[CitizenNumber], villages: Villages) -> Register:
    """What the register holds now, for comparing the people of a file with it."""
    members = [
        KnownMember(number, person, bool(tail), given, family, _birth(year, month, day))
        for number, person, tail, given, family, year, month, day in Member.objects.values_list(
            "number",
            "person_id",
            "person__number_tail",
            "person__given_name",
            "person__family_name",
            "person__birth_year",
            "person__birth_month",
            "person__birth_day",
        )
    ]
    by_name: dict[tuple[str, str], list[KnownMember]] = {}
    for member in members:
        by_name.setdefault((member.given_name, member.family_name), []).append(member)
    known = people.ids_by_citizen_number(numbers)
    return Register(
        by_number={member.number: member for member in members},
        by_person={member.person_id: member for member in members},
        by_name=by_name,
        people=known,
        names=_names(known.values()),
        villages=villages,
    )


def villages_of_the_fund() -> Villages:
    """The organisation's villages and communities, past ones after the present."""
    found = places.communities().order_by("-ends_before", "id")
    return Villages(
        Village(
            community_id=community.pk,
            number=community.village_number,
            names=tuple(filter(None, (community.name_th, community.name_en))),
            subdistrict_code=community.subdistrict_id,
        )
        for community in found
    )


def houses_of(person_ids: Iterable[int]) -> dict[int, str]:
    """The house number of each person's present address."""
    current = Address.objects.filter(person_id__in=list(person_ids), ends_before__isnull=True)
    return dict(current.values_list("person_id", "house_number"))


def own_subdistricts() -> frozenset[str]:
    """Codes of the subdistricts in which the fund has villages or is at work."""
    of_villages = places.communities().values_list("subdistrict_id", flat=True)
    return frozenset(of_villages) | frozenset(places.local_areas().values_list("subdistrict_id", flat=True))


def subdistrict_code(name: str, district: str, province: str, *, own: frozenset[str]) -> str | None:
    """The code of a subdistrict by its names, the fund's own first; None where nothing or several fit."""
    told = (name, district, province)
    near = [place for code in own if (place := places.place(code)) and _is_called(place, told)]
    if len(near) == 1:
        return near[0].code
    asked = " ".join(f"{kind}{part}" for kind, part in zip(_KINDS, told, strict=True) if part)
    found = [places.place(choice.code) for choice in places.search(asked, _MOST_PLACES)]
    fitting = {place.code for place in found if place and _is_called(place, told)}
    return fitting.pop() if len(fitting) == 1 else None


_KINDS = ("ตำบล", "อำเภอ", "จังหวัด")
_MOST_PLACES = 50


def _is_called(place: Place, told: tuple[str, str, str]) -> bool:
    """Whether each told name is the place's; อ.เมือง stands for the district of the province's town."""
    for level, (part, name) in enumerate(zip(told, place.names, strict=True)):
        known = {search_form(name.th), search_form(name.en)}
        if level == Level.DISTRICT and name.th.startswith("เมือง"):
            known.add("เมือง")
        if part and search_form(part) not in known:
            return False
    return True


def _names(person_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    found = Person.objects.filter(pk__in=list(person_ids)).values_list("pk", "given_name", "family_name")
    return {person_id: (given, family) for person_id, given, family in found}


def _birth(year: int | None, month: int | None, day: int | None) -> PartialDate | None:
    return None if year is None else PartialDate(year, month, day)


def samples_of(batch: ImportBatch) -> list[str]:
    """One filled cell of each column under the headings, so that a person sees what a column holds."""
    found = [""] * len(batch.headings)
    try:
        sheets = read_sheets(bytes(batch.document.content), batch.document.name)
    except Refusal:
        return found
    rows = next((sheet.rows for sheet in sheets if sheet.name == batch.sheet), ())
    for row in rows[batch.header_line or 0 :][:_LOOKED_AT]:
        for index, text in enumerate(cells.texts_of(row[: len(found)])):
            found[index] = found[index] or text[:_SAMPLE]
    return found


_LOOKED_AT = 200
_SAMPLE = 40


def count_findings(batch: ImportBatch) -> dict[str, int]:
    """How many findings of each severity."""
    counted = ImportFinding.objects.filter(batch=batch).values("severity").annotate(count=Count("id"))
    return {row["severity"]: row["count"] for row in counted}


class FrequentFinding(NamedTuple):
    """What was found again and again: one of its messages, and in how many cells."""

    message_th: str
    message_en: str
    times: int


def frequent_findings(batch: ImportBatch, severity: str = "") -> list[FrequentFinding]:
    """What was found three times or more, the most frequent first."""
    groups = (
        findings_of(batch, severity)
        .order_by()
        .values_list("code")
        .annotate(th=Min("message_th"), en=Min("message_en"), count=Count("id"))
        .filter(count__gte=_OFTEN)
        .order_by("-count", "code")
    )
    return [FrequentFinding(th, en, count) for _, th, en, count in groups[:_MOST_GROUPS]]


_OFTEN, _MOST_GROUPS = 3, 5


def waiting_count(by: Actor) -> int:
    """Files that were checked and not decided about.

    :raises NotAllowed: the actor may not import
    """
    by.must(IMPORT)
    return int(ImportBatch.objects.filter(state=ImportBatch.State.CHECKED, accepted__gt=0).count())
