"""The form of a forum's sheet: its head, who came, and a row for each need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.forms import BoundField

from thuanna.channels.staff.evidence import brought, paper_field
from thuanna.channels.web.fields import (
    ChoiceField,
    ManyChoicesField,
    ThaiDateField,
    ThaiTextField,
    WholeNumberField,
)
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.foundation.documents.evidence import Brought
from thuanna.kernel.language import Phrase, t
from thuanna.services.planning import actions
from thuanna.services.planning.words import DIMENSIONS, GROUPS, HELP_FORMS

from .shared import number

Choices = Sequence[tuple[str, Phrase]]

_NOT_WHOLE = t(
    "ข้อ {n} มีคำพูดแล้ว กรุณาเลือกกลุ่ม ด้าน และแบบการช่วยให้ครบ",
    "Row {n} has words; please choose its group, dimension and form of help too.",
)


class ForumForm(PlainForm):
    """Everything on one sheet. Rows whose words are empty are left out."""

    title = ThaiTextField(
        t("ชื่อเวที", "Name of the forum"), hint=t("เช่น เวทีประชาคมหมู่ 3", "Such as: forum of village 3")
    )
    held_on = ThaiDateField(t("จัดเมื่อ", "Held on"), not_after="today")
    place = ThaiTextField(t("สถานที่", "Place"))
    announced = ThaiTextField(t("บอกข่าวกันอย่างไร", "How were people told?"), most=300, required=False)
    summary = ThaiTextField(t("สรุปที่พูดกัน", "What was said, in short"), lines=4, most=4000, required=False)

    def __init__(self, *args: Any, communities: Choices, must_choose: bool, rows: int, **more: Any) -> None:
        super().__init__(*args, **more)
        self.rows = rows
        self.fields["community"] = ChoiceField(
            t("เวทีของหมู่บ้านหรือชุมชนใด", "Forum of which village or community?"),
            communities,
            required=must_choose,
            drop_down=True,
            hint=None if must_choose else t("เว้นว่างถ้าเป็นเวทีของทั้งตำบล", "Leave empty for the whole town"),
        )
        self.fields["photo"] = paper_field(t("รูปถ่ายแผ่นจดเวที", "Photograph of the sheet"))
        for group, words in GROUPS.items():
            for sex, label in (("female", t("หญิง", "women")), ("male", t("ชาย", "men"))):
                self.fields[f"{group}_{sex}"] = WholeNumberField(
                    t("{group} {sex}", "{group}, {sex}", group=words, sex=label), most=100_000, required=False
                )
        for n in range(1, rows + 1):
            self._add_need(n)

    def head(self) -> actions.NewForum:
        """The sheet's head."""
        given = self.cleaned_data
        return actions.NewForum(
            title=given["title"],
            held_on=given["held_on"],
            place=given["place"],
            community_id=number(given["community"]),
            announced=given["announced"],
            summary=given["summary"],
        )

    def present(self) -> list[actions.Present]:
        """Who came, as counts."""
        return [
            actions.Present(group, sex, people)
            for group in GROUPS
            for sex in ("female", "male")
            if (people := self.cleaned_data.get(f"{group}_{sex}"))
        ]

    def needs(self) -> list[actions.NewNeed]:
        """The rows that hold words."""
        given = self.cleaned_data
        return [
            actions.NewNeed(
                words=given[f"words_{n}"],
                group=given[f"group_{n}"],
                dimensions=given[f"dimensions_{n}"],
                help_form=given[f"help_form_{n}"],
            )
            for n in range(1, self.rows + 1)
            if given.get(f"words_{n}")
        ]

    def sheet(self) -> Brought | None:
        """The photograph, if one was taken."""
        return brought(self.cleaned_data["photo"])

    def head_fields(self) -> list[BoundField]:
        """The fields above the counts."""
        return [
            self[name] for name in ("title", "community", "held_on", "place", "announced", "summary", "photo")
        ]

    def count_rows(self) -> list[dict[str, Any]]:
        """One row a group: its name, women, men."""
        return [
            {"words": words, "cells": [self[f"{group}_female"], self[f"{group}_male"]]}
            for group, words in GROUPS.items()
        ]

    def need_rows(self) -> list[list[BoundField]]:
        """The fields of each need."""
        return [
            [self[f"{part}_{n}"] for part in ("words", "group", "dimensions", "help_form")]
            for n in range(1, self.rows + 1)
        ]

    def clean(self) -> dict[str, Any]:
        """A row with words is whole."""
        given = super().clean() or self.cleaned_data
        for n in range(1, self.rows + 1):
            whole = all(given.get(f"{part}_{n}") for part in ("group", "dimensions", "help_form"))
            if given.get(f"words_{n}") and not whole:
                words = t(_NOT_WHOLE.th, _NOT_WHOLE.en, n=n)
                self.add_error(f"words_{n}", mend(words, "need_incomplete"))
        return given

    def _add_need(self, n: int) -> None:
        self.fields[f"words_{n}"] = ThaiTextField(
            t("ข้อ {n} ชุมชนพูดว่า", "{n}. What was said", n=n), most=500, required=False
        )
        self.fields[f"group_{n}"] = ChoiceField(
            t("เพื่อกลุ่ม", "For"), list(GROUPS.items()), drop_down=True, required=False
        )
        self.fields[f"dimensions_{n}"] = ManyChoicesField(
            t("ข้อ {n} เป็นเรื่องด้านใด", "{n}. Dimensions", n=n), list(DIMENSIONS.items()), required=False
        )
        self.fields[f"help_form_{n}"] = ChoiceField(
            t("ช่วยแบบ", "Form of help"), list(HELP_FORMS.items()), drop_down=True, required=False
        )
