"""The parts of a page, and the arithmetic of its bars."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory

from thuanna.channels.web import fields
from thuanna.channels.web.charts import share_of
from thuanna.channels.web.forms import PlainForm
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import speaking, t
from thuanna.kernel.money import Money


class Small(PlainForm):
    name = fields.ThaiTextField(t("ชื่อ", "Name"))
    born_on = fields.ThaiDateField(t("วันเกิด", "Date of birth"))
    kind = fields.ChoiceField(t("ประเภท", "Kind"), [("a", t("ก", "A"))])


def shown(source: str, **facts: Any) -> str:
    return Template("{% load words parts %}" + source).render(Context(facts))


@pytest.mark.parametrize(
    ("value", "most", "share"),
    [
        (Money.baht("98400"), Money.baht("158000"), "62.3%"),
        (Fraction(1, 3), 1, "33.3%"),
        (Decimal("0.5"), 2, "25.0%"),
        (5, 5, "100.0%"),
        (9, 5, "100.0%"),
        (0, 5, "0%"),
        (-3, 5, "0%"),
        (3, 0, "0%"),
    ],
)
def test_a_bar_is_as_long_as_its_share(value: Any, most: Any, share: str) -> None:
    assert share_of(value, most) == share


def test_a_bar_is_drawn_without_any_style_attribute() -> None:
    html = shown("{% bar 1 4 %}")

    assert 'width="25.0%"' in html
    assert "style=" not in html
    assert 'aria-hidden="true"' in html


def test_the_summary_links_to_the_first_box_of_each_field_with_the_same_words() -> None:
    form = Small({"born_on_day": "31", "born_on_month": "2", "born_on_year": "2510"})

    html = shown("{% error_summary form %}{{ form }}", form=form)

    assert "มี 3 จุดที่ต้องแก้ก่อน" in html
    assert '<a href="#id_name">ยังไม่ได้กรอกชื่อ</a>' in html
    assert '<a href="#id_born_on_day">เดือนกุมภาพันธ์ไม่มีวันที่ 31' in html
    assert '<a href="#id_kind_0">' in html
    assert 'id="id_kind_0"' in html
    assert html.count("เดือนกุมภาพันธ์ไม่มีวันที่ 31") == 2


def test_a_refusal_of_the_whole_form_stands_in_the_summary() -> None:
    form = Small({})
    form.add_error(None, str(t("เลขนี้มีในทะเบียนแล้ว", "Already in the register")))

    assert "<li>เลขนี้มีในทะเบียนแล้ว</li>" in shown("{% error_summary form %}", form=form)


def test_a_form_without_errors_has_no_summary() -> None:
    assert shown("{% error_summary form %}", form=Small()).strip() == ""


def test_a_field_in_error_is_told_to_the_ear_as_well() -> None:
    html = shown("{% field form.name %}", form=Small({}))

    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name_error"' in html
    assert 'id="id_name_error"' in html
    assert "required" not in html.replace("aria-required", "")


def test_what_may_stay_empty_says_so_in_words() -> None:
    class Optional(PlainForm):
        note = fields.ThaiTextField(t("หมายเหตุ", "Note"), required=False)

    assert "(ไม่กรอกก็ได้)" in shown("{% field form.note %}", form=Optional())


def test_a_button_with_an_address_is_a_link() -> None:
    assert shown('{% button "ไป" "Go" url="/x/" kind="quiet" %}').startswith(
        '<a class="button button--quiet"'
    )
    assert 'name="find" value="1"' in shown('{% button "หา" "Find" name="find" value="1" %}')


def test_a_pill_takes_a_phrase_and_refuses_an_unknown_colour() -> None:
    with speaking("en"):
        assert ">Paid<" in shown('{% pill state tone="leaf" %}', state=t("จ่ายแล้ว", "Paid"))
    with pytest.raises(TemplateSyntaxError):
        shown('{% pill "จ่ายแล้ว" tone="pink" %}')


def test_an_empty_list_says_the_first_thing_to_do() -> None:
    html = shown('{% empty "ยังไม่มีสมาชิก" "No members" todo=todo action=todo url="/new/" %}', todo="เพิ่มคนแรก")

    assert "ยังไม่มีสมาชิก" in html
    assert '<a class="button" href="/new/">เพิ่มคนแรก</a>' in html


def test_pages_keep_the_rest_of_the_question() -> None:
    request = RequestFactory().get("/members/", {"q": "สมศรี", "page": "4"})

    html = shown("{% pages page %}", page=Paginator(range(1284), 50).page(4), request=request)

    assert "page=5" in html
    assert html.count("q=%E0%B8%AA") == 7
    assert 'aria-current="page"' in html


def test_a_list_of_one_page_has_no_pages() -> None:
    assert shown("{% pages page %}", page=Paginator(range(3), 50).page(1)).strip() == ""


def test_progress_is_told_in_figures_too() -> None:
    html = shown('{% progress 3400 20000 "กำลังตรวจ" "Checking" %}')

    assert '<progress value="3400" max="20000"' in html
    assert "3,400 จาก 20,000" in html


def test_the_last_crumb_is_where_one_is() -> None:
    html = shown("{% crumbs trail %}", trail=[("กองทุน", "/f/"), ("สมาชิก", "")])

    assert '<a href="/f/">กองทุน</a>' in html
    assert '<span aria-current="page">สมาชิก</span>' in html


def test_a_crumb_leads_only_to_what_its_reader_may_open(rf: RequestFactory) -> None:
    request = rf.get("/staff/")
    request.actor = Actor(user_id=1, tenant_id=1, permissions=frozenset({"funds.member.view"}))
    trail = [("กองทุน", "/staff/funds/"), ("เก็บเงิน", "/staff/collecting/"), ("สมุด", "")]

    html = shown("{% crumbs trail %}", trail=trail, request=request)

    assert '<a href="/staff/funds/">กองทุน</a>' in html
    assert "<span>เก็บเงิน</span>" in html
