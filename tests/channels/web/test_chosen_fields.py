"""Choosing: one of a few, any of a few, a statement, a file, a place."""

from collections.abc import Sequence

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from thuanna.channels.web import fields
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.widgets import place_choices
from thuanna.kernel.language import speaking, t

_KINDS = [("general", t("ทั่วไป", "General")), ("older", t("ผู้สูงอายุ", "Older person"))]
_PLACES = (
    ("990101", "ต.เนินคราม อ.ตัวอย่าง", "Noen Khram, Tua Yang"),
    ("990102", "ต.เนินขมิ้น อ.ตัวอย่าง", "Noen Khamin, Tua Yang"),
)


def find(text: str) -> Sequence[tuple[str, str, str]]:
    return [place for place in _PLACES if any(text.lower() in part.lower() for part in place)]


class Joining(PlainForm):
    kind = fields.ChoiceField(
        t("ประเภท", "Kind"), _KINDS, hints={"older": t("60 ปีขึ้นไป", "60 and over")}, required=False
    )
    wishes = fields.ManyChoicesField(t("เรื่องที่สนใจ", "Interests"), _KINDS, required=False)
    title = fields.ChoiceField(t("คำนำหน้า", "Title"), _KINDS, drop_down=True, required=False)
    agreed = fields.CheckField(t("อ่านระเบียบแล้ว", "I have read the rules"))
    register = fields.FileField(t("ทะเบียน", "Register"), accept=".csv", most_megabytes=1, required=False)


class Home(PlainForm):
    place = fields.PlaceField(t("ตำบลที่อยู่", "Subdistrict"), find, search_url="/places/")
    name = fields.ThaiTextField(t("ชื่อ", "Name"))


def test_a_choice_is_taken() -> None:
    form = Joining(MultiValueDict({"kind": ["older"], "wishes": ["general", "older"], "agreed": ["on"]}))

    assert form.is_valid(), form.errors
    assert form.cleaned_data["kind"] == "older"
    assert form.cleaned_data["wishes"] == ["general", "older"]


def test_a_choice_outside_the_list_is_refused_in_plain_words() -> None:
    form = Joining(MultiValueDict({"kind": ["king"], "wishes": ["king"], "agreed": ["on"]}))

    assert form.errors["kind"] == ["ตัวเลือกนี้ไม่มีในรายการแล้ว กรุณาเลือกใหม่"]
    assert form.errors["wishes"] == form.errors["kind"]


def test_choices_are_shown_in_the_readers_language_with_their_hints() -> None:
    with speaking("en"):
        html = str(Joining()["kind"])

    assert "Older person" in html
    assert "60 and over" in html
    assert 'aria-describedby="id_kind_1_hint"' in html


def test_a_statement_not_ticked_is_asked_for_by_its_words() -> None:
    assert Joining({}).errors["agreed"] == ["กรุณาทำเครื่องหมายหน้า “อ่านระเบียบแล้ว”"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "ไฟล์นี้ว่างเปล่า กรุณาเลือกไฟล์ที่มีข้อมูล"),
        (b"x" * (1024 * 1024 + 1), "ไฟล์ใหญ่เกิน 1 เมกะไบต์ กรุณาแบ่งไฟล์แล้วส่งทีละส่วน"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_with_what_to_do(content: bytes, words: str) -> None:
    file = SimpleUploadedFile("register.csv", content)

    form = Joining({"agreed": "on"}, MultiValueDict({"register": [file]}))

    assert form.errors["register"] == [words]


def test_a_chosen_place_is_handed_on_as_its_code() -> None:
    form = Home({"place_text": "เนิน", "place": "990102", "name": "สมศรี"})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["place"] == "990102"


def test_a_search_that_finds_one_place_has_chosen_it() -> None:
    form = Home({"place_text": "ขมิ้น", "name": "สมศรี"})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["place"] == "990102"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"place_text": "เนิน"}, "place_not_chosen"),
        ({"place_text": "ขมิ้น", "place": "990101"}, "place_not_chosen"),
        ({"place_text": "ไม่มีที่นี่"}, "place_not_found"),
        ({"place": "000000"}, "place_not_found"),
        ({}, "required"),
    ],
)
def test_a_place_not_settled_is_asked_for(typed: dict[str, str], code: str) -> None:
    form = Home({"name": "สมศรี", **typed})

    assert form.errors.as_data()["place"][0].code == code


def test_the_find_button_lists_places_and_sends_nothing() -> None:
    form = Home({"place_text": "noen", "name": "", "find": "place"})

    assert not form.is_valid()
    assert form.errors == {}
    assert str(form["place"]).count('type="radio"') == 2
    assert 'value="noen"' in str(form["place"])


def test_a_known_place_is_shown_as_chosen() -> None:
    html = str(Home(initial={"place": "990101"})["place"])

    assert 'value="990101" id="id_place_990101" checked' in html


def test_more_places_than_fit_say_how_to_narrow_them_down() -> None:
    found = [(f"{n:06}", f"ตำบล {n}", "") for n in range(13)]

    place = place_choices("place", found)

    assert len(place["found"]) == 12
    assert place["more"]
