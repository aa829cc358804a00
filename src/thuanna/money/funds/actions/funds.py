"""Setting up a fund: its facts, its policy on contributions, its collection points, its book."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds import access
from thuanna.money.funds.models import CollectionPoint, ContributionPolicy, Fund
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.payments.custody import queries as custody
from thuanna.money.payments.orders import Into


class FundExists(Refusal):
    """The organisation keeps its fund already."""

    code = "fund_exists"


class PointCodeTaken(Refusal):
    """Another collection point has this code."""

    code = "collection_point_code_taken"


class PointHoldsCash(Refusal):
    """A point closes when its cash has gone to the treasurer or the bank."""

    code = "collection_point_holds_cash"


class PopulationUndated(Refusal):
    """A population without the day to which it belongs."""

    code = "fund_population_undated"


@dataclass(frozen=True, kw_only=True)
class FundFacts:
    """What the fund says about itself."""

    founded_on: datetime.date
    supporting_organisation: str = ""
    objectives_th: str = ""
    objectives_en: str = ""
    how_to_join_th: str = ""
    how_to_join_en: str = ""
    office_place_th: str = ""
    office_place_en: str = ""
    office_phone: str = ""
    population: int | None = None
    population_on: datetime.date | None = None
    entry_fee: Money = ZERO
    bank_name: str = ""
    bank_account_name: str = ""
    bank_account_no: str = ""
    promptpay_id: str = ""

    def columns(self) -> dict[str, object]:
        """Values of the fund's columns."""
        values: dict[str, object] = asdict(self)
        del values["entry_fee"]
        return {**values, "entry_fee_satang": self.entry_fee.satang}


@transaction.atomic
def found(*, facts: FundFacts, by: Actor, stands_as: str = "equity", resolution_no: str = "") -> Fund:
    """Set up the fund of this organisation, with its policy on contributions from its first day.

    :param stands_as: how contributions stand in the book: ``equity`` or ``liability``
    :raises NotAllowed: without the right to edit the fund
    :raises FundExists: it is set up already
    """
    by.must(access.EDIT_FUND)
    _refuse_undated(facts)
    if Fund.objects.exists():
        raise FundExists(
            t("ตั้งค่ากองทุนไว้แล้ว ให้แก้ไขข้อมูลเดิม", "The fund is set up already. Please edit its facts.")
        )
    fund: Fund = Fund.objects.create(**facts.columns())
    ContributionPolicy.objects.create(
        stands_as=stands_as, starts_on=facts.founded_on, resolution_no=resolution_no
    )
    audit.record(by, "funds.fund_founded", fund, founded_on=facts.founded_on, stands_as=stands_as)
    outbox.publish("funds.fund_changed")
    return fund


@transaction.atomic
def edit_fund(*, facts: FundFacts, by: Actor) -> Fund:
    """Correct or change what the fund says about itself.

    :raises NotAllowed: without the right to edit the fund
    :raises NoFundYet: it is not set up
    """
    by.must(access.EDIT_FUND)
    _refuse_undated(facts)
    fund = access.locked_fund()
    columns = facts.columns()
    changed = [name for name, value in columns.items() if getattr(fund, name) != value]
    for name in changed:
        setattr(fund, name, columns[name])
    fund.save(update_fields=changed)
    audit.record(by, "funds.fund_edited", fund, changed=sorted(changed))
    outbox.publish("funds.fund_changed")
    return fund


@transaction.atomic
def open_collection_point(
    *,
    code: str,
    place_th: str,
    starts_on: datetime.date,
    by: Actor,
    place_en: str = "",
    keeper: str = "",
    community_id: int | None = None,
) -> CollectionPoint:
    """Open a point at which members bring their contributions; the book keeps its cash apart.

    :raises NotAllowed: without the right to edit the fund
    :raises NoFundYet: the fund is not set up
    :raises PointCodeTaken: another point has the code
    """
    by.must(access.EDIT_FUND)
    access.locked_fund()
    if CollectionPoint.objects.filter(code=code).exists():
        raise PointCodeTaken(
            t(
                "มีจุดรับเงินรหัส {code} แล้ว กรุณาใช้รหัสอื่น",
                "There is a collection point {code} already. Please use another code.",
                code=code,
            )
        )
    point: CollectionPoint = CollectionPoint.objects.create(
        code=code,
        place_th=place_th,
        place_en=place_en,
        keeper=keeper,
        community_id=community_id,
        starts_on=starts_on,
    )
    audit.record(by, "funds.collection_point_opened", point, code=code, on=starts_on)
    return point


@transaction.atomic
def close_collection_point(*, point_id: int, on: datetime.date, by: Actor) -> CollectionPoint:
    """Close a collection point from `on`; a point that still holds cash stays open until it is handed over.

    :raises NotAllowed: without the right to edit the fund
    :raises PointUnknown: no such point, or it is closed, or would close before it opened
    :raises PointHoldsCash: by the book there is still cash, perhaps handed over and not yet confirmed
    """
    by.must(access.EDIT_FUND)
    point: CollectionPoint | None = (
        CollectionPoint.objects.select_for_update()
        .filter(pk=point_id, ends_before__isnull=True, starts_on__lt=on)
        .first()
    )
    if point is None:
        raise access.point_unknown()
    _refuse_cash_left(point)
    point.ends_before = on
    point.save(update_fields=["ends_before"])
    audit.record(by, "funds.collection_point_closed", point, on=on)
    return point


@transaction.atomic
def open_book(*, opens_on: datetime.date, by: Actor) -> None:
    """Open the fund's book: the ready chart of accounts and the fiscal year of `opens_on`, month by month.

    :raises NotAllowed: without the right to post opening balances
    :raises NoFundYet: the fund is not set up
    :raises BookAlreadyOpen: it keeps a book already
    """
    by.must(access.POST_OPENING)
    access.locked_fund()
    ledger.open_book(opens_on=opens_on, by_month=True, by=by)


def _refuse_cash_left(point: CollectionPoint) -> None:
    if not book.is_open():
        return
    held = custody.held(Into(account=chart.CUSTODY, party=point.pk))
    if held.satang:
        raise PointHoldsCash(
            t(
                "จุดรับเงินนี้ยังมีเงินสดตามบัญชี {amount} บาท ส่งมอบให้เหรัญญิกหรือนำฝาก และยืนยันรับให้ครบก่อน แล้วจึงปิดจุดได้",
                "By the book this point still holds {amount} baht. Hand it over or deposit it, have it "
                "confirmed, and then close the point.",
                amount=held,
            )
        )


def _refuse_undated(facts: FundFacts) -> None:
    if (facts.population is None) != (facts.population_on is None):
        raise PopulationUndated(
            t(
                "จำนวนประชากรต้องมีวันที่ของข้อมูลคู่กัน กรุณากรอกให้ครบทั้งสองช่อง",
                "The population needs the day to which it belongs. Please fill in both or neither.",
            )
        )
