"""About ten ratios that a fund tells of itself, each with what it means, under the document's three aims."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money
from thuanna.money.funds.models import Fund, Member
from thuanna.money.funds.queries import fund as funds
from thuanna.money.funds.queries import money
from thuanna.money.ledger import chart
from thuanna.money.ledger.models import Journal
from thuanna.registry.places import queries as places
from thuanna.services.grants import access
from thuanna.services.grants.rules import ratios as rules
from thuanna.services.grants.rules.functions import ADMINISTRATION
from thuanna.services.grants.rules.ratios import percent, share

from . import benefits, regulation
from .people import Reach, reach_on

RUNNING_COSTS = frozenset(
    {chart.STAFF_PAY, chart.TRAVEL, chart.STATIONERY, chart.ACTIVITIES, chart.OTHER_EXPENSES}
)
_FROM_MEMBERS = frozenset({chart.CONTRIBUTIONS, chart.CONTRIBUTIONS_OWED, chart.ENTRY_FEES})
_HELP = frozenset({chart.BENEFITS, chart.OUTSIDE_HELP})

AIMS: dict[str, Phrase] = {
    "quality": t("พัฒนาคุณภาพกองทุน", "Quality of the fund"),
    "disadvantaged": t("ดูแลผู้ด้อยโอกาสในตำบล", "Care of the disadvantaged of the subdistrict"),
    "membership": t("ขยายฐานสมาชิก", "Wider membership"),
}
"""The three aims of the guideline of 2553."""


@dataclass(frozen=True)
class Ratio:
    """One ratio.

    :ivar value: None where what it needs is not known
    :ivar state: ``good``, ``watch`` or empty where nothing is thought right or wrong
    """

    code: str
    aim: str
    label: Phrase
    value: str | None
    means: Phrase
    state: str = ""


@dataclass(frozen=True)
class _Year:
    """The twelve months before a day; whole only where the book was kept through all of them."""

    came_in: Money
    from_members: Money
    went_out: Money
    running: Money
    helped: Money
    is_whole: bool


def ratios(on: datetime.date, *, by: Actor) -> list[Ratio]:
    """The fund's ratios at the end of a day; none while it is not set up.

    :raises NotAllowed: without the right to see them
    """
    by.must(access.VIEW)
    fund = funds.fund()
    return [] if fund is None else told(fund, on)


def told(fund: Fund, on: datetime.date) -> list[Ratio]:
    """As `ratios`; the caller has asked who may see them."""
    reach = reach_on(on)
    year = _year(on)
    return [*_membership(fund, reach, on), *_care(reach, on), *_quality(reach, year, on)]


def _membership(fund: Fund, reach: Reach, on: datetime.date) -> list[Ratio]:
    before = reach_on(_a_year_ago(on)).members["all"]
    villages = len(places.communities(on=on))
    grown = reach.members["all"] - before
    return [
        _share(
            "coverage",
            "membership",
            t("สมาชิกต่อประชากร", "Members of the population"),
            share(reach.members["all"], fund.population or 0),
            t("กองทุนถึงคนกี่ส่วนของตำบล", "How much of the people the fund reaches"),
        ),
        _share(
            "villages",
            "membership",
            t("หมู่บ้านหรือชุมชนที่มีสมาชิก", "Villages with members"),
            share(reach.villages, villages),
            t("กระจายทั่วพื้นที่เพียงใด เกณฑ์คือครึ่งหนึ่ง", "How far it is spread; half is asked for"),
        ),
        Ratio(
            "growth",
            "membership",
            t("สมาชิกเพิ่มในสิบสองเดือน", "Members gained in twelve months"),
            f"{grown:+,d}",
            t("เข้าใหม่หักออกแล้ว", "Joined less left"),
        ),
    ]


def _care(reach: Reach, on: datetime.date) -> list[Ratio]:
    tomorrow = on + datetime.timedelta(days=1)
    since = _a_year_ago(on)
    helped = benefits.outside_help(since=since, before=tomorrow)
    vulnerable = reach.members["disabled"] + reach.members["disadvantaged"]
    given = reach.beneficiaries
    return [
        _share(
            "vulnerable",
            "disadvantaged",
            t("คนพิการและผู้ด้อยโอกาสในหมู่สมาชิก", "Persons with disabilities and disadvantaged among members"),
            share(vulnerable, reach.members["all"]),
            t(
                "กองทุนมีคนที่ลำบากอยู่ด้วยเพียงใด คนหนึ่งอาจนับสองข้อ",
                "How far those in difficulty belong; somebody may count twice",
            ),
        ),
        _share(
            "beneficiaries",
            "disadvantaged",
            t("สมาชิกที่เคยได้รับสวัสดิการ", "Members who ever had a benefit"),
            share(given["all"], reach.cumulative),
            t("สวัสดิการถึงคนกี่ส่วน นับตั้งแต่เปิดสมุดบัญชี", "How many it reached, since the book was opened"),
        ),
        Ratio(
            "outside",
            "disadvantaged",
            t("ช่วยคนที่ไม่ใช่สมาชิกในสิบสองเดือน", "Help to non-members in twelve months"),
            str(helped.amount),
            t("บาท จาก {n} ครั้ง", "baht, {n} times", n=helped.times),
        ),
    ]


def _quality(reach: Reach, year: _Year, on: datetime.date) -> list[Ratio]:
    judged = ADMINISTRATION.decide(
        {"running_costs": year.running, "money_in": year.came_in}, law.book(rules.LAW, on=on)
    )
    state = {True: "good", False: "watch", None: ""}[judged.checks[0].met]
    held = money.position().total
    months = share(held * 12, year.went_out) if year.is_whole else None
    behind = _behind(on)
    return [
        _share(
            "arrears",
            "quality",
            t("สมาชิกที่ค้างเงินสมทบ", "Members in arrears"),
            None if behind is None else share(behind, reach.members["all"]),
            t("ยิ่งน้อยยิ่งดี นับตามระเบียบของกองทุน", "The fewer the better, by the fund's own regulation"),
        ),
        _share(
            "administration",
            "quality",
            t("ค่าดำเนินงานต่อเงินที่รับเข้า", "Running costs of what came in"),
            share(year.running, year.came_in),
            judged.checks[0].phrase,
            state,
        ),
        Ratio(
            "reserve",
            "quality",
            t("เงินคงเหลืออยู่ได้กี่เดือน", "How many months the money lasts"),
            None if months is None else _months(months),
            t(
                "เงินที่มีเทียบกับที่จ่ายเฉลี่ยต่อเดือน คิดได้เมื่อมีสมุดบัญชีครบหนึ่งปี",
                "What is held, by what is paid in a month; known after a year of the book",
            ),
        ),
        _share(
            "payout",
            "quality",
            t("สวัสดิการต่อเงินจากสมาชิก", "Benefits of what members paid"),
            share(year.helped, year.from_members),
            t(
                "เกินร้อยละ 100 แปลว่าจ่ายมากกว่าที่สมาชิกส่งในปีนั้น",
                "Over 100 % more is paid than members paid in that year",
            ),
        ),
        _share(
            "own",
            "quality",
            t("เงินจากสมาชิกต่อเงินที่รับเข้า", "Members' money of what came in"),
            share(year.from_members, year.came_in),
            t("พึ่งตนเองได้เพียงใด", "How far the fund stands on its own feet"),
        ),
    ]


def _share(
    code: str, aim: str, label: Phrase, found: Fraction | None, means: Phrase, state: str = ""
) -> Ratio:
    return Ratio(code, aim, label, None if found is None else percent(found), means, state)


def _months(found: Fraction) -> str:
    tenths = (found * 10 + Fraction(1, 2)) // 1
    return f"{tenths // 10:,d}.{tenths % 10}"


def _behind(on: datetime.date) -> int | None:
    behind = regulation.behind(list(Member.objects.values_list("pk", flat=True)), on)
    return None if behind is None else len(behind)


def _year(on: datetime.date) -> _Year:
    tomorrow = on + datetime.timedelta(days=1)
    since = _a_year_ago(tomorrow)
    came_in, went_out = money.money_in(since, tomorrow), money.money_out(since, tomorrow)

    def summed(flows: list[money.Flow], holds: Callable[[str], bool]) -> Money:
        return sum((flow.amount for flow in flows if holds(flow.account.code)), ZERO)

    return _Year(
        came_in=summed(came_in, lambda code: True),
        from_members=summed(came_in, lambda code: code in _FROM_MEMBERS),
        went_out=summed(went_out, lambda code: True),
        running=summed(went_out, lambda code: code in RUNNING_COSTS),
        helped=summed(went_out, lambda code: code in _HELP),
        is_whole=Journal.objects.filter(happened_on__lte=since).exists(),
    )


def _a_year_ago(on: datetime.date) -> datetime.date:
    try:
        return on.replace(year=on.year - 1)
    except ValueError:
        return datetime.date(on.year - 1, 3, 1)
