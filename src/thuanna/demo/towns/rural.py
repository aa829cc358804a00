"""เนินคราม: a rural municipality whose fund is twenty years old and knows almost everybody.

The fund was founded on New Year's Day 2549 with a notebook in each village. Twenty years later it has
members in six of seven villages (the seventh is new), a collection point in each of the six, and a
spreadsheet that grew by hand. On 1 October it moved in here: the spreadsheet was imported, the balances were
taken over.
"""

from __future__ import annotations

import datetime

from thuanna.demo.stories import FundStory, LogIn, Office, OldBooks, TownStory
from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.registry.places.actions import NewCommunity

from . import words

_SUBDISTRICT = "220105"
_VILLAGES = (
    ("บ้านเนินคราม", "Ban Noen Khram"),
    ("บ้านครามน้อย", "Ban Khram Noi"),
    ("บ้านหนองคราม", "Ban Nong Khram"),
    ("บ้านท่าครามแดง", "Ban Tha Khram Daeng"),
    ("บ้านสวนครามหอม", "Ban Suan Khram Hom"),
    ("บ้านคลองครามใส", "Ban Khlong Khram Sai"),
    ("บ้านครามใหม่พัฒนา", "Ban Khram Mai Phatthana"),
)
_SOURCE = "สถิติทางการทะเบียน กรมการปกครอง 31 ธันวาคม 2564 (ถอดแบบจากตำบลคมบาง จังหวัดจันทบุรี)"

FUND = FundStory(
    code="noenkhram-fund",
    name=t("กองทุนสวัสดิการชุมชนตำบลเนินคราม", "Noen Khram Community Welfare Fund"),
    motto=words.FUND_MOTTO,
    founded_on=datetime.date(2006, 1, 1),
    objectives=words.OBJECTIVES,
    how_to_join=words.HOW_TO_JOIN,
    office=t("ศาลาเอนกประสงค์ หมู่ 1 บ้านเนินคราม", "Village hall, Village 1, Ban Noen Khram"),
    supporter="เทศบาลตำบลเนินคราม",
    entry_fee=Money.baht("20"),
    members=1284,
    former=233,
    shares=(24, 19, 17, 15, 14, 11, 0),
    collecting=(0, 1, 2, 3, 4, 5),
    old_books=OldBooks(
        bank=Money.baht("2361250.25"),
        treasurer=Money.baht("8640"),
        points=(
            Money.baht("1830"),
            Money.baht("1260"),
            Money.baht("990"),
            Money.baht("720"),
            Money.baht("1140"),
            Money.baht("480"),
        ),
        funders={
            "state": Money.baht("655905"),
            "local_government": Money.baht("240000"),
            "donor": Money.baht("38500"),
        },
    ),
    receipts=60,
    voids=2,
    keeps_a_month=True,
    seed="noenkhram",
    log_ins=(
        LogIn(name="chair", roles=("chair", "administrator"), sex="male"),
        LogIn(name="treasurer", roles=("treasurer",)),
        LogIn(name="secretary", roles=("secretary",)),
        LogIn(name="registrar", roles=("registrar",)),
        LogIn(name="collector", roles=("collector",)),
        LogIn(name="committee", roles=("committee",), sex="male"),
        LogIn(name="inspector", roles=("inspector",), sex="male"),
    ),
)

RURAL = TownStory(
    code="noenkhram",
    name=t("เทศบาลตำบลเนินคราม", "Noen Khram Subdistrict Municipality"),
    motto=t("เนินครามดูแลกัน บ้านเราน่าอยู่", "Noen Khram looks after its own"),
    subdistrict=_SUBDISTRICT,
    coverage="whole",
    part="",
    address="99 หมู่ 1 บ้านเนินคราม (สถานที่สมมุติ)",
    phone="049000100",
    communities=tuple(
        NewCommunity("village", _SUBDISTRICT, th, en, number) for number, (th, en) in enumerate(_VILLAGES, 1)
    ),
    committees=(0, 1, 2, 3, 4, 5, 6),
    divisions=(
        words.division("สำนักปลัดเทศบาล", "Office of the Clerk", "049000101"),
        words.division("กองคลัง", "Finance Division", "049000102"),
        words.division("กองช่าง", "Public Works Division", "049000103"),
        words.division("กองสาธารณสุขและสิ่งแวดล้อม", "Health and Environment Division", "049000104"),
        words.division("กองการศึกษา", "Education Division", "049000105"),
        words.division("กองสวัสดิการสังคม", "Social Welfare Division", "049000106"),
    ),
    partners=(
        words.partner("state", "โรงพยาบาลส่งเสริมสุขภาพตำบลเนินคราม", "Noen Khram Health Centre"),
        words.partner("private", "วิสาหกิจชุมชนผ้าครามเนินคราม", "Noen Khram Indigo Cloth Enterprise"),
        words.partner("civil", "เครือข่ายผู้นำเฝ้าระวังเนินคราม", "Noen Khram Watch Network"),
        words.partner("professional", "ชมรมครูเกษียณเนินคราม", "Retired Teachers of Noen Khram"),
        words.partner("religious", "วัดเนินครามสมมุติ", "Wat Noen Khram"),
        words.partner("school", "โรงเรียนเนินครามวิทยา", "Noen Khram School"),
    ),
    offices=(
        Office(kind="executive", title=t("นายกเทศมนตรี", "Mayor"), women=1),
        Office(kind="deputy_executive", title=t("รองนายกเทศมนตรี", "Deputy mayor"), men=1, women=1),
        Office(kind="clerk", title=t("ปลัดเทศบาล", "Municipal clerk"), men=1),
        Office(kind="council_chair", title=t("ประธานสภาเทศบาล", "Chair of the council"), men=1),
        Office(
            kind="council_deputy_chair", title=t("รองประธานสภาเทศบาล", "Deputy chair of the council"), women=1
        ),
        Office(kind="councillor", title=t("สมาชิกสภาเทศบาล", "Member of the council"), men=6, women=4),
    ),
    figures=words.figures(
        _SOURCE,
        datetime.date(2021, 12, 31),
        t("(ตัวเลขจริงของตำบลที่ใช้เป็นแบบ)", "(the real figure of the subdistrict that served as pattern)"),
        population_total=4196,
        population_male=2004,
        population_female=2192,
        households=1500,
    )
    + words.figures(
        "เรื่องเล่าของเนินคราม (สมมุติ)",
        datetime.date(2023, 9, 30),
        t("(ตัวเลขสมมุติ)", "(an invented figure)"),
        communities=7,
        council_total=12,
        council_male=7,
        council_female=5,
    ),
    pattern=t(
        "เรื่องถอดแบบจากเทศบาลตำบลค่ายเนินวง จังหวัดจันทบุรี ประชากรจากตำบลคมบาง จังหวัดจันทบุรี "
        "รูปแบบกองทุนจากกองทุนสวัสดิการชุมชนตำบลทรัพย์อนันต์ จังหวัดชุมพร",
        "The story follows Khai Noen Wong, Chanthaburi; population Khom Bang, Chanthaburi; "
        "the fund's shape Sap Anan, Chumphon",
    ),
    population=4196,
    population_on=datetime.date(2021, 12, 31),
    log_ins=(
        LogIn(name="officer", roles=("officer",)),
        LogIn(name="head", roles=("head", "administrator"), sex="male"),
        LogIn(name="clerk", roles=("clerk",), sex="male"),
        LogIn(name="executive", roles=("executive",)),
        LogIn(name="auditor", roles=("auditor",)),
        LogIn(name="community", roles=("community_chair",), community=0),
        LogIn(name="listener", roles=("officer",)),
    ),
    fund=FUND,
)
