"""Forms of activities: the day and its reason, the way there, who comes, who came, who helped."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.forms import BoundField

from thuanna.channels.web.fields import (
    CheckField,
    ChoiceField,
    ManyChoicesField,
    PhoneField,
    ThaiDateField,
    ThaiTextField,
    TimeField,
    WholeNumberField,
)
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.thai_dates import BANGKOK
from thuanna.services.planning import actions
from thuanna.services.planning.words import GROUPS, SEXES, SOURCES, TRAVEL, TYPED_SOURCES

from .forms import group_field
from .shared import number

Choices = Sequence[tuple[str, Phrase]]
_SEXES = ("female", "male", "not_stated")


class ActivityForm(PlainForm):
    """What, when and why then, where, for whom, and the way there."""

    title = ThaiTextField(t("กิจกรรมอะไร", "What is it?"))
    groups = ManyChoicesField(t("เพื่อใคร", "For whom?"), list(GROUPS.items()))
    day = ThaiDateField(t("วันจัด", "Day"))
    begins = TimeField(t("เริ่มเวลา", "Begins at"), hint=t("เช่น 9.00", "Such as 9.00"))
    ends = TimeField(t("เลิกเวลา", "Ends at"))
    why_then = ThaiTextField(
        t("ทำไมเลือกวันนี้", "Why this day?"),
        hint=t("เช่น วันเสาร์ เด็กไม่ต้องเรียน ไม่ตรงกับวันตลาด", "Such as: Saturday, no school, no market"),
        most=300,
    )
    place = ThaiTextField(t("ที่ไหน", "Where?"))
    travel = ChoiceField(
        t("คนมาอย่างไร หรือใครไปหา", "How do people get there, or who visits them?"),
        list(TRAVEL.items()),
        required=False,
        hints={"own_way": t("ใช้กับผู้สูงอายุและคนพิการไม่ได้", "Not for older people or people with disability")},
    )
    travel_words = ThaiTextField(
        t("รถคันใด จุดจอดใด หรือใครไปหาวันใด", "Which vehicle and stops, or who visits and when?"),
        most=300,
        required=False,
    )
    capacity = WholeNumberField(
        t("รับกี่คน", "For how many?"), least=1, most=100_000, required=False, unit=t("คน", "people")
    )
    earns = CheckField(t("เป็นกิจกรรมที่มีรายได้", "An activity that earns an income"), required=False)
    communal = CheckField(t("เป็นงานส่วนรวมที่ทุกคนช่วยกัน", "Communal work done together"), required=False)

    def new(self) -> actions.NewActivity:
        """What was filled in."""
        given = {**self.cleaned_data}
        day, begins, ends = given.pop("day"), given.pop("begins"), given.pop("ends")
        return actions.NewActivity(**given, starts_at=_moment(day, begins), ends_at=_moment(day, ends))


class RideForm(PlainForm):
    """A vehicle."""

    vehicle = ThaiTextField(
        t("รถคันใด", "Which vehicle?"), hint=t("เช่น รถตู้เทศบาล ทะเบียน กข 1234", "Such as: the town's van")
    )
    driver = ThaiTextField(t("คนขับ", "Driver"), most=160)
    phone = PhoneField(t("เบอร์คนขับ", "Driver's telephone"))
    seats = WholeNumberField(t("ที่นั่งผู้โดยสาร", "Seats for passengers"), least=1, most=80)
    wheelchairs = WholeNumberField(
        t("ที่วางรถเข็น", "Places for wheelchairs"),
        most=80,
        required=False,
        hint=t("นับรวมในที่นั่ง", "Part of the seats"),
    )
    stops = ThaiTextField(
        t("จุดจอดและเวลา", "Stops and times"), lines=4, most=1000, hint=t("บรรทัดละหนึ่งจุด", "One a line")
    )


class SignUpForm(PlainForm):
    """Somebody who wants to come."""

    name = ThaiTextField(t("ชื่อ", "Name"), most=160)
    phone = PhoneField(t("โทรศัพท์", "Telephone"), required=False)
    group = group_field()
    sex = ChoiceField(t("เพศ", "Sex"), list(SEXES.items()), initial="not_stated")
    wheelchair = CheckField(t("ใช้รถเข็น", "Uses a wheelchair"), required=False)
    with_carer = CheckField(t("มีผู้ดูแลมาด้วย", "Comes with a carer"), required=False)
    told_by = ChoiceField(
        t("สมัครทางใด", "How did they sign up?"),
        [(code, SOURCES[code]) for code in (*TYPED_SOURCES, "family")],
        drop_down=True,
    )

    def __init__(self, *args: Any, communities: Choices, rides: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["community"] = ChoiceField(
            t("อยู่หมู่บ้านหรือชุมชนใด", "From which village or community?"),
            communities,
            required=False,
            drop_down=True,
        )
        if rides:
            self.fields["ride"] = ChoiceField(
                t("ขึ้นรถคันใด", "In which vehicle?"),
                rides,
                required=False,
                drop_down=True,
                hint=t("เว้นว่างถ้ามาเอง", "Leave empty if they come by themselves"),
            )

    def new(self) -> actions.NewSignUp:
        """What was filled in."""
        given = {**self.cleaned_data}
        place, ride = number(given.pop("community")), number(given.pop("ride", None))
        return actions.NewSignUp(**given, community_id=place, ride_id=ride)


class AttendanceForm(PlainForm):
    """Who came, one row a group of those it is for: women, men, and neighbours from elsewhere."""

    def __init__(
        self,
        *args: Any,
        communities: Choices,
        groups: Sequence[str],
        ticked: Mapping[tuple[int | None, bool, str, str], int],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        for (village, outside, group, sex), people in ticked.items():
            name = f"neighbours_{group}" if outside else _cell(str(village or ""), group, sex)
            self.initial[name] = self.initial.get(name, 0) + people
        self.shown = [group for group in GROUPS if group in groups or "everybody" in groups]
        self.places: Choices = [*communities, ("", t("ไม่รู้ว่าหมู่ใด", "village not known"))]
        for place, _ in self.places:
            for group in self.shown:
                for sex in _SEXES:
                    self.fields[_cell(place, group, sex)] = WholeNumberField(
                        SEXES[sex], most=100_000, required=False
                    )
        for group in self.shown:
            self.fields[f"neighbours_{group}"] = WholeNumberField(
                t("{group} จากนอกพื้นที่", "{group}, from outside", group=GROUPS[group]),
                most=100_000,
                required=False,
            )

    def came(self) -> list[actions.Came]:
        """What was filled in."""
        given = self.cleaned_data
        found = [
            actions.Came(group, sex, people, community_id=number(place))
            for place, _ in self.places
            for group in self.shown
            for sex in _SEXES
            if (people := given.get(_cell(place, group, sex)))
        ]
        neighbours = [
            actions.Came(group, "not_stated", people, is_neighbour=True)
            for group in self.shown
            if (people := given.get(f"neighbours_{group}"))
        ]
        return found + neighbours

    def rows(self) -> list[dict[str, Any]]:
        """One row a place and group."""
        return [
            {
                "place": label,
                "group": GROUPS[group],
                "cells": [self[_cell(place, group, sex)] for sex in _SEXES],
            }
            for place, label in self.places
            for group in self.shown
        ]

    def neighbours(self) -> list[BoundField]:
        """The fields of those who live elsewhere."""
        return [self[f"neighbours_{group}"] for group in self.shown]


class HandsForm(PlainForm):
    """Hours that volunteers gave."""

    words = ThaiTextField(
        t("ใครมาช่วย", "Who helped?"),
        hint=t("เช่น อสม. หมู่ 2", "Such as: health volunteers of village 2"),
        most=160,
    )
    people = WholeNumberField(t("กี่คน", "How many?"), least=1, most=100_000)
    hours = WholeNumberField(t("รวมกี่ชั่วโมง", "How many hours in all?"), least=1, most=1_000_000)


def _cell(place: str, group: str, sex: str) -> str:
    return f"came_{place}_{group}_{sex}"


def _moment(day: datetime.date, at: str) -> datetime.datetime:
    hours, minutes = at.split(".")
    return datetime.datetime(day.year, day.month, day.day, int(hours), int(minutes), tzinfo=BANGKOK)
