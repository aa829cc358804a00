"""Measures that several towns can share, one or two a dimension; a town may define its own words for each.

Chosen so that an office knows them from its own registers; none counts suspected drug use, and none is about
one person. Their code is what makes two towns stand side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.welfare import Dimension

_PEOPLE, _HOUSES, _PER_CENT = t("คน", "people"), t("หลัง", "houses"), t("ร้อยละ", "per cent")


@dataclass(frozen=True)
class Measure:
    """What is counted, in which unit, and how."""

    dimension: str
    label: Phrase
    unit: Phrase
    definition: Phrase


MEASURES: Final[dict[str, Measure]] = {
    "out-of-school": Measure(
        Dimension.EDUCATION,
        t("เด็กและเยาวชนนอกระบบการศึกษา", "Children and youth out of school"),
        _PEOPLE,
        t("อายุ 6–17 ปีที่ไม่มีชื่อในสถานศึกษาใด ณ วันสำรวจ", "Aged 6–17 and enrolled nowhere on the day"),
    ),
    "missed-appointments": Measure(
        Dimension.HEALTH,
        t("ผู้สูงอายุและคนพิการที่ขาดนัดหมอเพราะไปไม่ได้", "Appointments missed for want of a way there"),
        t("ครั้งต่อปี", "times a year"),
        t("นับจากบันทึกของโรงพยาบาลส่งเสริมสุขภาพตำบล", "From the subdistrict health centre's record"),
    ),
    "unsafe-homes": Measure(
        Dimension.HOUSING,
        t("บ้านที่อยู่ไม่ปลอดภัยของผู้มีรายได้น้อย", "Unsafe homes of people with low income"),
        _HOUSES,
        t("ช่างของเทศบาลและชุมชนตรวจร่วมกัน", "Inspected together by the office's builder and the community"),
    ),
    "below-income": Measure(
        Dimension.INCOME,
        t("ครัวเรือนที่รายได้ไม่ถึงเกณฑ์ จปฐ.", "Households under the basic-needs income line"),
        t("ครัวเรือน", "households"),
        t("ตามการสำรวจ จปฐ. ของปีนั้น", "From that year's basic-needs survey"),
    ),
    "places-to-play": Measure(
        Dimension.RECREATION,
        t("หมู่บ้านที่มีที่เล่นและออกกำลังกายปลอดภัย", "Villages with a safe place to play and exercise"),
        _PER_CENT,
        t("หมู่บ้านที่มีอย่างน้อยหนึ่งแห่งซึ่งตรวจแล้ว ต่อหมู่บ้านทั้งหมด", "Villages with one inspected place"),
    ),
    "know-whom-to-call": Measure(
        Dimension.JUSTICE,
        t("ครัวเรือนที่รู้ว่าจะโทรหาใครเมื่อเกิดความรุนแรง", "Households that know whom to call about violence"),
        _PER_CENT,
        t("สุ่มถามครัวเรือนทุกหมู่บ้าน ไม่ถามเหตุการณ์", "Asked of households in every village; not of events"),
    ),
    "helped-in-time": Measure(
        Dimension.SOCIAL_SERVICES,
        t("คำขอความช่วยเหลือที่ตอบภายในเวลาที่สัญญา", "Requests for help answered in the time promised"),
        _PER_CENT,
        t("คำขอทั้งปีที่ตอบทันเวลา ต่อคำขอทั้งหมด", "Answered in time, of all requests of the year"),
    ),
}
