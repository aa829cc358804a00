"""Words, numbers, money, citizen numbers and telephones as people type them."""

import pytest
from django.forms import Field

from thuanna.channels.web import fields
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.citizen_number import CitizenNumber
from thuanna.kernel.language import speaking, t
from thuanna.kernel.money import Money


class Everything(PlainForm):
    name = fields.ThaiTextField(t("ชื่อ", "Name"), most=10, required=False)
    story = fields.ThaiTextField(t("เรื่อง", "Story"), lines=4, required=False)
    people = fields.WholeNumberField(t("จำนวนคน", "People"), least=1, most=1500, required=False)
    paid = fields.MoneyField(t("เงินสมทบ", "Contribution"), most=Money.baht(3650), required=False)
    number = fields.CitizenNumberField(t("เลขประจำตัวประชาชน", "Citizen number"), required=False)
    phone = fields.PhoneField(t("เบอร์โทร", "Telephone"), required=False)


class Needed(PlainForm):
    name = fields.ThaiTextField(t("ชื่อ", "Name"))
    asked = fields.MoneyField(
        t("รับเงินเท่าไร", "How much was taken?"),
        missing=t("กรุณากรอกจำนวนเงินที่รับ", "Please enter the amount taken"),
    )


def cleaned(**typed: str) -> dict[str, object]:
    form = Everything(typed)
    assert form.is_valid(), form.errors
    return form.cleaned_data


def the_code(**typed: str) -> str:
    form = Everything(typed)
    ((finding,),) = form.errors.as_data().values()
    return str(finding.code)


def test_a_name_loses_stray_spaces() -> None:
    assert cleaned(name="  สม   ใจงาม ")["name"] == "สม ใจงาม"


def test_a_text_too_long_says_how_long_it_may_be() -> None:
    form = Everything({"name": "ก" * 11})

    assert form.errors["name"] == ["ยาวเกินไป กรุณาย่อให้ไม่เกิน 10 ตัวอักษร"]


def test_a_story_keeps_its_lines() -> None:
    assert cleaned(story="หนึ่ง  \r\n\r\n สอง ")["story"] == "หนึ่ง\n\nสอง"


@pytest.mark.parametrize("typed", ["1250", "1,250", "๑,๒๕๐", " 1 250 ", "๑๒๕๐"])
def test_whole_numbers_are_read_in_both_digit_sets(typed: str) -> None:
    assert cleaned(people=typed)["people"] == 1250


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("0", "too_small"),
        ("1,501", "too_large"),
        ("12.5", "number_not_whole"),
        ("สิบ", "number_not_understood"),
    ],
)
def test_other_numbers_are_refused_with_the_reason(typed: str, code: str) -> None:
    assert the_code(people=typed) == code


@pytest.mark.parametrize("typed", ["1234.50", "1,234.50", "๑,๒๓๔.๕๐", "1,234.50 บาท"])
def test_amounts_are_read_to_the_satang(typed: str) -> None:
    assert cleaned(paid=typed)["paid"] == Money(123450)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("0", "too_small"),
        ("-5", "too_small"),
        ("3,650.01", "too_large"),
        ("1.005", "money_too_fine"),
        ("1,23.50", "money_not_understood"),
    ],
)
def test_other_amounts_are_refused_with_the_reason(typed: str, code: str) -> None:
    assert the_code(paid=typed) == code


def test_the_limit_of_an_amount_is_named_with_satang() -> None:
    form = Everything({"paid": "4000"})

    with speaking("en"):
        assert form.errors["paid"] == ["Please enter no more than 3,650.00."]


def test_a_citizen_number_is_read_with_thai_digits_and_dashes() -> None:
    assert cleaned(number="๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑")["number"] == CitizenNumber("1234567890121")


def test_a_wrong_check_digit_is_refused_in_the_kernels_words() -> None:
    assert the_code(number="1234567890122") == "citizen_number_check_digit"


def test_a_stored_citizen_number_is_never_written_into_a_page() -> None:
    form = Everything(initial={"number": CitizenNumber("1234567890121")})

    assert "12345" not in str(form["number"])


def test_a_telephone_is_stored_plain_and_shown_in_groups() -> None:
    assert cleaned(phone="๐๘๑-๒๓๔-๕๖๗๘")["phone"] == "0812345678"
    assert "081\u00a0234\u00a05678" in str(Everything(initial={"phone": "0812345678"})["phone"])


def test_stored_values_are_shown_the_way_people_write_them() -> None:
    form = Everything(initial={"people": 1250, "paid": Money(123450)})

    assert 'value="1,250"' in str(form["people"])
    assert 'value="1,234.50"' in str(form["paid"])


def test_nothing_given_is_nothing_not_an_error() -> None:
    assert cleaned() == {"name": "", "story": "", "people": None, "paid": None, "number": None, "phone": ""}


def test_what_is_missing_is_asked_for_by_name_or_in_own_words() -> None:
    form = Needed({})

    assert form.errors == {"name": ["ยังไม่ได้กรอกชื่อ"], "asked": ["กรุณากรอกจำนวนเงินที่รับ"]}
    with speaking("en"):
        assert form.errors["name"] == ["Please fill in: Name"]


def test_a_password_is_neither_cleaned_nor_written_back() -> None:
    class Login(PlainForm):
        password = fields.SecretField(t("รหัสผ่าน", "Password"), autocomplete="current-password")

    form = Login({"password": " เว้นวรรค  สอง "})

    assert form.is_valid()
    assert form.cleaned_data["password"] == " เว้นวรรค  สอง "
    assert "เว้นวรรค" not in str(form["password"])


@pytest.mark.parametrize(
    ("field", "thai", "english"),
    [
        (
            fields.ThaiTextField(t("ใครบริจาค", "Who gives?")),
            "ยังไม่ได้ตอบคำถาม “ใครบริจาค”",
            "Please answer: Who gives?",
        ),
        (fields.ThaiTextField(t("ติดที่ไหน", "Where")), "ยังไม่ได้ตอบคำถาม “ติดที่ไหน”", "Please answer: Where"),
        (
            fields.ChoiceField(t("ภายในวันที่", "By which day?"), []),
            "ยังไม่ได้ตอบคำถาม “ภายในวันที่”",
            "Please answer: By which day?",
        ),
        (fields.ChoiceField(t("หมวด", "Group"), []), "ยังไม่ได้เลือกหมวด", "Please choose: Group"),
    ],
)
def test_a_label_that_is_a_question_is_answered_not_filled_in(field: Field, thai: str, english: str) -> None:
    missing = field.error_messages["required"]

    assert str(missing) == thai
    with speaking("en"):
        assert str(missing) == english
