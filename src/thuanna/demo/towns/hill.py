"""ม่อนหมอกฟ้า: hill villages whose fund is four months old and has no bank account yet.

Seventy-two people in four of nine villages began with thirty baht each. The nearest bank is two hours away,
so the treasurer keeps the money in a tin that needs two keys; opening an account is on the agenda.
"""

from __future__ import annotations

import datetime

from thuanna.demo.stories import FundStory, LogIn, Office, OldBooks, TownStory
from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.registry.places.actions import NewCommunity

from . import words

_SUBDISTRICT = "500302"
_VILLAGES = (
    ("บ้านม่อนหมอกฟ้า", "Ban Mon Mok Fa"),
    ("บ้านดอยฟ้าใส", "Ban Doi Fa Sai"),
    ("บ้านห้วยหมอกขาว", "Ban Huai Mok Khao"),
    ("บ้านแม่หมอกน้อย", "Ban Mae Mok Noi"),
    ("บ้านปางเมฆคราม", "Ban Pang Mek Khram"),
    ("บ้านสันดาวเหนือ", "Ban San Dao Nuea"),
    ("บ้านทุ่งน้ำค้างฟ้า", "Ban Thung Nam Khang Fa"),
    ("บ้านผาลมเย็น", "Ban Pha Lom Yen"),
    ("บ้านขุนหมอกหลวง", "Ban Khun Mok Luang"),
)
_SOURCE = "สถิติทางการทะเบียน กรมการปกครอง 31 ธันวาคม 2564 (ถอดแบบจากตำบลท่าผา จังหวัดเชียงใหม่)"

FUND = FundStory(
    code="monmokfa-fund",
    name=t("กองทุนสวัสดิการชุมชนตำบลม่อนหมอกฟ้า", "Mon Mok Fa Community Welfare Fund"),
    motto=words.FUND_MOTTO,
    founded_days_ago=129,
    objectives=words.OBJECTIVES,
    how_to_join=words.HOW_TO_JOIN,
    office=t("ใต้ถุนศาลาประชาคม หมู่ 1 บ้านม่อนหมอกฟ้า", "Below the meeting hall, Village 1, Ban Mon Mok Fa"),
    supporter="องค์การบริหารส่วนตำบลม่อนหมอกฟ้า",
    entry_fee=Money.baht("10"),
    members=72,
    former=0,
    shares=(34, 30, 22, 14, 0, 0, 0, 0, 0),
    collecting=(0, 1),
    old_books=OldBooks(
        treasurer=Money.baht("7440"),
        points=(Money.baht("720"), Money.baht("360")),
        funders={"donor": Money.baht("1500")},
    ),
    receipts=16,
    seed="monmokfa",
    log_ins=(
        LogIn(name="hill-chair", roles=("chair", "administrator"), sex="male"),
        LogIn(name="hill-treasurer", roles=("treasurer",)),
        LogIn(name="hill-secretary", roles=("secretary",)),
    ),
)

HILL = TownStory(
    code="monmokfa",
    name=t("องค์การบริหารส่วนตำบลม่อนหมอกฟ้า", "Mon Mok Fa Subdistrict Administrative Organisation"),
    motto=words.MOTTO,
    subdistrict=_SUBDISTRICT,
    coverage="whole",
    part="",
    address="1 หมู่ 1 บ้านม่อนหมอกฟ้า (สถานที่สมมุติ)",
    phone="049000200",
    communities=tuple(
        NewCommunity("village", _SUBDISTRICT, th, en, number) for number, (th, en) in enumerate(_VILLAGES, 1)
    ),
    committees=(0, 1, 2, 3),
    divisions=(
        words.division("สำนักปลัด (งานพัฒนาชุมชน)", "Office of the Clerk (community development)", "049000201"),
        words.division("กองคลัง", "Finance Division", "049000202"),
        words.division("กองช่าง", "Public Works Division", "049000203"),
        words.division("กองการศึกษา ศาสนาและวัฒนธรรม", "Education, Religion and Culture Division", "049000204"),
    ),
    partners=(
        words.partner("state", "สถานีอนามัยม่อนหมอกฟ้า", "Mon Mok Fa Health Post"),
        words.partner("private", "กลุ่มกาแฟดอยฟ้าใส", "Doi Fa Sai Coffee Group"),
        words.partner("civil", "กลุ่มแม่ญิงทอผ้าม่อนหมอกฟ้า", "Mon Mok Fa Women Weavers"),
        words.partner("professional", "ชมรมหมอเมืองม่อนหมอกฟ้า", "Mon Mok Fa Healers"),
        words.partner("religious", "อารามม่อนหมอกฟ้าสมมุติ", "Mon Mok Fa Monastery"),
        words.partner("school", "โรงเรียนบ้านม่อนหมอกฟ้า", "Ban Mon Mok Fa School"),
    ),
    offices=(
        Office(kind="executive", title=t("นายกองค์การบริหารส่วนตำบล", "Chief executive"), men=1),
        Office(
            kind="deputy_executive", title=t("รองนายกองค์การบริหารส่วนตำบล", "Deputy chief executive"), women=2
        ),
        Office(kind="clerk", title=t("ปลัดองค์การบริหารส่วนตำบล", "Clerk"), women=1),
        Office(kind="council_chair", title=t("ประธานสภา", "Chair of the council"), men=1),
        Office(kind="councillor", title=t("สมาชิกสภา", "Member of the council"), men=5, women=3),
    ),
    figures=words.figures(
        _SOURCE,
        datetime.date(2021, 12, 31),
        t("(ตัวเลขจริงของตำบลที่ใช้เป็นแบบ)", "(the real figure of the subdistrict that served as pattern)"),
        population_total=4946,
        population_male=2448,
        population_female=2498,
        households=1812,
    )
    + words.figures(
        "เรื่องเล่าของม่อนหมอกฟ้า (สมมุติ)",
        datetime.date(2023, 9, 30),
        t("(ตัวเลขสมมุติ)", "(an invented figure)"),
        communities=9,
        council_total=9,
        council_male=6,
        council_female=3,
    ),
    pattern=t(
        "ประชากรถอดแบบจากตำบลท่าผา อำเภอแม่แจ่ม จังหวัดเชียงใหม่",
        "Population after Tha Pha, Mae Chaem District, Chiang Mai",
    ),
    population=4946,
    population_on=datetime.date(2021, 12, 31),
    log_ins=(
        LogIn(name="hill-officer", roles=("officer", "administrator")),
        LogIn(name="hill-clerk", roles=("clerk",), sex="male"),
    ),
    fund=FUND,
)
