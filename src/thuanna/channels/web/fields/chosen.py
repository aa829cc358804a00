"""Fields in which one chooses: one of a few, any of a few, yes to a statement, a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from thuanna.channels.web.widgets import Check, Checks, Radios
from thuanna.kernel.language import Phrase, t

from .worded import CHOOSE, Attributes, Worded, mend, not_given

Choices = Sequence[tuple[str, Phrase]]


_UNKNOWN = t(
    "ตัวเลือกนี้ไม่มีในรายการแล้ว กรุณาเลือกใหม่",
    "This choice is no longer in the list. Please choose again.",
)


class ChoiceField(Worded, forms.ChoiceField):
    """One of a few, all of them to be seen; `drop_down` for a list of more than seven or so."""

    widget = Radios

    def __init__(
        self,
        label: Phrase,
        choices: Choices,
        *,
        hints: Mapping[str, Phrase] | None = None,
        drop_down: bool = False,
        **more: Any,
    ) -> None:
        if drop_down:
            more["widget"] = forms.Select
            choices = [("", t("เลือกจากรายการ", "Choose from the list")), *choices]
        super().__init__(label, choices=cast(Any, choices), **more)
        if hints:
            cast(Radios, self.widget).hints = hints

    def say_missing(self, label: Phrase) -> Phrase:
        """Choices are chosen, not filled in."""
        return not_given(label, CHOOSE)

    def validate(self, value: Any) -> None:
        """Refuse what is not in the list."""
        forms.Field.validate(self, value)
        if value and not self.valid_value(value):
            raise mend(_UNKNOWN, "invalid_choice")


class ManyChoicesField(Worded, forms.MultipleChoiceField):
    """Any of a few."""

    widget = Checks

    def __init__(
        self, label: Phrase, choices: Choices, *, hints: Mapping[str, Phrase] | None = None, **more: Any
    ) -> None:
        super().__init__(label, choices=cast(Any, choices), **more)
        if hints:
            cast(Checks, self.widget).hints = hints

    def say_missing(self, label: Phrase) -> Phrase:
        """Choices are chosen, not filled in."""
        return not_given(label, CHOOSE)

    def validate(self, value: Any) -> None:
        """Refuse what is not in the list."""
        forms.Field.validate(self, value)
        if not all(self.valid_value(one) for one in value):
            raise mend(_UNKNOWN, "invalid_choice")


class CheckField(Worded, forms.BooleanField):
    """A statement to agree to; when required, the tick is needed."""

    widget = Check
    says_itself = True

    def __init__(self, label: Phrase, **more: Any) -> None:
        super().__init__(label, **more)
        cast(Check, self.widget).words = label

    def say_missing(self, label: Phrase) -> Phrase:
        """Name the statement that still has to be ticked."""
        return t("กรุณาทำเครื่องหมายหน้า “{label}”", "Please tick “{label}”", label=label)


class FileField(Worded, forms.FileField):
    """One file; `accept` names the endings the browser offers, `most_megabytes` what is taken in.

    With `by_camera` a phone opens its camera at once; other devices ask for a file as ever.
    """

    def __init__(
        self,
        label: Phrase,
        *,
        accept: str = "",
        most_megabytes: int = 10,
        by_camera: bool = False,
        **more: Any,
    ) -> None:
        self.accept, self.most_megabytes, self.by_camera = accept, most_megabytes, by_camera
        super().__init__(label, **more)
        self.error_messages["empty"] = cast(
            str,
            t(
                "ไฟล์นี้ว่างเปล่า กรุณาเลือกไฟล์ที่มีข้อมูล",
                "This file is empty. Please choose one that holds something.",
            ),
        )
        for code in ("invalid", "missing"):
            self.error_messages[code] = cast(
                str, t("ไฟล์ยังมาไม่ถึง กรุณาเลือกไฟล์อีกครั้ง", "The file did not arrive. Please choose it again.")
            )

    def widget_attrs(self, widget: forms.Widget) -> Attributes:
        """Offer the right kinds of file first."""
        attributes = super().widget_attrs(widget)
        if self.accept:
            attributes["accept"] = self.accept
        if self.by_camera:
            attributes["capture"] = "environment"
        return attributes

    def say_missing(self, label: Phrase) -> Phrase:
        """Files are chosen, not filled in."""
        return not_given(label, CHOOSE)

    def to_python(self, data: Any) -> Any:
        """The file, unless it is empty or larger than is taken in."""
        file = super().to_python(data)
        if file is not None and file.size > self.most_megabytes * 1024 * 1024:
            raise self._too_large()
        return file

    def _too_large(self) -> ValidationError:
        words = t(
            "ไฟล์ใหญ่เกิน {most} เมกะไบต์ กรุณาแบ่งไฟล์แล้วส่งทีละส่วน",
            "The file is larger than {most} MB. Please split it and send the parts one by one.",
            most=self.most_megabytes,
        )
        return mend(words, "file_too_large")
