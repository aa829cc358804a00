"""Builds the invented towns; the only thing the outside needs of this package besides the log-ins."""

from __future__ import annotations

import datetime
import functools
import itertools
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.pool import ThreadPool

from django.db import connection, connections

from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.thai_dates import BANGKOK

from . import (
    chain,
    committee,
    continuing,
    fund,
    growth,
    guides,
    municipality,
    operator,
    passing_on,
    programmes,
    proposing,
    transfers,
    treasury,
)
from .steps import Clock, Site
from .stories import TownStory
from .towns import CITY, RURAL, TOWNS

SCALES = ("village", "town", "province")
_LOCK = 2_549_0101
_AT_ONCE = 3
"""While one waits for the database, another uses the processor."""

_SERIALS_OF_A_FUND = 1_000_000
_SERIALS_OF_THE_CITY = 500_000_000
"""Apart from all others, so that a fund's people are the same at every scale."""


class RealOrganisationHere(Refusal):
    """A real organisation works in this database; nothing invented is put beside it."""

    code = "demo_real_organisation_here"


def build(
    *, scale: str, at: datetime.datetime | None = None, told: Callable[[Phrase], None] = lambda name: None
) -> None:
    """Build the towns that are not there yet, up to `scale`; what stands is left as it is.

    :param at: the moment from which the stories are counted; now unless given
    :param told: hears the name of each organisation when its turn comes
    :raises RealOrganisationHere: the database is not for demonstrations
    """
    assert scale in SCALES, scale
    clock = Clock(at or datetime.datetime.now(BANGKOK), told)
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [_LOCK])
        try:
            _refuse_real()
            _build_towns(clock, scale)
        finally:
            cursor.execute("select pg_advisory_unlock(%s)", [_LOCK])


def _build_towns(clock: Clock, scale: str) -> None:
    province = committee.build(clock)
    operator.build(clock)
    clock.told(t("เมืองทั้งสามพร้อมกัน", "the three towns, side by side"))
    hosts = _three_towns(replace(clock, told=lambda name: None), scale)
    continuing.build(hosts[RURAL.code])
    passing_on.build(hosts)
    programmes.build(hosts)
    proposing.build(fund.take_in(RURAL, hosts[RURAL.code], clock), province)
    if scale == "province":
        serials = itertools.count(1 + len(TOWNS) * _SERIALS_OF_A_FUND, _SERIALS_OF_A_FUND)
        for town in growth.neighbours():
            host = municipality.take_in(town, clock)
            municipality.build(town, host)
            fund.build(town, fund.take_in(town, host, clock), first_serial=next(serials))
    guides.let_find(clock)


def _three_towns(clock: Clock, scale: str) -> dict[str, Site]:
    """The towns and their funds. None needs anything of another but to know that it is there."""
    hosts = {town.code: municipality.take_in(town, clock) for town in TOWNS}
    works: list[Callable[[], None]] = []
    for number, town in enumerate(TOWNS):
        host = hosts[town.code]
        site = fund.take_in(town, host, clock)
        first_serial = 1 + number * _SERIALS_OF_A_FUND
        works.append(functools.partial(_build_town, town, host))
        works.append(functools.partial(_build_fund, town, site, first_serial, scale))
    with ThreadPool(_AT_ONCE) as pool:  # told to stop, nobody waits for it: a step cut off leaves nothing
        pool.map(_by_itself, works, chunksize=1)
    return hosts


def _by_itself(work: Callable[[], None]) -> None:
    """Do it with a database connection of its own."""
    try:
        work()
    finally:
        connections.close_all()


def _build_town(town: TownStory, host: Site) -> None:
    municipality.build(town, host)
    host.step("chain", functools.partial(chain.build, town=town))
    guides.build(host, town)


def _build_fund(town: TownStory, site: Site, first_serial: int, scale: str) -> None:
    fund.build(town, site, first_serial=first_serial)
    if town is RURAL:
        site.step("waiting", lambda site: fund.leave_something_waiting(site, RURAL.fund))
        site.step("cash-waiting", lambda site: treasury.leave_waiting(site, RURAL.fund))
        site.step("transfers", lambda site: transfers.bring(site, RURAL.fund))
    if town is CITY and scale != "village":
        growth.fill(site, town, first_serial=_SERIALS_OF_THE_CITY)


def _refuse_real() -> None:
    real = Tenant.objects.filter(is_demo=False).order_by("code").first()
    if real is not None:
        raise RealOrganisationHere(
            t(
                "ฐานข้อมูลนี้มีหน่วยงานจริงอยู่ ({code}) จึงไม่สร้างเมืองตัวอย่างปนกัน "
                "ใช้ฐานข้อมูลอื่น เช่น ตั้งตัวแปร THUANNA_DATA เป็นโฟลเดอร์ว่าง",
                "A real organisation ({code}) works in this database, so no invented towns are put beside "
                "it. Use another database, for example by setting THUANNA_DATA to an empty folder.",
                code=real.code,
            )
        )
