"""คูนทอง: a city of 93 communities, with a division for each duty, many partners, and a fund that begins.

Its figures are those that Khon Kaen City Municipality published in the King Prajadhipok Award book of 2557.
The fund has 264 members in a third of the communities; nobody there can name all the others.
"""

from __future__ import annotations

import datetime
from decimal import Decimal

from thuanna.demo.stories import FundStory, LogIn, Office, OldBooks, TownStory
from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.registry.places.actions import NewCommunity

from . import words

_SUBDISTRICT = "400101"
_COMMUNITIES = 93
_FIRST = (
    ("คูน", "Khun"), ("หมอก", "Mok"), ("คราม", "Khram"), ("ตะวัน", "Tawan"), ("สายรุ้ง", "Sai Rung"),
    ("ดาว", "Dao"), ("ฝ้าย", "Fai"), ("จันทร์", "Chan"), ("ลมหนาว", "Lom Nao"),
    ("น้ำค้าง", "Nam Khang"), ("ข้าวหอม", "Khao Hom"), ("ไหม", "Mai"),
)  # fmt: skip
_SECOND = (
    ("ทองริมบึง", "Thong Rim Bueng"), ("ลานทอง", "Lan Thong"), ("ทองสุขใจ", "Thong Suk Chai"),
    ("ทองร่วมแรง", "Thong Ruam Raeng"), ("ทองรุ่งเรือง", "Thong Rung Rueang"), ("ทองใต้ฟ้า", "Thong Tai Fa"),
    ("ทองยั่งยืน", "Thong Yang Yuen"), ("ทองเกื้อกูล", "Thong Kuea Kun"),
)  # fmt: skip
_NAMES = [(f"ชุมชน{a}{b}", f"{x} {y} Community") for b, y in _SECOND for a, x in _FIRST][:_COMMUNITIES]
_WITH_MEMBERS = 31
_SHARES = tuple(max(1, 12 - place // 3) if place < _WITH_MEMBERS else 0 for place in range(_COMMUNITIES))
_SOURCE = "หนังสือรางวัลพระปกเกล้า' 57 สถาบันพระปกเกล้า หน้า 279 (ถอดแบบจากเทศบาลนครขอนแก่น)"
_PUBLISHED = t(
    "(ตัวเลขที่เทศบาลนครขอนแก่นเผยแพร่ หนังสือไม่บอกวันที่ จึงลงวันสิ้นปีงบประมาณ 2557)",
    "(as Khon Kaen City Municipality published it; the book gives no day, "
    "so it stands at the end of fiscal year 2557)",
)

FUND = FundStory(
    code="khunthong-fund",
    name=t("กองทุนสวัสดิการชุมชนเมืองคูนทอง", "Khun Thong City Community Welfare Fund"),
    motto=words.FUND_MOTTO,
    founded_on=datetime.date(2024, 5, 20),
    objectives=words.OBJECTIVES,
    how_to_join=words.HOW_TO_JOIN,
    office=t("ศูนย์สวัสดิการชุมชน อาคารเทศบาลเดิม ชั้น 1", "Community Welfare Centre, old town hall, ground floor"),
    supporter="เทศบาลนครคูนทอง",
    entry_fee=Money.baht("50"),
    members=264,
    former=11,
    shares=_SHARES,
    collecting=(0, 4, 9),
    old_books=OldBooks(
        bank=Money.baht("148320.75"),
        treasurer=Money.baht("2750"),
        points=(Money.baht("1250"), Money.baht("400"), Money.baht("650")),
        funders={"local_government": Money.baht("60000")},
    ),
    receipts=20,
    voids=1,
    seed="khunthong",
    log_ins=(
        LogIn(name="city-chair", roles=("chair", "administrator")),
        LogIn(name="city-treasurer", roles=("treasurer",), sex="male"),
        LogIn(name="city-secretary", roles=("secretary",)),
    ),
)

CITY = TownStory(
    code="khunthong",
    name=t("เทศบาลนครคูนทอง", "Khun Thong City Municipality"),
    motto=words.MOTTO,
    subdistrict=_SUBDISTRICT,
    coverage="part",
    part="เขตเทศบาลนครคูนทอง (สมมุติ)",
    address="1 ถนนคูนทอง (สถานที่สมมุติ)",
    phone="049000300",
    communities=tuple(NewCommunity("municipal", _SUBDISTRICT, th, en) for th, en in _NAMES),
    committees=tuple(range(12)),
    divisions=(
        words.division("สำนักปลัดเทศบาล", "Office of the Clerk", "049000301"),
        words.division("สำนักคลัง", "Finance Office", "049000302"),
        words.division("สำนักช่าง", "Public Works Office", "049000303"),
        words.division("สำนักสาธารณสุขและสิ่งแวดล้อม", "Health and Environment Office", "049000304"),
        words.division("สำนักการศึกษา", "Education Office", "049000305"),
        words.division("กองสวัสดิการสังคม", "Social Welfare Division", "049000306"),
        words.division("กองยุทธศาสตร์และงบประมาณ", "Strategy and Budget Division", "049000307"),
        words.division("หน่วยตรวจสอบภายใน", "Internal Audit Unit", "049000308"),
    ),
    partners=(
        words.partner("state", "โรงพยาบาลคูนทอง", "Khun Thong Hospital"),
        words.partner("state", "สถานีตำรวจคูนทอง", "Khun Thong Police Station"),
        words.partner("private", "หอการค้าคูนทอง", "Khun Thong Chamber of Commerce"),
        words.partner("private", "ตลาดสดคูนทองสมมุติ", "Khun Thong Market"),
        words.partner("civil", "เครือข่ายเยาวชนคูนทอง", "Khun Thong Youth Network"),
        words.partner("civil", "สภาองค์กรชุมชนเมืองคูนทอง", "Council of Community Organisations of Khun Thong"),
        words.partner("professional", "สมาคมครูคูนทอง", "Khun Thong Teachers' Association"),
        words.partner("professional", "ชมรมพยาบาลคูนทอง", "Nurses of Khun Thong"),
        words.partner("religious", "วัดคูนทองสมมุติ", "Wat Khun Thong"),
        words.partner("religious", "มัสยิดคูนทองสมมุติ", "Khun Thong Mosque"),
        words.partner("school", "โรงเรียนเทศบาลคูนทอง 1", "Khun Thong Municipal School 1"),
        words.partner("school", "วิทยาลัยอาชีวะคูนทอง", "Khun Thong Vocational College"),
    ),
    offices=(
        Office(kind="executive", title=t("นายกเทศมนตรี", "Mayor"), men=1),
        Office(kind="deputy_executive", title=t("รองนายกเทศมนตรี", "Deputy mayor"), men=2, women=2),
        Office(kind="clerk", title=t("ปลัดเทศบาล", "Municipal clerk"), women=1),
        Office(kind="council_chair", title=t("ประธานสภาเทศบาล", "Chair of the council"), men=1),
        Office(
            kind="council_deputy_chair",
            title=t("รองประธานสภาเทศบาล", "Deputy chair of the council"),
            men=1,
            women=1,
        ),
        Office(kind="councillor", title=t("สมาชิกสภาเทศบาล", "Member of the council"), men=16, women=5),
    ),
    figures=words.figures(
        _SOURCE,
        datetime.date(2014, 9, 30),
        _PUBLISHED,
        population_total=111_707,
        population_male=52_866,
        population_female=58_841,
        area_km2=Decimal("46"),
        communities=93,
        own_revenue=Money.baht("678749799.10"),
        subsidies=Money.baht("691511722.97"),
        council_total=24,
        council_male=18,
        council_female=6,
    ),
    pattern=t(
        "ตัวเลขทุกตัวถอดแบบจากที่เทศบาลนครขอนแก่นเผยแพร่ใน พ.ศ. 2557",
        "All figures are those that Khon Kaen City Municipality published in 2557 (2014)",
    ),
    population=111_707,
    population_on=datetime.date(2014, 9, 30),
    log_ins=(
        LogIn(name="city-officer", roles=("officer", "administrator")),
        LogIn(name="city-clerk", roles=("clerk",)),
        LogIn(name="city-community", roles=("community_chair",), sex="male", community=0),
    ),
    fund=FUND,
)
