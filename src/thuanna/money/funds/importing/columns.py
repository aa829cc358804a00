"""What the columns of a member register are called, in the registers that exist.

Owns: the fields an import understands and their names in Thai and English. The names come from real
funds' registers and forms; a fund's own names are remembered with its mapping.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.text import search_form


@dataclass(frozen=True)
class Column:
    """One field, its label, and the other names by which registers call it.

    :ivar is_identifying: counts double when looking for the header line
    """

    field: str
    label: Phrase
    names: tuple[str, ...]
    is_identifying: bool = False

    @property
    def is_day(self) -> bool:
        """Whether the column holds dates."""
        return self.field.endswith(("_on", "_date"))


def _column(field: str, th: str, en: str, *names: str, identifying: bool = False) -> Column:
    return Column(field, t(th, en), (th, en, *names), identifying)


COLUMNS: tuple[Column, ...] = (
    _column("running_no", "ลำดับ", "No.", "ลำดับที่", "ที่", "ลำดับ ที่", "no", "item", "seq", "#", "running no"),
    _column(
        "member_no",
        "เลขทะเบียนสมาชิก",
        "Member number",
        "เลขที่สมาชิก",
        "เลขสมาชิก",
        "รหัสสมาชิก",
        "ทะเบียนสมาชิก",
        "ทะเบียนเลขที่",
        "หมายเลขสมาชิก",
        "สมาชิกเลขที่",
        "เลขทะเบียน",
        "รหัส",
        "เลขที่สมุด",
        "member id",
        "memberid",
        "member no",
        "membership no",
        "member_no",
        "member code",
        identifying=True,
    ),
    _column(
        "citizen_number",
        "เลขประจำตัวประชาชน",
        "Citizen number",
        "เลขบัตรประชาชน",
        "เลขบัตรประจำตัวประชาชน",
        "บัตรประชาชน",
        "เลข ปชช",
        "เลขที่บัตรประชาชน",
        "หมายเลขบัตรประชาชน",
        "เลขประชาชน",
        "เลข 13 หลัก",
        "เลขประจำตัว 13 หลัก",
        "เลขประจำตัวประชาชน 13 หลัก",
        "หมายเลขประจำตัวประชาชน",
        "หมายเลขบัตรประจำตัวประชาชน",
        "เลขที่บัตรประจำตัวประชาชน",
        "เลขที่ประจำตัวประชาชน",
        "รหัสประชาชน",
        "บัตรปชช",
        "เลขบัตร",
        "ปชช",
        "เลขบัตร ปชช",
        "citizen id",
        "citizenid",
        "national id",
        "id card",
        "id no",
        "pid",
        "cid",
        "citizen_id",
        "idcard",
        "thai id",
        identifying=True,
    ),
    _column("title", "คำนำหน้า", "Title", "คำนำหน้าชื่อ", "คำนำ", "prefix", "name title", "ยศ"),
    _column(
        "given_name",
        "ชื่อ",
        "Given name",
        "ชื่อตัว",
        "ชื่อจริง",
        "first name",
        "firstname",
        "name",
        "fname",
        identifying=True,
    ),
    _column(
        "family_name",
        "นามสกุล",
        "Family name",
        "สกุล",
        "surname",
        "last name",
        "lastname",
        "lname",
        identifying=True,
    ),
    _column(
        "full_name",
        "ชื่อ-นามสกุล",
        "Full name",
        "ชื่อ - สกุล",
        "ชื่อ สกุล",
        "ชื่อและนามสกุล",
        "ชื่อ-สกุลสมาชิก",
        "รายชื่อ",
        "รายชื่อสมาชิก",
        "ชื่อสมาชิก",
        "ชื่อ-นามสกุลสมาชิก",
        "ชื่อ/สกุล",
        "คำนำหน้า ชื่อ-สกุล",
        "คำนำหน้าชื่อ ชื่อ-สกุล",
        "ชื่อตัว-ชื่อสกุล",
        "fullname",
        "member name",
        "name surname",
        "name-surname",
        identifying=True,
    ),
    _column("sex", "เพศ", "Sex", "gender", "ช/ญ", "ชาย/หญิง"),
    _column(
        "birth_date",
        "วันเกิด",
        "Birth date",
        "วันเดือนปีเกิด",
        "ว/ด/ป เกิด",
        "ว.ด.ป.เกิด",
        "วัน/เดือน/ปี เกิด",
        "วัน เดือน ปี เกิด",
        "วดป เกิด",
        "เกิดวันที่",
        "เกิดเมื่อ",
        "birthday",
        "dob",
        "date of birth",
        "born",
        "birth",
        "birthdate",
        identifying=True,
    ),
    _column("birth_day", "วันที่เกิด", "Birth day", "เกิด วัน", "วันเกิด วัน", "วันเกิด วันที่"),
    _column("birth_month", "เดือนเกิด", "Birth month", "เกิด เดือน", "วันเกิด เดือน"),
    _column(
        "birth_year",
        "ปีเกิด",
        "Birth year",
        "เกิด ปี",
        "พ.ศ. เกิด",
        "ปี พ.ศ. เกิด",
        "วันเกิด ปี",
        "วันเกิด พ.ศ.",
        "year of birth",
    ),
    _column("age", "อายุ", "Age", "อายุ (ปี)", "อายุปี"),
    _column(
        "phone",
        "โทรศัพท์",
        "Phone",
        "เบอร์โทร",
        "เบอร์โทรศัพท์",
        "โทร",
        "หมายเลขโทรศัพท์",
        "มือถือ",
        "เบอร์มือถือ",
        "เบอร์ติดต่อ",
        "เบอร์",
        "โทรศัพท์มือถือ",
        "tel",
        "telephone",
        "mobile",
        "phone no",
        "phone number",
    ),
    _column(
        "house_no",
        "บ้านเลขที่",
        "House no.",
        "เลขที่บ้าน",
        "เลขที่",
        "ที่อยู่ เลขที่",
        "บ้าน เลขที่",
        "house",
        "house number",
        "house_no",
        "address no",
    ),
    _column("moo", "หมู่ที่", "Moo", "หมู่", "ม.", "ม", "moo no", "village no", "ที่อยู่ หมู่ที่", "ที่อยู่ หมู่"),
    _column("soi", "ซอย", "Soi", "ตรอก/ซอย", "ซ."),
    _column("road", "ถนน", "Road", "ถ.", "street"),
    _column(
        "village",
        "หมู่บ้าน",
        "Village",
        "ชุมชน",
        "บ้าน",
        "ชื่อหมู่บ้าน",
        "หมู่บ้าน/ชุมชน",
        "ชื่อชุมชน",
        "ชุมชน/หมู่บ้าน",
        "community",
        "village name",
        "กลุ่ม/หมู่บ้าน",
    ),
    _column("subdistrict", "ตำบล", "Subdistrict", "แขวง", "ตำบล/แขวง", "ต.", "tambon", "sub-district"),
    _column("district", "อำเภอ", "District", "เขต", "อำเภอ/เขต", "อ.", "amphoe"),
    _column("province", "จังหวัด", "Province", "จ.", "changwat"),
    _column("postcode", "รหัสไปรษณีย์", "Postcode", "ไปรษณีย์", "zip", "zipcode", "postal code"),
    _column("address", "ที่อยู่", "Address", "ที่อยู่ปัจจุบัน", "ที่อยู่ตามทะเบียนบ้าน", "ที่อยู่ที่ติดต่อได้"),
    _column(
        "applied_on",
        "วันที่สมัคร",
        "Applied on",
        "วันสมัคร",
        "สมัครเมื่อ",
        "วันที่สมัครสมาชิก",
        "สมัครวันที่",
        "apply",
        "apply date",
        "application date",
        "applied",
    ),
    _column(
        "admitted_on",
        "วันที่เป็นสมาชิก",
        "Admitted on",
        "วันที่อนุมัติ",
        "วันอนุมัติ",
        "เป็นสมาชิกเมื่อ",
        "วันที่เข้าเป็นสมาชิก",
        "วันเข้าเป็นสมาชิก",
        "วันที่รับเข้า",
        "วันเริ่มเป็นสมาชิก",
        "วันเป็นสมาชิก",
        "join",
        "join date",
        "joined",
        "member since",
        "approved on",
        "admission date",
        "start date",
    ),
    _column(
        "resolution_no", "มติที่ประชุม", "Resolution", "มติ", "มติครั้งที่", "ครั้งที่ประชุม", "อนุมัติครั้งที่", "resolution no"
    ),
    _column(
        "resigned_on",
        "วันที่ลาออก",
        "Resigned on",
        "วันลาออก",
        "ลาออก",
        "ลาออกเมื่อ",
        "resign",
        "resign date",
        "resigned",
    ),
    _column(
        "died_on",
        "วันที่เสียชีวิต",
        "Died on",
        "วันเสียชีวิต",
        "เสียชีวิต",
        "เสียชีวิตเมื่อ",
        "วันที่ตาย",
        "ตาย",
        "death",
        "death date",
        "died",
        "date of death",
    ),
    _column(
        "status",
        "สถานะ",
        "Status",
        "สถานะภาพ",
        "สถานะสมาชิก",
        "สถานภาพสมาชิก",
        "สภาพสมาชิก",
        "active",
        "member status",
    ),
    _column(
        "status_on",
        "สถานะตั้งแต่วันที่",
        "Status since",
        "วันที่เปลี่ยนสถานะ",
        "วันที่พ้นสภาพ",
        "วันพ้นสภาพ",
        "พ้นสภาพเมื่อ",
        "วันที่พักสิทธิ",
    ),
    _column("occupation", "อาชีพ", "Occupation", "job", "career"),
    _column("marital_status", "สถานภาพ", "Marital status", "สถานภาพสมรส", "สถานภาพการสมรส", "marital"),
    _column("nationality", "สัญชาติ", "Nationality"),
    _column(
        "group",
        "กลุ่ม",
        "Group",
        "ประเภทสมาชิก",
        "ประเภท",
        "กลุ่มเปราะบาง",
        "กลุ่มเป้าหมาย",
        "ประเภทกลุ่ม",
        "member type",
        "category",
        "type",
    ),
    _column(
        "payment_mode",
        "วิธีส่งเงินสมทบ",
        "Contribution plan",
        "การส่งเงิน",
        "ส่งเงินแบบ",
        "ราย",
        "payment mode",
        "วิธีชำระ",
        "plan",
    ),
    _column(
        "payee_name",
        "ผู้รับผลประโยชน์",
        "Nominated payee",
        "ชื่อผู้รับผลประโยชน์",
        "ผู้รับประโยชน์",
        "ผู้รับเงินสงเคราะห์",
        "ผู้รับผลประโยชน์ ชื่อ-สกุล",
        "ชื่อ-สกุล ผู้รับผลประโยชน์",
        "ทายาท",
        "ผู้รับโอนผลประโยชน์",
        "beneficiary",
        "payee",
        "beneficiary name",
        "nominee",
    ),
    _column(
        "payee_relation",
        "ความสัมพันธ์",
        "Relationship",
        "เกี่ยวข้องเป็น",
        "ความเกี่ยวข้อง",
        "ผู้รับผลประโยชน์ ความสัมพันธ์",
        "relation",
        "เกี่ยวข้อง",
    ),
    _column("payee_phone", "โทรศัพท์ผู้รับผลประโยชน์", "Payee phone", "เบอร์ผู้รับผลประโยชน์", "ผู้รับผลประโยชน์ โทรศัพท์"),
    _column(
        "paid_total",
        "เงินสมทบสะสม",
        "Contributions so far",
        "ยอดสะสม",
        "เงินสะสม",
        "ยอดเงินสะสม",
        "สมทบสะสม",
        "ยอดยกมา",
        "รวมเงินสมทบ",
        "ยอดเงินสมทบ",
        "จำนวนเงินสะสม",
        "total paid",
        "opening balance",
        "balance",
    ),
    _column("remark", "หมายเหตุ", "Remarks", "note", "notes", "remark", "เพิ่มเติม"),
)

BY_FIELD: dict[str, Column] = {column.field: column for column in COLUMNS}
IGNORED = frozenset({"running_no", "age", "remark"})
"""Fields that are recognised, so that they are not asked about, and not kept."""

_NOISE = re.compile(r"[\s.\-–—_/()\[\]:*·,]+")


@lru_cache(maxsize=4096)
def squeezed(text: str) -> str:
    """A heading without spaces, dots, dashes and case, so that ``ชื่อ - สกุล`` meets ``ชื่อ-สกุล``."""
    return _NOISE.sub("", search_form(text))


_BY_NAME: dict[str, str] = {}
for _known in COLUMNS:
    for _name in _known.names:
        _BY_NAME.setdefault(squeezed(_name), _known.field)


def exact_field_of(heading: str) -> str | None:
    """The field of which this is one of the known names."""
    return _BY_NAME.get(squeezed(heading))


@lru_cache(maxsize=4096)
def field_of(heading: str) -> str | None:
    """The field a heading names, or None. Also understands a known name followed by an explanation."""
    plain = squeezed(heading)
    if not plain:
        return None
    exact = _BY_NAME.get(plain)
    if exact is not None:
        return exact
    bare = squeezed(re.sub(r"\(.*?\)", "", heading))
    return _BY_NAME.get(bare) or _by_beginning(bare)


def _by_beginning(plain: str) -> str | None:
    """The longest known name (six letters or more) with which the heading begins."""
    fitting = [name for name in _BY_NAME if len(name) >= 6 and plain.startswith(name)]
    return _BY_NAME[max(fitting, key=len)] if fitting else None
