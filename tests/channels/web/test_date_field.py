"""The three boxes วัน / เดือน / พ.ศ., and what people really put into them."""

from datetime import date
from typing import Any

import pytest

from thuanna.channels.web.fields import PartialDateField, ThaiDateField
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import speaking, t
from thuanna.kernel.partial_dates import PartialDate

TODAY = date(2026, 11, 21)


class Birth(PlainForm):
    born_on = ThaiDateField(t("วันเกิด", "Date of birth"), not_after="today", autocomplete="bday")


class KnownBirth(PlainForm):
    born_on = PartialDateField(t("วันเกิด", "Date of birth"), required=False)


class Meeting(PlainForm):
    held_on = ThaiDateField(
        t("วันประชุม", "Day of the meeting"), not_before=date(2026, 10, 1), not_after=date(2026, 12, 31)
    )


def boxes(day: str = "", month: str = "", year: str = "", *, name: str = "born_on") -> dict[str, str]:
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


def the_error(form: PlainForm, name: str = "born_on") -> str:
    (words,) = form.errors[name]
    return str(words)


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(("5", "5", "2510"), id="numbers"),
        pytest.param(("05", "05", "2510"), id="leading zeros"),
        pytest.param(("๕", "๕", "๒๕๑๐"), id="Thai digits"),
        pytest.param((" 5 ", "พ.ค.", "2510"), id="short month"),
        pytest.param(("5", "พฤษภาคม", "2510"), id="long month"),
        pytest.param(("5", "5", "1967"), id="Common Era year"),
        pytest.param(("5", "5", "10"), id="two digits of the Buddhist year"),
        pytest.param(("5/5/2510", "", ""), id="pasted into the first box"),
        pytest.param(("", "5 พ.ค. 2510", ""), id="pasted into the second box"),
        pytest.param(("", "", "๕ พฤษภาคม พ.ศ. ๒๕๑๐"), id="pasted into the third box"),
        pytest.param(("", "", "1967-05-05"), id="pasted ISO date"),
    ],
)
def test_a_date_is_read_in_every_way_people_fill_the_boxes(typed: tuple[str, str, str]) -> None:
    form = Birth(boxes(*typed), today=TODAY)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["born_on"] == date(1967, 5, 5)


def test_an_impossible_day_is_explained_in_both_languages() -> None:
    form = Birth(boxes("31", "2", "2510"), today=TODAY)

    assert the_error(form) == "เดือนกุมภาพันธ์ไม่มีวันที่ 31 กรุณากรอกวันที่ตามเอกสาร เช่น 5 พ.ค. 2510"
    with speaking("en"):
        assert the_error(form).startswith("February has no day 31.")


def test_an_empty_date_asks_for_it_by_its_name() -> None:
    form = Birth(boxes(), today=TODAY)

    assert the_error(form) == "ยังไม่ได้กรอกวันเกิด"


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        (("5", "", ""), "ขาดเดือน ปี พ.ศ."),
        (("5", "5", ""), "ขาดปี พ.ศ."),
        (("", "5", "2510"), "ขาดวัน "),
        (("", "", "2510"), "ขาดวัน เดือน"),
        (("", "พ.ค. 2510", ""), "ขาดวัน "),
        (("5", "", "2510"), "ขาดเดือน "),
    ],
)
def test_what_is_missing_of_a_date_is_named(typed: tuple[str, str, str], missing: str) -> None:
    form = Birth(boxes(*typed), today=TODAY)

    assert missing in the_error(form)


def test_a_birth_still_to_come_is_refused() -> None:
    form = Birth(boxes("22", "11", "2569"), today=TODAY)

    assert form.errors.as_data()["born_on"][0].code == "date_too_late"


def test_today_is_still_allowed() -> None:
    form = Birth(boxes("21", "11", "2569"), today=TODAY)

    assert form.is_valid()


def test_a_form_that_compares_with_today_must_be_given_it() -> None:
    with pytest.raises(AssertionError, match="needs today"):
        Birth(boxes("1", "1", "2510"))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (("30", "9", "2569"), "กรุณากรอกวันที่ตั้งแต่ 1 ตุลาคม 2569 เป็นต้นไป"),
        (("1", "1", "2570"), "กรุณากรอกวันที่ไม่เกิน 31 ธันวาคม 2569"),
    ],
)
def test_days_outside_the_limits_are_told_the_limit(day: tuple[str, str, str], words: str) -> None:
    form = Meeting(boxes(*day, name="held_on"))

    assert the_error(form, "held_on") == words


def test_the_limit_is_told_in_the_readers_calendar() -> None:
    form = Meeting(boxes("1", "1", "2570", name="held_on"))

    with speaking("en"):
        assert the_error(form, "held_on") == "Please enter a day up to 31 December 2026."


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        (("", "", "2484"), PartialDate(1941)),
        (("", "4", "2484"), PartialDate(1941, 4)),
        (("", "เมษา", "๒๔๘๔"), PartialDate(1941, 4)),
        (("1", "4", "2484"), PartialDate(1941, 4, 1)),
        (("", "", "เม.ย. 2484"), PartialDate(1941, 4)),
        (("", "", ""), None),
    ],
)
def test_a_partial_date_keeps_what_is_known(typed: tuple[str, str, str], known: PartialDate | None) -> None:
    form = KnownBirth(boxes(*typed))

    assert form.is_valid(), form.errors
    assert form.cleaned_data["born_on"] == known


def test_a_day_without_its_month_is_not_a_partial_date() -> None:
    form = KnownBirth(boxes("5", "", "2510"))

    assert "ขาดเดือน" in the_error(form)


@pytest.mark.parametrize(
    ("initial", "shown"),
    [
        (date(1967, 5, 5), ["5", "5", "2510"]),
        (PartialDate(1941), ["", "", "2484"]),
        (None, ["", "", ""]),
    ],
)
def test_a_known_date_comes_back_in_the_buddhist_era(initial: Any, shown: list[str]) -> None:
    form = KnownBirth(initial={"born_on": initial})

    context = form.fields["born_on"].widget.get_context(
        "born_on", form["born_on"].value(), {"id": "id_born_on"}
    )

    assert [box["value"] for box in context["widget"]["boxes"]] == shown


def test_what_was_typed_comes_back_as_typed() -> None:
    html = Birth(boxes("๓๑", "2", "2510"), today=TODAY).as_div()

    assert 'value="๓๑"' in html


def test_the_boxes_carry_labels_and_tell_the_browser_what_they_hold() -> None:
    html = str(Birth(today=TODAY)["born_on"])

    assert '<label for="id_born_on_day">วัน</label>' in html
    assert 'autocomplete="bday-year"' in html
    assert "placeholder" not in html
