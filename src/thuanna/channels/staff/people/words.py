"""The register's choices in both languages, and addresses in words."""

from __future__ import annotations

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.partial_dates import PartialDate
from thuanna.registry.people.models import Address, Person

Choices = list[tuple[str, Phrase]]

SEXES: Choices = [("female", t("หญิง", "Female")), ("male", t("ชาย", "Male"))]
MARITAL_STATUSES: Choices = [
    ("single", t("โสด", "Single")),
    ("married", t("สมรส", "Married")),
    ("divorced", t("หย่า", "Divorced")),
    ("widowed", t("หม้าย", "Widowed")),
    ("separated", t("แยกกันอยู่", "Separated")),
]
INCOME_BANDS: Choices = [
    ("none", t("ไม่มีรายได้", "No income")),
    ("to_3000", t("ไม่เกิน 3,000 บาท", "Up to 3,000 baht")),
    ("to_8000", t("3,001–8,000 บาท", "3,001–8,000 baht")),
    ("to_15000", t("8,001–15,000 บาท", "8,001–15,000 baht")),
    ("above_15000", t("มากกว่า 15,000 บาท", "Above 15,000 baht")),
]
NO_NUMBER_REASONS: Choices = [
    ("not_given", t("ยังไม่ได้แจ้งเลข", "Not given yet")),
    ("not_issued", t("ยังไม่มีเลขประจำตัว", "No number issued yet")),
    ("unreadable", t("เลขในเอกสารเดิมอ่านไม่ได้", "Unreadable in the old papers")),
]
PHONE_OWNERS: Choices = [
    ("self", t("ของตนเอง", "Their own")),
    ("family", t("ของคนในครอบครัว", "A family member's")),
    ("neighbour", t("ของเพื่อนบ้านหรือคนรู้จัก", "A neighbour's or friend's")),
]
ADDRESS_KINDS: Choices = [
    ("registered", t("ตามทะเบียนบ้าน", "As in the house register")),
    ("living", t("ที่อยู่จริง", "Where they really live")),
]
RELATION_KINDS: Choices = [
    ("spouse", t("คู่สมรส", "Spouse")),
    ("father", t("บิดา", "Father")),
    ("mother", t("มารดา", "Mother")),
    ("child", t("บุตร", "Child")),
    ("sibling", t("พี่น้อง", "Brother or sister")),
    ("grandchild", t("หลาน", "Grandchild")),
    ("relative", t("ญาติ", "Relative")),
    ("guardian", t("ผู้ปกครอง", "Guardian")),
    ("carer", t("ผู้ดูแล", "Carer")),
]
STANDINGS: Choices = [("head", t("เจ้าบ้าน", "Head")), ("resident", t("ผู้อาศัย", "Resident"))]
TRAITS: Choices = [
    ("orphan", t("เด็กกำพร้า", "Orphan")),
    ("disadvantaged", t("ผู้ด้อยโอกาส", "Disadvantaged")),
    ("disabled", t("คนพิการ", "Person with a disability")),
]
TRAIT_SOURCES: Choices = [
    ("self", t("เจ้าตัวหรือครอบครัวแจ้ง", "Told by the person or family")),
    ("document", t("บัตรหรือเอกสาร", "Card or document")),
    ("committee", t("มติคณะกรรมการ", "Resolution of the committee")),
    ("register", t("ทะเบียนเดิมที่นำเข้า", "Imported register")),
]
LOOK_REASONS: Choices = [
    ("check_card", t("ตรวจกับบัตรหรือทะเบียนบ้าน", "To compare with the card or house register")),
    ("fill_form", t("กรอกแบบหรือหนังสือให้เจ้าตัว", "To fill in a form or letter for the person")),
    ("decide_benefit", t("พิจารณาสวัสดิการ", "To decide on a benefit")),
    ("person_asked", t("เจ้าตัวขอดู", "The person asked")),
    ("correct", t("แก้ไขข้อมูลให้ถูกต้อง", "To correct the record")),
    ("audit", t("ตรวจสอบงาน", "To inspect the work")),
]
LOOK_FIELDS: Choices = [
    ("citizen_number", t("เลขประจำตัวประชาชน", "Citizen number")),
    ("traits", t("กลุ่มที่ต้องดูแล", "Groups that need care")),
]

UNKNOWN = t("ไม่ระบุ", "Not known")


def say(choices: Choices, value: str) -> Phrase:
    """The words of a stored value; ไม่ระบุ where there is none."""
    return dict(choices).get(value, UNKNOWN)


def birth_words(person: Person) -> Phrase | None:
    """Why the birth year may be a year off, for those born before the new year was moved."""
    if not person.is_birth_year_uncertain:
        return None
    return t(
        "เกิดก่อนปี 2484 ช่วง ม.ค.–มี.ค. ปีอาจต่างไปหนึ่งปี",
        "Born in January to March before 2484: the year may be one off",
    )


def age_words(birth: PartialDate | None, years: int | None) -> Phrase:
    """An age, with ประมาณ where day or month is unknown."""
    if birth is None or years is None:
        return UNKNOWN
    if birth.is_full:
        return t("{n} ปี", "{n} years", n=years)
    return t("ประมาณ {n} ปี", "about {n} years", n=years)


def address_words(address: Address) -> Phrase:
    """A whole address on one line."""
    th, en = _house(address)
    community, subdistrict = address.community, address.subdistrict
    if community is not None:
        th.append(community.label.in_("th"))
        en.append(community.label.in_("en"))
    elif address.village_number:
        th.append(f"หมู่ {address.village_number}")
        en.append(f"Village {address.village_number}")
    if subdistrict is not None:
        district = subdistrict.district
        province = district.province
        th.append(f"ต.{subdistrict.name_th} อ.{district.name_th} จ.{province.name_th}")
        en.append(f"{subdistrict.name_en}, {district.name_en}, {province.name_en}")
    if address.postcode:
        th.append(address.postcode)
        en.append(address.postcode)
    # As facts, so that braces people type are never read as gaps.
    return t("{in_thai}", "{in_english}", in_thai=" ".join(th), in_english=", ".join(en))


def _house(address: Address) -> tuple[list[str], list[str]]:
    parts = (
        ("บ้านเลขที่ ", "", address.house_number),
        ("ซอย", "Soi ", address.lane),
        ("ถนน", "Road ", address.road),
    )
    th = [f"{word}{value}" for word, _, value in parts if value]
    en = [f"{word}{value}" for _, word, value in parts if value]
    return th, en
