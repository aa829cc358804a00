"""Everything that reads village sheets: lists, one of them whole, and what checking its typing gives."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import Phrase
from thuanna.kernel.money import Money
from thuanna.money.funds import sheet_access
from thuanna.money.funds.member_numbers import key_of
from thuanna.money.funds.models import (
    Member,
    VillageSheet,
    VillageSheetDraft,
    VillageSheetLine,
    VillageSheetOutcome,
    VillageSheetPhoto,
)
from thuanna.money.funds.sheets import checking, typing
from thuanna.money.payments.models import Receipt, ReceiptVoid

from . import covered, members


@dataclass(frozen=True)
class SheetLine:
    """A line as paper and screen show it.

    :ivar typed: what stands in its box
    :ivar receipt: what came of it, once the sheet is posted
    """

    place: int
    member: Member
    due: Money
    typed: str = ""
    receipt: Receipt | None = None
    is_void: bool = False

    @property
    def name(self) -> str:
        """The member's name."""
        return str(self.member.person.full_name)


@dataclass(frozen=True)
class Sheet:
    """One sheet whole."""

    sheet: VillageSheet
    lines: tuple[SheetLine, ...]
    draft: VillageSheetDraft
    outcome: VillageSheetOutcome | None
    photos: tuple[VillageSheetPhoto, ...]

    @property
    def is_open(self) -> bool:
        """Whether it may still be typed."""
        return self.outcome is None

    @cached_property
    def due(self) -> Money:
        """What the whole sheet asks for."""
        return Money(sum(line.due.satang for line in self.lines))

    @property
    def asked(self) -> int:
        """How many members it asks."""
        return sum(bool(line.due) for line in self.lines)


def listed(*, by: Actor) -> QuerySet[VillageSheet]:
    """The sheets this actor may see, the latest first, each with its state and number of lines.

    :raises NotAllowed: without the right to take money
    """
    what = VillageSheetOutcome.objects.filter(sheet=OuterRef("pk"))
    drafts = VillageSheetDraft.objects.filter(sheet=OuterRef("pk"))
    found: QuerySet[VillageSheet] = (
        sheet_access.sheets_for(by)
        .select_related("community", "point")
        .annotate(
            what=Subquery(what.values("what")[:1]),
            posted_people=Subquery(what.values("people")[:1]),
            posted_satang=Subquery(what.values("total_satang")[:1]),
            version=Subquery(drafts.values("version")[:1]),
            lines=Subquery(
                VillageSheetLine.objects.filter(sheet=OuterRef("pk"))
                .order_by()
                .values("sheet")
                .annotate(n=Count("pk"))
                .values("n")
            ),
        )
        .order_by("-first_month", "-pk")
    )
    return found


def waiting(*, by: Actor) -> int:
    """How many sheets are neither posted nor set aside."""
    ended = VillageSheetOutcome.objects.values("sheet_id")
    return sheet_access.sheets_for(by).exclude(pk__in=ended).count()


def sheet(sheet_id: int, *, by: Actor) -> Sheet:
    """One sheet with lines, typing, outcome and photos.

    :raises NotAllowed: without the right to take money
    :raises SheetUnknown: not in this fund, or another collector's
    """
    found = sheet_access.sheet_for(by, sheet_id)
    draft = VillageSheetDraft.objects.get(sheet=found)
    outcome = VillageSheetOutcome.objects.filter(sheet=found).first()
    receipts = receipts_of(found) if outcome is not None else {}
    voided = set(
        ReceiptVoid.objects.filter(receipt__in=[r.pk for r in receipts.values()]).values_list(
            "receipt_id", flat=True
        )
    )
    lines = (
        VillageSheetLine.objects.filter(sheet=found)
        .select_related("member__person", "member__community")
        .order_by("place")
    )
    return Sheet(
        sheet=found,
        lines=tuple(
            SheetLine(
                place=line.place,
                member=line.member,
                due=line.due,
                typed=draft.typed.get(str(line.place), ""),
                receipt=receipts.get(str(line.place)),
                is_void=str(line.place) in receipts and receipts[str(line.place)].pk in voided,
            )
            for line in lines
        ),
        draft=draft,
        outcome=outcome,
        photos=tuple(VillageSheetPhoto.objects.filter(sheet=found).order_by("pk")),
    )


def receipts_of(found: VillageSheet) -> dict[str, Receipt]:
    """What a posted sheet gave, by the box it came from."""
    before = request_prefix(found)
    rows = Receipt.objects.filter(request_id__startswith=before)
    return {receipt.request_id.removeprefix(before): receipt for receipt in rows}


def request_prefix(found: VillageSheet) -> str:
    """How the requests of a sheet's receipts begin."""
    return f"village-sheet:{found.code}:"


def checked(
    whole: Sheet, *, today: datetime.date, draft: VillageSheetDraft | None = None
) -> checking.CheckedSheet:
    """Whether what was typed may be posted, by the register and the book as they are now."""
    draft = draft or whole.draft
    found = whole.sheet
    by_number = _by_number(draft.typed, on=today)
    member_ids = [line.member.pk for line in whole.lines] + list(by_number.values())
    known = checking.Known(
        period=checking.Period(found.first_month, found.months),
        covered=covered.covered(member_ids, starts_on=found.first_month),
        by_number=by_number,
        usual=found.usual,
    )
    counted_total = Money(draft.counted_satang) if draft.counted_satang is not None else None
    return checking.check(
        [checking.AskedLine(line.place, line.member.pk, line.due) for line in whole.lines],
        draft.typed,
        known,
        checking.Counted(draft.counted_people, counted_total),
        happened_on=draft.happened_on,
        today=today,
    )


def extras_of(whole: Sheet) -> dict[str, Member]:
    """Who was added by hand, by what was typed of them."""
    numbers = _numbers(whole.draft.typed)
    found = {m.number_key: m for m in _members_by_key({key_of(n) for n in numbers})}
    return {number: found[key_of(number)] for number in numbers if key_of(number) in found}


def rounds_before(community_id: int | None, first_month: datetime.date, months: int) -> list[VillageSheet]:
    """The sheets of one village and period, the latest first."""
    return list(
        VillageSheet.objects.filter(
            community_id=community_id, first_month=first_month, months=months
        ).order_by("-round")
    )


def to_ask(community_id: int | None, *, on: datetime.date) -> list[Member]:
    """The members of a village on a day, in the order of their numbers."""
    found = list(
        Member.objects.filter(community_id=community_id).select_related("person").order_by("number_key", "pk")
    )
    standings = members.standings_on(on, [member.pk for member in found])
    return [member for member in found if member.pk in standings and standings[member.pk].is_current]


def photo(sheet_id: int, photo_id: int, *, by: Actor) -> VillageSheetPhoto | None:
    """One photo of a sheet this actor may see.

    :raises NotAllowed: without the right to take money
    :raises SheetUnknown: not in this fund, or another collector's
    """
    found = sheet_access.sheet_for(by, sheet_id)
    kept: VillageSheetPhoto | None = (
        VillageSheetPhoto.objects.filter(sheet=found, pk=photo_id).select_related("document").first()
    )
    return kept


def village_words(found: VillageSheet) -> Phrase | None:
    """The village's name; None for members of no village."""
    return found.community.label if found.community else None


def _numbers(typed: Mapping[str, str]) -> set[str]:
    return {written for name, written in typed.items() if name.endswith(typing.WHO)}


def _by_number(typed: Mapping[str, str], *, on: datetime.date) -> dict[str, int]:
    """The current members meant by numbers typed by hand; a number that means several means nobody."""
    numbers = _numbers(typed)
    if not numbers:
        return {}
    found: dict[str, list[Member]] = {}
    for member in _members_by_key({key_of(number) for number in numbers}):
        found.setdefault(member.number_key, []).append(member)
    single = {key: named[0].pk for key, named in found.items() if len(named) == 1}
    standings = members.standings_on(on, list(single.values()))
    return {
        number: single[key_of(number)]
        for number in numbers
        if key_of(number) in single and _is_current(standings, single[key_of(number)])
    }


def _is_current(standings: Mapping[int, object], member_id: int) -> bool:
    standing = standings.get(member_id)
    return bool(standing is not None and getattr(standing, "is_current", False))


def _members_by_key(keys: Collection[str]) -> list[Member]:
    return list(Member.objects.filter(Q(number_key__in=keys)).select_related("person"))
