"""A village sheet from paper to book: prepared, typed, posted once, or set aside."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import funds, sheets, tenants
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.funds import sheet_access
from thuanna.money.funds.actions import sheets as actions
from thuanna.money.funds.models import VillageSheet, VillageSheetDraft
from thuanna.money.funds.queries import sheets as queries
from thuanna.money.ledger import queries as book
from thuanna.money.payments import actions as payments
from thuanna.money.payments.models import PayerName, Receipt, ReceiptLine
from thuanna.money.payments.photos import Photo

pytestmark = pytest.mark.usefixtures("acting")
TODAY, NOW = tenants.TODAY, tenants.NOW
PHOTO = Photo(name="sheet.jpg", content=b"\xff\xd8\xff\xe0 a sheet")


@pytest.fixture(autouse=True)
def fund(secretary: Actor, acting: Tenant) -> None:
    funds.fund_with_book(secretary)


def post(sheet: VillageSheet, by: Actor, version: int = 2) -> list[Receipt]:
    return actions.post(sheet_id=sheet.pk, version=version, today=TODAY, by=by)


def test_a_sheet_asks_every_member_in_the_order_of_numbers(secretary: Actor):
    people = sheets.members(secretary, 3)

    whole = queries.sheet(sheets.sheet(secretary).pk, by=secretary)

    assert [line.member.pk for line in whole.lines] == [member.pk for member in people]
    assert (whole.asked, whole.due) == (3, Money.baht(90))


def test_who_has_paid_ahead_stands_on_the_first_sheet_and_owes_nothing(secretary: Actor):
    first, second = sheets.members(secretary, 2)
    funds.receipt(first, secretary, funds.monthly(60, months=2))

    whole = queries.sheet(sheets.sheet(secretary).pk, by=secretary)

    assert [(line.member.pk, str(line.due)) for line in whole.lines] == [
        (first.pk, "0.00"),
        (second.pk, "30.00"),
    ]


def test_single_members_may_owe_something_else(secretary: Actor):
    _, second = sheets.members(secretary, 2)

    sheet = sheets.sheet(secretary, dues={second.pk: Money.baht(15)})

    assert [str(line.due) for line in queries.sheet(sheet.pk, by=secretary).lines] == ["30.00", "15.00"]


def test_a_second_sheet_of_the_same_period_is_refused_and_names_the_first(secretary: Actor):
    sheets.members(secretary, 1)
    sheet = sheets.sheet(secretary)

    with pytest.raises(actions.SheetThere) as refused:
        sheets.sheet(secretary)

    assert refused.value.sheet_id == sheet.pk


def test_a_village_without_members_needs_no_sheet(secretary: Actor):
    with pytest.raises(actions.NobodyToAsk):
        sheets.sheet(secretary)


def test_a_posted_sheet_stands_in_the_book_with_a_receipt_for_each(secretary: Actor):
    people = sheets.members(secretary, 3)
    sheet = sheets.sheet(secretary)
    sheets.save(sheet.pk, secretary, sheets.typed({"1": "/", "2": "60", "3": "-"}, 2, 90))

    receipts = post(sheet, secretary)

    assert [str(receipt.total) for receipt in receipts] == ["30.00", "60.00"]
    assert [receipt.number for receipt in receipts] == [1, 2]
    assert book.balance("1100") == Money.baht(90)
    assert book.balance("3100", party=people[1].pk) == Money.baht(60)
    assert PayerName.objects.get(receipt=receipts[0]).name == people[0].person.full_name
    whole = queries.sheet(sheet.pk, by=secretary)
    assert [bool(line.receipt) for line in whole.lines] == [True, True, False]


def test_paying_double_pays_ahead(secretary: Actor):
    sheets.members(secretary, 1)
    sheet = sheets.sheet(secretary)
    sheets.save(sheet.pk, secretary, sheets.typed({"1": "90"}, 1, 90))

    receipt = post(sheet, secretary)[0]

    told = ReceiptLine.objects.get(receipt=receipt)
    assert (told.first_month, told.months) == (sheets.NOVEMBER, 3)


def test_a_posted_sheet_is_not_posted_again_and_says_when_it_was(secretary: Actor):
    sheets.members(secretary, 1)
    sheet = sheets.sheet(secretary)
    sheets.save(sheet.pk, secretary, sheets.typed({"1": "/"}, 1, 30))
    post(sheet, secretary)

    with pytest.raises(actions.SheetClosed, match="2569"):
        post(sheet, secretary)

    assert Receipt.objects.count() == 1


def test_the_control_totals_keep_a_wrong_sheet_out_of_the_book(secretary: Actor):
    sheets.members(secretary, 2)
    sheet = sheets.sheet(secretary)
    sheets.save(sheet.pk, secretary, sheets.typed({"1": "/", "2": "/"}, 2, 90))

    with pytest.raises(actions.SheetNotInOrder):
        post(sheet, secretary)

    assert Receipt.objects.count() == 0


def test_typing_after_the_check_is_checked_again(secretary: Actor):
    sheets.members(secretary, 1)
    sheet = sheets.sheet(secretary)
    sheets.save(sheet.pk, secretary, sheets.typed({"1": "/"}, 1, 30))
    sheets.save(sheet.pk, secretary, sheets.typed({"1": "60"}, 1, 60, version=2))

    with pytest.raises(actions.SheetChanged):
        post(sheet, secretary, version=2)


def test_who_paid_on_another_page_in_between_is_found_before_posting(secretary: Actor):
    member = sheets.members(secretary, 1)[0]
    sheet = sheets.sheet(secretary)
    sheets.save(sheet.pk, secretary, sheets.typed({"1": "/"}, 1, 30))
    funds.receipt(member, secretary)

    with pytest.raises(actions.SheetNotInOrder):
        post(sheet, secretary)


def test_two_windows_lose_nothing(secretary: Actor):
    sheets.members(secretary, 3)
    sheet = sheets.sheet(secretary)
    sheets.save(sheet.pk, secretary, sheets.typed({"1": "/", "2": "", "3": ""}, 2, 60))

    disputed = sheets.save(sheet.pk, secretary, sheets.typed({"1": "60", "2": "/", "3": ""}, on=None))

    draft = VillageSheetDraft.objects.get(sheet=sheet)
    assert draft.typed == {"1": "60", "2": "/"}
    assert disputed == {"1": "/"}
    assert (draft.counted_people, draft.happened_on) == (2, TODAY)


def test_the_rest_is_ticked_and_exceptions_stay(secretary: Actor):
    first, *_ = sheets.members(secretary, 3)
    funds.receipt(first, secretary)
    sheet = sheets.sheet(secretary)
    sheets.save(sheet.pk, secretary, sheets.typed({"2": "-"}))

    assert actions.tick_the_rest(sheet_id=sheet.pk, at=NOW, by=secretary) == 1

    assert VillageSheetDraft.objects.get(sheet=sheet).typed == {"2": "-", "3": "/"}


def test_the_next_round_asks_only_who_has_not_paid(secretary: Actor):
    _, second = sheets.members(secretary, 2)
    sheet = sheets.sheet(secretary)
    sheets.save(sheet.pk, secretary, sheets.typed({"1": "/"}, 1, 30))
    post(sheet, secretary)

    again = sheets.sheet(secretary)

    assert again.round == 2
    assert [line.member.pk for line in queries.sheet(again.pk, by=secretary).lines] == [second.pk]


def test_a_voided_line_is_asked_again_in_the_next_round(secretary: Actor, tenant: Tenant):
    sheets.members(secretary, 1)
    sheet = sheets.sheet(secretary)
    sheets.save(sheet.pk, secretary, sheets.typed({"1": "/"}, 1, 30))
    receipt = post(sheet, secretary)[0]
    treasurer = tenants.member_of(tenant, "treasurer", username="treasurer")
    payments.void_receipt(receipt_id=receipt.pk, on=TODAY, reason="wrong_amount", by=treasurer)

    again = sheets.sheet(secretary)

    assert queries.sheet(sheet.pk, by=secretary).lines[0].is_void
    assert queries.sheet(again.pk, by=secretary).asked == 1


def test_a_sheet_set_aside_makes_room_for_another(secretary: Actor):
    sheets.members(secretary, 1)
    sheet = sheets.sheet(secretary)

    actions.set_aside(sheet_id=sheet.pk, reason="พิมพ์ผิดเดือน", on=TODAY, by=secretary)

    assert sheets.sheet(secretary).round == 2
    with pytest.raises(actions.SheetClosed):
        sheets.save(sheet.pk, secretary, sheets.typed({"1": "/"}))


def test_a_photo_of_the_paper_is_kept(secretary: Actor):
    sheets.members(secretary, 1)
    sheet = sheets.sheet(secretary)

    kept = actions.add_photo(sheet_id=sheet.pk, photo=PHOTO, by=secretary)

    found = queries.photo(sheet.pk, kept.pk, by=secretary)
    assert found is not None
    assert found.document.media_type == "image/jpeg"


def test_somebody_without_the_right_to_take_money_types_nothing(secretary: Actor, tenant: Tenant):
    sheets.members(secretary, 1)
    sheet = sheets.sheet(secretary)
    inspector = tenants.member_of(tenant, "inspector", username="inspector")

    with pytest.raises(NotAllowed):
        sheets.save(sheet.pk, inspector, sheets.typed({"1": "/"}))
    with pytest.raises(NotAllowed):
        sheets.sheet(inspector, first_month=datetime.date(2026, 12, 1))


def test_a_collector_of_another_village_does_not_see_the_sheet(secretary: Actor, tenant: Tenant):
    sheets.members(secretary, 1)
    sheet = sheets.sheet(secretary)
    held = tenants.member_of(tenant, "collector", username="collector")
    elsewhere = Actor(
        tenant_id=held.tenant_id,
        user_id=held.user_id,
        roles=held.roles,
        permissions=held.permissions,
        unit_id=4242,
    )

    with pytest.raises(sheet_access.SheetUnknown):
        queries.sheet(sheet.pk, by=elsewhere)


def test_the_neighbour_does_not_see_the_sheet(secretary: Actor, neighbour: Tenant, stranger: Actor):
    sheets.members(secretary, 1)
    sheet = sheets.sheet(secretary)

    with acting_for(neighbour), pytest.raises(sheet_access.SheetUnknown):
        queries.sheet(sheet.pk, by=stranger)


def test_a_sheet_of_three_thousand_lines_is_posted_in_one_go(secretary: Actor):
    sheets.crowd(secretary, 3000)
    sheet = sheets.sheet(secretary)
    actions.tick_the_rest(sheet_id=sheet.pk, at=NOW, by=secretary)
    sheets.save(sheet.pk, secretary, sheets.typed({}, 3000, 90_000, version=2))

    receipts = post(sheet, secretary, version=3)

    assert len(receipts) == 3000
    assert book.balance("1100") == Money.baht(90_000)
