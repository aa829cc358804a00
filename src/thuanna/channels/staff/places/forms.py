"""Forms of villages, communities and the area."""

from __future__ import annotations

from typing import Any, cast

from django.urls import reverse_lazy

from thuanna.channels.web.fields import (
    ChoiceField,
    PlaceField,
    ThaiDateField,
    ThaiTextField,
    WholeNumberField,
)
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import t
from thuanna.registry.places import queries
from thuanna.registry.places.actions import NewCommunity
from thuanna.registry.places.models import Community, LocalArea

_FIND = cast(str, reverse_lazy("staff:place_find"))


def subdistrict_field(**more: Any) -> PlaceField:
    """A subdistrict found by what one types; works with the button alone."""
    return PlaceField(
        t("ตำบล", "Subdistrict"),
        queries.search,
        search_url=_FIND,
        hint=t(
            "พิมพ์ชื่อตำบล อำเภอ หรือรหัสไปรษณีย์ แล้วเลือกจากรายการ",
            "Type the subdistrict, district or postcode, then choose from the list.",
        ),
        **more,
    )


class CommunityForm(PlainForm):
    """A village or community for the list."""

    kind = ChoiceField(
        t("เป็นหมู่บ้านหรือชุมชน", "Village or community?"),
        [
            (Community.Kind.VILLAGE, t("หมู่บ้าน (มีเลขหมู่ที่)", "Village (with a number)")),
            (Community.Kind.MUNICIPAL, t("ชุมชนของเทศบาล", "Community of a municipality")),
        ],
        missing=t("กรุณาเลือกว่าเป็นหมู่บ้านหรือชุมชน", "Please say whether it is a village or a community."),
    )
    village_number = WholeNumberField(
        t("หมู่ที่", "Village number"),
        hint=t("กรอกเฉพาะหมู่บ้าน ชุมชนเว้นว่าง", "Only for a village; leave it empty for a community."),
        least=1,
        most=99,
        required=False,
    )
    name_th = ThaiTextField(t("ชื่อ", "Name in Thai"), most=120)
    name_en = ThaiTextField(t("ชื่อภาษาอังกฤษ", "Name in English"), most=120, required=False)
    subdistrict = subdistrict_field()
    starts_on = ThaiDateField(
        t("อยู่ในรายการตั้งแต่วันที่", "In the list from"),
        hint=t(
            "วันที่ตั้งหรือประกาศ ถ้าไม่ทราบใช้วันแรกที่เริ่มใช้ทะเบียนนี้",
            "The day it was set up; if unknown, the first day of this register.",
        ),
        missing=t("ยังไม่ได้กรอกวันที่เริ่มอยู่ในรายการ", "Please give the day from which it is in the list."),
        not_after="today",
    )

    def new(self) -> NewCommunity:
        """What was given, for the action."""
        given = self.cleaned_data
        return NewCommunity(
            kind=given["kind"],
            subdistrict_code=given["subdistrict"],
            name_th=given["name_th"],
            name_en=given["name_en"],
            village_number=given["village_number"],
        )


class RenameForm(PlainForm):
    """A name put right."""

    name_th = ThaiTextField(t("ชื่อ", "Name in Thai"), most=120)
    name_en = ThaiTextField(t("ชื่อภาษาอังกฤษ", "Name in English"), most=120, required=False)
    reason = ThaiTextField(
        t("เหตุผลที่แก้", "Why"), hint=t("เช่น พิมพ์ผิด หรือมติประชาคม", "A typing error, a forum's vote…"), most=200
    )


class CloseForm(PlainForm):
    """From which day it is off the list, and why."""

    ends_before = ThaiDateField(
        t("ไม่อยู่ในรายการตั้งแต่วันที่", "Off the list from"),
        missing=t("ยังไม่ได้กรอกวันที่ปิด", "Please give the day from which it is off the list."),
    )
    reason = ThaiTextField(
        t("เหตุผล", "Why"), hint=t("เช่น รวมกับหมู่ 4", "For example: merged with village 4"), most=200
    )


class AreaForm(PlainForm):
    """A subdistrict of the area."""

    subdistrict = subdistrict_field()
    coverage = ChoiceField(
        t("รับผิดชอบแค่ไหน", "How much of it?"),
        [
            (LocalArea.Coverage.WHOLE, t("ทั้งตำบล", "All of it")),
            (LocalArea.Coverage.PART, t("บางส่วนของตำบล", "Part of it")),
        ],
        missing=t("กรุณาเลือกว่าทั้งตำบลหรือบางส่วน", "Please say whether all or part of it."),
    )
    part_th = ThaiTextField(
        t("ส่วนที่รับผิดชอบ", "Which part"),
        hint=t("เช่น หมู่ 1 หมู่ 4 และหมู่ 7 บางส่วน", "Such as villages 1 and 4 and part of 7"),
        required=False,
        most=200,
    )


class ReasonForm(PlainForm):
    """Why."""

    reason = ThaiTextField(t("เหตุผล", "Why"), most=200)
