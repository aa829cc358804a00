"""Village sheets: prepared for the paper, typed, posted whole with receipts, or set aside."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.copying import insert_rows
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel import tokens
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.text import clean_line
from thuanna.kernel.thai_dates import english_date, thai_date
from thuanna.money.funds import access, sheet_access
from thuanna.money.funds.models import (
    Member,
    VillageSheet,
    VillageSheetDraft,
    VillageSheetLine,
    VillageSheetOutcome,
    VillageSheetPhoto,
)
from thuanna.money.funds.queries import covered
from thuanna.money.funds.queries import fund as fund_queries
from thuanna.money.funds.queries import sheets as queries
from thuanna.money.funds.sheets import checking, typing
from thuanna.money.funds.sheets.months import month_later
from thuanna.money.payments import photos
from thuanna.money.payments.models import Receipt

from . import contributions

_TYPED = (
    "typed",
    "happened_on",
    "counted_people",
    "counted_satang",
    "version",
    "typed_by_id",
    "typed_at",
)
_KIND_OF = {6: "half_yearly", 12: "yearly"}


class SheetThere(Refusal):
    """A sheet of this village and period is open already.

    :ivar sheet_id: which
    """

    code = "village_sheet_there"

    def __init__(self, known: VillageSheet) -> None:
        self.sheet_id = known.pk
        super().__init__(
            t(
                "มีใบเก็บเงินของหมู่บ้านและงวดนี้แล้ว รหัส {code} เปิดใบเดิมพิมพ์ต่อ หรือยกเลิกใบเดิมก่อน",
                "There is a sheet of this village and period already: {code}. Use it, or set it aside.",
                code=known.code,
            )
        )


class NobodyToAsk(Refusal):
    """Nobody owes anything for this period."""

    code = "village_sheet_nobody"


class SheetClosed(Refusal):
    """The sheet is posted or set aside: nothing is typed or posted any more."""

    code = "village_sheet_closed"


class SheetChanged(Refusal):
    """Somebody typed on after the check."""

    code = "village_sheet_changed"


class SheetNotInOrder(Refusal):
    """Something speaks against posting the sheet."""

    code = "village_sheet_not_in_order"


@dataclass(frozen=True, kw_only=True)
class SheetOrder:
    """What a sheet is asked for.

    :ivar usual: what most members owe for the period
    :ivar dues: what single members owe, where a regulation says so; others owe `usual`
    """

    community_id: int | None
    point_id: int | None
    first_month: datetime.date
    months: int
    usual: Money
    dues: Mapping[int, Money] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Typing:
    """What one window shows: every box on it, the empty ones too, and the version it was opened with."""

    boxes: Mapping[str, str]
    happened_on: datetime.date | None
    counted_people: int | None
    counted_total: Money | None
    version: int


@transaction.atomic
def prepare(*, order: SheetOrder, on: datetime.date, by: Actor) -> VillageSheet:
    """Write down whom the sheet of a village asks, in the order of their numbers; then it can be printed.

    :raises NotAllowed: without the right to take money
    :raises PointUnknown: no such collection point is open on that day
    :raises SheetThere: names the sheet that is open for this village and period
    :raises NobodyToAsk: no member lives there, or everybody has paid for the period
    """
    by.must(access.TAKE_MONEY)
    one_at_a_time(f"sheet:{order.community_id}:{order.first_month}:{order.months}")
    before = queries.rounds_before(order.community_id, order.first_month, order.months)
    ended = set(
        VillageSheetOutcome.objects.filter(sheet__in=[s.pk for s in before]).values_list(
            "sheet_id", flat=True
        )
    )
    open_before = next((known for known in before if known.pk not in ended), None)
    if open_before is not None:
        raise SheetThere(open_before)
    asked = _asked(order, is_first=not before, on=on)
    if order.point_id is not None:
        _refuse_closed_point(order.point_id, on)
    sheet: VillageSheet = VillageSheet.objects.create(
        code=tokens.new_code(2),
        community_id=order.community_id,
        point_id=order.point_id,
        first_month=order.first_month,
        months=order.months,
        round=len(before) + 1,
        usual_satang=order.usual.satang,
        prepared_on=on,
        prepared_by_id=by.user_id,
    )
    rows = [(sheet.pk, place, member.pk, due.satang) for place, (member, due) in enumerate(asked, 1)]
    insert_rows(VillageSheetLine, ("sheet_id", "place", "member_id", "due_satang"), rows)
    VillageSheetDraft.objects.create(sheet=sheet)
    audit.record(by, "funds.sheet_prepared", sheet, lines=len(rows), first_month=order.first_month)
    return sheet


@transaction.atomic
def prepare_all(*, orders: Sequence[SheetOrder], on: datetime.date, by: Actor) -> list[VillageSheet]:
    """Prepare the sheets of many villages; those that need none, or have an open one, are left out.

    :raises NotAllowed: without the right to take money
    :raises NobodyToAsk: no village needs a sheet
    """
    prepared = []
    for order in orders:
        with suppress(SheetThere, NobodyToAsk):
            prepared.append(prepare(order=order, on=on, by=by))
    if not prepared:
        raise _nobody_to_ask()
    return prepared


@transaction.atomic
def save_typing(*, sheet_id: int, typed: Typing, at: datetime.datetime, by: Actor) -> dict[str, str]:
    """Keep what was typed so far. What another window saved in between is never lost.

    Gives the boxes in which another window had saved something else; this window's typing stands in them.

    :raises NotAllowed: without the right to take money
    :raises SheetUnknown: not in this fund, or another collector's
    :raises SheetClosed: the sheet is posted or set aside
    """
    sheet, draft = _open_draft(sheet_id, by)
    shown = dict.fromkeys(typed.boxes, "") | typing.cleaned(typed.boxes)
    merged = typing.merged(draft.typed, shown, is_stale=typed.version != draft.version)
    draft.typed = merged.boxes
    _take_totals(draft, typed)
    _save(draft, at, by)
    audit.record(by, "funds.sheet_typed", sheet, boxes=len(draft.typed), version=draft.version)
    return merged.disputed


@transaction.atomic
def tick_the_rest(*, sheet_id: int, at: datetime.datetime, by: Actor) -> int:
    """Mark every line that is still empty as paid in full; give how many. Only exceptions are then typed.

    :raises NotAllowed: without the right to take money
    :raises SheetUnknown: not in this fund, or another collector's
    :raises SheetClosed: the sheet is posted or set aside
    """
    sheet, draft = _open_draft(sheet_id, by)
    empty = (
        VillageSheetLine.objects.filter(sheet=sheet, due_satang__gt=0)
        .exclude(place__in=[int(box) for box in draft.typed if box.isdecimal()])
        .values_list("place", flat=True)
    )
    marked = {str(place): "/" for place in empty}
    draft.typed = draft.typed | marked
    _save(draft, at, by)
    audit.record(by, "funds.sheet_ticked", sheet, boxes=len(marked), version=draft.version)
    return len(marked)


@transaction.atomic
def add_photo(*, sheet_id: int, photo: photos.Photo, by: Actor) -> VillageSheetPhoto:
    """Keep a photo of the filled paper; also after the sheet is posted.

    :raises NotAllowed: without the right to take money
    :raises SheetUnknown: not in this fund, or another collector's
    :raises NoPhoto: neither a picture nor a PDF
    :raises FileTooLarge: it is larger than can be kept
    """
    sheet = sheet_access.sheet_for(by, sheet_id)
    document = photos.keep(photo, by=by)
    kept: VillageSheetPhoto = VillageSheetPhoto.objects.create(sheet=sheet, document=document)
    audit.record(by, "funds.sheet_photo_added", sheet, document=kept.document_id)
    return kept


@transaction.atomic
def post(*, sheet_id: int, version: int, today: datetime.date, by: Actor) -> list[Receipt]:
    """Put a whole sheet into the book: a receipt for each payment, all or none, once.

    :param version: of the typing that was checked
    :raises NotAllowed: without the right to take money
    :raises SheetUnknown: not in this fund, or another collector's
    :raises SheetClosed: it is posted already, or set aside
    :raises SheetChanged: somebody typed on after the check
    :raises SheetNotInOrder: a line is to be mended, or the control totals do not agree
    :raises Refusal: what `take_contributions` refuses; then nothing is posted
    """
    sheet, draft = _open_draft(sheet_id, by)
    if draft.version != version:
        raise SheetChanged(
            t(
                "มีคนพิมพ์ใบนี้ต่อหลังจากที่ตรวจ ยังไม่ได้ลงบัญชี โปรดตรวจยอดอีกครั้ง",
                "Somebody typed on after you checked, so nothing was posted. Please check the totals again.",
            )
        )
    checked = queries.checked(queries.sheet(sheet_id, by=by), today=today, draft=draft)
    if not checked.may_be_posted:
        raise SheetNotInOrder(
            t(
                "ใบนี้ยังมีรายการที่ต้องแก้ จึงยังไม่ได้ลงบัญชีเลย แก้แล้วตรวจใหม่",
                "This sheet has something to mend, so nothing was posted. Mend it and check again.",
            )
        )
    assert draft.happened_on is not None, "a sheet in order has its day"
    receipts = contributions.take_contributions(
        brought=[_brought(payment, sheet) for payment in checked.payments],
        happened_on=draft.happened_on,
        received_into=f"point:{sheet.point_id}" if sheet.point_id else contributions.TREASURER,
        by=by,
    )
    VillageSheetOutcome.objects.create(
        sheet=sheet,
        what=VillageSheetOutcome.What.POSTED,
        on=draft.happened_on,
        people=len(receipts),
        total_satang=checked.total.satang,
        by_id=by.user_id,
    )
    audit.record(by, "funds.sheet_posted", sheet, count=len(receipts), total_satang=checked.total.satang)
    return receipts


@transaction.atomic
def set_aside(*, sheet_id: int, reason: str, on: datetime.date, by: Actor) -> VillageSheetOutcome:
    """Do without a sheet that was printed wrongly or never used; its number stays.

    :raises NotAllowed: without the right to take money
    :raises SheetUnknown: not in this fund, or another collector's
    :raises SheetClosed: it is posted or set aside already
    """
    sheet, _ = _open_draft(sheet_id, by)
    outcome: VillageSheetOutcome = VillageSheetOutcome.objects.create(
        sheet=sheet,
        what=VillageSheetOutcome.What.SET_ASIDE,
        on=on,
        reason=clean_line(reason)[:200],
        by_id=by.user_id,
    )
    audit.record(by, "funds.sheet_set_aside", sheet, reason=outcome.reason, on=on)
    return outcome


def _asked(order: SheetOrder, *, is_first: bool, on: datetime.date) -> list[tuple[Member, Money]]:
    """Everybody with what they owe; later rounds leave out who has paid."""
    found = queries.to_ask(order.community_id, on=on)
    until = month_later(order.first_month, order.months)
    spans = covered.covered([member.pk for member in found], starts_on=order.first_month)
    paid = {pk for pk, each in spans.items() if any(span.starts_on < until for span in each)}
    asked = [
        (member, ZERO if member.pk in paid else order.dues.get(member.pk, order.usual))
        for member in found
        if is_first or member.pk not in paid
    ]
    if not any(due for _, due in asked):
        raise _nobody_to_ask()
    return asked


def _nobody_to_ask() -> NobodyToAsk:
    return NobodyToAsk(
        t(
            "ไม่มีสมาชิกที่ต้องออกใบเก็บเงินงวดนี้ (ยังไม่มีสมาชิก ส่งครบแล้ว หรือมีใบอยู่แล้ว) โปรดตรวจหมู่บ้านและเดือน",
            "Nobody needs to be asked for this period: no member lives there, all have paid, or there is a "
            "sheet already. Check village and month.",
        )
    )


def _refuse_closed_point(point_id: int, on: datetime.date) -> None:
    if point_id not in {point.pk for point in fund_queries.points_on(on)}:
        raise access.point_unknown()


def _open_draft(sheet_id: int, by: Actor) -> tuple[VillageSheet, VillageSheetDraft]:
    """The sheet and its typing, locked, if it is still open."""
    sheet = sheet_access.sheet_for(by, sheet_id)
    draft: VillageSheetDraft = VillageSheetDraft.objects.select_for_update(of=("self",)).get(sheet=sheet)
    outcome = VillageSheetOutcome.objects.filter(sheet=sheet).first()
    if outcome is None:
        return sheet, draft
    day = t(thai_date(outcome.on), english_date(outcome.on))
    if outcome.what == VillageSheetOutcome.What.SET_ASIDE:
        raise SheetClosed(
            t(
                "ใบนี้ยกเลิกไปแล้วเมื่อ {day} โปรดเตรียมใบใหม่",
                "This sheet was set aside on {day}. Please prepare a new one.",
                day=day,
            )
        )
    raise SheetClosed(
        t(
            "ใบนี้ลงบัญชีไปแล้ว เงินวันที่ {day} จำนวน {people} คน รวม {total} บาท จึงไม่ลงซ้ำ "
            "ถ้ามีบรรทัดผิด ให้ยกเลิกใบเสร็จของคนนั้นแล้วรับใหม่",
            "This sheet is posted: money of {day}, {people} people, {total} baht. It is not posted again. "
            "A wrong line is corrected by voiding that person's receipt and taking the money anew.",
            day=day,
            people=outcome.people,
            total=outcome.total,
        )
    )


def _take_totals(draft: VillageSheetDraft, typed: Typing) -> None:
    """What a window that was opened before the last save leaves empty, it may only not have seen."""
    is_stale = typed.version != draft.version
    total = typed.counted_total.satang if typed.counted_total is not None else None
    for name, value in (
        ("happened_on", typed.happened_on),
        ("counted_people", typed.counted_people),
        ("counted_satang", total),
    ):
        if value is not None or not is_stale:
            setattr(draft, name, value)


def _save(draft: VillageSheetDraft, at: datetime.datetime, by: Actor) -> None:
    draft.version += 1
    draft.typed_by_id, draft.typed_at = by.user_id, at
    draft.save(update_fields=_TYPED)


def _brought(payment: checking.SheetPayment, sheet: VillageSheet) -> contributions.Brought:
    months = sheet.months * payment.periods
    paid = contributions.Paid(
        kind=_KIND_OF.get(months, "monthly"),
        amount=payment.amount,
        first_month=sheet.first_month,
        months=months,
    )
    return contributions.Brought(
        member_id=payment.member_id,
        paid=[paid],
        request_id=f"{queries.request_prefix(sheet)}{payment.box}",
    )
