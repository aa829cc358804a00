"""The larger scales: a city fund with thousands of members, and a province full of funds."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.registry.places import queries as areas
from thuanna.registry.places.actions import NewCommunity

from . import fund
from .fund import Crowd
from .steps import Site
from .stories import LogIn, OldBooks, TownStory
from .towns import RURAL, words

_CITY_MEMBERS, _CITY_FORMER = 18_000, 400
_FIRST_CITY_NUMBER = 10_001
_PROVINCE = ("2201", "2202", "2203", "2204", "2205", "2206", "2207", "2208", "2209", "2210")
_NEIGHBOURS = 60
_NEIGHBOUR_MEMBERS, _NEIGHBOUR_FORMER = 1_670, 60
_FIRST = (
    ("เนิน", "Noen"), ("หนอง", "Nong"), ("บ่อ", "Bo"), ("ทุ่ง", "Thung"), ("คลอง", "Khlong"), ("ดอน", "Don"),
    ("ท่า", "Tha"), ("โคก", "Khok"),
)  # fmt: skip
_SECOND = (
    ("ครามฟ้า", "Khram Fa"), ("ดาวทอง", "Dao Thong"), ("เมฆขาว", "Mek Khao"), ("สายรุ้ง", "Sai Rung"),
    ("น้ำค้างแก้ว", "Nam Khang Kaeo"), ("ลมหวาน", "Lom Wan"), ("ตะวันคราม", "Tawan Khram"),
    ("ฝนเงิน", "Fon Ngoen"),
)  # fmt: skip
_VILLAGES = ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด")


def fill(site: Site, town: TownStory, *, first_serial: int) -> None:
    """Bring the city's fund to about 18,000 members, and publish it anew."""
    crowd = Crowd(f"{town.fund.seed} town", _CITY_MEMBERS, _CITY_FORMER, first_serial, _FIRST_CITY_NUMBER)
    site.step(
        "register-town",
        lambda site: fund.import_crowd(site, town, crowd, file_name="ทะเบียนสมาชิกทุกชุมชน.xlsx"),
    )
    site.step("published-town", lambda site: fund.publish(site, town.fund))


def neighbours() -> Iterator[TownStory]:
    """Sixty more subdistricts of one province, each with a fund after the pattern of the rural one."""
    names = [(f"{a}{b}", f"{x} {y}") for b, y in _SECOND for a, x in _FIRST]
    codes = [place.code for district in _PROVINCE for place in areas.subdistricts_of(district)]
    free = [code for code in codes if code != RURAL.subdistrict]
    for number, ((th, en), code) in enumerate(zip(names[:_NEIGHBOURS], free, strict=False), 1):
        yield _neighbour(number, th, en, code)


def _neighbour(number: int, th: str, en: str, subdistrict: str) -> TownStory:
    code = f"n{number:02}"
    story = replace(
        RURAL.fund,
        code=f"{code}-fund",
        name=t(f"กองทุนสวัสดิการชุมชนตำบล{th}", f"{en} Community Welfare Fund"),
        founded_on=datetime.date(2006 + number % 15, 1 + number % 12, 1),
        supporter=f"เทศบาลตำบล{th}",
        members=_NEIGHBOUR_MEMBERS,
        former=_NEIGHBOUR_FORMER,
        shares=(20, 18, 15, 12, 10, 9, 9, 7),
        collecting=(0,),
        old_books=OldBooks(bank=Money.baht(900_000 + 17_350 * number), points=(Money.baht(600),)),
        receipts=0,
        voids=0,
        seed=code,
        log_ins=(
            LogIn(name=f"{code}-treasurer", roles=("treasurer",)),
            LogIn(name=f"{code}-secretary", roles=("secretary", "administrator")),
        ),
    )
    return replace(
        RURAL,
        code=code,
        name=t(f"เทศบาลตำบล{th}", f"{en} Subdistrict Municipality"),
        subdistrict=subdistrict,
        communities=tuple(
            NewCommunity("village", subdistrict, f"บ้าน{th}{village}", f"Ban {en} {place}", place)
            for place, village in enumerate(_VILLAGES, 1)
        ),
        committees=(),
        divisions=RURAL.divisions[-1:],
        partners=(),
        offices=(),
        figures=words.figures(
            "เรื่องเล่าสมมุติ", RURAL.population_on, t("(ตัวเลขสมมุติ)", "(an invented figure)"), communities=8
        ),
        log_ins=(LogIn(name=f"{code}-officer", roles=("officer",)),),
        fund=story,
        population=3 * _NEIGHBOUR_MEMBERS,
    )
