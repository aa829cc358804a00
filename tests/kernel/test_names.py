import pytest

from thuanna.kernel import names
from thuanna.kernel.names import FullName, TitleSplit


@pytest.mark.parametrize(
    ("typed", "title", "rest"),
    [
        ("นายสมชาย", "นาย", "สมชาย"),
        ("นาย สมชาย", "นาย", "สมชาย"),
        ("นายกฤษณ์", "นาย", "กฤษณ์"),
        ("นางสมหญิง", "นาง", "สมหญิง"),
        ("นางสาวสมหญิง", "นางสาว", "สมหญิง"),
        ("นาง สาว สมหญิง", "นางสาว", "สมหญิง"),
        ("นางสาวสาวิตรี", "นางสาว", "สาวิตรี"),
        ("น.ส.สมหญิง", "นางสาว", "สมหญิง"),
        ("น.ส. สมหญิง", "นางสาว", "สมหญิง"),
        ("น. ส. สมหญิง", "นางสาว", "สมหญิง"),
        ("นส.สมหญิง", "นางสาว", "สมหญิง"),
        ("นส สมหญิง", "นางสาว", "สมหญิง"),
        ("ด.ช.ก้อง", "เด็กชาย", "ก้อง"),
        ("ดช.ก้อง", "เด็กชาย", "ก้อง"),
        ("ดช ก้อง", "เด็กชาย", "ก้อง"),
        ("เด็กชายก้อง", "เด็กชาย", "ก้อง"),
        ("ด.ญ. แก้ว", "เด็กหญิง", "แก้ว"),
        ("เด็กหญิงแก้ว", "เด็กหญิง", "แก้ว"),
        ("ว่าที่ร้อยตรีสมชาย", "ว่าที่ร้อยตรี", "สมชาย"),
        ("ว่าที่ ร.ต. สมชาย", "ว่าที่ร้อยตรี", "สมชาย"),
        ("ว่าที่ร้อยตรีหญิงสมใจ", "ว่าที่ร้อยตรีหญิง", "สมใจ"),
        ("ร.ต.อ.สมชาย", "ร้อยตำรวจเอก", "สมชาย"),
        ("ร.ต.ท.สมชาย", "ร้อยตำรวจโท", "สมชาย"),
        ("ร.ต.สมชาย", "ร้อยตรี", "สมชาย"),
        ("จ.ส.อ.สมชาย", "จ่าสิบเอก", "สมชาย"),
        ("จ.ส.ต.สมชาย", "จ่าสิบตรี", "สมชาย"),
        ("ด.ต.สมชาย", "นายดาบตำรวจ", "สมชาย"),
        ("พระสมชาย", "พระ", "สมชาย"),
        ("พระครูสมชาย", "พระครู", "สมชาย"),
        ("พระมหาสมชาย", "พระมหา", "สมชาย"),
        ("ม.ล.ปิ่น", "หม่อมหลวง", "ปิ่น"),
        ("ผศ.ดร.สมชาย", "ผู้ช่วยศาสตราจารย์ ดร.", "สมชาย"),
        ("Mr. John", "Mr.", "John"),
        ("MR.JOHN", "Mr.", "JOHN"),
        ("Mrs.Somying", "Mrs.", "Somying"),
        ("Miss Somying", "Miss", "Somying"),
        ("นาง\u200bสมหญิง", "นาง", "สมหญิง"),
    ],
)
def test_a_title_is_taken_off_glued_or_not(typed, title, rest):
    assert names.split_title(typed) == TitleSplit(title, rest)


@pytest.mark.parametrize(
    "typed",
    [
        "สมชาย",
        "นายิกา",
        "นสร",
        "ดรุณี",
        "พลอย",
        "พันธ์ทิพย์",
        "ร้อยแก้ว",
        "เอกชัย",
        "โทน",
        "พรเทพ",
        "Mrinal",
        "Drew",
        "ศรี",
        "",
    ],
)
def test_a_name_that_only_begins_like_a_title_stays_whole(typed):
    assert names.split_title(typed) == TitleSplit("", typed)


@pytest.mark.parametrize(
    ("typed", "title", "rest"),
    [("นางนวล", "นาง", "นวล"), ("พระพาย ใจดี", "พระ", "พาย ใจดี"), ("นายก", "", "นายก")],
)
def test_what_may_be_a_whole_name_is_marked_uncertain(typed, title, rest):
    assert names.split_title(typed) == TitleSplit(title, rest, is_uncertain=True)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("นายสมชาย ใจดี", FullName("นาย", "สมชาย", "ใจดี")),
        ("สมชาย  ใจดี", FullName("", "สมชาย", "ใจดี")),
        ("นาย สมชาย ณ อยุธยา", FullName("นาย", "สมชาย", "ณ อยุธยา")),
        ("Mr. John Smith", FullName("Mr.", "John", "Smith")),
        ("นายพระนาย ใจดี", FullName("นาย", "พระนาย", "ใจดี")),
        ("สมชาย พระจันทร์ดี", FullName("", "สมชาย", "พระจันทร์ดี")),
        ("นายสมชาย", FullName("นาย", "สมชาย", "", ("family_missing",))),
        ("นายมะ บิน อาลี", FullName("นาย", "มะ", "บิน อาลี", ("several_parts",))),
        ("นายสมชาย ใจดี (เสียชีวิต)", FullName("นาย", "สมชาย", "ใจดี", ("remark_removed",))),
        ("นายสมชาย(แดง) ใจดี", FullName("นาย", "สมชาย", "ใจดี", ("remark_removed",))),
        ("นายสมชาย ใจดี/นางสมหญิง ใจดี", FullName("นาย", "สมชาย", "ใจดี", ("two_people",))),
        ("นายสมชาย ใจดี นางสมหญิง ใจดี", FullName("นาย", "สมชาย", "ใจดี", ("two_people",))),
        ("นายสมชาย และ นางสมหญิง ใจดี", FullName("นาย", "สมชาย", "", ("two_people", "family_missing"))),
        ("นางสาว ใจดี", FullName("นางสาว", "ใจดี", "", ("title_uncertain", "family_missing"))),
        ("นางนวล ใจดี", FullName("นาง", "นวล", "ใจดี", ("title_uncertain",))),
        ("", FullName("", "", "", ("family_missing",))),
    ],
)
def test_a_full_name_is_taken_apart_and_doubts_are_noted(typed, expected):
    assert names.split_full_name(typed) == expected


def test_a_person_is_stored_under_spelling_and_sound():
    assert names.name_keys("สมชาย", "ใจดี") == [
        "สมชาย",
        "ใจดี",
        "สมชาย ใจดี",
        "~smcay",
        "~jYti",
        "~smcay jYti",
    ]


def test_a_person_without_family_name_has_keys_too():
    assert names.name_keys("สมชาย", "") == ["สมชาย", "~smcay"]


@pytest.mark.parametrize("typed", ["นายสมชาย ใจดี", "สมชาย  ใจดี", "สมฉาย ใจดี", "สมชาย ไจดี"])
def test_what_is_typed_in_a_search_box_finds_the_person(typed):
    assert set(names.query_keys(typed)) & set(names.name_keys("สมชาย", "ใจดี"))


def test_the_beginning_of_a_name_finds_the_beginning_of_a_key():
    assert names.name_keys("สมชาย", "ใจดี")[0].startswith(names.query_keys("สมช")[0])


@pytest.mark.parametrize("typed", ["", "  ", "-", "!!"])
def test_nothing_typed_looks_nothing_up(typed):
    assert not [key for key in names.query_keys(typed) if key.isalnum()]
